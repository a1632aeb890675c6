import { describe, expect, test } from 'vitest';
import { err } from '#shared/lib/result.ts';
import { indexedValue, tableNames, type AnyRow, type TableName } from '#shared/model/tables.ts';
import type { RowChange, SnapshotRow } from '#shared/sync/ports.ts';
import { mapReader, readPatch, rebase } from '#shared/sync/rebase.ts';
import { aSmallOffice } from '#test/builders/memory-office.ts';
import { aFolder } from '#test/builders/office.ts';
import { anEntry, asOperations } from '#test/builders/sync.ts';

const readerOf = (rows: readonly SnapshotRow[]) => {
  const tables = new Map<TableName, Map<string, AnyRow>>(tableNames.map((table) => [table, new Map()]));
  for (const { table, row } of rows) tables.get(table)!.set(row.id, row);
  return mapReader(tables, (row, index, value) => indexedValue(row, index) === value);
};
const folderRow = (over: Parameters<typeof aFolder>[0]): RowChange => {
  const row = aFolder(over);
  return { table: 'folder', id: row.id, row };
};
const see = (seq: number, locationId: string) =>
  anEntry({ seq, name: 'see-folder@1', args: { folderId: 'folder-1', locationId } });
const changed = (changes: readonly RowChange[], id: string) => changes.find((change) => change.id === id)?.row;

describe('replaying unsent work on what the centre says', () => {
  test('puts it on top, and remembers what was below as the pre-image', async () => {
    const patch = [folderRow({ labelPrintedAt: '2026-11-23T01:00:00.000Z' })];

    const { changes, base } = await rebase(readerOf(aSmallOffice()), { base: [], patch, pending: [see(1, 'shelf-2')] });

    expect(changed(changes, 'folder-1')).toMatchObject({
      labelPrintedAt: '2026-11-23T01:00:00.000Z',
      custody: { kind: 'at-location', locationId: 'shelf-2' },
    });
    expect(changed(base, 'folder-1')).toEqual(patch[0]!.row);
    expect(changed(base, 'entry-1')).toBeNull();
  });

  test('goes back to the pre-images when nothing is pending any more', async () => {
    const optimistic: SnapshotRow = { table: 'folder', row: aFolder({ volume: 9 }) };

    const { changes, base } = await rebase(readerOf([...aSmallOffice(), optimistic]), {
      base: [folderRow({ volume: 1 }), { table: 'movement', id: 'entry-1', row: null }],
      patch: [],
      pending: [],
    });

    expect(changes).toEqual([folderRow({ volume: 1 }), { table: 'movement', id: 'entry-1', row: null }]);
    expect(base).toEqual([]);
  });

  test('lets the centre win over a pre-image of the same row', async () => {
    const { changes } = await rebase(readerOf(aSmallOffice()), {
      base: [folderRow({ volume: 1 })],
      patch: [folderRow({ volume: 2 })],
      pending: [],
    });

    expect(changes).toEqual([folderRow({ volume: 2 })]);
  });

  test('leaves out what does not apply any more, and does the rest', async () => {
    const removed: RowChange = { table: 'folder', id: 'folder-2', row: null };
    const lost = anEntry({ seq: 1, name: 'see-folder@1', args: { folderId: 'folder-2', locationId: 'shelf-1' } });

    const { changes } = await rebase(readerOf(aSmallOffice()), {
      base: [],
      patch: [removed],
      pending: [lost, see(2, 'shelf-2')],
    });

    expect(changed(changes, 'folder-2')).toBeNull();
    expect(changed(changes, 'entry-1')).toBeUndefined();
    expect(changed(changes, 'folder-1')).toMatchObject({ custody: { locationId: 'shelf-2' } });
  });

  test('leaves alone what an older program than the one that wrote it does not understand', async () => {
    const { changes } = await rebase(readerOf(aSmallOffice()), {
      base: [],
      patch: [],
      pending: [anEntry({ name: 'fold-paper-plane@3' })],
    });

    expect(changes).toEqual([]);
  });

  test('does each on what the one before left', async () => {
    const { changes } = await rebase(readerOf(aSmallOffice()), {
      base: [],
      patch: [],
      pending: [see(1, 'shelf-1'), see(2, 'shelf-2')],
    });

    expect(changed(changes, 'folder-1')).toMatchObject({ custody: { locationId: 'shelf-2', lastSeq: 2 } });
    expect(changes.map(({ id }) => id).sort()).toEqual(['entry-1', 'entry-2', 'folder-1']);
  });

  test('changes nothing below it', async () => {
    const rows = aSmallOffice();
    const before = structuredClone(rows);

    await rebase(readerOf(rows), { base: [], patch: [folderRow({ volume: 2 })], pending: [see(1, 'shelf-2')] });

    expect(rows).toEqual(before);
  });
});

describe('a patch from the centre', () => {
  test('gives checked rows and removals', () => {
    expect(readPatch([...asOperations(aSmallOffice()), { table: 'folder', id: 'x', row: null }])).toEqual({
      ok: true,
      value: [
        ...aSmallOffice().map(({ table, row }) => ({ table, id: row.id, row })),
        { table: 'folder', id: 'x', row: null },
      ],
    });
  });

  test('leaves out tables of a newer centre', () => {
    expect(readPatch([{ table: 'robot', id: 'r2', row: { id: 'r2' } }])).toEqual({ ok: true, value: [] });
  });

  test.each([
    ['a row that fits no schema', { id: 'folder-1', code: 'x' }],
    ['a row under the id of another', aFolder({ id: 'folder-2' })],
    ['a text', 'folder'],
  ])('with %s is refused as a whole', (_what, row) => {
    expect(readPatch([...asOperations(aSmallOffice()), { table: 'folder', id: 'folder-1', row }])).toEqual(
      err({ type: 'reply-invalid' }),
    );
  });
});
