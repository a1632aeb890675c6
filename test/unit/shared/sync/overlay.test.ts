import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexedValue, type AnyRow, type TableName } from '#shared/model/tables.ts';
import { createOverlay, type RowReader } from '#shared/sync/overlay.ts';
import type { RowChange } from '#shared/sync/ports.ts';
import { mapReader } from '#shared/sync/rebase.ts';
import { aFolder, aStaff } from '#test/builders/office.ts';

const over = (...folders: readonly AnyRow[]): RowReader =>
  mapReader(
    new Map<TableName, ReadonlyMap<string, AnyRow>>([['folder', new Map(folders.map((row) => [row.id, row]))]]),
    (row, index, value) => indexedValue(row, index) === value,
  );
const folder = (id: string, subjectId = 'factory-1', volume = 1) => aFolder({ id, subjectId, volume });

describe('changes laid over an office', () => {
  test('are seen through the overlay and not below it', async () => {
    const below = over(folder('a'), folder('b'));
    const overlay = createOverlay(below);

    await overlay.tx.folder.put(folder('a', 'factory-1', 9));
    await overlay.tx.folder.remove('b');
    await overlay.tx.folder.put(folder('c'));

    expect((await overlay.tx.folder.get('a'))?.volume).toBe(9);
    expect(await overlay.tx.folder.get('b')).toBeUndefined();
    expect((await overlay.tx.folder.list('subjectId', 'factory-1')).map(({ id }) => id)).toEqual(['a', 'c']);
    expect(await below.list('folder', 'subjectId', 'factory-1')).toEqual([folder('a'), folder('b')]);
  });

  test('move a row between the lists it is found in', async () => {
    const overlay = createOverlay(over(folder('a')));

    await overlay.tx.folder.put(folder('a', 'factory-2'));

    expect(await overlay.tx.folder.list('subjectId', 'factory-1')).toEqual([]);
    expect(await overlay.tx.folder.list('subjectId', 'factory-2')).toEqual([folder('a', 'factory-2')]);
  });

  test('of one table do not touch a row of another with the same id', async () => {
    const overlay = createOverlay(over(folder('a')));

    await overlay.tx.staff.put(aStaff({ id: 'a' }));
    await overlay.tx.staff.remove('a');

    expect(await overlay.tx.folder.get('a')).toEqual(folder('a'));
    expect(await overlay.tx.folder.list('subjectId', 'factory-1')).toEqual([folder('a')]);
  });

  test('are told in the order of first change, each row once with its last content', () => {
    const overlay = createOverlay(over());
    overlay.put('folder', folder('b'));
    overlay.put('folder', folder('a'));
    overlay.put('folder', folder('b', 'factory-2'));
    overlay.remove('folder', 'c');

    expect(overlay.changes()).toEqual([
      { table: 'folder', id: 'b', row: folder('b', 'factory-2') },
      { table: 'folder', id: 'a', row: folder('a') },
      { table: 'folder', id: 'c', row: null },
    ]);
  });

  test('vanish without a trace when the overlay above is thrown away', async () => {
    const base = createOverlay(over(folder('a')));
    const attempt = createOverlay(base);
    await attempt.tx.folder.put(folder('x'));

    expect(base.changes()).toEqual([]);
    expect(await base.tx.folder.get('x')).toBeUndefined();
  });

  test('on top of one another read like one office in which they were made directly', async () => {
    const ids = ['a', 'b', 'c', 'd'] as const;
    const anyChange: fc.Arbitrary<RowChange> = fc.record({
      table: fc.constant('folder' as const),
      id: fc.constantFrom(...ids),
      row: fc.constant(null),
    });
    const anyPut: fc.Arbitrary<RowChange> = fc
      .tuple(fc.constantFrom(...ids), fc.constantFrom('factory-1', 'factory-2'), fc.nat(5))
      .map(([id, subjectId, volume]) => ({ table: 'folder', id, row: folder(id, subjectId, volume + 1) }));
    const anyChanges = fc.array(fc.oneof(anyPut, anyPut, anyChange), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(anyChanges, anyChanges, anyChanges, async (start, lower, upper) => {
        const rows = new Map<string, AnyRow>();
        const make = (changes: readonly RowChange[]): void => {
          for (const { id, row } of changes)
            if (row) rows.set(id, row);
            else rows.delete(id);
        };
        make(start);
        const bottom = createOverlay(over(...rows.values()));
        const top = createOverlay(bottom);
        bottom.absorb(lower);
        top.absorb(upper);
        make([...lower, ...upper]);
        const direct = over(...rows.values());

        for (const id of ids) expect(await top.get('folder', id)).toEqual(await direct.get('folder', id));
        for (const subjectId of ['factory-1', 'factory-2'])
          expect(await top.list('folder', 'subjectId', subjectId)).toEqual(
            await direct.list('folder', 'subjectId', subjectId),
          );
        const flat = createOverlay(over());
        flat.absorb(lower);
        flat.absorb(top.changes());
        expect(flat.changes()).toHaveLength(new Set([...lower, ...upper].map(({ id }) => id)).size);
      }),
    );
  });
});
