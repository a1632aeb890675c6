import { describe, expect, test } from 'vitest';
import { KNOWN_WAIVERS } from '#shared/domain/fee-waiver.ts';
import { DEFAULT_FEE_SETTINGS } from '#shared/domain/fee-settings.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import { arrearsTermsOn, waiversInForce } from '#shared/model/arrears-terms.ts';
import { withCustody } from '#shared/model/folder-custody.ts';
import { folderDueOn, folderKeptUntil, retentionOf } from '#shared/model/folder-retention.ts';
import type { CustodyValue } from '#shared/model/filing-rows.ts';
import { isPinHashWeak, PIN_COST, PinHash, type ScryptCost } from '#shared/model/pin-hash.ts';
import { COUNTER_ROLES, FILING_ROLES, FINANCE_ROLES, OFFICE_ROLES, Role } from '#shared/model/roles.ts';
import { subjectFromRow } from '#shared/model/subjects.ts';
import { aWaiver } from '#test/builders/fee-office.ts';
import { aFactory, aFolder } from '#test/builders/office.ts';
import { aProduct, productFields } from '#test/builders/record-series.ts';

const AT = '2026-11-23T02:00:00.000Z';
const last = { lastMovementId: 'movement-1', lastEffectiveAt: AT, lastDeviceId: 'pc-1', lastSeq: 1 };

describe('a folder with another custody', () => {
  const atShelf: CustodyValue = { kind: 'at-location', locationId: 'shelf-2', ...last };
  const onLoan: CustodyValue = { kind: 'on-loan', borrowerId: 'staff-2', sinceAt: AT, ...last };
  const away: CustodyValue = { kind: 'away', transferId: 'transfer-1', sinceAt: AT, ...last };
  const unknown: CustodyValue = { kind: 'unknown' };

  test.each([
    ['at a place is found there and with nobody', atShelf, undefined, 'shelf-2'],
    ['on loan is found with the borrower and at no place', onLoan, 'staff-2', undefined],
    ['in another office is found nowhere here', away, undefined, undefined],
    ['that nobody knows is found nowhere', unknown, undefined, undefined],
  ])('%s, whatever it was before', (_called, custody, holderId, placeId) => {
    for (const before of [atShelf, onLoan, away, unknown]) {
      const folder = withCustody(withCustody(aFolder(), before), custody);

      expect([folder.custody, folder.holderId, folder.placeId]).toEqual([custody, holderId, placeId]);
      expect(['holderId' in folder, 'placeId' in folder]).toEqual([holderId !== undefined, placeId !== undefined]);
    }
  });

  test('keeps everything else, its home among it', () => {
    const { custody: _custody, ...rest } = aFolder({ closedOn: '2012-05-01', volume: 3 });

    expect(withCustody({ ...rest, custody: unknown }, atShelf)).toEqual({
      ...rest,
      custody: atShelf,
      placeId: 'shelf-2',
    });
  });
});

describe('how long a folder is kept', () => {
  const closedOn = '2015-03-10';

  test.each([
    ['by its series ten years', aFolder({ closedOn }), '2025-12-31', '2026-01-01'],
    [
      'by a term of its own',
      aFolder({ closedOn, retention: { term: { kind: 'years', years: 1 } } }),
      '2016-12-31',
      '2017-01-01',
    ],
    [
      'for ever by a term of its own',
      aFolder({ closedOn, retention: { term: { kind: 'permanent' } } }),
      undefined,
      undefined,
    ],
    [
      'for ever where this program does not know its series',
      aFolder({ closedOn, series: 'of-a-newer-version' }),
      undefined,
      undefined,
    ],
    ['as long as it is in use', aFolder(), undefined, undefined],
  ])('%s', (_called, folder, until, due) => {
    expect([folderKeptUntil(folder), folderDueOn(folder)]).toEqual([until, due]);
  });

  test('is never counted from a day that is none', () => {
    expect(retentionOf(aFolder({ closedOn: '2569-03-10' })).closedOn).toBeUndefined();
    expect(retentionOf(aFolder({ closedOn: '2015-02-29' })).closedOn).toBeUndefined();
  });
});

describe('the waivers that hold in an office', () => {
  test('are those everybody knows and what finance has entered, without what was taken back', () => {
    const entered = aWaiver({ id: 'waiver-mine' });
    const withdrawn = aWaiver({ id: 'waiver-wrong', withdrawn: { reason: 'ผิดปี', at: AT, by: 'staff-1' } });

    expect(waiversInForce([entered, withdrawn])).toEqual([...KNOWN_WAIVERS, entered]);
    expect(waiversInForce([])).toEqual(KNOWN_WAIVERS);
  });
});

