import { beforeEach, describe, expect, test } from 'vitest';
import { createRowCache } from '#central/services/row-cache.ts';
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
    const cache = createRowCache();
    for (let round = 0; round < 3; round += 1) {
      const rows = cache.over(below, 7);
      await rows.get('parkedScan', 'x');
      await rows.get('parkedScan', 'missing');
      await rows.list('movement', 'folderId', 'f');
    }

    expect(asked).toEqual(['parkedScan/x', 'parkedScan/missing', 'movement by folderId=f']);
  });

  test('its own changes are known without asking, and lists of the table are asked for again', async () => {
    const cache = createRowCache();
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

  test('a change by another server makes it forget everything', async () => {
    const cache = createRowCache();
    await cache.over(below, 7).get('parkedScan', 'x');
    cache.advance(8, []);

    await cache.over(below, 9).get('parkedScan', 'x');

    expect(asked).toEqual(['parkedScan/x', 'parkedScan/x']);
  });
});
