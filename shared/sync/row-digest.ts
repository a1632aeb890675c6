import { textHash } from '../domain/content-hash.ts';
import type { AnyRow } from '../model/tables.ts';

/** Which range of its table a row lies in: the last two characters of its id, which are random in most ids. */
export const rangeOf = (id: string): string => id.slice(-2);

const byLengthThenUnit = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number =>
  a.length - b.length || (a < b ? -1 : 1);

/**
 * The text that PostgreSQL shows a `jsonb` value as: fields in order of length, then of letters. Numbers with an exponent and
 * field names beyond ASCII look otherwise there; a range that holds such a row is fetched and found to be the same.
 */
export const storedText = (value: unknown): string => {
  if (Array.isArray(value)) return `[${value.map(storedText).join(', ')}]`;
  if (value === null || value === undefined || typeof value !== 'object') return JSON.stringify(value ?? null);
  const fields = Object.entries(value).filter(([, field]) => field !== undefined);
  return `{${fields
    .sort(byLengthThenUnit)
    .map(([name, field]) => `${JSON.stringify(name)}: ${storedText(field)}`)
    .join(', ')}}`;
};

/** SHA-256 of the rows of one range in order of id, a line each, as 64 hex digits. `compare.ts` of the centre has it in SQL. */
export const digestOf = (rows: readonly AnyRow[]): string =>
  textHash(
    rows
      .toSorted((a, b) => (a.id < b.id ? -1 : 1))
      .map((row) => `${row.id} ${storedText(row)}`)
      .join('\n'),
  );

/** Rows by the range they lie in. */
export const inRanges = (rows: Iterable<AnyRow>): Map<string, AnyRow[]> => {
  const ranges = new Map<string, AnyRow[]>();
  for (const row of rows) {
    const known = ranges.get(rangeOf(row.id));
    if (known) known.push(row);
    else ranges.set(rangeOf(row.id), [row]);
  }
  return ranges;
};
