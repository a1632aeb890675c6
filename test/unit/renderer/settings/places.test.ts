import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { placeCalls, type PlaceLevel, planPlaces } from '#data/place-pattern.ts';
import { byWalk, walkPart } from '#data/place-tree.ts';
import { type PlaceDraft, placeLevels, type PlaceNames, placeProblems } from '#features/settings/place-draft.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { err, ok } from '#shared/lib/result.ts';
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
const shelves = (...names: readonly string[]): readonly PlaceLevel[] => [{ kind: 'shelf', names }];

/** Ids and codes counted up from 8, the first that the office does not have. */
const counting = (available = 1_000) => {
  let made = 0;
  return {
    newId: () => `new-${made}`,
    nextCode: () =>
      made < available
        ? ok(makeScanCode('location', '13', 7 + (made += 1)))
        : err({ type: 'number-block-empty', kind: 'location' } as const),
  };
};
const saved = (levels: readonly PlaceLevel[], parent: LocationRow | undefined = cabinet, rows = office()) => {
  const calls = placeCalls(planPlaces(rows, parent, levels), counting());
  if (!calls.ok) throw new Error('there are numbers enough');
  return calls.value.flatMap((call) => (call.name === 'save-locations' ? call.args.locations : []));
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
  test('carry the path and the walking order of their parent and the next leased numbers', () => {
    const [first, second] = saved(shelves('ชั้น 1', 'ชั้น 2'));

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
    const calls = placeCalls(planPlaces(office(), undefined, [{ kind: 'desk', names: ['โต๊ะการเงิน'] }]), counting());

    expect(calls).toMatchObject({
      value: [{ args: { locations: [{ path: 'โต๊ะการเงิน', walkKey: 'โต๊ะการเงิน' }] } }],
    });
    expect(JSON.stringify(calls)).not.toContain('parentId');
  });

  test('leave those alone that are there already, in the same place only', () => {
    const there = aLocation({ id: 'shelf-9', name: 'ชั้น 01', parentId: 'cabinet-1' });
    const elsewhere = aLocation({ id: 'shelf-8', name: 'ชั้น 2', parentId: 'cabinet-2' });

    const added = saved(shelves('ชั้น 1', 'ชั้น 2'), cabinet, office(there, elsewhere));

    expect(added.map(({ name }) => name)).toEqual(['ชั้น 2']);
  });

  test('shelf 10 is walked past after shelf 9 and before the next cabinet', () => {
    const inside = saved(shelves('ชั้น 10', 'ชั้น 9'));
    const next = saved([{ kind: 'cabinet', names: ['ตู้ 04'] }], room);

    expect([...next, ...inside].toSorted(byWalk).map(({ name }) => name)).toEqual(['ชั้น 9', 'ชั้น 10', 'ตู้ 04']);
  });

  test('are not added at all when the leased numbers do not reach', () => {
    const planned = planPlaces(office(), cabinet, shelves('ชั้น 1', 'ชั้น 2'));

    expect(placeCalls(planned, counting(1))).toEqual(err({ type: 'number-block-empty', kind: 'location' }));
  });
});

const NAMES: PlaceNames = {
  cabinet: (number) => `ตู้ ${String(number).padStart(2, '0')}`,
  shelf: (number) => `ชั้น ${number}`,
  slot: (number) => `ช่อง ${number}`,
};
const typed = (changes: Partial<PlaceDraft> = {}): PlaceDraft => ({
  choice: 'shelf-row',
  parentId: 'cabinet-1',
  name: '',
  count: '6',
  cabinets: '',
  firstCabinet: '1',
  shelves: '',
  slots: '',
  capacity: '',
  ...changes,
});
const threeByFiveByFour = typed({
  choice: 'pattern',
  parentId: 'room-1',
  cabinets: '3',
  firstCabinet: '2',
  shelves: '5',
  slots: '4',
  capacity: '25',
});

