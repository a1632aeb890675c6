import { cellText, createSharedLines, ownedLine } from './cell-text.ts';
import type { RegisterColumns, RegisterField } from './columns.ts';
import type { CsvRecord } from './csv-rows.ts';
import { shownIdValue, shownValue, type RowDoubt, type RowDoubtCode } from './row-problem.ts';

/** One row seen through its columns: what the cells say, and the doubts found while reading them. */
export interface RowCells {
  /** The first filled column of the field, placeholders left out. */
  text(field: RegisterField): string | undefined;
  /** The same on one line and owning its memory: for texts that are kept. */
  keptText(field: RegisterField): string | undefined;
  /** The same for texts many rows repeat, which then share one. */
  sharedText(field: RegisterField): string | undefined;
  /** All filled columns of the field, in order of preference. */
  texts(field: RegisterField): readonly string[];
  /** The cells of these columns as far as they are filled. */
  filled(columns: readonly number[]): readonly string[];
  /** Notes a doubt about a field; the value shown is what the first filled column says. */
  doubt(code: RowDoubtCode, field: RegisterField): void;
  doubts(): readonly RowDoubt[];
}

/** A view that is moved from record to record; a quarter of a million views of their own would cost more than reading. */
export interface RowView {
  /** Moves the view; what it gave before stays valid. */
  at(record: CsvRecord): RowCells;
}

const NO_DOUBTS: readonly RowDoubt[] = [];
const NO_FIELDS: readonly string[] = [];
const SHARED_LINES = 4_096;

/** Makes the view of the rows of a list with these columns. */
export const createRowView = (columns: RegisterColumns): RowView => {
  let fields = NO_FIELDS;
  let line = 0;
  let doubts = NO_DOUBTS;
  const sharedLine = createSharedLines(SHARED_LINES);

  const text = (field: RegisterField): string | undefined => {
    for (const column of columns.columnsOf(field)) {
      const found = cellText(fields[column]);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const filled = (indices: readonly number[]): readonly string[] =>
    indices.length === 0
      ? NO_FIELDS
      : indices.map((index) => cellText(fields[index])).filter((cell) => cell !== undefined);
  const doubt = (code: RowDoubtCode, field: RegisterField): void => {
    const candidates = columns.columnsOf(field);
    const index = candidates.find((column) => cellText(fields[column]) !== undefined) ?? candidates[0];
    const header = index === undefined ? undefined : columns.headers[index];
    const value = index === undefined ? undefined : cellText(fields[index]);
    const shown = field === 'taxpayer' ? shownIdValue : shownValue;
    const found: RowDoubt = {
      code,
      line,
      ...(header === undefined ? {} : { column: header }),
      ...(value === undefined ? {} : { value: ownedLine(shown(value)) }),
    };
    doubts = [...doubts, found];
  };
  const cells: RowCells = {
    text,
    keptText(field) {
      const found = text(field);
      return found === undefined ? undefined : ownedLine(found);
    },
    sharedText(field) {
      const found = text(field);
      return found === undefined ? undefined : sharedLine(found);
    },
    texts: (field) => filled(columns.columnsOf(field)),
    filled,
    doubt,
    doubts: () => doubts,
  };
  return {
    at(record) {
      fields = record.fields;
      line = record.line;
      doubts = NO_DOUBTS;
      return cells;
    },
  };
};
