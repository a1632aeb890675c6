import { expect, test } from 'vitest';
import { partsMaking } from '#shared/domain/amount-parts.ts';

const of = (...amounts: readonly number[]) => amounts.map((satang) => ({ satang }));
const [own] = of(100_000);

test.each([
  ['the two that make it', 157_500, [57_500], [100_000, 57_500]],
  ['the fewest of several ways', 157_500, [7_500, 50_000, 57_500], [100_000, 57_500]],
  ['three when two do not', 157_500, [50_000, 7_500, 900], [100_000, 50_000, 7_500]],
  ['nothing a satang off', 157_500, [57_499], undefined],
  ['nothing when one alone is the amount', 100_000, [100_000], undefined],
  ['nothing when it is too much already', 99_999, [1], undefined],
])('gives %s', (_what, total, others, expected) => {
  expect(partsMaking(total, own!, of(...others))).toEqual(expected && of(...expected));
});

test('is quick however many payments wait under one reference', () => {
  expect(partsMaking(157_500, own!, of(...Array.from({ length: 500 }, (_, index) => 2 * index + 2)))).toBeUndefined();
});
