import { cellText, ownedLine } from './cell-text.ts';
import type { RegisterColumns, RegisterField } from './columns.ts';
import type { CsvRecord } from './csv-rows.ts';
import { shownIdValue, shownValue, type RowDoubt, type RowDoubtCode } from './row-problem.ts';

/** One row seen through its columns: what the cells say, and the doubts found while reading them. */
export interface RowCells {
  readonly line: number;
  /** The first filled column of the field, placeholders left out. */
  text(field: RegisterField): string | undefined;
  /** The same on one line and owning its memory: for texts that are kept. */
  keptText(field: RegisterField): string | undefined;
  /** All filled columns of the field, in order of preference. */
  texts(field: RegisterField): readonly string[];
  /** The cells of these columns as far as they are filled. */
  filled(columns: readonly number[]): readonly string[];
  /** Notes a doubt about a field; the value shown is what the first filled column says. */
  doubt(code: RowDoubtCode, field: RegisterField): void;
  doubts(): readonly RowDoubt[];
}

const NO_DOUBTS: readonly RowDoubt[] = [];

/** Makes the view of single records for the lists with these columns. */
export const createRowView = (columns: RegisterColumns): ((record: CsvRecord) => RowCells) => {
  const firstFilled = (fields: readonly string[], field: RegisterField): number | undefined =>
    columns.columnsOf(field).find((column) => cellText(fields[column]) !== undefined);

  return ({ fields, line }) => {
    let doubts: RowDoubt[] | undefined;
    const text = (field: RegisterField): string | undefined => {
      for (const column of columns.columnsOf(field)) {
        const found = cellText(fields[column]);
        if (found !== undefined) return found;
      }
      return undefined;
    };
    const filled = (indices: readonly number[]): readonly string[] =>
      indices.map((index) => cellText(fields[index])).filter((cell) => cell !== undefined);
    return {
      line,
      text,
      keptText(field) {
        const found = text(field);
        return found === undefined ? undefined : ownedLine(found);
      },
      texts: (field) => filled(columns.columnsOf(field)),
      filled,
      doubt(code, field) {
        const index = firstFilled(fields, field) ?? columns.columnsOf(field)[0];
        const header = index === undefined ? undefined : columns.headers[index];
        const value = index === undefined ? undefined : cellText(fields[index]);
        const shown = field === 'taxpayer' ? shownIdValue : shownValue;
        doubts ??= [];
        doubts.push({
          code,
          line,
          ...(header === undefined ? {} : { column: header }),
          ...(value === undefined ? {} : { value: ownedLine(shown(value)) }),
        });
      },
      doubts: () => doubts ?? NO_DOUBTS,
    };
  };
};
