import { describe, expect, test } from 'vitest';
import { SHELF, OTHER_SHELF, folder, place, badge, card, atTheDesk } from './at-the-desk.ts';

describe('the cards beside the four actions', () => {
  test('a condition is noted of the folder scanned before it, and does not count as scanning that folder twice', () => {
    const desk = atTheDesk().scan(folder('f-1')).scan({ kind: 'condition', condition: 'torn' }, 500);

    expect(desk.calls().at(-1)).toEqual({ name: 'note-condition', args: { folderId: 'f-1', condition: 'torn' } });
    expect(desk.last()).toMatchObject({ folder: { id: 'f-1' }, message: { kind: 'condition-noted' } });
  });

  test('the shelf scanned after a return and its condition is still where the folder was put', () => {
    const desk = atTheDesk().scan(folder('f-1')).scan({ kind: 'condition', condition: 'good' }).scan(place(SHELF));

    expect(desk.last()?.message).toEqual({ kind: 'right-place', placeId: 'shelf' });
  });

  test('a condition without a folder asks for one and stores nothing', () => {
    const desk = atTheDesk().scan({ kind: 'condition', condition: 'wet' }).scan(card('condition'));

    expect(desk.said()).toEqual(['condition-without-folder', 'condition-without-folder']);
    expect(desk.calls()).toEqual([]);
  });

  test('the card "condition" asks which, and a choice by hand answers it', () => {
    const desk = atTheDesk().scan(folder('f-1')).scan(card('condition'));
    expect(desk.last()?.message.kind).toBe('condition-asked');

    desk.send({ kind: 'condition-picked', condition: 'needs-cover', atMs: 0 });

    expect(desk.calls().at(-1)).toEqual({
      name: 'note-condition',
      args: { folderId: 'f-1', condition: 'needs-cover' },
    });
  });

  test('the card "shelf" begins another shelf: under the same action when it moves, else folders are looked up on it', () => {
    expect(atTheDesk().scan(card('move')).scan(place(SHELF)).scan(card('shelf')).state()).toMatchObject({
      action: 'move',
      place: undefined,
    });
    const desk = atTheDesk()
      .scan(card('shelf'))
      .scan(place(SHELF))
      .scan(folder('f-1', { home: OTHER_SHELF }));
    expect(desk.said()).toEqual(['shelf-asked', 'place-chosen', 'wrong-place']);
  });

  test('the card "person" and a badge say which folders that person has', () => {
    const desk = atTheDesk().scan(card('person')).scan(badge('wichai'));

    expect(desk.last()?.message).toEqual({ kind: 'person-holds', staffId: 'wichai', folderIds: ['f-7', 'f-8'] });
    expect(desk.calls()).toEqual([]);
  });

  test('the card "finish" says how many folders the batch was, and the next one begins', () => {
    const desk = atTheDesk()
      .scan(card('lend'))
      .scan(badge('wichai'))
      .scan(folder('f-1'))
      .scan(folder('f-2'))
      .scan(folder('f-2'))
      .scan(card('finish'));

    expect(desk.last()?.message).toEqual({ kind: 'batch-finished', folders: 2 });
    expect(desk.state()).toMatchObject({ action: 'lend', borrowerId: undefined });
    expect(desk.scan(card('finish')).last()?.message).toEqual({ kind: 'batch-finished', folders: 0 });
  });
});
