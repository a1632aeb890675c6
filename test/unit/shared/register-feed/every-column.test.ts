import { describe, expect, test } from 'vitest';
import { RegisterFactory } from '#shared/register-feed/register-factory.ts';
import { expectEveryField } from '#test/builders/message-fields.ts';
import { describeLimits } from '#test/builders/limits.ts';
import { MISSING } from '#test/builders/with-at.ts';
import { doubtCodesOf, readOneRow, takenRow } from '#test/fixtures/register/register-list.ts';

/** A row of the feed in which every column that is read says something. */
const ROW = {
  DISPFACREG: '3-64(1)-12/41ปท',
  FACREG: '="  06401301241ปท"',
  FID: '10130001225419',
  FACTYPE: '3',
  CLASS: '064',
  SUBCLASS: '01',
  FNAME: 'โรงงานตัวอย่างโลหะ',
  ONAME: 'บริษัท ตัวอย่างโลหะ จำกัด',
  OBJECT: 'ทำภาชนะโลหะ',
  ที่อยู่: '99/1 หมู่ 4',
  FADDR: '99/1',
  FMOO: '4',
  FSOI: 'ซอย 5',
  FROAD: 'พหลโยธิน',
  FTUMNAME: 'คลองหนึ่ง',
  FAMPNAME: 'คลองหลวง',
  FPROVNAME: 'ปทุมธานี',
  FZIPCODE: '12120',
  HP: '964.57',
  NUI_HP: '99.99',
  TOTAL_WORKER: '58',
  TOTAL_CAP: '120000000.50',
  STARTDATE: '1998-08-26',
  POKDATE: '1998-08-01',
  TRADE: '0135541000121',
  FFLAG: '1',
  ESTATE_NAME_TH: 'นิคมตัวอย่าง',
  LAT: '14.06',
  LNG: '100.61',
  LAST_UPDATE: '2025-01-31 00:00:00.000',
} as const;
type Column = keyof typeof ROW;

const WHOLE: RegisterFactory = RegisterFactory.parse({
  registrationNumber: '3-64(1)-12/41ปท',
  registrationKey: '3-64(1)-12/41ปท',
  fid: '10130001225419',
  internalKey: '06401301241ปท',
  category: 3,
  classCode: '06401',
  name: 'โรงงานตัวอย่างโลหะ',
  operatorName: 'บริษัท ตัวอย่างโลหะ จำกัด',
  object: 'ทำภาชนะโลหะ',
  address: {
    whole: '99/1 หมู่ 4',
    houseNumber: '99/1',
    village: '4',
    lane: 'ซอย 5',
    road: 'พหลโยธิน',
    subdistrict: 'คลองหนึ่ง',
    district: 'คลองหลวง',
    province: 'ปทุมธานี',
    postcode: '12120',
  },
  estateName: 'นิคมตัวอย่าง',
  hpHundredths: 96_457,
  secondHpHundredths: 9_999,
  workers: 58,
  capitalSatang: 12_000_000_050,
  startedOn: '1998-08-26',
  licensedOn: '1998-08-01',
  taxId: '0135541000121',
  taxIdKind: 'juristic',
  registerStatus: 'operating',
  coordinates: { latitude: 14.06, longitude: 100.61 },
  lastUpdatedOn: '2025-01-31',
});

