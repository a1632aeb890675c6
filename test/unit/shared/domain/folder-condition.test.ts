import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { folderConditions, latestCondition, type ConditionNote } from '#shared/domain/folder-condition.ts';

const noted = (id: string, minute: number, condition: (typeof folderConditions)[number] = 'torn'): ConditionNote => ({
  kind: 'noted',
  id,
  condition,
  actorId: 'staff-1',
  effectiveAt: `2026-11-23T02:${String(minute).padStart(2, '0')}:00.000Z`,
});
const undone = (undoesId: string, minute: number): ConditionNote => {
  const { id: _id, ...facts } = noted('', minute);
  return { actorId: facts.actorId, effectiveAt: facts.effectiveAt, kind: 'undone', id: `undo-${undoesId}`, undoesId };
};

describe('the condition of a folder', () => {
  test('is that of the latest note, in whatever order the notes came', () => {
    expect(latestCondition([noted('b', 2, 'wet'), noted('a', 1)])).toMatchObject({ id: 'b', condition: 'wet' });
    expect(latestCondition([])).toBeUndefined();
  });

  test('is that of the higher id, of two notes of one moment, so that all PCs agree', () => {
    expect(latestCondition([noted('b', 1), noted('a', 1)])?.id).toBe('b');
    expect(latestCondition([noted('a', 1), noted('b', 1)])?.id).toBe('b');
  });

  test('is the one before when the latest was taken back, also when the taking back came first', () => {
    const notes = [undone('b', 3), noted('a', 1), noted('b', 2)];
    expect(latestCondition(notes)?.id).toBe('a');
    expect(latestCondition([noted('b', 2), undone('b', 1)])).toBeUndefined();
    expect(latestCondition([noted('a', 1), undone('never', 2)])?.id).toBe('a');
  });

  test('is the same on every PC, whatever order and however often its notes arrive', () => {
    const note = fc.oneof(
      fc
        .tuple(fc.constantFrom('a', 'b', 'c', 'd'), fc.constantFrom(...folderConditions))
        .map(([id, condition]) => noted(id, id.charCodeAt(0) % 3, condition)),
      fc.constantFrom('a', 'b', 'c').map((id) => undone(id, 5)),
    );
    fc.assert(
      fc.property(
        fc.uniqueArray(note, { selector: ({ id }) => id }),
        fc.infiniteStream(fc.nat(20)),
        (notes, numbers) => {
          const shuffled = [...notes, ...notes].toSorted(() => (numbers.next().value ?? 0) - 10);
          expect(latestCondition(shuffled)).toEqual(latestCondition(notes));
        },
      ),
    );
  });
});
