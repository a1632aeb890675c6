import { beforeEach, describe, expect, test } from 'vitest';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { partsOf, putMissing, putParts, takeFromMissing } from '#shared/mutations/stock-take-parts.ts';
import { recordedPlaceId, scopeContent } from '#shared/mutations/stock-take-scope.ts';
import type { MemoryOffice } from '#test/builders/memory-office.ts';
import { aFolder } from '#test/builders/office.ts';
import { ids, openOffice } from '../a-stock-take.ts';

const AT = '2026-11-23T02:00:00.000Z';
const moved = { lastMovementId: 'm-1', lastEffectiveAt: AT, lastDeviceId: 'pc-1', lastSeq: 1 } as const;
const onLoan = { kind: 'on-loan', borrowerId: 'staff-2', sinceAt: AT, ...moved } as const;
const away = { kind: 'away', transferId: 'transfer-1', sinceAt: AT, ...moved } as const;
const standsAt = (locationId: string) => ({ kind: 'at-location', locationId, ...moved }) as const;
const disposed = { outcome: 'destroy', on: '2026-05-01', batchId: 'disposal-1' } as const;

let office: MemoryOffice;
beforeEach(() => {
  office = openOffice();
});
const put = (running: number, over: Partial<FolderRow>): void =>
  office.put('folder', { ...office.get('folder', `folder-${running}`)!, ...over });
const withoutHome = (running: number): void => {
  const { homeLocationId: _home, ...homeless } = office.get('folder', `folder-${running}`)!;
  office.put('folder', homeless);
};
const within = async (scope: Parameters<typeof scopeContent>[1]) => {
  const content = await office.within((tx) => scopeContent(tx, scope));
  return content.ok
    ? { expected: content.value.expectedIds.toSorted(), lent: content.value.lentCount }
    : content.error.type;
};
const shelf1 = { kind: 'place', locationId: 'shelf-1' } as const;
const range = (from: number, to: number) =>
  ({ kind: 'range', fromFolderId: `folder-${from}`, toFolderId: `folder-${to}` }) as const;

describe('where the records put a folder', () => {
  test.each([
    ['at its home while nothing was ever recorded', { kind: 'unknown' }, 'shelf-1'],
    ['where it was scanned last', standsAt('shelf-2'), 'shelf-2'],
    ['nowhere while it is lent', onLoan, undefined],
    ['nowhere while another office has it', away, undefined],
  ] as const)('%s', (_about, custody, expected) => {
    expect(recordedPlaceId(aFolder({ custody }))).toBe(expected);
  });
});

describe('what a shelf should hold', () => {
  test.each<readonly [string, Partial<FolderRow>, readonly number[], number]>([
    ['as it stands', {}, [1, 2, 3, 4], 0],
    ['without one that is lent, which is counted', { custody: onLoan, holderId: 'staff-2' }, [2, 3, 4], 1],
    ['without one that another office has', { custody: away }, [2, 3, 4], 0],
    ['without one that was seen elsewhere', { custody: standsAt('shelf-3'), placeId: 'shelf-3' }, [2, 3, 4], 0],
    ['with one that was seen there', { custody: standsAt('shelf-1'), placeId: 'shelf-1' }, [1, 2, 3, 4], 0],
    ['without one whose home is elsewhere', { homeLocationId: 'shelf-2' }, [2, 3, 4], 0],
    [
      'with one whose home is elsewhere and which was seen there',
      { homeLocationId: 'shelf-3', custody: standsAt('shelf-1'), placeId: 'shelf-1' },
      [1, 2, 3, 4],
      0,
    ],
    ['without one that was destroyed', { disposed }, [2, 3, 4], 0],
    ['without one that was destroyed while it was lent', { disposed, custody: onLoan }, [2, 3, 4], 0],
  ])('%s', async (_about, over, running, lent) => {
    put(1, over);
    expect(await within(shelf1)).toEqual({ expected: ids(...running), lent });
  });

  test('is nothing of a place that holds nothing', async () => {
    for (const running of [1, 2, 3, 4]) withoutHome(running);
    expect(await within(shelf1)).toEqual({ expected: [], lent: 0 });
  });

  test('is every shelf of a room, each folder once, also one whose home and place are two of its shelves', async () => {
    put(1, { custody: standsAt('shelf-2'), placeId: 'shelf-2' });
    expect(await within({ kind: 'place', locationId: 'room-a' })).toEqual({
      expected: ids(1, 2, 3, 4, 5, 6, 7, 8),
      lent: 0,
    });
  });

  test('is also what was put down in the room itself', async () => {
    put(9, { custody: standsAt('room-a'), placeId: 'room-a' });
    expect(await within({ kind: 'place', locationId: 'room-a' })).toMatchObject({
      expected: ids(1, 2, 3, 4, 5, 6, 7, 8, 9),
    });
  });
});

