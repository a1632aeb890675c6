import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { satang } from '#shared/domain/money.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import { changesBetween, mergeRegister } from '#shared/register-feed/register-changes.ts';
import type { RegisterFactory } from '#shared/register-feed/register-factory.ts';
import { registerFactory } from '#test/fixtures/register/register-list.ts';

const full = registerFactory({
  fid: '10200002825515',
  internalKey: 'KEY1',
  category: 3,
  classCode: '06401',
  name: 'โรงกลึงสมมุติ',
  operatorName: 'นายสมชาย สมมุติ',
  object: 'กลึงโลหะ',
  address: {
    whole: '1 หมู่ 2 ถนนพหลโยธิน',
    houseNumber: '1',
    village: '2',
    lane: 'ซอย 3',
    road: 'พหลโยธิน',
    subdistrict: 'คลองหนึ่ง',
    district: 'คลองหลวง',
    province: 'ปทุมธานี',
    postcode: '12120',
  },
  estateName: 'นิคมสมมุติ',
  hpHundredths: 4_950,
  secondHpHundredths: 100,
  workers: 20,
  capitalSatang: satang(100_000_000),
  startedOn: isoDate('1998-08-26'),
  licensedOn: isoDate('1998-08-01'),
  taxId: '0115551000779',
  taxIdKind: 'juristic',
  registerStatus: 'operating',
  coordinates: { latitude: 14.02, longitude: 100.61 },
  lastUpdatedOn: isoDate('2026-01-01'),
});

/** One other value of every fact. */
const OTHER = {
  registrationNumber: '3-64(1)-99/41ปท',
  registrationKey: '3-64(1)-99/41ปท',
  fid: '10180000125417',
  internalKey: 'KEY2',
  category: 2,
  classCode: '06402',
  name: 'โรงกลึงสมมุติใหม่',
  operatorName: 'นางสาวสมหญิง สมมุติ',
  object: 'กลึงไม้',
  estateName: 'นิคมตัวอย่าง',
  hpHundredths: 4_951,
  secondHpHundredths: 101,
  workers: 0,
  capitalSatang: satang(0),
  startedOn: isoDate('1998-08-27'),
  licensedOn: isoDate('1998-08-02'),
  taxId: '3110100000017',
  taxIdKind: 'citizen',
  registerStatus: 'struck-off',
} as const satisfies Partial<RegisterFactory>;

type Fact = keyof typeof OTHER;
const facts = Object.keys(OTHER) as readonly Fact[];
/** What a list may leave out; a number and a name every row has. */
const mayBeEmpty = facts.filter((fact) => !['registrationNumber', 'registrationKey', 'name'].includes(fact));
const ADDRESS_PARTS = Object.keys(full.address) as readonly (keyof RegisterFactory['address'])[];
const without = (fact: keyof RegisterFactory): RegisterFactory => ({ ...full, [fact]: undefined });

describe('what differs between two descriptions of a factory', () => {
  test('is nothing when they say the same', () => {
    expect(
      changesBetween(full, { ...full, address: { ...full.address }, coordinates: { ...full.coordinates! } }),
    ).toEqual([]);
  });

  test.each(facts)('is told of %s', (fact) => {
    expect(changesBetween(full, { ...full, [fact]: OTHER[fact] })).toEqual([fact]);
    expect(changesBetween({ ...full, [fact]: OTHER[fact] }, full)).toEqual([fact]);
  });

  test.each(mayBeEmpty)('is told of %s that is not said any more', (fact) => {
    expect(changesBetween(full, without(fact))).toEqual([fact]);
  });

  test.each(ADDRESS_PARTS)('is told of the address when its %s differs', (part) => {
    expect(changesBetween(full, { ...full, address: { ...full.address, [part]: 'อื่น' } })).toEqual(['address']);
    expect(changesBetween(full, { ...full, address: { ...full.address, [part]: undefined } })).toEqual(['address']);
  });

  test.each([{ latitude: 14.03, longitude: 100.61 }, { latitude: 14.02, longitude: 100.62 }, undefined])(
    'is told of the place %j',
    (coordinates) => {
      expect(changesBetween(full, { ...full, coordinates })).toEqual(['coordinates']);
    },
  );

  test('is not told of the day of the list, which changes without anything else', () => {
    expect(changesBetween(full, { ...full, lastUpdatedOn: isoDate('2026-02-01') })).toEqual([]);
  });

  test('is everything that differs, each once', () => {
    const other = { ...full, ...OTHER, address: {}, coordinates: undefined };
    expect(changesBetween(full, other).toSorted()).toEqual([...facts, 'address', 'coordinates'].toSorted());
  });
});

describe('a newer description', () => {
  test.each(facts)('wins with what it says about %s', (fact) => {
    expect(mergeRegister(full, { ...full, [fact]: OTHER[fact] })[fact]).toBe(OTHER[fact]);
  });

  // Whose number a taxpayer's is goes with the number, see below.
  const kept = [...mayBeEmpty.filter((fact) => fact !== 'taxIdKind'), 'coordinates', 'lastUpdatedOn'] as const;
  test.each(kept)('that says nothing about %s erases nothing', (fact) => {
    expect(mergeRegister(full, without(fact))[fact]).toEqual(full[fact]);
  });

  test('of a taxpayer comes with whose number it is, and without a number changes neither', () => {
    const citizen = { taxId: OTHER.taxId, taxIdKind: OTHER.taxIdKind };
    expect(mergeRegister(full, { ...full, ...citizen })).toMatchObject(citizen);
    expect(mergeRegister(full, { ...full, taxId: undefined, taxIdKind: undefined })).toMatchObject({
      taxId: full.taxId,
      taxIdKind: 'juristic',
    });
  });

  test('with a house number replaces the whole address, so that no lane of the old one is left', () => {
    expect(mergeRegister(full, { ...full, address: { houseNumber: '9' } }).address).toEqual({ houseNumber: '9' });
    expect(mergeRegister(full, { ...full, address: { whole: '9 หมู่ 9' } }).address).toEqual({ whole: '9 หมู่ 9' });
  });

  test('with parts of an address changes those alone', () => {
    const merged = mergeRegister(full, { ...full, address: { district: 'ธัญบุรี' } });
    expect(merged.address).toEqual({ ...full.address, district: 'ธัญบุรี' });
  });

  test('merged twice is the same as merged once, and leaves no difference to itself', () => {
    const some = fc.constantFrom(undefined, 'ก', 'ข');
    const described = fc.record({
      operatorName: some,
      object: some,
      workers: fc.constantFrom(undefined, 0, 5),
      address: fc.record({ whole: some, houseNumber: some, road: some, district: some }),
    });
    fc.assert(
      fc.property(described, described, (before, read) => {
        const known = registerFactory(before);
        const newer = registerFactory(read);
        const once = mergeRegister(known, newer);
        expect(changesBetween(once, mergeRegister(once, newer))).toEqual([]);
      }),
    );
  });
});
