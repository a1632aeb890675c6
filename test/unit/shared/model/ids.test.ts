import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { derivedRowId, makeRowId, RowId } from '#shared/model/ids.ts';
import { factoryIdFor } from '#shared/mutations/factories.ts';
import { seededRandom } from '#test/fakes/seeded-random.ts';

describe('an id made by a PC', () => {
  test('is a UUID of version 7 that any table takes', () => {
    const random = seededRandom(1);
    for (let count = 0; count < 200; count += 1) {
      const id = makeRowId(Date.UTC(2026, 10, 23), random);
      expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
      expect(RowId.safeParse(id).success).toBe(true);
    }
  });

  test('made later sorts later', () => {
    const random = seededRandom(2);
    const ids = [0, 1, 1_000, 86_400_000].map((ms) => makeRowId(Date.UTC(2026, 0, 1) + ms, random));
    expect(ids.toSorted()).toEqual(ids);
  });

  test('is never made twice within one millisecond', () => {
    const random = seededRandom(3);
    expect(new Set(Array.from({ length: 10_000 }, () => makeRowId(0, random))).size).toBe(10_000);
  });
});

describe('an id computed from what it names', () => {
  test.each([
    [['paid', 'factory-1', '2026-03-01'], 'paid-factory-1-2026-03-01'],
    [['overlap', 'a+b'], 'overlap-a_002bb'],
    [['payment', 'KTB-1'], 'payment-_004b_0054_0042-1'],
    [['factory', '3-64(1)-12/41ปท'], 'factory-3-64_00281_0029-12_002f41_0e1b_0e17'],
    [['payment', 'X'.repeat(64)], `payment-${'_0058'.repeat(23)}_005.739f8b59a1b3feded033946979553bbd`],
  ])('%j stays the same for ever', (parts, id) => {
    expect(derivedRowId(...parts)).toBe(id);
  });

  test('is the same on every PC that reads the same number', () => {
    expect(factoryIdFor('3-64(1)-12/41ปท')).toBe(factoryIdFor('3-64(1)-12/41ปท'));
  });

  test('always fits a table, however long and foreign the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
        expect(RowId.safeParse(derivedRowId('factory', text)).success).toBe(true);
      }),
    );
  });

  test('of two different things is never the same', () => {
    const alike = fc.string({
      unit: fc.constantFrom('a', 'A', '_', '0', '4', '1', 'ก', '😀', '\u1f60'),
      maxLength: 60,
    });
    fc.assert(
      fc.property(alike, alike, (one, other) => {
        expect(derivedRowId('payment', one) === derivedRowId('payment', other)).toBe(one === other);
      }),
      { numRuns: 2_000 },
    );
  });

  test('differs also where texts are too long for an id and differ only at their end', () => {
    const ids = Array.from({ length: 5_000 }, (_, index) => derivedRowId('factory', `${'โรงงาน'.repeat(20)}${index}`));
    expect(new Set(ids).size).toBe(5_000);
    expect(Math.max(...ids.map(({ length }) => length))).toBe(160);
  });
});