describe('a pattern of cabinets, shelves and slots', () => {
  test('makes every place under its parent, and the slots carry the capacity', () => {
    const added = saved(placeLevels(threeByFiveByFour, NAMES), room, readModelOf([['location', room]]));

    expect(added).toHaveLength(3 + 15 + 60);
    expect(new Set(added.map(({ code }) => code)).size).toBe(78);
    const byId = new Map([room, ...added].map((place) => [place.id, place]));
    for (const place of added) {
      const parent = byId.get(place.parentId ?? '');
      expect(place.path).toBe(`${parent?.path} · ${place.name}`);
      expect(place.capacity).toBe(place.kind === 'slot' ? 25 : undefined);
    }
    expect(added.find(({ path }) => path === 'ห้อง A · ตู้ 04 · ชั้น 5 · ช่อง 4')).toMatchObject({ kind: 'slot' });
  });

  test('adds to a cabinet that is there what it lacks', () => {
    const added = saved(placeLevels(threeByFiveByFour, NAMES), room, office());

    expect(added).toHaveLength(2 + 15 + 60);
    expect(added.find(({ path }) => path === 'ห้อง A · ตู้ 03 · ชั้น 1')?.parentId).toBe('cabinet-1');
  });

  test('entered twice adds nothing the second time', () => {
    const levels = placeLevels(threeByFiveByFour, NAMES);
    const first = saved(levels, room, office());

    expect(planPlaces(office(...first), room, levels)).toEqual([]);
  });

  test('is saved in pieces that one change takes', () => {
    const large = typed({ ...threeByFiveByFour, cabinets: '20' });
    const calls = placeCalls(planPlaces(office(), room, placeLevels(large, NAMES)), counting());

    expect(calls.ok && calls.value.map(({ args }) => ('locations' in args ? args.locations.length : 0))).toEqual([
      200, 200, 119,
    ]);
  });

  test('needs counts that make sense, a room to stand in, and no more than 2,000 places', () => {
    expect(placeProblems(threeByFiveByFour)).toEqual([]);
    expect(placeProblems({ ...threeByFiveByFour, slots: '' })).toEqual([]);
    expect(placeProblems({ ...threeByFiveByFour, parentId: undefined })).toEqual(['parent-missing']);
    expect(placeProblems({ ...threeByFiveByFour, cabinets: '0' })).toEqual(['pattern-invalid']);
    expect(placeProblems({ ...threeByFiveByFour, shelves: 'x' })).toEqual(['pattern-invalid']);
    expect(placeProblems({ ...threeByFiveByFour, cabinets: '99' })).toEqual(['pattern-too-large']);
  });
});

describe('places as they are typed', () => {
  test('shelves by the dozen need a cabinet or a room, and a count from 1 to 200', () => {
    expect(placeProblems(typed())).toEqual([]);
    expect(placeProblems(typed({ parentId: undefined }))).toEqual(['parent-missing']);
    for (const count of ['', '0', '201', 'x', '1.5'])
      expect(placeProblems(typed({ count }))).toEqual(['count-invalid']);
    expect(placeProblems(typed({ count: '200' }))).toEqual([]);
  });

  test('a room needs a name and nothing to stand in; a desk may stand anywhere; a slot stands in a shelf', () => {
    expect(placeProblems(typed({ choice: 'room', parentId: undefined, name: ' ' }))).toEqual(['name-missing']);
    expect(placeProblems(typed({ choice: 'desk', parentId: undefined, name: 'โต๊ะ 1' }))).toEqual([]);
    expect(placeProblems(typed({ choice: 'person', parentId: undefined, name: 'คุณวิชัย' }))).toEqual([]);
    expect(placeProblems(typed({ choice: 'slot', parentId: undefined, name: 'ช่อง 1' }))).toEqual(['parent-missing']);
  });

  test('a capacity is a number of folders, and only where folders have their home', () => {
    expect(placeProblems(typed({ capacity: '40' }))).toEqual([]);
    expect(placeProblems(typed({ capacity: '0' }))).toEqual(['capacity-invalid']);
    expect(placeProblems(typed({ choice: 'desk', name: 'โต๊ะ 1', capacity: 'x' }))).toEqual([]);
    expect(placeLevels(typed({ choice: 'desk', name: 'โต๊ะ 1', capacity: '5' }), NAMES)).toEqual([
      { kind: 'desk', names: ['โต๊ะ 1'], capacity: undefined },
    ]);
  });

  test('shelves by the dozen are named by their numbers, one place as it is typed', () => {
    expect(placeLevels(typed({ count: '3' }), NAMES)[0]?.names).toEqual(['ชั้น 1', 'ชั้น 2', 'ชั้น 3']);
    expect(placeLevels(typed({ choice: 'cart', name: ' รถเข็น 1 ' }), NAMES)[0]?.names).toEqual(['รถเข็น 1']);
  });
});
