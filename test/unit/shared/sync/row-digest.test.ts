import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { digestOf, inRanges, rangeOf, storedText } from '#shared/sync/row-digest.ts';
import { aFolder, aLocation } from '#test/builders/office.ts';

describe('the text of a value as PostgreSQL shows it', () => {
  test.each<[unknown, string]>([
    [null, 'null'],
    [undefined, 'null'],
    [true, 'true'],
    [0, '0'],
    [-12.5, '-12.5'],
    ['', '""'],
    ['ชั้น "๑" \\', '"ชั้น \\"๑\\" \\\\"'],
    ['\n\u0001', '"\\n\\u0001"'],
    [[], '[]'],
    [[1, 'a', null], '[1, "a", null]'],
    [{}, '{}'],
    [{ b: 1, a: 2 }, '{"a": 2, "b": 1}'],
    [{ bb: 1, c: 2, ab: 3 }, '{"c": 2, "ab": 3, "bb": 1}'],
    [{ B: 1, a: 2 }, '{"B": 1, "a": 2}'],
    [{ kept: 1, left: undefined }, '{"kept": 1}'],
    [{ deep: [{ z: {}, y: [] }] }, '{"deep": [{"y": [], "z": {}}]}'],
  ])('%j is %s', (value, text) => {
    expect(storedText(value)).toBe(text);
  });

  test('reads back as the same value, whatever the order of its fields', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const json: unknown = JSON.parse(JSON.stringify(value));
        expect(JSON.parse(storedText(value))).toEqual(json);
      }),
    );
  });

  test('is the same however the fields of the value were written down', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 4 }), fc.integer(), { noNullPrototype: true }), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed());
        expect(storedText(reversed)).toBe(storedText(value));
      }),
    );
  });
});

describe('the digest of a range', () => {
  const rows = [aFolder({ id: 'folder-11' }), aFolder({ id: 'folder-21' }), aFolder({ id: 'folder-31' })];

  test('does not depend on the order in which the rows lie here', () => {
    expect(digestOf(rows.toReversed())).toBe(digestOf(rows));
  });

  test.each([
    ['a row is missing', rows.slice(1)],
    ['a row is there twice', [...rows, rows[0]!]],
    ['a field differs', [...rows.slice(1), aFolder({ id: 'folder-11', volume: 2 })]],
    ['a field is there that was not', [...rows.slice(1), aFolder({ id: 'folder-11', closedOn: '2026-01-01' })]],
    ['two rows have exchanged their ids', [aFolder({ id: 'folder-11', volume: 2 }), ...rows.slice(1)]],
  ])('is another one when %s', (_what, others) => {
    expect(digestOf(others)).not.toBe(digestOf(rows));
  });

  test('of no rows is that of nothing: SHA-256 of the empty text', () => {
    expect(digestOf([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
  });
});

describe('ranges', () => {
  test.each([
    ['0192f3a4-7b1c-7d2e-8f3a-9b4c5d6e7f80', '80'],
    ['shelf-1', '-1'],
    ['x', 'x'],
  ])('the row %s lies in %s', (id, range) => {
    expect(rangeOf(id)).toBe(range);
  });

  test('have every row once', () => {
    const shelves = [aLocation({ id: 'shelf-1' }), aLocation({ id: 'cart-1' }), aLocation({ id: 'shelf-2' })];

    expect([...inRanges(shelves)].map(([range, of]) => [range, of.map(({ id }) => id)])).toEqual([
      ['-1', ['shelf-1', 'cart-1']],
      ['-2', ['shelf-2']],
    ]);
  });
});