describe('a row with every column', () => {
  test('is read to the last of them, without a doubt', () => {
    expect(takenRow(ROW)).toEqual({ line: 7, factory: WHOLE, doubts: [] });
  });

  /** What is not known any more when one column is empty; what is not named stays as it was. */
  const without: Readonly<Record<Exclude<Column, 'DISPFACREG'>, Partial<Record<keyof RegisterFactory, unknown>>>> = {
    FACREG: { internalKey: undefined },
    FID: { fid: undefined },
    // The number says it too.
    FACTYPE: {},
    CLASS: { classCode: undefined },
    SUBCLASS: { classCode: '064' },
    // The operator then stands on the sign.
    FNAME: { name: 'บริษัท ตัวอย่างโลหะ จำกัด' },
    ONAME: { operatorName: undefined },
    OBJECT: { object: undefined },
    ที่อยู่: { address: { ...WHOLE.address, whole: undefined } },
    FADDR: { address: { ...WHOLE.address, houseNumber: undefined } },
    FMOO: { address: { ...WHOLE.address, village: undefined } },
    FSOI: { address: { ...WHOLE.address, lane: undefined } },
    FROAD: { address: { ...WHOLE.address, road: undefined } },
    FTUMNAME: { address: { ...WHOLE.address, subdistrict: undefined } },
    FAMPNAME: { address: { ...WHOLE.address, district: undefined } },
    FPROVNAME: { address: { ...WHOLE.address, province: undefined } },
    FZIPCODE: { address: { ...WHOLE.address, postcode: undefined } },
    HP: { hpHundredths: undefined },
    NUI_HP: { secondHpHundredths: undefined },
    TOTAL_WORKER: { workers: undefined },
    TOTAL_CAP: { capitalSatang: undefined },
    STARTDATE: { startedOn: undefined },
    POKDATE: { licensedOn: undefined },
    TRADE: { taxId: undefined, taxIdKind: undefined },
    FFLAG: { registerStatus: undefined },
    ESTATE_NAME_TH: { estateName: undefined },
    LAT: { coordinates: undefined },
    LNG: { coordinates: undefined },
    LAST_UPDATE: { lastUpdatedOn: undefined },
  };

  test.each(Object.entries(without))(
    'of which %s is empty lacks just that, and nobody doubts it',
    (column, missing) => {
      for (const empty of ['', '-', 'null', ' ', '=""']) {
        expect(takenRow({ ...ROW, [column]: empty })).toEqual({
          line: 7,
          factory: { ...WHOLE, ...missing },
          doubts: [],
        });
      }
    },
  );

  /** What is said of a cell that cannot be read; the rest of the row is taken. */
  test.each([
    ['FID', 'FID', 'รอออกเลข', 'fid-unreadable'],
    ['FACTYPE', 'FACTYPE', 'สาม', 'category-unreadable'],
    ['HP', 'HP', 'ประมาณ 5', 'horsepower-unreadable'],
    ['NUI_HP', 'NUI_HP', '99.995', 'horsepower-finer-than-hundredths'],
    ['TOTAL_WORKER', 'TOTAL_WORKER', '5.5', 'workers-unreadable'],
    ['TOTAL_CAP', 'TOTAL_CAP', '1.005', 'capital-unreadable'],
    ['STARTDATE', 'STARTDATE', '31/02/2541', 'date-unreadable'],
    ['POKDATE', 'POKDATE', '2541-08-01', 'date-buddhist-year-corrected'],
    ['LAST_UPDATE', 'LAST_UPDATE', 'เมื่อวาน', 'date-unreadable'],
    ['TRADE', 'TRADE', 'ไม่ทราบ', 'tax-id-unreadable'],
    ['FFLAG', 'FFLAG', '8', 'status-unknown'],
    ['FNAME', 'FNAME', 'โรง\uFFFDงาน', 'text-damaged'],
    ['ONAME', 'ONAME', 'บริษัท\uF8C5', 'text-damaged'],
  ])('with %s that cannot be read is doubted there alone', (_name, column, written, code) => {
    const { factory, doubts } = takenRow({ ...ROW, [column]: written });
    expect(doubts).toMatchObject([{ code, line: 7, column }]);
    const { registrationKey, address } = factory;
    expect({ registrationKey, address }).toEqual({ registrationKey: WHOLE.registrationKey, address: WHOLE.address });
  });

  test('of which all is doubtful tells each doubt once, in the order of reading', () => {
    const codes = doubtCodesOf({
      ...ROW,
      FID: 'x',
      FACTYPE: 'x',
      HP: 'x',
      TOTAL_WORKER: 'x',
      STARTDATE: 'x',
      FFLAG: 'x',
    });
    expect(codes).toEqual([
      'fid-unreadable',
      'category-unreadable',
      'horsepower-unreadable',
      'workers-unreadable',
      'date-unreadable',
      'status-unknown',
    ]);
  });

  test('whose firm and sign have one damaged name is doubted once', () => {
    expect(doubtCodesOf({ ...ROW, FNAME: 'โรง\uFFFD', ONAME: 'โรง\uFFFD' })).toEqual(['text-damaged']);
    expect(doubtCodesOf({ ...ROW, FNAME: 'โรง\uFFFD', ONAME: 'ร้าน\uFFFD' })).toEqual(['text-damaged', 'text-damaged']);
  });
});