describe('what a person should have', () => {
  test('is what is lent to them by the records, and not what was destroyed meanwhile', async () => {
    put(1, { custody: onLoan, holderId: 'staff-2' });
    put(2, { custody: onLoan, holderId: 'staff-2', disposed });
    put(3, { custody: { ...onLoan, borrowerId: 'staff-1' }, holderId: 'staff-1' });
    expect(await within({ kind: 'borrower', staffId: 'staff-2' })).toEqual({ expected: ids(1), lent: 0 });
  });
});

describe('what stands between two folders', () => {
  test.each([
    ['one and the same', range(3, 3), [3]],
    ['neighbours', range(3, 4), [3, 4]],
    ['two shelves of one room', range(3, 6), [3, 4, 5, 6]],
    ['the other way round', range(6, 3), [3, 4, 5, 6]],
    ['a whole room', range(1, 8), [1, 2, 3, 4, 5, 6, 7, 8]],
  ] as const)('%s', async (_about, scope, running) => {
    expect(await within(scope)).toEqual({ expected: ids(...running), lent: 0 });
  });

  test('counts what is lent, and leaves out what was destroyed', async () => {
    put(4, { custody: onLoan, holderId: 'staff-2' });
    put(5, { disposed });
    expect(await within(range(3, 6))).toEqual({ expected: ids(3, 6), lent: 1 });
  });

  test('may end at a folder that is lent: its home says where the range ends', async () => {
    put(6, { custody: onLoan, holderId: 'staff-2' });
    expect(await within(range(3, 6))).toEqual({ expected: ids(3, 4, 5), lent: 1 });
  });

  test.each([
    ['two rooms', range(4, 9)],
    ['a folder without a home', range(1, 4)],
  ] as const)('is nothing between %s', async (about, scope) => {
    if (about.includes('without')) withoutHome(1);
    expect(await within(scope)).toBe('stock-take-range-apart');
  });

  test('takes in volumes of one factory in their order', async () => {
    put(2, { subjectId: 'factory-1', volume: 3 });
    put(3, { subjectId: 'factory-1', volume: 2 });
    expect(await within(range(1, 3))).toMatchObject({ expected: ids(1, 3) });
    expect(await within(range(1, 2))).toMatchObject({ expected: ids(1, 2, 3) });
  });
});

describe('a count of many folders', () => {
  const many = (count: number): readonly string[] =>
    Array.from({ length: count }, (_, index) => `folder-x-${String(index).padStart(4, '0')}`);
  const sizes = async (count: number): Promise<readonly number[]> => {
    office = openOffice();
    await office.within((tx) => putParts(tx, 'count-9', many(count)));
    return (await office.within((tx) => partsOf(tx, 'count-9'))).map(({ folderIds }) => folderIds.length);
  };

  test.each([
    [0, []],
    [1, [1]],
    [499, [499]],
    [500, [500]],
    [501, [500, 1]],
    [1_000, [500, 500]],
    [1_001, [500, 500, 1]],
  ] as const)('of %s is kept in parts of %j', async (count, expected) => {
    expect(await sizes(count)).toEqual(expected);
  });

  test('reads its parts in their order, though their names sort otherwise', async () => {
    await sizes(6_000);
    const parts = await office.within((tx) => partsOf(tx, 'count-9'));
    expect(parts.map(({ part }) => part)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(parts.flatMap(({ folderIds }) => folderIds)).toEqual(many(6_000));
  });

  test('names what is missing in the part that expects it, and takes it back there alone', async () => {
    await sizes(1_001);
    const parts = await office.within((tx) => partsOf(tx, 'count-9'));
    const missing = new Set(['folder-x-0000', 'folder-x-0500', 'folder-x-1000', 'folder-of-another-count']);
    await office.within((tx) => putMissing(tx, parts, missing));
    const named = async () => (await office.within((tx) => partsOf(tx, 'count-9'))).map(({ missingIds }) => missingIds);
    expect(await named()).toEqual([['folder-x-0000'], ['folder-x-0500'], ['folder-x-1000']]);

    const take = (folderId: string) => office.within((tx) => takeFromMissing(tx, 'count-9', folderId));
    expect(await take('folder-x-0500')).toBe(true);
    expect(await take('folder-x-0500')).toBe(false);
    expect(await take('folder-x-0001')).toBe(false);
    expect(await named()).toEqual([['folder-x-0000'], [], ['folder-x-1000']]);
  });

  test('that is not finished misses nothing yet', async () => {
    await sizes(2);
    expect(await office.within((tx) => takeFromMissing(tx, 'count-9', 'folder-x-0000'))).toBe(false);
  });

  test('of one office has other parts than another count', async () => {
    await sizes(1);
    await office.within((tx) => putParts(tx, 'count-8', ['folder-1']));
    expect(
      office
        .all('stockTakePart')
        .map(({ stockTakeId }) => stockTakeId)
        .toSorted(),
    ).toEqual(['count-8', 'count-9']);
  });
});

test('a folder of the count has a code that a scanner takes for a folder', () => {
  expect(office.get('folder', 'folder-1')?.code).toBe(makeScanCode('folder', '13', 1));
});
