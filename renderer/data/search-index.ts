import { subjectTables } from '#shared/model/subjects.ts';
import type { TableName } from '#shared/model/tables.ts';
import { exactly, nearly } from '#shared/domain/pair-signature.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { folderByCode } from './folder-queries.ts';
import type { SearchHit } from './office-data.ts';
import {
  fitsForgiving,
  forgiving,
  hasNumber,
  rankOf,
  readQuery,
  searchTextOf,
  searchTextOfRecord,
  withoutSeparators,
  type SearchQuery,
  type SearchText,
  WORD_RANKS,
} from './search-text.ts';
import { createSearchTexts, type SearchTexts } from './search-texts.ts';

/** Search over the read model: prepared texts, kept up to date row by row. */
export interface SearchIndex {
  search(query: string, limit: number): readonly SearchHit[];
  /** Subjects whose text is not prepared yet; 0 = complete. */
  unprepared(): number;
}

/** Runs `slice` again and again, leaving the thread free in between, until it returns 'done'. */
export type RunInSlices = (slice: () => 'more' | 'done') => void;

/** Subjects prepared in one slice; 100 take about a millisecond. */
const SLICE = 100;
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

const subjectsOf = (hits: readonly SearchHit[]): ReadonlySet<string> =>
  new Set(hits.flatMap((hit) => (hit.kind === 'subject' ? hit.subjectId : [])));

/** Subjects of which a number is what was typed. */
const hitsByNumber = (texts: SearchTexts, query: SearchQuery, named: ReadonlySet<string>): readonly SearchHit[] =>
  Array.from(texts.mayHaveNumber(query.numberKeys))
    .filter((text) => hasNumber(text, query) && !named.has(text.subjectId))
    .map(({ subjectId }) => ({ kind: 'subject', subjectId, rank: 0 }));

/** Subjects that have the words. The poorer are looked for only while there are not enough of the better. */
const hitsByWords = (
  texts: SearchTexts,
  query: SearchQuery,
  { named, limit }: { readonly named: ReadonlySet<string>; readonly limit: number },
): readonly SearchHit[] => {
  const known = new Set(named);
  const hits: SearchHit[] = [];
  const look = (candidates: Iterable<SearchText>, poorest: number): void => {
    for (const candidate of candidates) {
      const rank = known.has(candidate.subjectId) ? undefined : rankOf(candidate, query);
      if (rank === undefined || rank > poorest || (rank === poorest && hits.length >= limit)) continue;
      known.add(candidate.subjectId);
      hits.push({ kind: 'subject', subjectId: candidate.subjectId, rank });
      if (hits.length >= limit && poorest > WORD_RANKS.beginning) return;
    }
  };
  look(texts.mayBeginWith(query.joined), WORD_RANKS.beginning);
  if (hits.length < limit) look(texts.mayBeNamed(query.joined), WORD_RANKS.partOfName);
  if (hits.length < limit) look(texts.mayHold(query.words.map(exactly)), WORD_RANKS.anywhere);
  return hits;
};

/** What fits when long words may have a letter wrong; asked for only where next to nothing fits as typed. */
const hitsForgiven = (
  texts: SearchTexts,
  query: SearchQuery,
  { found, limit }: { readonly found: readonly SearchHit[]; readonly limit: number },
): readonly SearchHit[] => {
  const words = forgiving(query);
  if (!words) return [];
  const known = new Set(found.map(({ subjectId }) => subjectId));
  const hits: SearchHit[] = [];
  for (const candidate of texts.mayHold(words.map(({ word }) => nearly(word)))) {
    if (hits.length >= limit) break;
    if (known.has(candidate.subjectId) || !fitsForgiving(candidate, words)) continue;
    hits.push({ kind: 'subject', subjectId: candidate.subjectId, rank: WORD_RANKS.forgiven });
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
  const texts = createSearchTexts();
  let waiting: Iterator<string> = [][Symbol.iterator]();

  const prepare = (subjectId: string): void => {
    const text = preparedText(rows, subjectId);
    if (text) texts.put(text);
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
      const byNumber = hitsByNumber(texts, query, subjectsOf(byCode));
      const numbered = [...byCode, ...byNumber];
      const asTyped = [...numbered, ...hitsByWords(texts, query, { named: subjectsOf(numbered), limit })];
      const all =
        asTyped.length > FEW ? asTyped : [...asTyped, ...hitsForgiven(texts, query, { found: asTyped, limit })];
      return all.sort(compareHits).slice(0, limit);
    },
  };
};
