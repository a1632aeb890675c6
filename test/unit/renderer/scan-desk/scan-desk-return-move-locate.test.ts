import { describe, expect, test } from 'vitest';
import { appearanceOf } from '#features/scan-desk/result-tone.ts';
import { SHELF, SLOT, OTHER_SHELF, DESK, folder, place, card, atTheDesk } from './at-the-desk.ts';

describe('taking folders back', () => {
  test('a folder is checked in at its home, and the desk says where that is', () => {
    const desk = atTheDesk()
      .scan(folder('f-1', { whereabouts: { kind: 'on-loan', borrowerId: 'wichai' } }))
      .store();

    expect(desk.calls()).toEqual([{ name: 'check-in-folder', args: { folderId: 'f-1', locationId: 'shelf' } }]);
    expect(desk.last()?.message).toEqual({ kind: 'returned', homeId: 'shelf', fromId: 'wichai' });
  });

  test('a folder without a home is noted as seen and waits for the shelf it is put on', () => {
    const desk = atTheDesk()
      .scan(folder('f-1', { home: undefined }))
      .store();
    expect(desk.last()?.message.kind).toBe('needs-home');

    desk.scan(place(OTHER_SHELF)).store();

    expect(desk.calls()).toEqual([
      { name: 'see-folder', args: { folderId: 'f-1' } },
      { name: 'check-in-folder', args: { folderId: 'f-1', locationId: 'other' } },
    ]);
    expect(desk.last()?.message).toEqual({ kind: 'moved', placeId: 'other' });
  });

  test('the shelf scanned after a return is right when it is the home or a slot of it', () => {
    const desk = atTheDesk().scan(folder('f-1')).store().scan(place(SLOT)).store();

    expect(desk.last()?.message).toEqual({ kind: 'right-place', placeId: 'slot' });
    expect(desk.calls().at(-1)).toEqual({ name: 'see-folder', args: { folderId: 'f-1', locationId: 'slot' } });
  });

  test('another shelf scanned after a return is the wrong place: recorded as it is, and shown in amber', () => {
    const desk = atTheDesk().scan(folder('f-1')).store().scan(place(OTHER_SHELF)).store();

    expect(desk.last()?.message).toEqual({ kind: 'wrong-place', placeId: 'other', homeId: 'shelf' });
    expect(desk.calls().at(-1)).toEqual({ name: 'move-folder', args: { folderId: 'f-1', locationId: 'other' } });
    expect(appearanceOf(desk.last()!).tone).toBe('elsewhere');
  });
});

describe('moving', () => {
  test('the place is scanned once, then folder after folder', () => {
    const desk = atTheDesk().scan(card('move')).scan(place(DESK)).scan(folder('f-1')).scan(folder('f-2')).store();

    expect(desk.calls()).toEqual(
      ['f-1', 'f-2'].map((folderId) => ({ name: 'move-folder', args: { folderId, locationId: 'desk' } })),
    );
    expect(desk.last()?.message).toEqual({ kind: 'moved', placeId: 'desk' });
  });

  test('to a shelf that is not its home is recorded and shown in amber', () => {
    const desk = atTheDesk().scan(card('move')).scan(place(OTHER_SHELF)).scan(folder('f-1')).store();

    expect(desk.last()?.message).toEqual({ kind: 'wrong-place', placeId: 'other', homeId: 'shelf' });
  });

  test('without a place the folder is noted as seen and waits', () => {
    const desk = atTheDesk().scan(card('move')).scan(folder('f-1')).store();
    expect(desk.last()?.message.kind).toBe('needs-place');

    desk.scan(place(DESK)).store();

    expect(desk.calls().at(-1)).toEqual({ name: 'move-folder', args: { folderId: 'f-1', locationId: 'desk' } });
  });
});

describe('locating', () => {
  test('says where the folder is and keeps that it was seen', () => {
    const desk = atTheDesk().scan(card('locate')).scan(folder('f-1')).store();

    expect(desk.last()?.message).toEqual({
      kind: 'located',
      whereabouts: { kind: 'expected-at-home', placeId: 'shelf' },
    });
    expect(desk.calls()).toEqual([{ name: 'see-folder', args: { folderId: 'f-1' } }]);
  });

  test('after a shelf was scanned, says of every folder whether it belongs there', () => {
    const desk = atTheDesk().scan(card('locate')).scan(place(SHELF)).scan(folder('f-1'));
    desk.scan(folder('f-2', { home: OTHER_SHELF })).store();

    expect(desk.said().slice(-2)).toEqual(['right-place', 'wrong-place']);
  });

  test('a folder that stands on the shelf but is on loan is shown as that', () => {
    const lent = folder('f-1', { whereabouts: { kind: 'on-loan', borrowerId: 'wichai' } });
    const desk = atTheDesk().scan(card('locate')).scan(place(SHELF)).scan(lent).store();

    expect(desk.last()?.message).toEqual({ kind: 'on-loan-but-here', placeId: 'shelf', borrowerId: 'wichai' });
  });
});
