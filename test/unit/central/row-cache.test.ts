import { beforeEach, describe, expect, test } from 'vitest';
import { createRowCaches } from '#central/services/row-cache.ts';
import type { ParkedScanRow } from '#shared/model/filing-rows.ts';
import type { RowReader } from '#shared/sync/overlay.ts';

const aScan = (id: string, text: string): ParkedScanRow => ({
  id,
  text,
  occurredAt: '2026-11-22T02:00:00.000Z',
  actorId: 'a',
  deviceId: 'd',
});

describe('what a centre remembers between two mutations of an office', () => {
  let asked: string[];
  let below: RowReader;
  beforeEach(() => {
    asked = [];
    below = {
      get: async (table, id) => {
        asked.push(`${table}/${id}`);
        return id === 'missing' ? undefined : aScan(id, 'from the database');
      },
      list: async (table, index, value) => {
        asked.push(`${table} by ${index}=${value}`);
        return [];
      },
    };
  });

  test('a row, a missing row and a list are asked for once while the office stands still', async () => {
    const cache = createRowCaches()('office-13');
    for (let round = 0; round < 3; round += 1) {
      const rows = cache.over(below, 7);
      await rows.get('parkedScan', 'x');
      await rows.get('parkedScan', 'missing');
      await rows.list('movement', 'folderId', 'f');
    }

    expect(asked).toEqual(['parkedScan/x', 'parkedScan/missing', 'movement by folderId=f']);
  });

  test('its own changes are known without asking, and lists of the table are asked for again', async () => {
    const cache = createRowCaches()('office-13');
    await cache.over(below, 7).list('movement', 'folderId', 'f');
    await cache.over(below, 7).list('folder', 'code', 'c');
    cache.advance(8, [
      { table: 'parkedScan', id: 'x', row: aScan('x', 'new') },
      { table: 'movement', id: 'm', row: null },
    ]);
    asked = [];
    const rows = cache.over(below, 8);

    expect(await rows.get('parkedScan', 'x')).toMatchObject({ text: 'new' });
    expect(await rows.get('movement', 'm')).toBeUndefined();
    await rows.list('movement', 'folderId', 'f');
    await rows.list('folder', 'code', 'c');
    expect(asked).toEqual(['movement by folderId=f']);
  });

  test('changes nobody will read again are forgotten, and what they did not touch stays', async () => {
    const cache = createRowCaches()('office-13');
    const before = cache.over(below, 7);
    await before.get('parkedScan', 'x');
    await before.get('parkedScan', 'y');
    await before.list('movement', 'folderId', 'f');
    cache.pass(7, 8, [
      { table: 'parkedScan', id: 'x', row: aScan('x', 'new') },
      { table: 'movement', id: 'm', row: null },
    ]);
    asked = [];
    const after = cache.over(below, 8);
    for (const id of ['x', 'y']) await after.get('parkedScan', id);
    await after.list('movement', 'folderId', 'f');

    expect(asked).toEqual(['parkedScan/x', 'movement by folderId=f']);
  });

  test('changes that begin at another version than was read leave nothing known', async () => {
    const cache = createRowCaches()('office-13');
    await cache.over(below, 7).get('parkedScan', 'y');
    cache.pass(8, 9, [{ table: 'parkedScan', id: 'x', row: null }]);
    asked = [];
    await cache.over(below, 9).get('parkedScan', 'y');

    expect(asked).toEqual(['parkedScan/y']);
  });

  test('a change by another server makes it forget everything', async () => {
    const cache = createRowCaches()('office-13');
    await cache.over(below, 7).get('parkedScan', 'x');
    cache.advance(8, []);

    await cache.over(below, 9).get('parkedScan', 'x');

    expect(asked).toEqual(['parkedScan/x', 'parkedScan/x']);
  });

  test('no office is answered from the rows of another, at whatever version', async () => {
    const caches = createRowCaches();
    await caches('office-13').over(below, 7).get('parkedScan', 'x');
    await caches('office-14').over(below, 7).get('parkedScan', 'x');
    await caches('office-13').over(below, 7).get('parkedScan', 'x');

    expect(asked).toEqual(['parkedScan/x', 'parkedScan/x']);
  });

  test('a read that answers after its transaction failed is not believed by the next', async () => {
    const cache = createRowCaches()('office-13');
    let answer = (_row: ParkedScanRow): void => undefined;
    const slow: RowReader = {
      ...below,
      get: () =>
        new Promise((resolve) => {
          answer = resolve;
        }),
    };
    const late = cache.over(slow, 7).get('parkedScan', 'x');
    cache.clear();
    const rows = cache.over(below, 7);
    answer(aScan('x', 'of a transaction that is no more'));
    await late;

    expect(await rows.get('parkedScan', 'x')).toMatchObject({ text: 'from the database' });
  });

  describe('of 76 offices', () => {
    const offices = Array.from({ length: 76 }, (_, at) => `office-${at + 10}`);
    const long = 'ก'.repeat(1_000);
    const largest = (asOf: string): RowReader => ({
      ...below,
      get: async (table, id) => {
        asked.push(`${asOf} ${table}/${id}`);
        return aScan(id, long);
      },
    });

    test('the one that was asked for the longest ago is forgotten first, and all share one bound', async () => {
      // Room for some 40 rows of 2 kB.
      const caches = createRowCaches(100_000);
      const readAll = async (office: string): Promise<void> => {
        const rows = caches(office).over(largest(office), 1);
        for (let row = 0; row < 5; row += 1) await rows.get('parkedScan', `row-${row}`);
      };
      for (const office of offices) await readAll(office);
      asked = [];
      for (const office of offices.slice(-5)) await readAll(office);
      expect(asked).toEqual([]);

      await readAll('office-10');
      expect(asked).toHaveLength(5);
    });

    test('what an office changed itself counts too', async () => {
      const caches = createRowCaches(100_000);
      const first = caches('office-10');
      await first.over(largest('first'), 1).get('parkedScan', 'x');
      for (const office of offices.slice(1)) {
        const cache = caches(office);
        cache.over(below, 1);
        cache.advance(2, [{ table: 'parkedScan', id: 'x', row: aScan('x', long) }]);
      }
      asked = [];
      await first.over(largest('first'), 1).get('parkedScan', 'x');
      expect(asked).toEqual(['first parkedScan/x']);
    });

    test('a row larger than all there is room for is given and not kept', async () => {
      const rows = createRowCaches(1_000)('office-10').over(largest('large'), 1);
      for (let time = 0; time < 2; time += 1) expect(await rows.get('parkedScan', 'x')).toMatchObject({ text: long });
      expect(asked).toHaveLength(2);
    });
  });
});
