import { describe, expect, test } from 'vitest';
import { tables, type RowOf, type TableName } from '#shared/model/tables.ts';
import { isRefusedAt, shown, type Limits } from './limits.ts';
import { MISSING, withAt } from './with-at.ts';

/** What is no text of any kind, and what is not there. */
const NO_TEXT = [7, null, [], MISSING];

/** An id of a row: small letters, digits, `_`, `.`, `-`; 160 of them. */
export const ID: Limits = {
  takes: ['x', '0', 'a-b_c.d', 'x'.repeat(160)],
  refuses: ['', 'A', 'ก', '๑', 'a b', '../x', '-a', 'a/b', 'a\n', 'x'.repeat(161), ...NO_TEXT],
};

/** An instant in UTC with milliseconds, so that texts sort as times. */
export const INSTANT: Limits = {
  takes: ['2026-11-23T02:00:00.000Z', '2024-02-29T16:59:59.999Z', '2026-12-31T23:59:59.999Z'],
  refuses: [
    '',
    '2026-11-23',
    '2026-11-23T02:00:00Z',
    '2026-11-23T02:00:00.000',
    '2026-11-23T02:00:00.000+07:00',
    '2026-11-23T24:00:00.000Z',
    '2026-02-29T00:00:00.000Z',
    1_795_465_800_000,
    null,
    MISSING,
  ],
};

/** A calendar day CE; a year of the Buddhist era exists on screens and paper alone. */
export const DAY: Limits = {
  takes: ['2026-11-23', '2024-02-29', '1800-01-01', '2399-12-31'],
  refuses: [
    '',
    '2026-02-29',
    '2569-11-23',
    '2400-01-01',
    '1799-12-31',
    '2026-1-5',
    '23/11/2026',
    '๒๐๒๖-๑๑-๒๓',
    '2026-11-23T00:00:00.000Z',
    20_261_123,
    null,
    MISSING,
  ],
};

/** SHA-256 as 64 small hexadecimal digits. */
export const HASH: Limits = {
  takes: ['0'.repeat(64), 'f'.repeat(64)],
  refuses: ['', 'f'.repeat(63), 'f'.repeat(65), 'F'.repeat(64), 'g'.repeat(64), ...NO_TEXT],
};

/** The digits under a barcode of the office. */
export const CODE: Limits = {
  takes: ['113000000901', '000000000000'],
  refuses: [
    '',
    '11300000090',
    '1130000009001',
    '๑๑๓๐๐๐๐๐๐๙๐๑',
    '11300000090X',
    ' 13000000901',
    113_000_000_901,
    MISSING,
  ],
};

/** A text of 1 to so many UTF-16 units. */
export const textUpTo = (longest: number): Limits => ({
  takes: ['ก', 'ก'.repeat(longest)],
  refuses: ['', 'ก'.repeat(longest + 1), ...NO_TEXT],
});

/** A text of any length that is not empty. */
export const SOME_TEXT: Limits = { takes: ['ก', 'ก'.repeat(2_000)], refuses: ['', ...NO_TEXT] };

/** A text that may be empty, of up to so many units where there is a limit. */
export const maybeEmpty = (longest?: number): Limits => ({
  takes: ['', 'ก'.repeat(longest ?? 2_000)],
  refuses: [...(longest === undefined ? [] : ['ก'.repeat(longest + 1)]), ...NO_TEXT],
});

/** A whole number within both limits; what a form, a file or a slip of the finger gives instead is refused. */
export const wholeFrom = (least: number, most?: number): Limits => ({
  takes: [least, least + 1, ...(most === undefined ? [] : [most])],
  refuses: [
    least - 1,
    ...(most === undefined ? [] : [most + 1]),
    least + 0.5,
    String(least),
    Number.NaN,
    Infinity,
    null,
    MISSING,
  ],
});

/** A number in order of making, which an early clock or a lost journal may even take below zero. */
export const SEQUENCE: Limits = { takes: [0, -1, 2 ** 40], refuses: [0.5, '1', Number.NaN, null, MISSING] };

