import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { PROVINCES } from '#shared/domain/province.ts';
import { fidCheckDigit, parseRegistrationNumber, registrationKey } from '#shared/domain/registration-number.ts';

const valueOf = (text: string): unknown => {
  const parsed = parseRegistrationNumber(text);
  return parsed.ok ? parsed.value : parsed.error;
};

describe('the old number of a factory', () => {
  test('is taken apart: จำพวก, type, sub-type, running number, year, province', () => {
    expect(valueOf('3-64-1/39ปท')).toEqual({
      kind: 'old',
      display: '3-64-1/39ปท',
      key: '3-64-1/39ปท',
      doubts: [],
      prefix: '',
      category: 3,
      typeCode: 64,
      sequence: 1,
      yearBe: 2539,
      provinceCode: '13',
    });
    expect(valueOf('จ3-52(3)-54/58ยล')).toMatchObject({
      prefix: 'จ',
      category: 3,
      typeCode: 52,
      subType: 3,
      sequence: 54,
      yearBe: 2558,
      provinceCode: '95',
    });
  });

  test('without letters at the end it is of Bangkok', () => {
    expect(valueOf('3-64(6)-45/17')).toMatchObject({ subType: 6, yearBe: 2517, provinceCode: '10', doubts: [] });
  });

  test('may have a four-digit year and spaces', () => {
    expect(valueOf('1 - 10 - 1 / 2560')).toMatchObject({
      display: '1 - 10 - 1 / 2560',
      key: '1-10-1/60',
      category: 1,
      yearBe: 2560,
    });
  });

  test.each([
    ['3-64-1/39กก', ['province-unknown']],
    ['3-108-1/39ปท', ['type-unknown']],
    ['3-0-1/39ปท', ['type-unknown']],
    ['3-64-1/2017ปท', ['year-unlikely']],
  ])('%s is kept with a doubt', (text, doubts) => {
    expect(valueOf(text)).toMatchObject({ kind: 'old', display: text, doubts });
  });
});

describe('the year of an old number', () => {
  test.each([
    ['3-64-1/2449ปท', 2449, '3-64-1/2449ปท', ['year-unlikely']],
    ['3-64-1/2450ปท', 2450, '3-64-1/2450ปท', []],
    ['3-64-1/2499ปท', 2499, '3-64-1/2499ปท', []],
    ['3-64-1/2500ปท', 2500, '3-64-1/00ปท', []],
    ['3-64-1/00ปท', 2500, '3-64-1/00ปท', []],
    ['3-64-1/2599ปท', 2599, '3-64-1/99ปท', []],
    // Two digits mean 25yy, so another century keeps all four: 2600 is not 2500.
    ['3-64-1/2600ปท', 2600, '3-64-1/2600ปท', []],
    ['3-64-1/2699ปท', 2699, '3-64-1/2699ปท', []],
    ['3-64-1/2700ปท', 2700, '3-64-1/2700ปท', ['year-unlikely']],
  ])('of %s is %i and its key %s', (text, yearBe, key, doubts) => {
    expect(valueOf(text)).toMatchObject({ yearBe, key, doubts });
  });
});

describe('the 14-digit number of a factory', () => {
  test.each(['10200002825515', '10180000125417', '10100302325234', '10130001225419', '20130003125649'])(
    '%s passes its check digit',
    (fid) => {
      expect(valueOf(fid)).toMatchObject({ kind: 'fid', key: fid, doubts: [] });
    },
  );

  test.each(['82010400125514', '82010000125609'])('%s of an estate has no province to read', (fid) => {
    const parsed = valueOf(fid);
    expect(parsed).toMatchObject({ kind: 'fid', issuerDigit: '8', estateDigit: '2', doubts: [] });
    expect(parsed).not.toHaveProperty('provinceCode');
  });

  test('its parts are issuer, estate, province, running number and year', () => {
    expect(valueOf('10200002825515')).toMatchObject({
      issuerDigit: '1',
      estateDigit: '0',
      provinceCode: '20',
      running: 28,
      yearBe: 2551,
    });
  });

  test('a wrong check digit is a doubt and never a refusal', () => {
    expect(valueOf('10200002825516')).toMatchObject({
      kind: 'fid',
      key: '10200002825516',
      doubts: ['check-digit-wrong'],
    });
  });

  test('every single wrong digit raises the doubt', () => {
    const first13 = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 13, maxLength: 13 });
    fc.assert(
      fc.property(first13, fc.nat({ max: 12 }), fc.integer({ min: 1, max: 9 }), (digits, place, shift) => {
        const wrong = digits.with(place, ((digits[place] ?? 0) + shift) % 10);
        expect(fidCheckDigit(wrong.join(''))).not.toBe(fidCheckDigit(digits.join('')));
      }),
    );
  });
});

