import { describe, expect, test } from 'vitest';
import type { RegisterFactory } from '#shared/register-feed/register-factory.ts';
import { doubtCodesOf, readOneRow, takenRow } from '#test/fixtures/register/register-list.ts';

type Cells = Readonly<Record<string, string>>;
const factoryOf = (cells: Cells): RegisterFactory => takenRow(cells).factory;
const FID = '10200002825515';
const WRONG_FID = '10200002825516';
const NO_OLD = { DISPFACREG: '' };

describe('an old number', () => {
  test.each([
    ['as the register writes it', '3-64-1/39ปท', '3-64-1/39ปท'],
    ['with a sub-type', '3-64(14)-1/39ปท', '3-64(14)-1/39ปท'],
    ['with letters in front', 'จ3-64-1/39ปท', 'จ3-64-1/39ปท'],
    ['with a dot behind them', 'จ.3-64-1/39ปท', 'จ3-64-1/39ปท'],
    ['of Bangkok, without letters', '3-64-1/39', '3-64-1/39'],
    ['of Bangkok, with two letters', '3-64-1/39กท', '3-64-1/39'],
    ['of Bangkok, with three letters', '3-64-1/39กทม', '3-64-1/39'],
    ['of letters that name no province', '3-64-1/39ฮฮ', '3-64-1/39ฮฮ'],
    ['with a sub-type of nothing', '3-64(0)-1/39ปท', '3-64-1/39ปท'],
    ['with noughts in front of each part', '3-064(01)-00001/39ปท', '3-64(1)-1/39ปท'],
    ['with the whole Buddhist year', '3-64-1/2539ปท', '3-64-1/39ปท'],
    ['with a year after the century', '3-64-1/2601ปท', '3-64-1/2601ปท'],
    ['of the year 2500', '3-64-1/00ปท', '3-64-1/00ปท'],
    ['in Thai digits', '๓-๖๔-๑/๓๙ปท', '3-64-1/39ปท'],
    ['with blanks', ' 3 - 64 - 1 / 39 ปท ', '3-64-1/39ปท'],
    ['with typographic dashes', '3–64—1/39ปท', '3-64-1/39ปท'],
    ['with an invisible mark', '3-64-1/39\u200Bปท', '3-64-1/39ปท'],
    ['over two lines', '3-64-1/39\r\nปท', '3-64-1/39ปท'],
    ["in Excel's text formula", '="3-64-1/39ปท"', '3-64-1/39ปท'],
    ['of the last type of the law', '3-107-1/39ปท', '3-107-1/39ปท'],
    ['of a type beyond it', '3-108-1/39ปท', '3-108-1/39ปท'],
    ['of the last running number', '3-64-99999/39ปท', '3-64-99999/39ปท'],
    ['in the form of the internal key', '06401301241ปท', '3-64(1)-12/41ปท'],
    ['in the form of the internal key, with letters in front', 'จ 06400301241ปท', 'จ3-64-12/41ปท'],
  ])('%s is found by its key', (_name, written, key) => {
    expect([factoryOf({ DISPFACREG: written }).registrationKey, doubtCodesOf({ DISPFACREG: written })]).toEqual([
      key,
      [],
    ]);
  });

  test.each([
    ['a category that the law does not know', '4-64-1/39ปท', '4-64-1/39ปท'],
    ['six digits of a running number', '3-64-100000/39ปท', '3-64-100000/39ปท'],
    ['three digits of a year', '3-64-1/539ปท', '3-64-1/539ปท'],
    ['a number of an estate', 'น.42(1)-1/2551-ญปก', 'น42(1)-1/2551-ญปก'],
    ['words', 'รอเลข ทะเบียน', 'รอเลขทะเบียน'],
    ['15 digits', '102000028255150', '102000028255150'],
  ])('of %s is doubted and still has a key to be found by', (_name, written, key) => {
    const { factory, doubts } = takenRow({ DISPFACREG: written });
    expect(factory).toMatchObject({ registrationNumber: written, registrationKey: key, fid: undefined });
    expect(doubts).toEqual([{ code: 'registration-number-unreadable', line: 7, column: 'DISPFACREG', value: written }]);
  });

  test('keeps the way it was written, on one line', () => {
    expect(factoryOf({ DISPFACREG: '  จ. 3-64-1/39\n ปท ' }).registrationNumber).toBe('จ. 3-64-1/39 ปท');
  });
});