describe('the terms on which a whole office counts its arrears', () => {
  const office = { schedules: [], waivers: KNOWN_WAIVERS, provinceCode: '13' };
  const terms = arrearsTermsOn(isoDate('2026-11-23'), office);

  test('are the office’s own, the settings that hold until it has others, and the day', () => {
    expect(terms).toMatchObject({ ...office, settings: DEFAULT_FEE_SETTINGS, asOf: '2026-11-23' });
  });

  test.each([
    ['the oldest fee there can be', '1992-12-05', true],
    ['the first year that is asked for', '1980-01-01', true],
    ['the year before it', '1979-12-31', false],
    ['the turn of this year, on which a fee of December may be paid', '2027-01-01', true],
    ['the year after the next', '2028-01-01', false],
  ])('know the holidays of %s', (_called, day, isKnown) => {
    expect(terms.holidays.has(isoDate(day))).toBe(isKnown);
  });
});

describe('the PIN of a person', () => {
  const cost = (over: Partial<ScryptCost>): PinHash => ({
    saltHex: '0'.repeat(32),
    hashHex: 'a'.repeat(64),
    scrypt: { ...PIN_COST, ...over },
  });

  test.each([
    ['as it is made today', cost({}), false],
    ['that costs half in memory', cost({ logN: 14 }), true],
    ['that costs more in memory', cost({ logN: 16 }), false],
    ['that is computed twice', cost({ p: 2 }), false],
    // 2^14 twice is what 2^15 is once.
    ['that costs half and is computed twice', cost({ logN: 14, p: 2 }), false],
    ['with blocks twice as large and half of them', cost({ logN: 14, r: 16 }), false],
    ['of an early version', { saltHex: '0'.repeat(32), hashHex: 'a'.repeat(64), iterations: 10_000_000 }, true],
  ])('%s is made anew at the next log-in or not', (_called, hash, isWeak) => {
    expect(PinHash.safeParse(hash).success).toBe(true);
    expect(isPinHashWeak(hash)).toBe(isWeak);
  });

  test('is made with a cost that its own row may have', () => {
    expect(PinHash.safeParse(cost({})).success).toBe(true);
  });
});

describe('who may do what', () => {
  test.each([
    ['files and counts', FILING_ROLES, ['clerk', 'file-room', 'finance', 'supervisor', 'administrator']],
    ['issues notices', COUNTER_ROLES, ['clerk', 'finance', 'supervisor', 'administrator']],
    ['answers for money', FINANCE_ROLES, ['finance', 'supervisor', 'administrator']],
    ['changes the office', OFFICE_ROLES, ['supervisor', 'administrator']],
  ])('%s: no role more and none less', (_called, roles, expected) => {
    expect(roles).toEqual(expected);
  });

  test('each list of roles holds the ones of the next, and no unknown one', () => {
    const lists = [Role.options, FILING_ROLES, COUNTER_ROLES, FINANCE_ROLES, OFFICE_ROLES];
    for (const [index, roles] of lists.slice(1).entries()) {
      expect(roles.filter((role) => !lists[index]?.includes(role))).toEqual([]);
    }
  });
});

describe('what a folder is about', () => {
  test('of the register is a factory with the facts that the register has', () => {
    const subject = subjectFromRow(aFactory());

    expect(subject).toMatchObject({
      id: 'factory-1',
      series: 'factory',
      title: 'บริษัท ตัวอย่างโลหะ จำกัด',
      number: '3-64(1)-12/41ปท',
    });
    expect(subject.fields).toEqual({
      registrationNumber: '3-64(1)-12/41ปท',
      name: 'บริษัท ตัวอย่างโลหะ จำกัด',
      subdistrict: 'คลองหนึ่ง',
      district: 'คลองหลวง',
    });
  });

  test('leaves out what the register has as an empty text', () => {
    const row = aFactory({ register: { operatorName: '', address: { district: '', road: 'พหลโยธิน' } } });

    expect(Object.keys(subjectFromRow(row).fields).toSorted()).toEqual(['name', 'registrationNumber', 'road']);
  });

  test('of a form is what the form says, named as its series does', () => {
    expect(subjectFromRow(aProduct())).toMatchObject({
      series: 'community-product',
      title: 'ข้าวแต๋น · วิสาหกิจชุมชนบ้านสวนบัว',
      number: '12/2567',
      fields: productFields(),
    });
  });

  test('of a series that only a newer version knows has no name and is there all the same', () => {
    const row = aProduct({ series: 'of-a-newer-version' });

    expect(subjectFromRow(row)).toEqual({
      id: row.id,
      series: row.series,
      fields: row.fields,
      title: '',
      number: '',
      lines: [],
    });
  });

  test('is worked out once for a row, and anew for the row that takes its place', () => {
    const row = aFactory();
    const renamed = aFactory({ register: { name: 'ชื่อใหม่' } });

    expect(subjectFromRow(row)).toBe(subjectFromRow(row));
    expect(subjectFromRow(renamed).title).toBe('ชื่อใหม่');
  });
});
