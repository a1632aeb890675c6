import { describe, expect, test } from 'vitest';
import { DESK, folder, place, card, unknown, atTheDesk } from './at-the-desk.ts';

describe('scanning twice', () => {
  test('within three seconds is one scan: shown, not stored again', () => {
    const desk = atTheDesk().scan(folder('f-1')).store().scan(folder('f-1'), 2_900);

    expect(desk.last()?.message).toEqual({ kind: 'repeated', firstAtMs: 10_000 });
    expect(desk.calls()).toHaveLength(1);
  });

  test('later in the batch is kept as seen and does nothing twice', () => {
    const desk = atTheDesk().scan(folder('f-1')).store().scan(folder('f-2')).store().scan(folder('f-1')).store();

    expect(desk.last()?.message).toEqual({ kind: 'repeated', firstAtMs: 10_000 });
    expect(desk.calls().at(-1)).toEqual({ name: 'see-folder', args: { folderId: 'f-1' } });
  });

  test('under another action is no repetition', () => {
    const desk = atTheDesk().scan(folder('f-1')).store().scan(card('move'), 500).scan(place(DESK), 500);
    desk.scan(folder('f-1'), 500).store();

    expect(desk.last()?.message).toEqual({ kind: 'moved', placeId: 'desk' });
  });

  test('after an undo is no repetition either', () => {
    const desk = atTheDesk().scan(folder('f-1')).store().scan(card('undo'), 500).store().scan(folder('f-1'), 500);

    expect(desk.last()?.message.kind).toBe('returned');
  });
});

describe('undo', () => {
  test('takes back the last movement by its own movement', () => {
    const desk = atTheDesk().scan(folder('f-1')).store().scan(card('undo')).store();

    expect(desk.calls().at(-1)).toEqual({ name: 'undo-movement', args: { folderId: 'f-1', movementId: 'm-1' } });
    expect(desk.last()?.stored).toEqual({ kind: 'undone' });
  });

  test('pressed again takes back the one before', () => {
    const desk = atTheDesk().scan(folder('f-1')).scan(folder('f-2')).store();
    desk.send({ kind: 'undo-asked', atMs: 0 }).send({ kind: 'undo-asked', atMs: 0 });

    expect(
      desk
        .calls()
        .slice(-2)
        .map(({ args }) => args),
    ).toEqual([
      { folderId: 'f-2', movementId: 'm-2' },
      { folderId: 'f-1', movementId: 'm-1' },
    ]);
  });

  test('pressed before the scan is on disk waits for it', () => {
    const desk = atTheDesk().scan(folder('f-1')).send({ kind: 'undo-asked', atMs: 0 });
    expect(desk.calls()).toHaveLength(1);

    desk.store();

    expect(desk.calls().at(-1)).toEqual({ name: 'undo-movement', args: { folderId: 'f-1', movementId: 'm-1' } });
  });

  test('of a chosen line leaves the others', () => {
    const desk = atTheDesk().scan(folder('f-1')).scan(folder('f-2')).store();
    desk.send({ kind: 'undo-asked', atMs: 0, number: 1 }).store();

    expect(desk.state().results.map(({ stored }) => stored.kind)).toEqual(['stored', 'undone']);
  });

  test('that could not be stored leaves the line as it was', () => {
    const desk = atTheDesk().scan(folder('f-1')).store();
    desk.send({ kind: 'undo-asked', atMs: 0 }).send({ kind: 'undo-refused', number: 1 });

    expect(desk.last()?.stored).toMatchObject({ kind: 'stored', mutationId: 'm-1' });
  });

  test('takes back a note of condition, or a parked code, when that came last', () => {
    const desk = atTheDesk().scan(folder('f-1')).scan({ kind: 'condition', condition: 'wet' }).scan(unknown).store();
    desk.send({ kind: 'undo-asked', atMs: 0 }).send({ kind: 'undo-asked', atMs: 0 });

    expect(desk.calls().slice(-2)).toEqual([
      { name: 'resolve-parked-scan', args: { parkedScanId: 'm-3', resolvedAs: 'undone' } },
      { name: 'undo-condition', args: { folderId: 'f-1', noteId: 'm-2' } },
    ]);
  });

  test('of an older line is said on top, where the eye is', () => {
    const desk = atTheDesk().scan(folder('f-1')).scan(card('person')).store();
    desk.send({ kind: 'undo-asked', atMs: 0 }).store();

    expect(desk.last()).toMatchObject({ message: { kind: 'undid', of: { kind: 'returned' } }, folder: { id: 'f-1' } });
  });

  test('with nothing to undo says so', () => {
    expect(atTheDesk().scan(card('undo')).last()?.message.kind).toBe('nothing-to-undo');
  });
});
