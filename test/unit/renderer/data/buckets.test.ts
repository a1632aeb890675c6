import { describe, expect, test } from 'vitest';
import { bucketKey, bucketRange, bucketRanges, BUCKETS_PER_TABLE, packBuckets } from '#data/buckets.ts';
import { packArchive } from '#data/ledger-store.ts';
import { tableNames } from '#shared/model/tables.ts';
import { makeRowId } from '#shared/model/ids.ts';
import { aFactory, aFolder, aMovement } from '#test/builders/office.ts';
import { seededRandom } from '#test/fakes/seeded-random.ts';

describe('where a row lies on disk', () => {
  test.each([
    // The published examples of FNV-1a, 32 bits: 0xe40c292c and 0xbf9cf968.
    ['folder', 'a', 'folder/0300'],
    ['folder', 'foobar', 'folder/0360'],
    ['folder', 'folder-1', 'folder/0051'],
    ['factory', 'factory-3-64_00281_0029-12_002f41_0e1b_0e17', 'factory/0015'],
    ['notice', '019abc12-3456-7abc-8def-0123456789ab', 'notice/0458'],
    ['paidYear', 'paid-factory-1-2026-03-01', 'paidYear/0505'],
    ['staff', 'ก', 'staff/0396'],
    ['movement', 'movement/folderId/folder-1', 'movement/0099'],
  ] as const)('never changes, so that every later release finds it: %s %s', (table, id, key) => {
    expect(bucketKey(table, id)).toBe(key);
  });

  test('is one of 512 buckets, all within the range of its table and of no other', () => {
    const random = seededRandom(5);
    const keys = new Set<string>();
    for (let count = 0; count < 20_000; count += 1) keys.add(bucketKey('folder', makeRowId(count, random)));

    expect(keys.size).toBe(BUCKETS_PER_TABLE);
    for (const key of keys)
      expect(
        tableNames.filter((table) => {
          const [from, to] = bucketRange(table);
          return from <= key && key < to;
        }),
      ).toEqual(['folder']);
  });

  test('is read once and only once when a table is read in pieces', () => {
    const pieces = bucketRanges('folder', 100);
    for (let bucket = 0; bucket < BUCKETS_PER_TABLE; bucket += 1) {
      const key = `folder/${String(bucket).padStart(4, '0')}`;
      expect(pieces.filter(([from, before]) => from <= key && key < before)).toHaveLength(1);
    }
  });

  test('is spread evenly: no bucket of 20,000 rows holds three times its share', () => {
    const random = seededRandom(6);
    const sizes = new Map<string, number>();
    for (let count = 0; count < 20_000; count += 1) {
      const key = bucketKey('folder', makeRowId(count, random));
      sizes.set(key, (sizes.get(key) ?? 0) + 1);
    }
    expect(Math.max(...sizes.values())).toBeLessThan((3 * 20_000) / BUCKETS_PER_TABLE);
  });
});

describe('packing', () => {
  test('puts every row into the bucket where it is looked for, the last of two with one id', () => {
    const rows = Array.from({ length: 1_000 }, (_, index) => aFolder({ id: `folder-${index}` }));
    const again = aFolder({ id: 'folder-3', volume: 2 });

    const buckets = packBuckets([...rows, again].map((row) => ({ table: 'folder', row })));

    const places = buckets.flatMap(({ key, rows: content }) => content.map(({ id }) => [id, key]));
    expect(places).toHaveLength(1_000);
    for (const [id, key] of places) expect(key).toBe(bucketKey('folder', id!));
    expect(buckets.flatMap((bucket) => bucket.rows)).toContainEqual(again);
  });

  test('keeps history apart from the rest', () => {
    const mixed = [
      { table: 'factory' as const, row: aFactory() },
      { table: 'movement' as const, row: aMovement({ id: 'm1', folderId: 'folder-1' }) },
      { table: 'movement' as const, row: aMovement({ id: 'm2', folderId: 'folder-1' }) },
    ];

    expect(packBuckets(mixed).flatMap(({ rows }) => rows)).toEqual([aFactory()]);
    expect(packArchive(mixed)).toEqual([
      {
        key: bucketKey('movement', 'movement/folderId/folder-1'),
        rows: [aMovement({ id: 'm1', folderId: 'folder-1' }), aMovement({ id: 'm2', folderId: 'folder-1' })],
      },
    ]);
  });
});
