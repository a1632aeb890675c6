import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { misplacedPositions, rightNeighbours } from '#shared/domain/shelf-neighbours.ts';

const byNumber = (a: number, b: number): number => a - b;
const misplaced = (items: readonly number[]): readonly number[] =>
  misplacedPositions(items, byNumber).map((position) => items[position]!);

const isRising = (items: readonly number[]): boolean =>
  items.every((item, index) => index === 0 || items[index - 1]! <= item);
const without = (items: readonly number[], positions: readonly number[]): readonly number[] =>
  items.filter((_, position) => !positions.includes(position));

/** The fewest that must be taken out, found by trying everything. */
const fewest = (items: readonly number[]): number => {
  let best = items.length;
  for (let mask = 0; mask < 2 ** items.length; mask += 1) {
    const left = items.filter((_, position) => (mask & (1 << position)) === 0);
    if (isRising(left)) best = Math.min(best, items.length - left.length);
  }
  return best;
};

const aShelf = fc.integer({ min: 3, max: 60 }).map((length) => Array.from({ length }, (_, index) => index * 10));

describe('a shelf with one folder put back at the wrong place', () => {
  test('names that folder, or the neighbour it was exchanged with, and nothing else', () => {
    fc.assert(
      fc.property(aShelf, fc.nat(), fc.nat(), (shelf, fromAt, toAt) => {
        const from = fromAt % shelf.length;
        const to = toAt % shelf.length;
        const folder = shelf[from]!;
        const moved = shelf.toSpliced(from, 1).toSpliced(to, 0, folder);
        // Two neighbours exchanged look the same whichever of them was moved.
        const either = Math.abs(from - to) === 1 ? [[folder], [shelf[to]!]] : [from === to ? [] : [folder]];

        expect(either).toContainEqual(misplaced(moved));
      }),
    );
  });

  test('says between which two it belongs', () => {
    fc.assert(
      fc.property(aShelf, fc.nat(), (shelf, at) => {
        const position = at % shelf.length;
        const rest = shelf.toSpliced(position, 1);

        expect(rightNeighbours(shelf[position]!, rest, byNumber)).toEqual({
          after: shelf[position - 1],
          before: shelf[position + 1],
        });
      }),
    );
  });

  test.each([
    ['put too far back', [1, 2, 9, 3, 4], [9]],
    ['put too far forward', [1, 5, 6, 7, 2, 8], [2]],
    ['at the front', [7, 1, 2, 3], [7]],
    ['at the end', [2, 3, 4, 1], [1]],
    ['found when the next is scanned', [1, 2, 9, 3], [9]],
  ])('%s', (_what, items, expected) => {
    expect(misplaced(items)).toEqual(expected);
  });
});

describe('any shelf', () => {
  test('is in order when those that are named are taken out, and never are more named than must be', () => {
    fc.assert(
      fc.property(fc.array(fc.nat({ max: 12 }), { maxLength: 10 }), (items) => {
        const positions = misplacedPositions(items, byNumber);

        expect(isRising(without(items, positions))).toBe(true);
        expect(positions).toHaveLength(fewest(items));
      }),
    );
  });

  test('that is in order names nobody, also where two volumes may stand either way', () => {
    expect(misplaced([1, 1, 2, 2, 3])).toEqual([]);
    expect(misplaced([])).toEqual([]);
  });
});
