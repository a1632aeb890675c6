import type { ReadModel } from '#shared/sync/read-model.ts';
import type { SearchHit } from './office-data.ts';
import { rankOf, readQuery, searchTextOf, type SearchText } from './search-text.ts';

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
/** Enough hits of the best kinds end a search early: nobody reads the thousandth. */
const ENOUGH = 400;

const compareHits = (a: SearchHit, b: SearchHit): number =>
  a.rank - b.rank || (a.kind === b.kind ? 0 : a.kind === 'folder' ? -1 : 1);

const hitsByCode = (rows: ReadModel, query: string): readonly SearchHit[] => {
  const digits = query.replace(/\D/g, '');
  const folders = rows
    .list('folder', 'code', digits)
    .map((folder): SearchHit => ({ kind: 'folder', folderId: folder.id, factoryId: folder.subjectId, rank: 0 }));
  const notices = rows
    .list('notice', 'ref1', digits)
    .map((notice): SearchHit => ({ kind: 'factory', factoryId: notice.factoryId, rank: 0 }));
  return digits === '' ? [] : [...folders, ...notices];
};

/** Makes the index and begins to prepare it; a search before it is complete prepares nothing and finds what is ready. */
export const createSearchIndex = (rows: ReadModel, runInSlices: RunInSlices): SearchIndex => {
  const texts = new Map<string, SearchText>();
  let waiting: Iterator<string> = [][Symbol.iterator]();
  let left = 0;

  const prepare = (factoryId: string): void => {
    const factory = rows.get('factory', factoryId);
    if (factory) texts.set(factoryId, searchTextOf(factory));
    else texts.delete(factoryId);
  };
  const slice = (): 'more' | 'done' => {
    for (let count = 0; count < SLICE; count += 1) {
      const next = waiting.next();
      if (next.done) {
        left = 0;
        return 'done';
      }
      left -= 1;
      if (!texts.has(next.value)) prepare(next.value);
    }
    return 'more';
  };
  const prepareAll = (): void => {
    texts.clear();
    waiting = rows.all('factory').keys();
    left = rows.all('factory').size;
    runInSlices(slice);
  };
  rows.subscribe((changes) => {
    if (changes === null) prepareAll();
    else for (const change of changes) if (change.table === 'factory') prepare(change.id);
  });
  prepareAll();

  return {
    unprepared: () => left,
    search: (text, limit) => {
      const query = readQuery(text);
      const hits: SearchHit[] = [...hitsByCode(rows, text)];
      for (const candidate of texts.values()) {
        const rank = rankOf(candidate, query);
        if (rank === undefined) continue;
        hits.push({ kind: 'factory', factoryId: candidate.factoryId, rank });
        if (hits.length >= ENOUGH && rank > 2) break;
      }
      return hits.sort(compareHits).slice(0, limit);
    },
  };
};
