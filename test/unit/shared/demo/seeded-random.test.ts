import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { someFirm } from '#shared/demo/firm-names.ts';
import { somePlace } from '#shared/demo/places.ts';
import { createSeededRandom } from '#shared/demo/seeded-random.ts';
import { FAMILY_NAMES, GIVEN_NAMES, MARKERS, ENGLISH_MARKERS, TITLES, TRADES } from '#shared/demo/words.ts';
import { factoryTypeByCode } from '#shared/domain/factory-type.ts';
import { provinceByCode, PROVINCES } from '#shared/domain/province.ts';
import { isPlainText } from '#shared/lib/plain-text.ts';

const TWO_POW_32 = 4_294_967_296;

describe('random choices', () => {
  // The invented office is the same on every machine and in every version: screenshots and drills count on it.
  test.each([
    [1, 0, [4_027_581_232, 1_838_486_351, 2_329_261_511]],
    [1, 1, [2_592_381_632, 3_878_487_975, 1_462_942_926]],
    [7, 0, [4_260_456_193, 351_568_298, 4_026_962_323]],
    [13, 4_999, [3_969_500_345, 3_887_894_393, 2_479_001_699]],
  ])('of seed %i and row %i are these', (seed, row, expected) => {
    const random = createSeededRandom(seed, row);
    expect(expected.map(() => random.next() * TWO_POW_32)).toEqual(expected);
  });

  test('are spread evenly over nought to one, one never among them', () => {
    const random = createSeededRandom(3, 0);
    const drawn = Array.from({ length: 10_000 }, () => random.next());
    expect([Math.min(...drawn) >= 0, Math.max(...drawn) < 1]).toEqual([true, true]);
    for (let tenth = 0; tenth < 10; tenth += 1) {
      const count = drawn.filter((value) => Math.floor(value * 10) === tenth).length;
      expect(Math.abs(count - 1_000)).toBeLessThan(150);
    }
  });

  test('of neighbouring rows have nothing to do with each other', () => {
    const first = Array.from({ length: 1_000 }, (_, row) => createSeededRandom(3, row).next());
    const pairs = first.slice(1).map((value, at) => (value - 0.5) * ((first[at] ?? 0) - 0.5));
    expect(Math.abs(pairs.reduce((sum, each) => sum + each, 0) / pairs.length)).toBeLessThan(0.01);
    expect(new Set(first).size).toBe(1_000);
  });

  test('between two numbers have both of them, and nothing outside', () => {
    const random = createSeededRandom(3, 0);
    const drawn = Array.from({ length: 300 }, () => random.between(-1, 2));
    expect(new Set(drawn)).toEqual(new Set([-1, 0, 1, 2]));
    expect(Array.from({ length: 20 }, () => random.between(5, 5))).toEqual(Array.from({ length: 20 }, () => 5));
  });

  test('of a list come to every one of it', () => {
    const random = createSeededRandom(3, 0);
    const list = ['a', 'b', 'c'] as const;
    expect(new Set(Array.from({ length: 100 }, () => random.pick(list)))).toEqual(new Set(list));
    expect(random.pick(['only'])).toBe('only');
  });

  test('with a chance of nought never happen, and of one always', () => {
    const random = createSeededRandom(3, 0);
    for (let draw = 0; draw < 200; draw += 1) expect([random.chance(0), random.chance(1)]).toEqual([false, true]);
  });

  test('are the same for the same seed and row, whatever they are', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(), (seed, row) => {
        const [one, other] = [createSeededRandom(seed, row), createSeededRandom(seed, row)];
        expect([one.next(), one.next()]).toEqual([other.next(), other.next()]);
      }),
    );
  });
});

describe('the words of the invented office', () => {
  test('are kinds of factories that the law knows, each once, with something that they do', () => {
    const codes = TRADES.map(({ typeCode }) => typeCode);
    expect(codes.filter((code) => factoryTypeByCode(code) === undefined)).toEqual([]);
    expect(codes).toEqual([...new Set(codes)].toSorted((a, b) => a - b));
    expect(TRADES.filter(({ objects, subTypes }) => objects.some((text) => text === '') || subTypes < 0)).toEqual([]);
  });

  test('name nobody who lives: every person is called by words of practice alone', () => {
    const random = createSeededRandom(17, 0);
    const people = new Set<string>();
    for (let draw = 0; draw < 2_000; draw += 1) {
      const { operatorName, taxIdKind } = someFirm(random, TRADES[0], '13');
      if (taxIdKind === 'citizen') people.add(operatorName);
    }
    const called = TITLES.flatMap((title) =>
      GIVEN_NAMES.flatMap((given) => FAMILY_NAMES.map((family) => `${title}${given} ${family}`)),
    );
    expect([...people].filter((name) => !called.includes(name))).toEqual([]);
    expect(people.size).toBeGreaterThan(100);
  });

  test('say of every firm that it is invented, also where its name was mistyped', () => {
    const random = createSeededRandom(18, 0);
    // A slip writes เเ for แ.
    const marks = [...MARKERS, ...ENGLISH_MARKERS].flatMap((mark) => [mark, mark.replace('แ', 'เเ')]);
    const unmarked = Array.from({ length: 2_000 }, () => someFirm(random, TRADES[3] ?? TRADES[0], '13')).filter(
      ({ name, operatorName, taxIdKind }) =>
        taxIdKind === 'juristic' && ![name, operatorName].every((text) => marks.some((mark) => text.includes(mark))),
    );
    expect(unmarked).toEqual([]);
  });

  test('hold nothing that a screen or a log could not show', () => {
    const random = createSeededRandom(19, 0);
    const texts = Array.from({ length: 500 }, () => someFirm(random, TRADES[0], '20')).map(({ name }) => name);
    expect(texts.filter((text) => !isPlainText(text))).toEqual([]);
  });
});

describe('an invented place', () => {
  test.each(PROVINCES)('in $nameTh has all that an address needs', ({ code, nameTh }) => {
    const place = somePlace(createSeededRandom(1, Number(code)), code);
    expect(place).toMatchObject({ provinceCode: code, province: nameTh });
    expect(place.postcode).toMatch(/^\d{5}$/);
    expect(Object.values(place)).not.toContain('');
  });

  test('is in an industrial province seven times of ten', () => {
    const busy = new Set(['10', '11', '12', '13', '14', '20', '21', '24', '30', '40', '73', '74']);
    const codes = Array.from({ length: 2_000 }, (_, row) => somePlace(createSeededRandom(9, row)).provinceCode);
    expect(codes.filter((code) => busy.has(code)).length / codes.length).toBeCloseTo(0.7, 1);
    expect(new Set(codes).size).toBeGreaterThan(2 * busy.size);
    expect([...new Set(codes)].filter((code) => provinceByCode(code) === undefined)).toEqual([]);
  });
});
