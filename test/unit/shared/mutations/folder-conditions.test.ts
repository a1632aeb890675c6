import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folderConditions, latestCondition, type ConditionNote } from '#shared/domain/folder-condition.ts';
import { err } from '#shared/lib/result.ts';
import { createMemoryOffice } from '#test/builders/memory-office.ts';

const at = (minute: number): string => `2026-11-23T02:${String(minute).padStart(2, '0')}:00.000Z`;

describe("a folder's condition", () => {
  test('is noted by scanning a card after it, with who and when; what was noted before stays in its history', async () => {
    const office = createMemoryOffice();
    await office.run('note-condition', { folderId: 'folder-1', condition: 'torn' }, { occurredAt: at(1) });
    await office.run('note-condition', { folderId: 'folder-1', condition: 'wet' }, { occurredAt: at(2) });

    expect(office.get('folder', 'folder-1')?.condition).toEqual({
      condition: 'wet',
      notedAt: at(2),
      notedBy: 'staff-1',
    });
    expect(office.all('conditionNote')).toHaveLength(2);
  });

  test('does not move the folder', async () => {
    const office = createMemoryOffice();
    const before = office.get('folder', 'folder-1')?.custody;
    await office.run('note-condition', { folderId: 'folder-1', condition: 'torn' });

    expect(office.get('folder', 'folder-1')?.custody).toEqual(before);
    expect(office.all('movement')).toEqual([]);
  });

  test('is again what it was before when the note is taken back, and both notes stay', async () => {
    const office = createMemoryOffice();
    await office.run('note-condition', { folderId: 'folder-1', condition: 'good' }, { id: 'first', occurredAt: at(1) });
    await office.run('note-condition', { folderId: 'folder-1', condition: 'wet' }, { id: 'second', occurredAt: at(2) });
    await office.run('undo-condition', { folderId: 'folder-1', noteId: 'second' }, { occurredAt: at(3) });

    expect(office.get('folder', 'folder-1')?.condition?.condition).toBe('good');

    await office.run('undo-condition', { folderId: 'folder-1', noteId: 'first' }, { occurredAt: at(4) });

    expect(office.get('folder', 'folder-1')).not.toHaveProperty('condition');
    expect(office.all('conditionNote')).toHaveLength(4);
  });

  test('cannot be noted of a folder, nor a note taken back, that the office does not have', async () => {
    const office = createMemoryOffice();

    expect(await office.run('note-condition', { folderId: 'f', condition: 'wet' })).toEqual(
      err({ type: 'folder-unknown', folderId: 'f' }),
    );
    expect(await office.run('undo-condition', { folderId: 'folder-1', noteId: 'n' })).toEqual(
      err({ type: 'condition-note-unknown', noteId: 'n' }),
    );
  });

  test('comes out the same in whatever order and however often its notes arrive', () => {
    const aNote: fc.Arbitrary<ConditionNote> = fc.oneof(
      fc.record({
        kind: fc.constant('noted' as const),
        id: fc.constantFrom('a', 'b', 'c', 'd'),
        effectiveAt: fc.constantFrom(at(1), at(2)),
        actorId: fc.constant('staff-1'),
        condition: fc.constantFrom(...folderConditions),
      }),
      fc.record({
        kind: fc.constant('undone' as const),
        id: fc.constantFrom('e', 'f'),
        effectiveAt: fc.constant(at(3)),
        actorId: fc.constant('staff-1'),
        undoesId: fc.constantFrom('a', 'b', 'c', 'd'),
      }),
    );
    fc.assert(
      fc.property(fc.uniqueArray(aNote, { selector: ({ id }) => id }), fc.infiniteStream(fc.nat()), (notes, dice) => {
        const shuffled = [...notes, ...notes]
          .map((note) => ({ note, rank: dice.next().value }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ note }) => note);
        expect(latestCondition(shuffled)).toEqual(latestCondition(notes));
      }),
    );
  });
});
