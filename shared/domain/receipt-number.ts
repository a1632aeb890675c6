import { addDays, fiscalYearBe, fiscalYearEnd, type IsoDate } from './thai-date.ts';

/** Sheets of one book. Own choice: government receipt books are bound by 50 or 100 (unverified). */
export const SHEETS_PER_BOOK = 100;

/**
 * Where a receipt stands: book and sheet of one fiscal year. Both are printed and consecutive for every sheet (ระเบียบกระทรวง
 * การคลังว่าด้วยการเบิกเงินจากคลังฯ พ.ศ. 2562 ข้อ 70).
 */
export interface ReceiptNumber {
  /** Four digits of the Buddhist era, e.g. `2570`. */
  readonly fiscalYear: string;
  readonly book: number;
  /** 1 to {@link SHEETS_PER_BOOK}. */
  readonly sheet: number;
}

const SHAPE = /^(2[4-9]\d{2})-(\d{4})-(\d{3})$/;
const CODE_SHAPE = /^RC(\d{2})-(2[4-9]\d{2}-\d{4}-\d{3})$/;

/** The number as one text that sorts as it counts: `2570-0001-017`. */
export const receiptNumberText = ({ fiscalYear, book, sheet }: ReceiptNumber): string =>
  `${fiscalYear}-${String(book).padStart(4, '0')}-${String(sheet).padStart(3, '0')}`;

/** Reads {@link receiptNumberText}, also as a person types it without the zeros (`2570-1-17`); undefined when it is none. */
export const parseReceiptNumber = (text: string): ReceiptNumber | undefined => {
  const [fiscalYear = '', book = '', sheet = '', ...rest] = text.trim().split('-');
  const padded = `${fiscalYear}-${book.padStart(4, '0')}-${sheet.padStart(3, '0')}`;
  if (rest.length > 0 || !SHAPE.test(padded)) return undefined;
  const number = { fiscalYear, book: Number(book), sheet: Number(sheet) };
  return number.book >= 1 && number.sheet >= 1 && number.sheet <= SHEETS_PER_BOOK ? number : undefined;
};

/** What the QR of a receipt holds: `RC13-2570-0001-017`, only to be looked up; it is no proof of payment. */
export const receiptCode = (provinceCode: string, number: ReceiptNumber): string =>
  `RC${provinceCode}-${receiptNumberText(number)}`;

/** The number in a scanned {@link receiptCode}; undefined when the text is another code. */
export const parseReceiptCode = (text: string): ReceiptNumber | undefined => {
  const match = CODE_SHAPE.exec(text.trim().toUpperCase());
  return match === null ? undefined : parseReceiptNumber(match[2] ?? '');
};

/** The fiscal year whose books are used on this day: four digits of the Buddhist era. */
export const receiptYearOf = (date: IsoDate): string => String(fiscalYearBe(date));

/**
 * The last day on which the use of the year's books is reported: 31 October after it ends (ระเบียบฯ พ.ศ. 2562; the clause was
 * read in a sister regulation only, unverified).
 */
export const usageReportDueOn = (fiscalYear: string): IsoDate => addDays(fiscalYearEnd(Number(fiscalYear)), 31);

/** Sheets of a book that were not used, first and last; undefined when all were. */
export const unusedSheets = (nextSheet: number): { readonly from: number; readonly to: number } | undefined =>
  nextSheet > SHEETS_PER_BOOK ? undefined : { from: nextSheet, to: SHEETS_PER_BOOK };
