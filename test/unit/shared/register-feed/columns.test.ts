import { describe, expect, test } from 'vitest';
import { readHeader, type RegisterColumns } from '#shared/register-feed/columns.ts';

const columnsOf = (headers: readonly string[]): RegisterColumns => {
  const read = readHeader(headers);
  if (!read.ok) throw new Error(`no header: ${read.error.missing.join()}`);
  return read.value;
};

describe('the header of a list', () => {
  test('is understood in any case, order and spacing', () => {
    const columns = columnsOf(['fname', ' DispFacReg ', '"HP"', 'total_worker']);
    expect(columns.columnsOf('name')).toEqual([0]);
    expect(columns.columnsOf('oldNumber')).toEqual([1]);
    expect(columns.columnsOf('horsepower')).toEqual([2]);
    expect(columns.columnsOf('workers')).toEqual([3]);
  });

  test.each([
    [
      'the internal table',
      ['FID', 'DISPFACREG', 'FACREG', 'FACTYPE', 'CLASS', 'SUBCLASS', 'FNAME', 'HP', 'HP2', 'AMP'],
    ],
    ['the 2565 JSON', ['factoryId', 'code', 'establishmentName', 'ownerName', 'horsePower', 'pokDate', 'fFlag']],
    [
      'the linkage service',
      ['fID', 'dispFacReg', 'facType', 'fName', 'OName', 'Trade', 'HP', 'Works', 'cap', 'StartDate'],
    ],
    ['a Thai list', ['เลขทะเบียนโรงงาน', 'ชื่อโรงงาน', 'ผู้รับใบอนุญาต', 'แรงม้า', 'คนงาน', 'เงินทุน', 'ตำบล', 'สถานะ']],
  ])('of %s has no unknown column', (_name, headers) => {
    expect(columnsOf(headers).unknownHeaders).toEqual([]);
  });

  test('unknown columns are listed and otherwise ignored', () => {
    expect(columnsOf(['DISPFACREG', 'FNAME', 'BOILER_COUNT', '']).unknownHeaders).toEqual(['BOILER_COUNT']);
  });

  test('numbers spread over parts are found when there is no column for the sum', () => {
    const columns = columnsOf(['code', 'establishmentName', 'manSkill', 'womanSkill', 'capitalLand', 'capitalMachine']);
    expect(columns.workerParts).toEqual([2, 3]);
    expect(columns.capitalParts).toEqual([4, 5]);
  });

  test('the columns a row is read from are told, parts included', () => {
    const columns = columnsOf(['code', 'BOILER_COUNT', 'establishmentName', 'manSkill', 'expDate', 'capitalLand']);
    expect([...columns.usedColumns].sort((a, b) => a - b)).toEqual([0, 2, 3, 5]);
  });

  test('a list that names no factory number or no name is not a register', () => {
    expect(readHeader(['PROVINCE', 'TSIC', 'TOTAL'])).toEqual({
      ok: false,
      error: { type: 'not-a-register', missing: ['registration-number', 'name'] },
    });
    expect(readHeader(['DISPFACREG', 'HP'])).toMatchObject({ ok: false, error: { missing: ['name'] } });
  });
});