describe('the 14 digits', () => {
  test.each([
    ['as they are', FID],
    ['in groups', '1-02-00002825515'],
    ['with dots and blanks', '1 02.00002.8255 1 5'],
    ['in Thai digits', '๑๐๒๐๐๐๐๒๘๒๕๕๑๕'],
    ["in Excel's text formula", `="${FID}"`],
    ['with an invisible mark', `\uFEFF${FID}`],
  ])('%s are the same number', (_name, written) => {
    expect([factoryOf({ FID: written }).fid, doubtCodesOf({ FID: written })]).toEqual([FID, []]);
  });

  test.each([
    ['13 digits', FID.slice(1)],
    ['15 digits', `${FID}0`],
    ['a letter among them', 'A0200002825515'],
    ['words', 'รอออกเลข'],
    // The check digit of noughts is right: taken for a number, one factory would get the rows of all others.
    ['a column filled up with noughts', '00000000000000'],
    ['noughts in groups', '0-00-0000000000-0'],
  ])('%s are none, and doubted', (_name, written) => {
    const { factory, doubts } = takenRow({ FID: written });
    expect(factory.fid).toBeUndefined();
    expect(doubts).toMatchObject([{ code: 'fid-unreadable', column: 'FID' }]);
  });

  test.each(['-', '', ' ', 'null', 'N/A', '=""'])('%j are not given yet, and nobody doubts that', (written) => {
    expect([factoryOf({ FID: written }).fid, doubtCodesOf({ FID: written })]).toEqual([undefined, []]);
  });

  test('each wrong in one place are doubted, and kept because the rule of the check digit is not published', () => {
    for (let place = 0; place < FID.length; place += 1) {
      const other = String((Number(FID[place]) + 1) % 10);
      const wrong = FID.slice(0, place) + other + FID.slice(place + 1);
      expect([wrong, factoryOf({ FID: wrong }).fid, doubtCodesOf({ FID: wrong })]).toEqual([
        wrong,
        wrong,
        ['fid-check-digit-wrong'],
      ]);
    }
  });
});

/** Which column of a list names a factory, whatever of them is there. */
describe('a row names its factory', () => {
  test.each([
    [
      'by the old number, and has the new one beside it',
      { DISPFACREG: '3-64-1/39ปท', FID },
      { registrationNumber: '3-64-1/39ปท', fid: FID, category: 3 },
      [],
    ],
    [
      'by the 14 digits where the old number is empty',
      { DISPFACREG: '-', FID },
      { registrationNumber: FID, registrationKey: FID, fid: FID, category: undefined },
      ['registration-number-missing'],
    ],
    [
      'by the 14 digits however they were grouped, then as digits alone',
      { DISPFACREG: '', FID: '1-02-00002825515' },
      { registrationNumber: FID, registrationKey: FID, fid: FID },
      ['registration-number-missing'],
    ],
    [
      'by 14 digits in the column of the old number, which are then its new number too',
      { DISPFACREG: FID, FID: '' },
      { registrationNumber: FID, registrationKey: FID, fid: FID },
      [],
    ],
    [
      'by 14 digits in the column of the old number of a list that has no other',
      { DISPFACREG: FID },
      { registrationKey: FID, fid: FID },
      [],
    ],
    [
      'by wrong 14 digits in the column of the old number',
      { DISPFACREG: WRONG_FID },
      { registrationKey: WRONG_FID, fid: WRONG_FID },
      ['fid-check-digit-wrong'],
    ],
    [
      'by the old number in a column for both',
      { ...NO_OLD, เลขทะเบียน: '2-9-1/40ปท' },
      { registrationNumber: '2-9-1/40ปท', fid: undefined, category: 2 },
      [],
    ],
    [
      'by the new number in a column for both',
      { ...NO_OLD, เลขทะเบียน: FID },
      { registrationNumber: FID, registrationKey: FID, fid: FID },
      ['registration-number-missing'],
    ],
    [
      'by the column for the old number before the one for both',
      { DISPFACREG: '3-64-1/39ปท', เลขทะเบียน: '2-9-1/40ปท' },
      { registrationNumber: '3-64-1/39ปท' },
      [],
    ],
    [
      'by the column for the old number, and by the 14 digits in the one for both',
      { DISPFACREG: '3-64-1/39ปท', เลขทะเบียน: FID },
      { registrationNumber: '3-64-1/39ปท', fid: FID },
      [],
    ],
    [
      'by the column for the new number before the one for both',
      { ...NO_OLD, FID, เลขทะเบียน: '3-64-1/39ปท' },
      { registrationNumber: '3-64-1/39ปท', fid: FID },
      [],
    ],
    [
      'by the old number alone where the new one cannot be read',
      { DISPFACREG: '3-64-1/39ปท', FID: '1020' },
      { registrationNumber: '3-64-1/39ปท', fid: undefined },
      ['fid-unreadable'],
    ],
  ] as const)('%s', (_name, cells, expected, doubts) => {
    expect(factoryOf(cells)).toMatchObject(expected);
    expect(doubtCodesOf(cells)).toEqual(doubts);
  });

  test.each([
    ['nothing', { DISPFACREG: '', FID: '', เลขทะเบียน: '' }],
    ['placeholders', { DISPFACREG: '-', FID: 'null', เลขทะเบียน: '--' }],
    ['a new number that cannot be read', { DISPFACREG: '', FID: '1020' }],
    ['a column of noughts', { DISPFACREG: '', FID: '00000000000000' }],
  ])('or is kept aside: %s', (_name, cells: Cells) => {
    expect(readOneRow(cells)).toEqual({ ok: false, error: [{ code: 'identity-missing', line: 7 }] });
  });

  test('a doubt shows the column and the value that is meant', () => {
    expect(takenRow({ ...NO_OLD, เลขทะเบียน: WRONG_FID }).doubts).toEqual([
      { code: 'fid-check-digit-wrong', line: 7, column: 'เลขทะเบียน', value: WRONG_FID },
      { code: 'registration-number-missing', line: 7, column: 'DISPFACREG' },
    ]);
  });
});

