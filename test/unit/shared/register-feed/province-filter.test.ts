import { describe, expect, test } from 'vitest';
import { PROVINCES } from '#shared/domain/province.ts';
import { readHeader } from '#shared/register-feed/columns.ts';
import { createProvinceFilter } from '#shared/register-feed/province-filter.ts';

/** Whether a row of a list with these columns belongs to the province. */
const belongs = (provinceCode: string, row: Readonly<Record<string, string>>): boolean => {
  const header = readHeader(Object.keys(row));
  if (!header.ok) throw new Error('these are no columns of a register');
  return createProvinceFilter(header.value, provinceCode)({ line: 2, fields: Object.values(row) });
};
const named = (province: string, number = '3-64(1)-12/41ปท') => ({ DISPFACREG: number, FNAME: 'ก', PROV: province });

describe('a row belongs to a province', () => {
  test.each(PROVINCES)('that its column names: $nameTh, $code', ({ nameTh, code }) => {
    const other = code === '13' ? '20' : '13';
    for (const written of [nameTh, `จังหวัด${nameTh}`, `จ.${nameTh}`, `จ. ${nameTh} `, code]) {
      expect([written, belongs(code, named(written))]).toEqual([written, true]);
      expect([written, belongs(other, named(written))]).toEqual([written, false]);
    }
  });

  test.each(['กรุงเทพมหานคร', 'กรุงเทพฯ', 'กรุงเทพ', 'กทม', 'กทม.', '10', '๑๐'])('Bangkok as %s', (written) => {
    expect([belongs('10', named(written)), belongs('13', named(written))]).toEqual([true, false]);
  });

  test.each(['๑๓', '13', '\u200Bปทุมธานี', 'ปทุมธานี\u200B', '="13"'])(
    'however the code or the name was typed: %j',
    (written) => {
      expect([belongs('13', named(written)), belongs('20', named(written))]).toEqual([true, false]);
    },
  );

  test('whose column wins over its number, which keeps the letters of where it was registered', () => {
    expect(belongs('20', named('ชลบุรี', '3-64(1)-12/41ปท'))).toBe(true);
    expect(belongs('13', named('ชลบุรี', '3-64(1)-12/41ปท'))).toBe(false);
  });

  // Nobody can bring a row back that was left out because of a slip of the keyboard.
  test.each(['ปทุมธาณี', 'ปทุม', 'ไม่ระบุ', '99', '0', 'Pathum Thani', '-', 'null', ''])(
    'by its number when the column names none: %j',
    (written) => {
      expect(belongs('13', named(written, '3-64(1)-12/41ปท'))).toBe(true);
      expect(belongs('20', named(written, '3-64(1)-12/41ปท'))).toBe(false);
    },
  );

  test.each([
    ['an old number with its letters', { DISPFACREG: '3-64(1)-12/41ชบ', FNAME: 'ก' }, '20'],
    ['an old number in Thai digits', { DISPFACREG: '๓-๖๔(๑)-๑๒/๔๑ชบ', FNAME: 'ก' }, '20'],
    ['an old number without letters, which is of Bangkok', { DISPFACREG: '3-64(1)-12/41', FNAME: 'ก' }, '10'],
  ])('by %s where there is no such column', (_, row, code) => {
    expect(belongs(code, row)).toBe(true);
    expect(belongs('13', row)).toBe(false);
  });

  test.each([
    ['a number of an industrial estate', { DISPFACREG: 'น.42(1)-1/2551-ญปก', FNAME: 'ก' }],
    ['letters of no province', { DISPFACREG: '3-64(1)-12/41ฮฮ', FNAME: 'ก' }],
    ['no number at all', { DISPFACREG: '', FNAME: 'ก' }],
    ['a column and a number that say nothing', named('ไม่ทราบ', 'รอเลข')],
  ])('or perhaps, and is kept for a person: %s', (_, row) => {
    for (const { code } of PROVINCES) expect([code, belongs(code, row)]).toEqual([code, true]);
  });
});
