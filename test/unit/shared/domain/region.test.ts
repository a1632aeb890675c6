import { describe, expect, test } from 'vitest';
import { PROVINCES, provinceByCode, provinceBySuffix } from '#shared/domain/province.ts';
import { REGIONS, regionOf } from '#shared/domain/region.ts';

/** The six regions of the National Geographical Committee, by the abbreviations of their provinces. */
const MEMBERS = {
  north: 'ชม ลพ ลป อต พร นน พย ชร มส',
  northeast: 'นม บร สร ศก อบ ยส ชย อจ บก นภ ขก อด ลย นค มค รอ กส สน นพ มห',
  central: 'กท สป นบ ปท อย อท ลบ สห ชน สบ นย นว อน กพ สท พล พจ พช สพ นฐ สค สส',
  east: 'ชบ รย จบ ตร ฉช ปจ สก',
  west: 'ตก รบ กจ พบ ปข',
  south: 'นศ กบ พง ภก สฎ รน ชพ สข สต ตง พท ปน ยล นธ',
} as const;

describe('a region', () => {
  test.each(REGIONS)('%s has its provinces and no other', (region) => {
    const members = PROVINCES.filter(({ code }) => regionOf(code) === region).map(({ abbreviation }) => abbreviation);

    expect(members.toSorted()).toEqual(MEMBERS[region].split(' ').toSorted());
  });

  test('is one of six, and every province has one', () => {
    expect(Object.values(MEMBERS).join(' ').split(' ')).toHaveLength(77);
    expect(PROVINCES).toHaveLength(77);
  });

  test('of a code that is no province is the middle, so that no office falls off the map', () => {
    expect(['', '99', '00', 'กท', '500'].map(regionOf)).toEqual(Array.from({ length: 5 }, () => 'central'));
  });
});

describe('a province', () => {
  test('is found by its code and by what its old registration numbers end with', () => {
    for (const province of PROVINCES) {
      expect(provinceByCode(province.code)).toBe(province);
      expect(provinceBySuffix(province.registrationSuffix)).toBe(province);
    }
  });

  test.each([
    ['13', 'ปทุมธานี', 'ปท'],
    ['20', 'ชลบุรี', 'ชบ'],
    ['18', 'ชัยนาท', 'ชน'],
    ['95', 'ยะลา', 'ยล'],
    ['10', 'กรุงเทพมหานคร', ''],
  ])('%s is %s; its old numbers end with "%s"', (code, nameTh, registrationSuffix) => {
    expect(provinceByCode(code)).toMatchObject({ nameTh, registrationSuffix });
  });

  test.each(['', '09', '1', '98', 'ปท', ' 13'])('is not found by the code "%s"', (code) => {
    expect(provinceByCode(code)).toBeUndefined();
  });

  test('has codes, names and abbreviations that no other has', () => {
    for (const facts of [
      PROVINCES.map(({ code }) => code),
      PROVINCES.map(({ nameTh }) => nameTh),
      PROVINCES.map(({ nameEn }) => nameEn),
      PROVINCES.map(({ abbreviation }) => abbreviation),
    ])
      expect(new Set(facts).size).toBe(77);
  });
});