describe('the internal key of the register', () => {
  test.each([
    [' 07702302851ชบ', '3-77(2)-28/51ชบ'],
    [' 06406304517', '3-64(6)-45/17'],
    ['="  06401301241ปท"', '3-64(1)-12/41ปท'],
    ['  00901210547ปท', '2-9(1)-105/47ปท'],
    ['จ 10600300966ปท', 'จ3-106-9/66ปท'],
    ['00100300141ชน', '3-1-1/41ชน'],
  ])('%j is found as %s', (internal, old) => {
    expect(valueOf(internal)).toMatchObject({ kind: 'internal', display: internal });
    expect(registrationKey(internal)).toBe(registrationKey(old));
  });
});

describe('one factory is found however its number is written', () => {
  test.each([
    ['จ.3-52(3)-54/58ยล', 'จ3-52(3)-54/58ยล'],
    ['จ. 3 - 52(03) - ๕๔/2558 ยล', 'จ3-52(3)-54/58ยล'],
    ['3–64—1/39ปท', '3-64-1/39ปท'],
    ['3-64-001/39ปท', '3-64-1/39ปท'],
    ['3-64-1/39\u200Bปท\u00A0', '3-64-1/39ปท'],
    ['๓-๖๔-๑/๓๙ปท', '3-64-1/39ปท'],
    ['3-64(6)-45/17กทม', '3-64(6)-45/17'],
    ['3-64(6)-45/17กท', '3-64(6)-45/17'],
    ['1-02-00002-8255-15', '10200002825515'],
    ['น.42(1)-1/2551-ญปก', 'น42(1)-1/2551-ญปก'],
    ['  ', ''],
  ])('%j has the key %j', (text, key) => {
    expect(registrationKey(text)).toBe(key);
  });

  test('a number in an unknown shape keeps its display form and gets a key, so the import goes on', () => {
    expect(valueOf('น.42(1)-1/2551-ญปก')).toEqual({
      type: 'registration-number-unreadable',
      display: 'น.42(1)-1/2551-ญปก',
      key: 'น42(1)-1/2551-ญปก',
    });
    expect(valueOf('')).toEqual({ type: 'registration-number-unreadable', display: '', key: '' });
  });

  test('different numbers keep different keys', () => {
    const keys = [
      '3-64-1/39ปท',
      '3-64-1/39ปน',
      '3-64-1/40ปท',
      '2-64-1/39ปท',
      '3-64(1)-1/39ปท',
      'จ3-64-1/39ปท',
      '3-64-1/39',
    ];
    expect(new Set(keys.map(registrationKey)).size).toBe(keys.length);
  });

  test('spaces, Thai digits, leading zeros and the length of the year never matter', () => {
    const parts = fc.record({
      prefix: fc.constantFrom('', 'จ'),
      category: fc.integer({ min: 1, max: 3 }),
      type: fc.integer({ min: 1, max: 107 }),
      subType: fc.integer({ min: 1, max: 20 }),
      sequence: fc.integer({ min: 1, max: 999 }),
      year: fc.integer({ min: 2500, max: 2569 }),
      suffix: fc.constantFrom(...PROVINCES.map((province) => province.registrationSuffix)),
    });
    fc.assert(
      fc.property(parts, ({ prefix, category, type, subType, sequence, year, suffix }) => {
        const plain = `${prefix}${category}-${type}(${subType})-${sequence}/${year % 100 < 10 ? '0' : ''}${year % 100}${suffix}`;
        const spaced = `${prefix && 'จ. '}${category} - ${type} (${subType}) - 0${sequence} / ${year} ${suffix}`;
        const thai = plain.replace(/\d/g, (digit) => String.fromCharCode(0x0e50 + Number(digit)));
        const pad = (number: number, width: number): string => String(number).padStart(width, '0');
        const internal = `${prefix} ${pad(type, 3)}${pad(subType, 2)}${category}${pad(sequence, 3)}${pad(year % 100, 2)}${suffix}`;
        for (const written of [plain, spaced, thai, internal])
          expect(registrationKey(written)).toBe(registrationKey(plain));
        expect(registrationKey(registrationKey(plain))).toBe(registrationKey(plain));
        expect(valueOf(plain)).toMatchObject({ category, typeCode: type, subType, sequence, yearBe: year, doubts: [] });
      }),
    );
  });

  test.each(['ก..', 'ก.ก.', '.ก.', 'จ. .3'])('dots after letters are no part of a key, however many: %s', (text) => {
    expect(registrationKey(text)).not.toContain('.');
  });

  test('every text has a key, and a key is its own key', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('ก', 'จ', '.', '-', '/', '(', ')', ' ', '1', '๒', '3', 'a', '"') }),
        (text) => {
          const key = registrationKey(text);
          expect(registrationKey(key)).toBe(key);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
