import { csvText, type ExportCell, withoutFormula } from '#shared/domain/csv-text.ts';

/** How the numbers of a column are written in a workbook. */
export type NumberLook = 'amount' | 'count' | 'percent';

/** A list as a spreadsheet takes it: its head, its lines, and how wide and of what kind its columns are. */
export interface TableFile {
  /** The name of the sheet, at most 31 letters. */
  readonly sheet: string;
  readonly columns: readonly { readonly title: string; readonly widthCharacters: number; readonly look?: NumberLook }[];
  readonly lines: readonly (readonly ExportCell[])[];
}

const FORMATS: Readonly<Record<NumberLook, string>> = { amount: '#,##0.00', count: '#,##0', percent: '0.0%' };

/** The list as the bytes of a CSV file; a word that a spreadsheet would take for a formula stays a word. */
export const csvFile = ({ columns, lines }: Pick<TableFile, 'columns' | 'lines'>): Uint8Array =>
  new TextEncoder().encode(csvText([columns.map(({ title }) => title), ...lines]));

/** The list as the bytes of an Excel workbook: words are words, numbers are numbers, and nothing is a formula. */
export const xlsxFile = async ({ sheet, columns, lines }: TableFile): Promise<Uint8Array> => {
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  const head = columns.map(({ title }) => ({ value: withoutFormula(title), fontWeight: 'bold' as const }));
  const body = lines.map((line) =>
    line.map((cell, at) =>
      typeof cell === 'number'
        ? { value: cell, type: Number, format: FORMATS[columns[at]?.look ?? 'count'] }
        : { value: withoutFormula(cell), type: String },
    ),
  );
  const widths = columns.map(({ widthCharacters }) => ({ width: widthCharacters }));
  const file = await writeExcelFile([head, ...body], { sheet, columns: widths }).toBlob();
  return new Uint8Array(await file.arrayBuffer());
};
