import type { ReadModel } from '#shared/sync/read-model.ts';
import { folderByCode } from './folder-queries.ts';
import type { SearchHit } from './office-data.ts';
import { rankOf, readQuery, searchTextOf, withoutSeparators, type SearchText } from './search-text.ts';

/** Search over the read model: prepared texts, kept up to date row by row. */
export interface SearchIndex {
  search(query: string, limit: number): readonly SearchHit[];
  /** Factories whose text is not prepared yet; 0 = complete. */
  unprepared(): number;
}

/** Runs `slice` again and again, leaving the thread free in between, until it returns 'done'. */
export type RunInSlices = (slice: () => 'more' | 'done') => void;

/** Factories prepared in one slice; 200 take about two milliseconds. */
const SLICE = 200;
/** Of the poorer kinds no more than these are kept: nobody reads the thousandth. The best are always all looked for. */
const ENOUGH = 400;

const compareHits = (a: SearchHit, b: SearchHit): number =>
  a.rank - b.rank || (a.kind === b.kind ? 0 : a.kind === 'folder' ? -1 : 1);

const hitsByCode = (rows: ReadModel, query: string): readonly SearchHit[] => {
  const digits = withoutSeparators(query).replace(/\D/g, '');
  const folder = folderByCode(rows, digits);
  const folders: readonly SearchHit[] = folder
    ? [{ kind: 'folder', folderId: folder.id, factoryId: folder.subjectId, rank: 0 }]
    : [];
  const notices = rows
    .list('notice', 'ref1', digits)
    .map((notice): SearchHit => ({ kind: 'factory', factoryId: notice.factoryId, rank: 0 }));
  return digits === '' ? [] : [...folders, ...notices];
};

/** Makes the index and begins to prepare it; a search before it is complete prepares nothing and finds what is ready. */
export const createSearchIndex = (rows: ReadModel, runInSlices: RunInSlices): SearchIndex => {
  const texts = new Map<string, SearchText>();
  let waiting: Iterator<string> = [][Symbol.iterator]();

  const prepare = (factoryId: string): void => {
    const factory = rows.get('factory', factoryId);
    if (factory) texts.set(factoryId, searchTextOf(factory));
    else texts.delete(factoryId);
  };
  const slice = (): 'more' | 'done' => {
    for (let count = 0; count < SLICE; count += 1) {
      const next = waiting.next();
      if (next.done) return 'done';
      if (!texts.has(next.value)) prepare(next.value);
    }
    return 'more';
  };
  const prepareAll = (): void => {
    texts.clear();
    waiting = rows.all('factory').keys();
    runInSlices(slice);
  };
  rows.subscribe((changes) => {
    if (changes === null) prepareAll();
    else for (const change of changes) if (change.table === 'factory') prepare(change.id);
  });
  prepareAll();

  return {
    unprepared: () => rows.all('factory').size - texts.size,
    search: (text, limit) => {
      const query = readQuery(text);
      const hits: SearchHit[] = [...hitsByCode(rows, text)];
      const named = new Set(hits.flatMap((hit) => (hit.kind === 'factory' ? hit.factoryId : [])));
      const enough = Math.max(ENOUGH, limit);
      for (const candidate of texts.values()) {
        const rank = rankOf(candidate, query);
        if (rank === undefined || named.has(candidate.factoryId)) continue;
        if (rank > 2 && hits.length >= enough) continue;
        hits.push({ kind: 'factory', factoryId: candidate.factoryId, rank });
      }
      return hits.sort(compareHits).slice(0, limit);
    },
  };
};