/** Money that may be nothing, in whole satang. */
export const SATANG = wholeFrom(0, 999_999_999_999);
/** Money that is some. */
export const SOME_SATANG = wholeFrom(1, 999_999_999_999);

/** In a file a teller's reference may be anything or nothing; it is kept as it is and asked about by a person. */
export const BANK_REFERENCE: Limits = {
  takes: ['', '1300000017', 'ไม่ระบุ', 'x'.repeat(20)],
  refuses: ['x'.repeat(21), 1_300_000_017, null, MISSING],
};

/** One of a few words, spelt as it is. */
export const oneOf = (...words: readonly [string, ...string[]]): Limits => {
  const [first] = words;
  const upper = first.toUpperCase();
  return {
    takes: words,
    refuses: ['', 'of-a-newer-version', first === upper ? first.toLowerCase() : upper, `${first} `, ...NO_TEXT],
  };
};

/** True or false and nothing that merely looks like it. */
export const FLAG: Limits = { takes: [true, false], refuses: ['true', 1, 0, null, MISSING] };

/** The same, where the field may be left out; what is there and undefined or null is neither. */
export const optional = (limits: Limits): Limits => ({
  takes: [...(limits.takes ?? []), MISSING],
  refuses: [...(limits.refuses ?? []).filter((value) => value !== MISSING), undefined, null],
});

/** A list of so many; `made` gives its entries, each of them another. */
export const listOf = (made: (index: number) => unknown, least: number, most?: number): Limits => {
  const list = (length: number): readonly unknown[] => Array.from({ length }, (_, index) => made(index));
  return {
    takes: [list(least), list(most ?? least + 3)],
    refuses: [
      ...(least > 0 ? [list(least - 1)] : []),
      ...(most === undefined ? [] : [list(most + 1)]),
      {},
      'x',
      null,
      MISSING,
    ],
  };
};

/** Ids that differ, for {@link listOf}. */
export const someId = (index: number): string => `id-${index}`;

/** The fields of a table's rows, those of every kind of row together. */
export const fieldsOf = (table: TableName): ReadonlySet<string> => {
  const schema: unknown = tables[table].row;
  const kinds = (schema as { options?: readonly { shape: object }[] }).options ?? [schema as { shape: object }];
  return new Set(kinds.flatMap(({ shape }) => Object.keys(shape)));
};

/** A row and what each of its places may hold. */
export interface RowLimits<T extends TableName> {
  /** What kind of row it is, where a table has several. */
  readonly called?: string;
  readonly row: RowOf<T>;
  readonly limits: Readonly<Record<string, Limits>>;
}

/**
 * Specifies what rows of a table hold, field by field: nothing of the row may go unspoken of. Several rows where a table
 * has several kinds; each is read with what a newer version adds to it, which is left out.
 */
export const describeRows = <T extends TableName>(table: T, ...rows: readonly RowLimits<T>[]): void => {
  describe(`rows of ${table}`, () => {
    test.each(rows.map(({ called, row }) => [called ?? 'as it is', row] as const))(
      '(%s) keep their fields and not those of a newer version',
      (_called, row) => {
        expect(tables[table].row.parse({ ...row, ofANewerVersion: { any: 1 } })).toEqual(row);
      },
    );

    test('are spoken of here in every field', () => {
      const spoken = new Set(rows.flatMap(({ limits }) => Object.keys(limits).map((place) => place.split('.')[0])));
      expect([...fieldsOf(table)].filter((field) => field !== 'id' && !spoken.has(field))).toEqual([]);
    });

    const lines = rows.flatMap(({ called, row, limits }) =>
      Object.entries({ id: ID, ...limits }).map(([place, at]) => [called ?? 'any', place, row, at] as const),
    );
    test.each(lines)('(%s) hold at %s what belongs there and nothing else', (_called, place, row, at) => {
      const schema = tables[table].row;
      const refused = (at.takes ?? []).filter((value) => !schema.safeParse(withAt(row, place, value)).success);
      const taken = (at.refuses ?? []).filter((value) => !isRefusedAt(schema, withAt(row, place, value), place));

      expect({ refused: refused.map(shown), taken: taken.map(shown) }).toEqual({ refused: [], taken: [] });
    });
  });
};
