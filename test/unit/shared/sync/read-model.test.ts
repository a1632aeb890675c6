import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RowChange } from '#shared/sync/ports.ts';
import { createReadModel, isMemoryTable } from '#shared/sync/read-model.ts';
import { aFolder, aStaff } from '#test/builders/office.ts';

const folder = (id: string, subjectId = 'factory-1') => aFolder({ id, subjectId });
const put = (row: ReturnType<typeof folder>): RowChange => ({ table: 'folder', id: row.id, row });

describe('the rows in memory', () => {
  test('are those of the tables a screen works with, and not the history, which only grows', () => {
    expect((['office', 'factory', 'folder', 'notice'] as const).every(isMemoryTable)).toBe(true);
    expect(isMemoryTable('movement')).toBe(false);
  });

  test('are found by id, all together, and by an index in order of id', () => {
    const model = createReadModel();
    model.fill('folder', [folder('b'), folder('a'), folder('c', 'factory-2')]);

    expect(model.get('folder', 'a')).toEqual(folder('a'));
    expect(model.get('folder', 'z')).toBeUndefined();
    expect([...model.all('folder').keys()].sort()).toEqual(['a', 'b', 'c']);
    expect(model.list('folder', 'subjectId', 'factory-1').map(({ id }) => id)).toEqual(['a', 'b']);
    expect(model.list('folder', 'subjectId', 'nothing')).toEqual([]);
  });

  test('of which one changes have a new version, and only its table', () => {
    const model = createReadModel();
    const before = { folder: model.version('folder'), staff: model.version('staff') };

    model.install([put(folder('a'))]);

    expect(model.version('folder')).toBeGreaterThan(before.folder);
    expect(model.version('staff')).toBe(before.staff);
  });

  test('tell listeners what changed, until they stop listening', () => {
    const model = createReadModel();
    const told: (readonly RowChange[] | null)[] = [];
    const stop = model.subscribe((changes) => told.push(changes));

    model.install([put(folder('a'))]);
    model.install([]);
    model.replaceAll(new Map());
    stop();
    model.install([put(folder('b'))]);

    expect(told).toEqual([[put(folder('a'))], null]);
  });

  test('are all others after a snapshot, in every index too', () => {
    const model = createReadModel();
    model.fill('folder', [folder('a')]);
    model.fill('staff', [aStaff()]);
    expect(model.list('folder', 'subjectId', 'factory-1')).toHaveLength(1);

    model.replaceAll(new Map([['folder', new Map([['b', folder('b')]])]]));

    expect(model.list('folder', 'subjectId', 'factory-1').map(({ id }) => id)).toEqual(['b']);
    expect(model.all('staff').size).toBe(0);
  });

  test('are not changed by history, which is read from disk', () => {
    const model = createReadModel();
    model.install([{ table: 'movement', id: 'm', row: null }]);

    expect(model.all('movement').size).toBe(0);
    expect(model.version('movement')).toBe(0);
  });

  test('are in an index exactly when they are in the table, whenever the index was first asked for', () => {
    const ids = fc.constantFrom('a', 'b', 'c', 'd');
    const anyChange: fc.Arbitrary<RowChange> = fc.oneof(
      fc.tuple(ids, fc.constantFrom('factory-1', 'factory-2')).map(([id, subjectId]) => put(folder(id, subjectId))),
      ids.map((id): RowChange => ({ table: 'folder', id, row: null })),
    );
    fc.assert(
      fc.property(fc.array(anyChange, { maxLength: 20 }), fc.nat(20), (changes, askedAfter) => {
        const model = createReadModel();
        for (const [index, change] of changes.entries()) {
          model.install([change]);
          if (index !== askedAfter) continue;
          model.list('folder', 'subjectId', 'factory-1');
        }
        for (const subjectId of ['factory-1', 'factory-2']) {
          const expected = [...model.all('folder').values()].filter((row) => row.subjectId === subjectId);
          expect(model.list('folder', 'subjectId', subjectId)).toEqual(
            expected.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
          );
        }
      }),
    );
  });
});