describe('sums of parts', () => {
  const PARTS = { manSkill: '3', manNoSkill: '4', womanSkill: '5', womanNoSkill: '6' };

  test.each([
    ['all parts', PARTS, 18, []],
    ['some empty', { ...PARTS, manSkill: '-', womanSkill: '' }, 10, []],
    ['all empty', { manSkill: '-', womanSkill: '' }, undefined, []],
    ['noughts', { manSkill: '0', womanSkill: '0' }, 0, []],
    ['a column of its own, which wins', { ...PARTS, TOTAL_WORKER: '7' }, 7, []],
    ['a column of its own that is empty', { ...PARTS, TOTAL_WORKER: '-' }, 18, []],
    ['one that cannot be read', { ...PARTS, manSkill: 'สาม' }, undefined, ['workers-unreadable']],
    ['a column of its own that cannot be read', { ...PARTS, TOTAL_WORKER: 'x' }, undefined, ['workers-unreadable']],
    ['half a person in one', { ...PARTS, manSkill: '0.5' }, undefined, ['workers-unreadable']],
  ] as const)('of workers: %s', (_name, cells, workers, codes) => {
    expect([takenRow(cells).factory.workers, doubtCodesOf(cells)]).toEqual([workers, codes]);
  });

  test.each([
    ['land, buildings, machines and work', { CAPLAND: '1', CAPBUILD: '2.25', CAPMACH: '3', CAPWORK: '4' }, 1_025, []],
    ['a column of its own, which wins', { CAPLAND: '1', TOTAL_CAP: '5' }, 500, []],
    ['one finer than a satang', { CAPLAND: '1', CAPBUILD: '0.001' }, undefined, ['capital-unreadable']],
    ['nothing', { CAPLAND: '-', CAPBUILD: '' }, undefined, []],
  ] as const)('of money: %s', (_name, cells, satang, codes) => {
    expect([takenRow(cells).factory.capitalSatang, doubtCodesOf(cells)]).toEqual([satang, codes]);
  });
});

describe('the status of the register', () => {
  test.each([
    [{ FFLAG: '2' }, 'struck-off', []],
    [{ STATUS: 'จำหน่าย' }, 'struck-off', []],
    [{ FFLAG: '2', STATUS: 'จำหน่ายทะเบียน' }, 'struck-off', []],
    [{ FFLAG: '1', STATUS: 'จำหน่าย' }, 'operating', ['status-disagrees']],
    [{ FFLAG: '1', STATUS: 'ไม่ระบุ' }, 'operating', []],
    [{ FFLAG: '8', STATUS: 'หยุด' }, 'paused', ['status-unknown']],
    [{ FFLAG: '8', STATUS: 'ไม่ระบุ' }, undefined, ['status-unknown']],
    [{ FFLAG: '', STATUS: 'ไม่ระบุ' }, undefined, ['status-unknown']],
    [{ FFLAG: '', STATUS: '' }, undefined, []],
    // A struck-off factory that had paused before is struck off, and one not begun is not one that runs.
    [{ STATUS: 'หยุด และเลิกประกอบกิจการ' }, 'struck-off', []],
    [{ STATUS: 'ยังไม่แจ้งประกอบ' }, 'licensed', []],
    [{ STATUS: 'แจ้งประกอบแล้ว' }, 'operating', []],
  ] as const)('of %j is %s', (cells, status, codes) => {
    expect([takenRow(cells).factory.registerStatus, doubtCodesOf(cells)]).toEqual([status, codes]);
  });
});

describe('a name', () => {
  test.each([
    [
      { FNAME: '', ONAME: 'นาย ก' },
      { name: 'นาย ก', operatorName: 'นาย ก' },
    ],
    [
      { FNAME: 'ร้าน', ONAME: '' },
      { name: 'ร้าน', operatorName: undefined },
    ],
    [
      { FNAME: ' ร้าน ', ONAME: '="นาย ก"' },
      { name: 'ร้าน', operatorName: 'นาย ก' },
    ],
    [{ FNAME: 'ร้าน\r\nสอง' }, { name: 'ร้าน สอง' }],
  ])('%j is read', (cells, names) => {
    expect(takenRow(cells).factory).toMatchObject(names);
  });

  test.each([{ FNAME: '' }, { FNAME: '-', ONAME: 'null' }])('none keeps the row aside: %j', (cells) => {
    expect(readOneRow(cells)).toEqual({ ok: false, error: [{ code: 'name-missing', line: 7 }] });
  });
});

test('every field of a factory of the register is checked where it is stored', () => {
  const optional = Object.keys(WHOLE).filter(
    (field) => !['registrationNumber', 'registrationKey', 'name', 'address'].includes(field),
  );
  const parts = Object.keys(WHOLE.address).map((part) => `address.${part}`);
  expectEveryField(RegisterFactory, { whole: WHOLE, mayLack: [...optional, ...parts] });
});

describeLimits('a factory of the register', RegisterFactory, WHOLE, {
  registrationNumber: { refuses: ['', MISSING] },
  registrationKey: { refuses: ['', MISSING] },
  name: { refuses: [''] },
  category: { takes: [1, 2, 3, undefined], refuses: [0, 4, 1.5, '3'] },
  hpHundredths: { takes: [0, 600_000_000], refuses: [-1, 0.5] },
  workers: { takes: [0], refuses: [-1, 0.5] },
  capitalSatang: { takes: [0], refuses: [0.5] },
  startedOn: { takes: ['2004-02-29'], refuses: ['2003-02-29', '2547-01-01', '26/08/2541', ''] },
  registerStatus: { takes: ['licensed', 'struck-off', 'paused'], refuses: ['closed', ''] },
  taxIdKind: { takes: ['citizen'], refuses: ['firm'] },
});
