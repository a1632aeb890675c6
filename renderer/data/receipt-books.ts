import { receiptNumberText, receiptYearOf, SHEETS_PER_BOOK } from '#shared/domain/receipt-number.ts';
import { addDays, type IsoDate } from '#shared/domain/thai-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { DomainError } from '#shared/model/errors.ts';
import type { ReceiptBookRow } from '#shared/model/receipt-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** The sheet that the next receipt of a PC takes. */
export interface NextSheet {
  readonly bookId: string;
  readonly fiscalYear: string;
  readonly book: number;
  readonly sheet: number;
  readonly previousHash: string;
  /** As it will be printed, see receiptNumberText. */
  readonly number: string;
}

/** A PC and the copy of the data that it works on. */
export interface ReceiptPlace {
  readonly deviceId: string;
  readonly clientId: string;
}

/** The books of a year on whose sheets this PC may write: those that this copy drew, for it knows how far each is printed. */
export const booksHere = (rows: ReadModel, at: ReceiptPlace, fiscalYear: string): readonly ReceiptBookRow[] =>
  rows
    .list('receiptBook', 'deviceId', at.deviceId)
    .filter((book) => book.clientId === at.clientId && book.fiscalYear === fiscalYear);

const sheetsLeft = ({ state }: ReceiptBookRow): number =>
  state.kind === 'open' ? SHEETS_PER_BOOK + 1 - state.nextSheet : 0;

/** The sheet to be used next on this PC: that of its lowest open book of the year of `today`. */
export const nextSheetOf = (rows: ReadModel, at: ReceiptPlace, today: IsoDate): Result<NextSheet, DomainError> => {
  const fiscalYear = receiptYearOf(today);
  const [first] = booksHere(rows, at, fiscalYear)
    .flatMap(({ id, state }) => (state.kind === 'open' && state.nextSheet <= SHEETS_PER_BOOK ? [{ id, state }] : []))
    .toSorted((a, b) => a.state.book - b.state.book);
  if (!first) return err({ type: 'receipt-book-missing', fiscalYear });
  const { book, nextSheet: sheet, headHash: previousHash } = first.state;
  const number = receiptNumberText({ fiscalYear, book, sheet });
  return ok({ bookId: first.id, fiscalYear, book, sheet, previousHash, number });
};

/** A new book is drawn when fewer sheets than this are left: a busy day offline uses fewer. */
const DRAW_WHEN_BELOW = 25;
/** From this many days before the fiscal year begins, its first book is drawn. */
const DRAWN_AHEAD_DAYS = 30;

/**
 * The fiscal years of which this PC should draw a book now, so that it never runs out while it is offline. A PC that has
 * never drawn one draws none by itself: somebody decides that receipts are issued there.
 */
export const booksToDraw = (rows: ReadModel, at: ReceiptPlace, today: IsoDate): readonly string[] => {
  if (rows.list('receiptBook', 'deviceId', at.deviceId).length === 0) return [];
  const years = new Set([receiptYearOf(today), receiptYearOf(addDays(today, DRAWN_AHEAD_DAYS))]);
  return [...years].filter((fiscalYear) => {
    const books = booksHere(rows, at, fiscalYear);
    if (books.some(({ state }) => state.kind === 'asked')) return false;
    return books.reduce((sum, book) => sum + sheetsLeft(book), 0) < DRAW_WHEN_BELOW;
  });
};
