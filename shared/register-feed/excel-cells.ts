import type { CsvRecord } from './csv-rows.ts';

const dateText = (date: Date): string => (Number.isNaN(date.getTime()) ? '' : date.toISOString().slice(0, 10));

/** A spreadsheet cell as the text the same cell has in a CSV file. Dates are read in UTC, as spreadsheet readers give them. */
const cellToText = (cell: unknown): string => {
  if (typeof cell === 'string') return cell;
  if (typeof cell === 'number') return Number.isFinite(cell) ? String(cell) : '';
  if (typeof cell === 'boolean') return cell ? 'TRUE' : 'FALSE';
  return cell instanceof Date ? dateText(cell) : '';
};

/**
 * The rows of one sheet, as a spreadsheet reader gives them (texts, numbers, dates, nothing), as records for the record
 * reader. `line` is the sheet's row number from 1; all records get the width of the widest row; empty rows are left out.
 */
export const recordsFromCells = (rows: readonly (readonly unknown[])[]): readonly CsvRecord[] => {
  const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
  return rows
    .map((row, index) => ({
      line: index + 1,
      fields: Array.from({ length: width }, (_, column) => cellToText(row[column])),
    }))
    .filter((record) => record.fields.some((field) => field.trim() !== ''));
};
