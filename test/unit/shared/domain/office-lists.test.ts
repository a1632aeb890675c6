import { describe, expect, test } from 'vitest';
import { FACTORY_TYPES, factoryTypeByCode } from '#shared/domain/factory-type.ts';
import { BANGKOK_CODE, provinceByCode, provinceBySuffix, PROVINCES } from '#shared/domain/province.ts';

describe('provinces', () => {
  test('there are 77, each with a code, name and abbreviation of its own', () => {
    expect(PROVINCES).toHaveLength(77);
    for (const field of ['code', 'nameTh', 'nameEn', 'abbreviation', 'registrationSuffix'] as const) {
      expect(new Set(PROVINCES.map((province) => province[field])).size).toBe(77);
    }
    expect(PROVINCES.every(({ code, abbreviation }) => /^\d{2}$/.test(code) && /^[ก-ฮ]{2}$/.test(abbreviation))).toBe(
      true,
    );
  });

  test('a province is found by code and by the end of an old number; Nonthaburi is นบ and Nan is นน', () => {
    expect(provinceByCode('13')).toMatchObject({ nameTh: 'ปทุมธานี', nameEn: 'Pathum Thani', abbreviation: 'ปท' });
    expect(provinceBySuffix('นบ')?.nameTh).toBe('นนทบุรี');
    expect(provinceBySuffix('นน')?.nameTh).toBe('น่าน');
    expect(provinceByCode('97')).toBeUndefined();
    expect(provinceBySuffix('กก')).toBeUndefined();
  });

  test('old numbers of Bangkok end without letters', () => {
    expect(provinceBySuffix('')?.code).toBe(BANGKOK_CODE);
  });
});

describe('factory types', () => {
  test('there are 107 in order', () => {
    expect(FACTORY_TYPES.map((type) => type.code)).toEqual(Array.from({ length: 107 }, (_, index) => index + 1));
    expect(factoryTypeByCode(64)?.nameTh).toBe('ผลิตภัณฑ์โลหะ');
    expect(factoryTypeByCode(106)?.nameEn).toBe('Recycling');
  });

  test('no other number is a type', () => {
    expect([0, 108, -1, 1.5].map(factoryTypeByCode)).toEqual([undefined, undefined, undefined, undefined]);
  });
});
