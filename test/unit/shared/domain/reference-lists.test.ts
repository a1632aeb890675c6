import { describe, expect, test } from 'vitest';
import { FACTORY_TYPES, factoryTypeByCode } from '#shared/domain/factory-type.ts';
import { FeeWaiver, KNOWN_WAIVERS, waiverFor } from '#shared/domain/fee-waiver.ts';
import { parseRegistrationNumber } from '#shared/domain/registration-number.ts';
import { PROVINCES, provinceByCode, provinceBySuffix } from '#shared/domain/province.ts';
import { addDays, fiscalYearBe, fiscalYearEnd, isoDate } from '#shared/domain/thai-date.ts';

describe('the provinces', () => {
  test('are seventy-seven, each with a code, a name and letters of its own', () => {
    expect(PROVINCES).toHaveLength(77);
    for (const field of ['code', 'nameTh', 'nameEn', 'abbreviation', 'registrationSuffix'] as const) {
      expect([field, new Set(PROVINCES.map((province) => province[field])).size]).toEqual([field, 77]);
    }
  });

  test.each(PROVINCES)('$code $nameEn is found by its code and by the letters of its old numbers', (province) => {
    expect(provinceByCode(province.code)).toBe(province);
    expect(provinceBySuffix(province.registrationSuffix)).toBe(province);
    const number = parseRegistrationNumber(`3-64(1)-12/41${province.registrationSuffix}`);
    expect(number).toMatchObject({ ok: true, value: { provinceCode: province.code } });
  });

  test.each(['', '0', '1', '09', '28', '29', '59', '78', '87', '97', '99', '100', '๑๓', ' 13'])(
    'none has the code %j',
    (code) => {
      expect(provinceByCode(code)).toBeUndefined();
    },
  );

  test.each(['กท', 'ฮฮ', 'ป', 'ปทท', 'PT'])('none has numbers that end with %j', (suffix) => {
    expect(provinceBySuffix(suffix)).toBeUndefined();
  });
});

describe('the types of factory', () => {
  test('are the 107 of the ministerial regulation, in order', () => {
    expect(FACTORY_TYPES.map(({ code }) => code)).toEqual(Array.from({ length: 107 }, (_, index) => index + 1));
  });

  test.each([
    [1, 'บ่มใบชาหรือใบยาสูบ'],
    [64, undefined],
    [88, 'ผลิต ส่ง หรือจำหน่ายพลังงานไฟฟ้า'],
    [107, 'แผ่นซีดีหรือสื่อบันทึกข้อมูล เสียง ภาพ'],
  ])('%i is %s', (code, nameTh) => {
    expect(factoryTypeByCode(code)?.code).toBe(code);
    expect(nameTh ?? factoryTypeByCode(code)?.nameTh).toBe(factoryTypeByCode(code)?.nameTh);
  });

  test.each([0, -1, 108, 1.5, Number.NaN])('there is none of number %d', (code) => {
    expect(factoryTypeByCode(code)).toBeUndefined();
  });

  test('have a short name in both languages that is not cut on a label', () => {
    for (const { nameTh, nameEn } of FACTORY_TYPES) {
      expect([nameTh, nameTh.trim() === nameTh, nameTh.length > 0]).toEqual([nameTh, true, true]);
      expect(nameEn).toMatch(/^[\x20-\x7e]{2,60}$/);
    }
  });
});

const covered = (dueOn: string, over: Partial<Parameters<typeof waiverFor>[1]> = {}): string | undefined =>
  waiverFor(KNOWN_WAIVERS, { dueOn: isoDate(dueOn), category: 3, ...over })?.id;

describe('the nationwide waivers that are known', () => {
  test.each([
    ['2012-09-30', undefined],
    ['2012-10-01', 'waiver-2555'],
    ['2013-09-30', 'waiver-2555'],
    ['2013-10-01', undefined],
    ['2020-06-09', undefined],
    ['2020-06-10', 'waiver-2563'],
    ['2021-06-09', 'waiver-2563'],
    ['2021-06-10', 'waiver-2564'],
    ['2022-06-09', 'waiver-2564'],
    ['2022-06-10', 'waiver-2565'],
    ['2023-06-09', 'waiver-2565'],
    ['2023-06-10', undefined],
  ])('a fee due on %s is waived by %s', (dueOn, id) => {
    expect(covered(dueOn)).toBe(id);
    expect(covered(dueOn, { category: 2 })).toBe(id);
    expect(covered(dueOn, { category: 1 })).toBeUndefined();
    expect(covered(dueOn, { provinceCode: '13' })).toBe(id);
  });

  test('never cover the same day twice, and name law and source', () => {
    for (const waiver of KNOWN_WAIVERS) {
      expect(FeeWaiver.safeParse(waiver).error).toBeUndefined();
      const others = KNOWN_WAIVERS.filter((other) => other !== waiver);
      expect(others.filter(({ dueFrom, dueTo }) => dueFrom <= waiver.dueTo && waiver.dueFrom <= dueTo)).toEqual([]);
    }
  });
});

describe('a waiver of some provinces', () => {
  const flood = { ...KNOWN_WAIVERS[0]!, id: 'flood', provinceCodes: ['13', '14'] };
  const inProvince = (provinceCode: string | undefined) =>
    waiverFor([flood], { dueOn: flood.dueFrom, category: 3, provinceCode })?.id;

  test('holds there and nowhere else, and not where the province is unknown', () => {
    expect(['13', '14', '10', '', undefined].map(inProvince)).toEqual([
      'flood',
      'flood',
      undefined,
      undefined,
      undefined,
    ]);
  });

  test('that ends before it begins, or names no category or province, is none', () => {
    const wrong = [
      { dueTo: addDays(flood.dueFrom, -1) },
      { categories: [] },
      { categories: [1] },
      { provinceCodes: [] },
      { provinceCodes: ['1'] },
      { legalRef: '' },
      { source: '' },
    ];
    for (const over of wrong) expect([over, FeeWaiver.safeParse({ ...flood, ...over }).success]).toEqual([over, false]);
    expect(FeeWaiver.safeParse({ ...flood, dueTo: flood.dueFrom }).success).toBe(true);
  });
});

describe('a fiscal year', () => {
  test.each([
    [2443, '1900-09-30'],
    [2568, '2025-09-30'],
    [2570, '2027-09-30'],
  ])('%i ends on %s, and the next day is in the next', (yearBe, lastDay) => {
    expect(fiscalYearEnd(yearBe)).toBe(lastDay);
    expect(fiscalYearBe(fiscalYearEnd(yearBe))).toBe(yearBe);
    expect(fiscalYearBe(addDays(fiscalYearEnd(yearBe), 1))).toBe(yearBe + 1);
  });
});
