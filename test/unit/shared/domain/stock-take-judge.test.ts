import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  belongsAt,
  type CountFolder,
  type CountJudgement,
  type CountPlace,
  type CountView,
  judgeStockTakeScan,
} from '#shared/domain/stock-take-judge.ts';

const room: CountPlace = { id: 'room', withinIds: ['room'], keepsOrder: false };
const cabinet: CountPlace = { id: 'cabinet', withinIds: ['cabinet', 'room'], keepsOrder: true };
const shelf: CountPlace = { id: 'shelf', withinIds: ['shelf', 'cabinet', 'room'], keepsOrder: true };
const other: CountPlace = { id: 'other', withinIds: ['other', 'cabinet', 'room'], keepsOrder: true };

const always = (): boolean => true;
const never = (): boolean => false;
const key = (number: number): string => String(number).padStart(4, '0');
const folder = (number: number, over: Partial<CountFolder> = {}): CountFolder => ({
  id: `folder-${number}`,
  orderKey: key(number),
  home: shelf,
  borrowerId: undefined,
  ...over,
});
const view = (over: Partial<CountView> = {}): CountView => ({
  place: shelf,
  deskOfId: undefined,
  isExpected: always,
  isCounted: never,
  row: [],
  outOfOrderIds: [],
  ...over,
});

/** Scans one after the other at the shelf, as one device does; what was said of each. */
const scanAll = (folders: readonly CountFolder[], over: Partial<CountView> = {}): readonly CountJudgement[] => {
  const said: CountJudgement[] = [];
  for (const one of folders) {
    const { row = [], outOfOrderIds = [] } = said.at(-1) ?? {};
    said.push(judgeStockTakeScan(one, view({ ...over, row, outOfOrderIds })));
  }
  return said;
};

describe('where a folder belongs', () => {
  test('is its shelf, a slot of it, and every place that holds it, but no other shelf', () => {
    expect([shelf, cabinet, room].map((place) => belongsAt(place, shelf))).toEqual([true, true, true]);
    expect(belongsAt(shelf, cabinet)).toBe(true);
    expect(belongsAt(other, shelf)).toBe(false);
  });

  test.each([
    ['at its shelf', {}, {}, 'right', { kind: 'found' }],
    ['at another shelf', { home: other }, {}, 'wrong-place', { kind: 'wrong-place', homeId: 'other' }],
    ['without a home, expected', { home: undefined }, {}, 'right', { kind: 'found' }],
    ['before a place was scanned', { home: other }, { place: undefined }, 'right', { kind: 'found' }],
    [
      'that nobody expects here',
      { home: other },
      { isExpected: never },
      'wrong-place',
      { kind: 'unexpected', homeId: 'other' },
    ],
    [
      'that is on loan by the records, expected or not',
      { borrowerId: 'staff-2' },
      { isExpected: never },
      'on-loan',
      { kind: 'on-loan-but-here', borrowerId: 'staff-2' },
    ],
    ['that was counted before', { home: other }, { isCounted: always }, 'wrong-place', { kind: 'repeated' }],
  ] as const)('a folder %s', (_, facts, seen, finding, verdict) => {
    expect(judgeStockTakeScan(folder(1, facts), view(seen))).toMatchObject({ finding, verdict });
  });
});

describe('at the desk of a borrower', () => {
  const desk = { place: undefined, deskOfId: 'staff-2' } as const;

  test.each([
    ['their own loan is in its place', { borrowerId: 'staff-2' }, 'right', { kind: 'found' }],
    ['the loan of a colleague is not', { borrowerId: 'staff-3' }, 'on-loan', { kind: 'on-loan-but-here' }],
    ['what nobody has on loan belongs to its shelf', {}, 'wrong-place', { kind: 'wrong-place', homeId: 'shelf' }],
    ['what has no home is unexpected', { home: undefined }, 'wrong-place', { kind: 'unexpected', homeId: undefined }],
  ] as const)('%s', (_, facts, finding, verdict) => {
    const said = judgeStockTakeScan(folder(1, facts), view(desk));
    expect(said).toMatchObject({ finding, verdict });
    expect(said.row).toEqual([]);
  });
});

describe('the order on a shelf', () => {
  test('is not asked for in a room', () => {
    const said = scanAll([folder(3), folder(1), folder(2)], { place: room });
    expect(said.map(({ verdict }) => verdict.kind)).toEqual(['found', 'found', 'found']);
  });

  test('leaves out what does not belong here, so that its neighbours are compared with each other', () => {
    const said = scanAll([folder(1), folder(9, { home: other }), folder(2)]);
    expect(said.map(({ verdict }) => verdict.kind)).toEqual(['found', 'wrong-place', 'found']);
    expect(said.at(-1)?.row.map(({ id }) => id)).toEqual(['folder-1', 'folder-2']);
  });

  test('takes a folder that stands here although it is lent into the row', () => {
    const said = scanAll([folder(1), folder(9, { borrowerId: 'staff-2' }), folder(2), folder(3)]);
    expect(said.at(-1)?.outOfOrderIds).toEqual(['folder-9']);
  });

  test('names the one folder that was put back at the wrong place, once, and between which two it belongs', () => {
    const someShelf = fc
      .integer({ min: 4, max: 24 })
      .chain((count) => fc.tuple(fc.constant(count), fc.nat(count - 1), fc.nat(count - 1)))
      .filter(([, from, to]) => Math.abs(from - to) > 1);
    fc.assert(
      fc.property(someShelf, ([count, from, to]) => {
        const numbers = Array.from({ length: count }, (_, index) => index);
        const [moved = 0] = numbers.splice(from, 1);
        numbers.splice(to, 0, moved);
        const said = scanAll(numbers.map((number) => folder(number)));
        const named = said.flatMap(({ verdict }, index) =>
          verdict.kind === 'out-of-order' ? [{ verdict, index }] : [],
        );

        expect(named).toHaveLength(1);
        const { verdict, index } = named[0]!;
        const scanned = numbers.slice(0, index + 1).filter((number) => number !== moved);
        const below = scanned.filter((number) => number < moved);
        const above = scanned.filter((number) => number > moved);
        expect(verdict).toEqual({
          kind: 'out-of-order',
          folderId: `folder-${moved}`,
          afterId: below.length === 0 ? undefined : `folder-${Math.max(...below)}`,
          beforeId: above.length === 0 ? undefined : `folder-${Math.min(...above)}`,
        });
        expect(said.at(-1)?.outOfOrderIds).toEqual([`folder-${moved}`]);
      }),
    );
  });

  test('whatever is scanned however often: each folder stands once in the row, and what is not named rises', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { minLength: 1, maxLength: 30 }), (numbers) => {
        for (const { row, outOfOrderIds } of scanAll(numbers.map((number) => folder(number)))) {
          const ids = row.map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
          const standing = row.filter(({ id }) => !outOfOrderIds.includes(id)).map(({ orderKey }) => orderKey);
          expect(standing).toEqual(standing.toSorted());
        }
      }),
    );
  });

  test('of a shelf that stands backwards no scan carries more than forty names, and the row is no longer than 400', () => {
    const said = scanAll(Array.from({ length: 410 }, (_, index) => folder(1000 - index)));
    expect(said.at(-1)?.row).toHaveLength(400);
    expect(Math.max(...said.map(({ outOfOrderIds }) => outOfOrderIds.length))).toBe(40);
  });
});
