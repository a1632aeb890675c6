import { z } from 'zod';
import { firstHashOf } from '../domain/receipt-chain.ts';
import { receiptYearOf } from '../domain/receipt-number.ts';
import { addDays, isoDateAt } from '../domain/thai-date.ts';
import { err, ok } from '../lib/result.ts';
import { RowId } from '../model/ids.ts';
import { FiscalYearText, RECEIPT_POLICY_ID, ReceiptPolicyRow, type ReceiptBookRow } from '../model/receipt-rows.ts';
import { COUNTER_ROLES, FINANCE_ROLES, OFFICE_ROLES } from '../model/roles.ts';
import { defineMutation, type MutationEvent } from './define.ts';
import { correctedInstant } from './movements.ts';
import type { Tx } from './tx.ts';

/** How long before a fiscal year its first book may be drawn, so that 1 October finds every PC with one. */
const DRAWN_AHEAD_DAYS = 31;

const yearsToDraw = (event: MutationEvent): readonly string[] => {
  const on = isoDateAt(Date.parse(correctedInstant(event)));
  return [receiptYearOf(on), receiptYearOf(addDays(on, DRAWN_AHEAD_DAYS))];
};

const isUntouched = ({ state }: ReceiptBookRow): boolean =>
  state.kind === 'asked' || (state.kind === 'open' && state.nextSheet === 1);

/** The next number of a book in the year; numbers of closed books are never used again. */
const nextBookNumber = async (tx: Tx, fiscalYear: string): Promise<number> => {
  const books = await tx.receiptBook.list('fiscalYear', fiscalYear);
  return 1 + Math.max(0, ...books.map(({ state }) => (state.kind === 'asked' ? 0 : state.book)));
};

const openState = async (tx: Tx, fiscalYear: string, bookId: string): Promise<ReceiptBookRow['state']> => {
  const book = await nextBookNumber(tx, fiscalYear);
  return { kind: 'open', book, nextSheet: 1, headHash: firstHashOf({ bookId, fiscalYear, book }) };
};

/**
 * Draws a book of receipts for the device that asks (เบิกใบเสร็จ, ทะเบียนคุม: ระเบียบฯ พ.ศ. 2562 ข้อ 71). Only the centre gives the
 * number, so no two books are ever the same; until it has answered, the book is asked for. A client that still has an
 * unused book of the year gets no second one.
 */
export const drawReceiptBook = defineMutation({
  name: 'draw-receipt-book',
  version: 1,
  args: z.object({ fiscalYear: FiscalYearText }),
  by: COUNTER_ROLES,
  async apply(tx, { fiscalYear }, event) {
    if (await tx.receiptBook.get(event.id)) return ok();
    const [expected = ''] = yearsToDraw(event);
    if (!yearsToDraw(event).includes(fiscalYear)) return err({ type: 'receipt-year-differs', fiscalYear, expected });
    const own = await tx.receiptBook.list('deviceId', event.deviceId);
    const unused = own.find(
      (book) => book.clientId === event.clientId && book.fiscalYear === fiscalYear && isUntouched(book),
    );
    if (unused) return err({ type: 'receipt-book-in-hand', bookId: unused.id });
    await tx.receiptBook.put({
      id: event.id,
      fiscalYear,
      deviceId: event.deviceId,
      clientId: event.clientId,
      drawnAt: event.occurredAt,
      drawnBy: event.actorId,
      state: event.authority ? await openState(tx, fiscalYear, event.id) : { kind: 'asked' },
    });
    return ok();
  },
});

/**
 * Closes a book: at the end of its fiscal year, or earlier when its PC is gone. Its unused sheets stay and count as
 * cancelled; no sheet of another book ever takes their numbers.
 */
export const closeReceiptBook = defineMutation({
  name: 'close-receipt-book',
  version: 1,
  args: z.object({ bookId: RowId, reason: z.string().min(1).max(300) }),
  by: FINANCE_ROLES,
  async apply(tx, { bookId, reason }, event) {
    const book = await tx.receiptBook.get(bookId);
    if (!book || book.state.kind === 'asked') return err({ type: 'receipt-book-unknown', bookId });
    // Closed twice by two people: the first word stands.
    if (book.state.kind === 'closed') return ok();
    const closed = { closedAt: event.occurredAt, closedBy: event.actorId, reason };
    await tx.receiptBook.put({ ...book, state: { ...book.state, ...closed, kind: 'closed' } });
    return ok();
  },
});

/** Says which form the office prints from now on; receipts that were printed stay as they are. */
export const saveReceiptPolicy = defineMutation({
  name: 'save-receipt-policy',
  version: 1,
  args: ReceiptPolicyRow.omit({ id: true }),
  by: OFFICE_ROLES,
  async apply(tx, policy) {
    await tx.receiptPolicy.put({ id: RECEIPT_POLICY_ID, ...policy });
    return ok();
  },
});
