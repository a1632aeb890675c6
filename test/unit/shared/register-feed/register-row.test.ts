import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fidCheckDigit, registrationKey } from '#shared/domain/registration-number.ts';
import { taxpayerCheckDigit } from '#shared/domain/taxpayer-id.ts';
import { hasFidCheckDigit, hasTaxIdCheckDigit } from '#shared/register-feed/check-digits.ts';
import type { RegisterFactory } from '#shared/register-feed/register-factory.ts';
import type { RowDoubt } from '#shared/register-feed/row-problem.ts';
import { doubtCodesOf as codesOf, readOneRow, takenRow } from '#test/fixtures/register/register-list.ts';

const factoryOf = (cells: Readonly<Record<string, string>>): RegisterFactory => takenRow(cells).factory;
const doubtsOf = (cells: Readonly<Record<string, string>>): readonly RowDoubt[] => takenRow(cells).doubts;

describe('the numbers of a factory', () => {
  test('the registration number is kept as written and found by one key', () => {
    const factory = factoryOf({ DISPFACREG: 'จ. 3 - 52(03) - ๕๔/2558 ยล' });
    expect(factory.registrationNumber).toBe('จ. 3 - 52(03) - ๕๔/2558 ยล');
    expect(factory.registrationKey).toBe('จ3-52(3)-54/58ยล');
  });

  test('the category comes from its column, else from the number; a contradiction is doubted', () => {
    expect(factoryOf({ FACTYPE: '2', DISPFACREG: '2-9-1/40ปท' }).category).toBe(2);
    expect(factoryOf({ DISPFACREG: '2-9-1/40ปท' }).category).toBe(2);
    expect(factoryOf({ FACTYPE: '3', DISPFACREG: '2-9-1/40ปท' }).category).toBe(3);
    expect(codesOf({ FACTYPE: '3', DISPFACREG: '2-9-1/40ปท' })).toEqual(['category-disagrees']);
    expect(codesOf({ FACTYPE: '9' })).toEqual(['category-unreadable']);
  });

  test('a number of an industrial estate is doubted and kept', () => {
    const row = takenRow({ DISPFACREG: 'น.42(1)-1/2551-ญปก' });
    expect(row.factory.registrationNumber).toBe('น.42(1)-1/2551-ญปก');
    expect(row.factory.registrationKey).not.toBe('');
    expect(row.doubts).toMatchObject([{ code: 'registration-number-unreadable', line: 7, column: 'DISPFACREG' }]);
  });

  test('a 14-digit number with a wrong check digit is doubted, never refused', () => {
    expect(factoryOf({ FID: '10200002825515' }).fid).toBe('10200002825515');
    expect(codesOf({ FID: '10200002825515' })).toEqual([]);
    expect(factoryOf({ FID: '10200002825516' }).fid).toBe('10200002825516');
    expect(doubtsOf({ FID: '10200002825516' })).toEqual([
      { code: 'fid-check-digit-wrong', line: 7, column: 'FID', value: '10200002825516' },
    ]);
    expect(factoryOf({ FID: '1020' }).fid).toBeUndefined();
    expect(codesOf({ FID: '1020' })).toEqual(['fid-unreadable']);
  });

  test('one column for both numbers is told apart by its 14 digits', () => {
    const fresh = factoryOf({ DISPFACREG: '', เลขทะเบียนโรงงาน: '10200002825515' });
    expect(fresh).toMatchObject({ registrationNumber: '10200002825515', fid: '10200002825515' });
    const old = factoryOf({ DISPFACREG: '', เลขทะเบียนโรงงาน: '3-64-1/39ปท' });
    expect(old).toMatchObject({ registrationNumber: '3-64-1/39ปท', fid: undefined });
  });

  test('a row without any number, or without any name, is rejected', () => {
    const problem = (code: string) => ({ ok: false, error: [{ code, line: 7 }] });
    expect(readOneRow({ DISPFACREG: '-', FID: '' })).toEqual(problem('identity-missing'));
    expect(readOneRow({ FNAME: ' ' })).toEqual(problem('name-missing'));
    expect(factoryOf({ FNAME: '-', ONAME: 'บริษัท ก จำกัด' }).name).toBe('บริษัท ก จำกัด');
  });

  test('the quick test for numbers already in key form never disagrees with the rule', () => {
    const part = (most: number) => fc.integer({ min: 0, max: most });
    const number = fc
      .tuple(
        fc.constantFrom('', 'จ', 'จ.', 'ก'),
        fc.constantFrom('1', '2', '3', '๓'),
        part(120),
        fc.constantFrom('', '(1)', '(03)', '(0)'),
        part(99_999),
        fc.constantFrom('/39', '/2539', '/00', '/2610'),
        fc.constantFrom('', 'ปท', 'กท', 'กทม', 'ยล', 'ฮฮ'),
      )
      .map(([prefix, category, type, sub, sequence, year, suffix]) =>
        [prefix, category, '-', type, sub, '-', sequence, year, suffix].join(''),
      );
    fc.assert(
      fc.property(number, (text) => {
        expect(factoryOf({ DISPFACREG: text }).registrationKey).toBe(registrationKey(text));
      }),
      { numRuns: 500 },
    );
  });
});