describe('the category', () => {
  test.each([
    ['3', 3],
    ['๒', 2],
    ['จำพวก 1', 1],
    ['จำพวกที่ ๓', 3],
    ['โรงงานจำพวกที่ 2', 2],
    ['โรงงาน จำพวก', undefined],
    ['03', undefined],
    ['1,2', undefined],
    ['4', undefined],
  ])('written %j is %s', (written, category) => {
    const cells = { DISPFACREG: 'น.42(1)-1/2551-ญปก', FACTYPE: written };
    expect(factoryOf(cells).category).toBe(category);
    expect(doubtCodesOf(cells).includes('category-unreadable')).toBe(category === undefined);
  });

  test('that cannot be read is that of the number, and doubted', () => {
    expect(factoryOf({ DISPFACREG: '2-9-1/40ปท', FACTYPE: 'สอง' }).category).toBe(2);
    expect(doubtCodesOf({ DISPFACREG: '2-9-1/40ปท', FACTYPE: 'สอง' })).toEqual(['category-unreadable']);
  });

  test.each(['3-64-1/39ปท', '๓-64-1/39ปท'])('that contradicts the number %s wins and is doubted', (number) => {
    expect(factoryOf({ DISPFACREG: number, FACTYPE: '2' }).category).toBe(2);
    expect(doubtCodesOf({ DISPFACREG: number, FACTYPE: '2' })).toEqual(['category-disagrees']);
  });
});

describe("the operator's id", () => {
  const JURISTIC = '0115551000779';
  const CITIZEN = '3101300123455';

  test.each([
    ['a firm', JURISTIC, JURISTIC, 'juristic'],
    ['a firm, in groups', '0-1155-51000-77-9', JURISTIC, 'juristic'],
    ['a firm, with blanks', '0 1155 51000 77 9', JURISTIC, 'juristic'],
    ['a firm, with dots', '0.1155.51000.77.9', JURISTIC, 'juristic'],
    ['a firm, in Thai digits', '๐๑๑๕๕๕๑๐๐๐๗๗๙', JURISTIC, 'juristic'],
    ["a firm, in Excel's formula", `="${JURISTIC}"`, JURISTIC, 'juristic'],
    ['a person', CITIZEN, CITIZEN, 'citizen'],
    ['a person, in groups', '3-1013-00123-45-5', CITIZEN, 'citizen'],
    // 352 is 32 x 11, so the check digit is the last digit of 11.
    ['a person whose sum is divided by eleven', '1234567890121', '1234567890121', 'citizen'],
  ] as const)('of %s is read', (_name, written, taxId, taxIdKind) => {
    expect(factoryOf({ TRADE: written })).toMatchObject({ taxId, taxIdKind });
    expect(doubtCodesOf({ TRADE: written })).toEqual([]);
  });

  test.each([
    ['is in the other column', { TRADE: 'ทะเบียนการค้า 12', TAX: JURISTIC }, JURISTIC, []],
    [
      'is in the other column, short of its nought',
      { TRADE: 'x', TAX: JURISTIC.slice(1) },
      JURISTIC,
      ['tax-id-zero-restored'],
    ],
    ['stands whole behind a short one', { TRADE: JURISTIC.slice(1), TAX: CITIZEN }, CITIZEN, []],
    ['is wrong in its last digit', { TRADE: '0115551000778' }, '0115551000778', ['tax-id-check-digit-wrong']],
    ['is short of a nought that nothing proves', { TRADE: '115551000770' }, undefined, ['tax-id-unreadable']],
    ['is too long', { TRADE: `${JURISTIC}0` }, undefined, ['tax-id-unreadable']],
    ['is a word', { TRADE: 'ไม่มี' }, undefined, ['tax-id-unreadable']],
    ['is not given', { TRADE: '-', TAX: '' }, undefined, []],
  ])('that %s', (_name, cells: Cells, taxId, codes) => {
    expect([factoryOf(cells).taxId, doubtCodesOf(cells)]).toEqual([taxId, codes]);
    expect(factoryOf(cells).taxIdKind === undefined).toBe(taxId === undefined);
  });

  test.each([
    ['a citizen, mistyped', '3101300123450', '3101xxxxxxxxx'],
    ['a citizen with a digit too many in front', '03101300123455', '0310xxxxxxxxxx'],
    ['a citizen behind a nought of something else', '0 / 3101300123455', '0 / xxxxxxxxxxxxx'],
    ['a citizen in dots', '3.1013.00123.45.0', '3.10xx.xxxxx.xx.x'],
    ['a firm', '0115551000778', '0115551000778'],
  ])('in a doubt shows no more than it may: %s', (_name, written, shown) => {
    expect(takenRow({ TRADE: written }).doubts.map(({ value }) => value)).toEqual([shown]);
  });
});
