import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compareShelfOrder, naturalKey, shelfOrderKey, type ShelfPosition } from '#shared/domain/shelf-order.ts';

const inOrder = (names: readonly string[]): readonly string[] =>
  names.toSorted((a, b) => compareShelfOrder(naturalKey(a), naturalKey(b)));

const aPosition = (over: Partial<ShelfPosition> = {}): ShelfPosition => ({
  walkKey: 'a-0001-1',
  registrationNumber: '3-64(1)-12/41ปท',
  volume: 1,
  code: '113000000101',
  ...over,
});

const walked = (positions: readonly ShelfPosition[]): readonly ShelfPosition[] =>
  positions.toSorted((a, b) => compareShelfOrder(shelfOrderKey(a), shelfOrderKey(b)));

const position = fc.record({
  walkKey: fc.option(fc.stringMatching(/^[a-c](-\d{1,3}){0,3}$/), { nil: undefined }),
  registrationNumber: fc.oneof(fc.stringMatching(/^[1-3]-\d{1,3}\(\d\)-\d{1,3}\/[34]\d$/), fc.string()),
  volume: fc.integer({ min: 1, max: 120 }),
  code: fc.stringMatching(/^\d{12}$/),
});

describe('names of places are walked as people count', () => {
  test('cabinet 2 comes before cabinet 10, in Latin and in Thai digits', () => {
    expect(inOrder(['ตู้ 10', 'ตู้ ๒', 'ตู้ 1', 'ตู้ ๑๑'])).toEqual(['ตู้ 1', 'ตู้ ๒', 'ตู้ 10', 'ตู้ ๑๑']);
  });

  test.each([
    ['ตู้ 02', 'ตู้2'],
    ['ตู้ ๒', 'ตู้ 2'],
    ['Room A', 'room  a'],
    ['a/01/02', 'A-1-2'],
  ])('%s and %s are the same place in the order', (one, other) => {
    expect(naturalKey(one)).toBe(naturalKey(other));
  });

  test('a room comes before its cabinets, and all of these before the next room', () => {
    expect(inOrder(['ห้อง B', 'ห้อง A ตู้ 3', 'ห้อง A', 'ห้อง A ตู้ 3 ชั้น 1'])).toEqual([
      'ห้อง A',
      'ห้อง A ตู้ 3',
      'ห้อง A ตู้ 3 ชั้น 1',
      'ห้อง B',
    ]);
  });

  test('a leading vowel sorts by the consonant behind it, as in a dictionary', () => {
    expect(inOrder(['ไก่', 'ขวด', 'เกวียน', 'กล่อง'])).toEqual(['กล่อง', 'เกวียน', 'ไก่', 'ขวด']);
  });

  test('any two whole numbers compare as numbers', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 40n }), fc.bigInt({ min: 0n, max: 10n ** 40n }), (a, b) => {
        const expected = a === b ? 0 : a < b ? -1 : 1;
        expect(compareShelfOrder(naturalKey(`ชั้น ${a}`), naturalKey(`ชั้น ${b}`))).toBe(expected);
      }),
    );
  });
});

describe('folders are met shelf by shelf', () => {
  test('first by place, on one shelf by registration number, then by volume', () => {
    const shelf = { walkKey: 'a-0002-1' };
    const first = aPosition({ walkKey: 'a-0001-5', registrationNumber: '3-99-1/60ปท' });
    const second = aPosition({ ...shelf, registrationNumber: '3-9-2/39ปท' });
    const third = aPosition({ ...shelf, registrationNumber: '3-64(1)-12/41ปท', volume: 2 });
    const fourth = aPosition({ ...shelf, registrationNumber: '3-64(1)-12/41ปท', volume: 10 });
    const next = aPosition({ walkKey: 'a-0010-1', registrationNumber: '1-1-1/30ปท' });

    expect(walked([next, fourth, third, second, first])).toEqual([first, second, third, fourth, next]);
  });

  test('what stands in the cabinet itself comes before its shelves', () => {
    const inCabinet = aPosition({ walkKey: 'a-0002', registrationNumber: '3-99-1/60ปท' });
    const onShelf = aPosition({ walkKey: 'a-0002-1', registrationNumber: '1-1-1/30ปท' });

    expect(walked([onShelf, inCabinet])).toEqual([inCabinet, onShelf]);
  });

  test('a folder of which nobody knows where it is comes last', () => {
    const lost = aPosition({ walkKey: undefined, registrationNumber: '1-1-1/30ปท' });
    const desk = aPosition({ walkKey: 'ฮ-99' });

    expect(walked([lost, desk])).toEqual([desk, lost]);
  });
});

describe('the order is total, whatever the folders', () => {
  test('two folders with different barcodes never stand at the same place', () => {
    fc.assert(
      fc.property(position, position, (a, b) => {
        fc.pre(a.code !== b.code);
        expect(compareShelfOrder(shelfOrderKey(a), shelfOrderKey(b))).not.toBe(0);
      }),
    );
  });

  test('it runs one way: what is after is never also before, and after the next is after the one before', () => {
    fc.assert(
      fc.property(position, position, position, (a, b, c) => {
        const [x, y, z] = walked([a, b, c]).map(shelfOrderKey) as [string, string, string];
        expect(compareShelfOrder(x, y) === -compareShelfOrder(y, x)).toBe(true);
        expect(compareShelfOrder(x, y)).toBeLessThanOrEqual(0);
        expect(compareShelfOrder(y, z)).toBeLessThanOrEqual(0);
        expect(compareShelfOrder(x, z)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test('it is the same in whatever order the folders were asked for', () => {
    fc.assert(
      fc.property(fc.uniqueArray(position, { selector: ({ code }) => code, maxLength: 12 }), fc.nat(), (some, turn) => {
        const at = some.length === 0 ? 0 : turn % some.length;
        const turned = [...some.slice(at), ...some.slice(0, at)].toReversed();
        expect(walked(turned)).toEqual(walked(some));
      }),
    );
  });

  test('neighbours on a shelf stay neighbours: nothing of another shelf comes between them', () => {
    fc.assert(
      fc.property(fc.array(position, { maxLength: 20 }), (some) => {
        const places = walked(some).map(({ walkKey }) => (walkKey === undefined ? '?' : naturalKey(walkKey)));
        const runs = places.filter((place, at) => place !== places[at - 1]);
        expect(new Set(runs).size).toBe(runs.length);
      }),
    );
  });
});