describe('check digits', () => {
  const digits = (count: number) => fc.stringMatching(new RegExp(`^\\d{${count}}$`));

  test('of 14-digit numbers agree with the rule of the domain', () => {
    fc.assert(
      fc.property(digits(14), (fid) => {
        expect(hasFidCheckDigit(fid)).toBe(fidCheckDigit(fid.slice(0, 13)) === Number(fid[13]));
      }),
    );
  });

  test('of taxpayer ids agree with the rule of the domain', () => {
    fc.assert(
      fc.property(digits(13), (id) => {
        expect(hasTaxIdCheckDigit(id)).toBe(taxpayerCheckDigit(id.slice(0, 12)) === Number(id[12]));
      }),
    );
  });
});

describe('the taxpayer id', () => {
  test("is told apart: a juristic person's is public, a citizen's is not", () => {
    expect(factoryOf({ TRADE: '0115551000779' })).toMatchObject({ taxId: '0115551000779', taxIdKind: 'juristic' });
    expect(factoryOf({ TRADE: '3-1013-00123-45-5' })).toMatchObject({ taxId: '3101300123455', taxIdKind: 'citizen' });
  });

  test('a zero lost in a spreadsheet is restored when the check digit proves it', () => {
    expect(factoryOf({ TRADE: '115551000779' }).taxId).toBe('0115551000779');
    expect(codesOf({ TRADE: '115551000779' })).toEqual(['tax-id-zero-restored']);
    expect(codesOf({ TRADE: '115551000770' })).toEqual(['tax-id-unreadable']);
  });

  test('the second column is used when the first holds something else', () => {
    expect(factoryOf({ TRADE: '(1)234/2535', TAX: '0115551000779' }).taxId).toBe('0115551000779');
  });

  test("a citizen's id is masked in every finding", () => {
    expect(doubtsOf({ TRADE: '3101300123456' })).toEqual([
      { code: 'tax-id-check-digit-wrong', line: 7, column: 'TRADE', value: '3101xxxxxxxxx' },
    ]);
    expect(doubtsOf({ TRADE: '310130012345' })[0]?.value).toBe('3101xxxxxxxx');
    const [doubt] = doubtsOf({ STARTDATE: 'บัตร 3 1013 00123 45 5 หมดอายุ' });
    expect(doubt?.value).toBe('บัตร 3 10xx xxxxx xx x หมดอายุ');
  });
});

describe('sizes, dates and status', () => {
  test('horsepower stays just under the edge of its band', () => {
    expect(factoryOf({ HP: '99.99', NUI_HP: '964.57' })).toMatchObject({
      hpHundredths: 9_999,
      secondHpHundredths: 96_457,
    });
    expect(codesOf({ HP: '99.995' })).toEqual(['horsepower-finer-than-hundredths']);
    expect(codesOf({ HP: 'สิบ' })).toEqual(['horsepower-unreadable']);
  });

  test('workers and capital are added up from their parts', () => {
    const factory = factoryOf({
      manSkill: '3',
      manNoSkill: '-',
      womanSkill: '4',
      capitalLand: '1.50',
      capitalMachine: '2',
    });
    expect(factory.workers).toBe(7);
    expect(factory.capitalSatang).toBe(350);
    expect(codesOf({ manSkill: '3', womanSkill: 'x' })).toEqual(['workers-unreadable']);
    expect(codesOf({ TOTAL_CAP: 'ล้านบาท' })).toEqual(['capital-unreadable']);
  });

  test('a leap day is kept and an impossible day is doubted', () => {
    expect(factoryOf({ STARTDATE: '2004-02-29' }).startedOn).toBe('2004-02-29');
    expect(factoryOf({ STARTDATE: '2003-02-29' }).startedOn).toBeUndefined();
    expect(codesOf({ STARTDATE: '2003-02-29', POKDATE: '2547-01-05' })).toEqual([
      'date-unreadable',
      'date-buddhist-year-corrected',
    ]);
  });

  test('the status code decides and a different status text is doubted', () => {
    expect(factoryOf({ FFLAG: '2', STATUS: 'จำหน่าย' }).registerStatus).toBe('struck-off');
    expect(codesOf({ FFLAG: '2', STATUS: 'จำหน่าย' })).toEqual([]);
    expect(factoryOf({ FFLAG: '1', STATUS: 'จำหน่าย' }).registerStatus).toBe('operating');
    expect(codesOf({ FFLAG: '1', STATUS: 'จำหน่าย' })).toEqual(['status-disagrees']);
    expect(factoryOf({ STATUS: 'หยุดชั่วคราว' }).registerStatus).toBe('paused');
    expect(codesOf({ FFLAG: '7' })).toEqual(['status-unknown']);
  });
});

describe('texts', () => {
  test('long values in findings are shortened', () => {
    expect(doubtsOf({ HP: 'ก'.repeat(90) })[0]?.value).toHaveLength(40);
  });

  test('characters the encoding does not have are pointed out', () => {
    expect(codesOf({ FNAME: 'โรง\uFFFDงาน' })).toEqual(['text-damaged']);
    expect(codesOf({ FNAME: 'โรง\uF8C1งาน' })).toEqual(['text-damaged']);
  });

  test('class and sub-class make one class code', () => {
    expect(factoryOf({ CLASS: '064', SUBCLASS: '01' }).classCode).toBe('06401');
    expect(factoryOf({ CLASS: '06401' }).classCode).toBe('06401');
  });
});
