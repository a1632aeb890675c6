import { subjectTables } from '#shared/model/subjects.ts';
import type { TableName } from '#shared/model/tables.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { folderByCode } from './folder-queries.ts';
import type { SearchHit } from './office-data.ts';
import {
  fitsForgiving,
  FORGIVEN_RANK,
  forgiving,
  rankOf,
  readQuery,
  searchTextOf,
  searchTextOfRecord,
  withoutSeparators,
  type SearchQuery,
  type SearchText,
} from './search-text.ts';

/** Search over the read model: prepared texts, kept up to date row by row. */
export interface SearchIndex {
  search(query: string, limit: number): readonly SearchHit[];
  /** Subjects whose text is not prepared yet; 0 = complete. */
  unprepared(): number;
}

/** Runs `slice` again and again, leaving the thread free in between, until it returns 'done'. */
export type RunInSlices = (slice: () => 'more' | 'done') => void;

/** Subjects prepared in one slice; 200 take about two milliseconds. */
const SLICE = 200;
/** Of the poorer kinds no more than these are kept: nobody reads the thousandth. The best are always all looked for. */
const ENOUGH = 400;

/** So few hits that the query may well hold a typing error. */
const FEW = 3;

const compareHits = (a: SearchHit, b: SearchHit): number =>
  a.rank - b.rank || (a.kind === b.kind ? 0 : a.kind === 'folder' ? -1 : 1);

const hitsByCode = (rows: ReadModel, query: string): readonly SearchHit[] => {
  const digits = withoutSeparators(query).replace(/\D/g, '');
  const folder = folderByCode(rows, digits);
  const folders: readonly SearchHit[] = folder
    ? [{ kind: 'folder', folderId: folder.id, subjectId: folder.subjectId, rank: 0 }]
    : [];
  const notices = rows
    .list('notice', 'ref1', digits)
    .map((notice): SearchHit => ({ kind: 'subject', subjectId: notice.factoryId, rank: 0 }));
  return digits === '' ? [] : [...folders, ...notices];
};

/** A query that was answered, with all that fitted it. */
interface Answered {
  readonly words: readonly string[];
  readonly fitting: readonly SearchText[];
}

/**
 * Where to look: whatever fits a query also fits the shorter one that was typed a moment before, so only that need be
 * looked through. A number may be found by a private key that is in no text, so numbers are looked for everywhere.
 */
const placesToLook = (
  all: Iterable<SearchText>,
  { words, numberKeys }: SearchQuery,
  before: Answered | undefined,
): Iterable<SearchText> => {
  const isNarrower =
    before !== undefined &&
    before.words.length > 0 &&
    numberKeys.length === 0 &&
    before.words.every((known) => words.some((word) => word.includes(known)));
  return isNarrower ? before.fitting : all;
};

const hitsAsTyped = (
  places: Iterable<SearchText>,
  query: SearchQuery,
  { named, enough }: { readonly named: ReadonlySet<string>; readonly enough: number },
): { readonly hits: readonly SearchHit[]; readonly fitting: readonly SearchText[] } => {
  const hits: SearchHit[] = [];
  const fitting: SearchText[] = [];
  for (const candidate of places) {
    const rank = rankOf(candidate, query);
    if (rank === undefined) continue;
    fitting.push(candidate);
    if (named.has(candidate.subjectId) || (rank > 2 && hits.length >= enough)) continue;
    hits.push({ kind: 'subject', subjectId: candidate.subjectId, rank });
  }
  return { hits, fitting };
};

/** What fits when long words may have a letter wrong; asked for only where next to nothing fits as typed. */
const hitsForgiven = (
  texts: Iterable<SearchText>,
  query: SearchQuery,
  found: readonly SearchHit[],
): readonly SearchHit[] => {
  const words = forgiving(query);
  if (!words) return [];
  const known = new Set(found.map(({ subjectId }) => subjectId));
  const hits: SearchHit[] = [];
  for (const candidate of texts) {
    if (hits.length >= ENOUGH) break;
    if (known.has(candidate.subjectId) || !fitsForgiving(candidate, words)) continue;
    hits.push({ kind: 'subject', subjectId: candidate.subjectId, rank: FORGIVEN_RANK });
  }
  return hits;
};

const preparedText = (rows: ReadModel, subjectId: string): SearchText | undefined => {
  const factory = rows.get('factory', subjectId);
  if (factory) return searchTextOf(factory);
  const record = rows.get('recordSubject', subjectId);
  return record && (searchTextOfRecord(record) ?? { subjectId, name: '', whole: '', exact: [] });
};

const isSubjectTable = (table: TableName): boolean => subjectTables.some((one) => one === table);

/** Makes the index and begins to prepare it; a search before it is complete prepares nothing and finds what is ready. */
export const createSearchIndex = (rows: ReadModel, runInSlices: RunInSlices): SearchIndex => {
  const texts = new Map<string, SearchText>();
  let waiting: Iterator<string> = [][Symbol.iterator]();
  let answered: Answered | undefined;

  const prepare = (subjectId: string): void => {
    answered = undefined;
    const text = preparedText(rows, subjectId);
    if (text) texts.set(subjectId, text);
    else texts.delete(subjectId);
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
    answered = undefined;
    texts.clear();
    waiting = subjectTables.flatMap((table) => [...rows.all(table).keys()])[Symbol.iterator]();
    runInSlices(slice);
  };
  rows.subscribe((changes) => {
    if (changes === null) prepareAll();
    else for (const change of changes) if (isSubjectTable(change.table)) prepare(change.id);
  });
  prepareAll();

  return {
    unprepared: () => subjectTables.reduce((sum, table) => sum + rows.all(table).size, 0) - texts.size,
    search: (text, limit) => {
      const query = readQuery(text);
      const byCode = hitsByCode(rows, text);
      const named = new Set(byCode.flatMap((hit) => (hit.kind === 'subject' ? hit.subjectId : [])));
      const places = placesToLook(texts.values(), query, answered);
      const { hits, fitting } = hitsAsTyped(places, query, { named, enough: Math.max(ENOUGH, limit) });
      answered = { words: query.words, fitting };
      const asTyped = [...byCode, ...hits];
      const all = asTyped.length > FEW ? asTyped : [...asTyped, ...hitsForgiven(texts.values(), query, asTyped)];
      return all.sort(compareHits).slice(0, limit);
    },
  };
};
