import { provinceByCode, PROVINCES } from '#shared/domain/province.ts';
import { parseRegistrationNumber } from '#shared/domain/registration-number.ts';
import { thaiDigitsToAscii, withoutInvisibles } from '#shared/domain/thai-digits.ts';
import { cellText } from './cell-text.ts';
import type { RegisterColumns, RegisterField } from './columns.ts';
import type { CsvRecord } from './csv-rows.ts';
import { remember } from './remember.ts';

const BANGKOK_SHORT = /^(?:กรุงเทพฯ|กรุงเทพ|กทม\.?)$/;

const bareName = (text: string): string => text.replace(/^(?:จังหวัด|จ\.)\s*/, '').replace(BANGKOK_SHORT, 'กรุงเทพมหานคร');

const codeByName: ReadonlyMap<string, string> = new Map(PROVINCES.map(({ nameTh, code }) => [nameTh, code]));

/** The code of a province written by name or code, in Thai digits too; undefined for what names none, e.g. a slip of the keyboard. */
const writtenProvince = (text: string): string | undefined => {
  const written = withoutInvisibles(text).trim();
  return codeByName.get(bareName(written)) ?? provinceByCode(thaiDigitsToAscii(written))?.code;
};

/**
 * Whether a row belongs to the province with this two-digit code: by its province column (name or code), else by its
 * registration number. A row that tells neither is kept: a person can put it aside, nobody can bring it back.
 */
export const createProvinceFilter = (
  columns: RegisterColumns,
  provinceCode: string,
): ((record: CsvRecord) => boolean) => {
  const namedCode = remember(1_024, writtenProvince);
  const cellOf = (record: CsvRecord, field: RegisterField): string | undefined =>
    columns
      .columnsOf(field)
      .map((column) => cellText(record.fields[column]))
      .find((cell) => cell !== undefined);

  return (record) => {
    const named = namedCode(cellOf(record, 'province') ?? '');
    if (named !== undefined) return named === provinceCode;
    const number = cellOf(record, 'oldNumber') ?? cellOf(record, 'eitherNumber') ?? cellOf(record, 'newNumber');
    const parsed = parseRegistrationNumber(number ?? '');
    const numbersCode = parsed.ok ? parsed.value.provinceCode : undefined;
    return numbersCode === undefined || numbersCode === provinceCode;
  };
};
