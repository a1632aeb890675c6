import { provinceByCode } from '#shared/domain/province.ts';
import { parseRegistrationNumber } from '#shared/domain/registration-number.ts';
import { cellText } from './cell-text.ts';
import type { RegisterColumns, RegisterField } from './columns.ts';
import type { CsvRecord } from './csv-rows.ts';
import { remember } from './remember.ts';

const BANGKOK_SHORT = /^(?:กรุงเทพฯ|กรุงเทพ|กทม\.?)$/;

const bareName = (text: string): string => text.replace(/^(?:จังหวัด|จ\.)\s*/, '').replace(BANGKOK_SHORT, 'กรุงเทพมหานคร');

/**
 * Whether a row belongs to the province with this two-digit code: by its province column (name or code), else by its
 * registration number. A row that tells neither is kept: a person can put it aside, nobody can bring it back.
 */
export const createProvinceFilter = (
  columns: RegisterColumns,
  provinceCode: string,
): ((record: CsvRecord) => boolean) => {
  const nameTh = provinceByCode(provinceCode)?.nameTh;
  const isNamed = remember(1_024, (text) => bareName(text) === nameTh || text === provinceCode);
  const cellOf = (record: CsvRecord, field: RegisterField): string | undefined =>
    columns
      .columnsOf(field)
      .map((column) => cellText(record.fields[column]))
      .find((cell) => cell !== undefined);

  return (record) => {
    const province = cellOf(record, 'province');
    if (province !== undefined) return isNamed(province);
    const number = cellOf(record, 'oldNumber') ?? cellOf(record, 'eitherNumber') ?? cellOf(record, 'newNumber');
    const parsed = parseRegistrationNumber(number ?? '');
    const numbersCode = parsed.ok ? parsed.value.provinceCode : undefined;
    return numbersCode === undefined || numbersCode === provinceCode;
  };
};
