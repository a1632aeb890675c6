import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { byWalk, placesToSave, type PlacesToAdd, walkPart } from '#data/place-tree.ts';
import { type PlaceDraft, placeNames, placeProblems } from '#features/settings/place-draft.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { LocationRow } from '#shared/model/office-rows.ts';
import { aLocation } from '#test/builders/office.ts';
import { readModelOf } from '#test/unit/renderer/counter/a-counter-office.ts';

const room = aLocation({ id: 'room-1', kind: 'room', name: 'ห้อง A', path: 'ห้อง A', walkKey: walkPart('ห้อง A') });
const cabinet = aLocation({
  id: 'cabinet-1',
  code: makeScanCode('location', '13', 7),
  kind: 'cabinet',
  name: 'ตู้ 03',
  parentId: 'room-1',
  path: 'ห้อง A · ตู้ 03',
  walkKey: `${room.walkKey}-${walkPart('ตู้ 03')}`,
});
const office = (...more: readonly LocationRow[]) =>
  readModelOf([room, cabinet, ...more].map((row) => ['location', row] as const));
const wanted = (changes: Partial<PlacesToAdd> = {}): PlacesToAdd => {
  let made = 0;
  return {
    kind: 'shelf',
    parent: cabinet,
    names: ['ชั้น 1'],
    officeCode: '13',
    newId: () => `new-${(made += 1)}`,
    ...changes,
  };
};

describe('the part of a walk key that a name gives', () => {
  test('sorts numbers by their value, however they are written', () => {
    expect(walkPart('ชั้น 9') < walkPart('ชั้น 10')).toBe(true);
    expect(walkPart('ตู้ ๐๓')).toBe(walkPart('ตู้ 3'));
    fc.assert(
      fc.property(fc.nat(999_999), fc.nat(999_999), (a, b) => {
        expect(walkPart(`ชั้น ${a}`) < walkPart(`ชั้น ${b}`)).toBe(a < b);
      }),
    );
  });

  test('a place comes before all that stands in it, and that before its neighbours, whatever their names', () => {
    const name = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(name, name, name, (first, second, inner) => {
        const [low, high] = [walkPart(first), walkPart(second)].toSorted((a, b) => (a < b ? -1 : 1)) as [
          string,
          string,
        ];
        fc.pre(low !== high);
        const inside = `${low}-${walkPart(inner)}`;
        expect(low < inside && inside < high).toBe(true);
      }),
    );
  });
});

describe('places that are added', () => {
  test('carry the path and the walking order of their parent and the next numbers of the office', () => {
    const [first, second] = placesToSave(office(), wanted({ names: ['ชั้น 1', 'ชั้น 2'] }));

    expect(LocationRow.parse(first)).toEqual({
      id: 'new-1',
      code: makeScanCode('location', '13', 8),
      kind: 'shelf',
      name: 'ชั้น 1',
      parentId: 'cabinet-1',
      path: 'ห้อง A · ตู้ 03 · ชั้น 1',
      walkKey: 'ห้องa-ตู้000003-ชั้น000001',
    });
    expect(second?.code).toBe(makeScanCode('location', '13', 9));
  });

  test('stand by themselves without a parent', () => {
    const [desk] = placesToSave(office(), wanted({ kind: 'desk', parent: undefined, names: ['โต๊ะการเงิน'] }));

    expect(desk).toMatchObject({ path: 'โต๊ะการเงิน', walkKey: 'โต๊ะการเงิน' });
    expect(desk).not.toHaveProperty('parentId');
  });

  test('leave those alone that are there already, in the same place only', () => {
    const there = aLocation({ id: 'shelf-9', name: 'ชั้น 01', parentId: 'cabinet-1' });
    const elsewhere = aLocation({ id: 'shelf-8', name: 'ชั้น 2', parentId: 'cabinet-2' });

    const added = placesToSave(office(there, elsewhere), wanted({ names: ['ชั้น 1', 'ชั้น 2'] }));

    expect(added.map(({ name }) => name)).toEqual(['ชั้น 2']);
  });

  test('shelf 10 is walked past after shelf 9 and before the next cabinet', () => {
    const shelves = placesToSave(office(), wanted({ names: ['ชั้น 10', 'ชั้น 9'] }));
    const next = placesToSave(office(), wanted({ kind: 'cabinet', parent: room, names: ['ตู้ 04'] }));

    expect([...next, ...shelves].toSorted(byWalk).map(({ name }) => name)).toEqual(['ชั้น 9', 'ชั้น 10', 'ตู้ 04']);
  });
});

describe('places as they are typed', () => {
  const typed = (changes: Partial<PlaceDraft> = {}): PlaceDraft => ({
    choice: 'shelf-row',
    parentId: 'cabinet-1',
    name: '',
    count: '6',
    ...changes,
  });

  test('shelves by the dozen need a cabinet or a room, and a count from 1 to 200', () => {
    expect(placeProblems(typed())).toEqual([]);
    expect(placeProblems(typed({ parentId: undefined }))).toEqual(['parent-missing']);
    for (const count of ['', '0', '201', 'x', '1.5'])
      expect(placeProblems(typed({ count }))).toEqual(['count-invalid']);
    expect(placeProblems(typed({ count: '200' }))).toEqual([]);
  });

  test('a room needs a name and nothing to stand in; a desk may stand anywhere', () => {
    expect(placeProblems(typed({ choice: 'room', parentId: undefined, name: ' ' }))).toEqual(['name-missing']);
    expect(placeProblems(typed({ choice: 'desk', parentId: undefined, name: 'โต๊ะ 1' }))).toEqual([]);
  });

  test('shelves by the dozen are named by their numbers, one place as it is typed', () => {
    expect(placeNames(typed({ count: '3' }), (number) => `ชั้น ${number}`)).toEqual(['ชั้น 1', 'ชั้น 2', 'ชั้น 3']);
    expect(placeNames(typed({ choice: 'cart', name: ' รถเข็น 1 ' }), String)).toEqual(['รถเข็น 1']);
  });
});
