import { receiptHash } from '../domain/receipt-chain.ts';
import { receiptNumberText, receiptYearOf } from '../domain/receipt-number.ts';
import { isoDateAt, type IsoDate } from '../domain/thai-date.ts';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import type { NoticeRow } from '../model/fee-rows.ts';
import { derivedRowId } from '../model/ids.ts';
import type { ReceiptBookRow, ReceiptPaymentRow, ReceiptRow } from '../model/receipt-rows.ts';
import type { MutationEvent } from './define.ts';
import { isNamedMoneyHere, moneyForReceipt, receiptItems, standingReceipts, twiceCardId } from './receipt-money.ts';
import type { Tx } from './tx.ts';

/** A receipt that is to be written on a sheet, with what stands on the paper. */
export interface SheetOrder {
  readonly noticeId: string;
  readonly paymentId: string;
  readonly bookId: string;
  readonly sheet: number;
  readonly previousHash: string;
  readonly issuedOn: IsoDate;
  readonly form: ReceiptRow['form'];
  readonly payerName: string;
  readonly payerAddress: string;
  readonly registrationNumber: string;
  readonly paidOn: string;
  readonly channel: string;
  /** Absent as PCs of the first version send it. */
  readonly payments?: readonly ReceiptPaymentRow[];
  readonly replacesId?: string;
}

type BookInUse = ReceiptBookRow & { readonly state: Exclude<ReceiptBookRow['state'], { readonly kind: 'asked' }> };

const isInUse = (book: ReceiptBookRow | undefined): book is BookInUse =>
  book !== undefined && book.state.kind !== 'asked';

const bookFor = async (tx: Tx, bookId: string, event: MutationEvent): Promise<Result<BookInUse, DomainError>> => {
  const book = await tx.receiptBook.get(bookId);
  if (!isInUse(book)) return err({ type: 'receipt-book-unknown', bookId });
  const isHere = book.deviceId === event.deviceId && book.clientId === event.clientId;
  if (!isHere) return err({ type: 'receipt-book-not-here', bookId });
  // A receipt from before the closing was printed by then: it is kept, and a card tells.
  if (book.state.kind === 'closed' && event.occurredAt > book.state.closedAt) {
    return err({ type: 'receipt-book-closed', bookId });
  }
  return ok(book);
};

/**
 * What may refuse a receipt depends only on its own book, which no other PC writes: what one PC has accepted and printed is
 * never refused when it is replayed or reaches the centre.
 */
const checkSheet = ({ fiscalYear, state }: BookInUse, order: SheetOrder): Result<void, DomainError> => {
  const { book, nextSheet, headHash, lastOn } = state;
  const number = receiptNumberText({ fiscalYear, book, sheet: order.sheet });
  const year = receiptYearOf(order.issuedOn);
  if (year !== fiscalYear) return err({ type: 'receipt-year-differs', fiscalYear, expected: year });
  if (order.sheet !== nextSheet) {
    const expected = receiptNumberText({ fiscalYear, book, sheet: nextSheet });
    return err({ type: 'receipt-number-not-next', number, expected });
  }
  if (order.previousHash !== headHash) return err({ type: 'receipt-hash-differs', number });
  if (lastOn !== undefined && order.issuedOn < lastOn) {
    return err({ type: 'receipt-date-before-last', issuedOn: order.issuedOn, lastOn });
  }
  return ok();
};

const makeReceipt = (
  { notice, book }: { readonly notice: NoticeRow; readonly book: BookInUse },
  order: SheetOrder,
  event: MutationEvent,
): ReceiptRow => {
  const { bookId, paymentId, previousHash, ...printed } = order;
  const content = {
    ...printed,
    fiscalYear: book.fiscalYear,
    book: book.state.book,
    ref1: notice.ref1,
    items: receiptItems(notice.items),
    totalSatang: notice.totalSatang,
    issuedBy: event.actorId,
  };
  return {
    ...content,
    id: event.id,
    number: receiptNumberText(content),
    bookId,
    paymentId,
    factoryId: notice.factoryId,
    issuedAt: event.occurredAt,
    previousHash,
    hash: receiptHash(content, previousHash),
    state: { kind: 'standing' },
    reprints: [],
    officialNumbers: [],
  };
};

const replacedBy = async (
  tx: Tx,
  { replacesId, noticeId }: SheetOrder,
): Promise<Result<ReceiptRow | undefined, DomainError>> => {
  if (replacesId === undefined) return ok(undefined);
  const replaced = await tx.receipt.get(replacesId);
  return replaced?.noticeId === noticeId ? ok(replaced) : err({ type: 'receipt-unknown', receiptId: replacesId });
};

const useSheet = async (tx: Tx, book: BookInUse, { sheet, hash, issuedOn }: ReceiptRow): Promise<void> => {
  await tx.receiptBook.put({
    ...book,
    state: { ...book.state, nextSheet: sheet + 1, headHash: hash, lastOn: issuedOn },
  });
};

const noteReplacement = async (tx: Tx, replaced: ReceiptRow | undefined, { id }: ReceiptRow): Promise<void> => {
  // One that still stands was voided by somebody who might not; both stand until a person decides.
  if (replaced?.state.kind !== 'void') return;
  await tx.receipt.put({ ...replaced, state: { ...replaced.state, replacedById: id } });
};

interface Oddities {
  readonly receipt: ReceiptRow;
  readonly others: readonly ReceiptRow[];
  readonly hasMoney: boolean;
  readonly isAfterClosing: boolean;
  /** When the centre took it; absent on a PC. */
  readonly receivedAt: string | undefined;
}

/** What a person must decide about a receipt that is printed and stays. */
const raiseOddities = async (
  tx: Tx,
  { receipt, others, hasMoney, isAfterClosing, receivedAt }: Oddities,
): Promise<void> => {
  const card = { factoryId: receipt.factoryId, raisedAt: receipt.issuedAt };
  if (others.length > 0) {
    const causeIds = [...others.map(({ id }) => id), receipt.id];
    const kind = 'receipt-twice';
    await tx.exception.put({ id: twiceCardId(receipt.noticeId), kind, causeIds, ...card });
  }
  if (!hasMoney) {
    const kind = 'receipt-without-money';
    await tx.exception.put({ id: derivedRowId(kind, receipt.id), kind, causeIds: [receipt.id], ...card });
  }
  if (isAfterClosing) {
    const kind = 'receipt-after-close';
    await tx.exception.put({ id: derivedRowId(kind, receipt.id), kind, causeIds: [receipt.id], ...card });
  }
  // The paper says a day that had not come yet: the PC's clock was ahead. Raised at the centre's time, the other of the two facts.
  if (receivedAt !== undefined && receipt.issuedOn > isoDateAt(Date.parse(receivedAt))) {
    const kind = 'receipt-date-ahead';
    const id = derivedRowId(kind, receipt.id);
    await tx.exception.put({ id, kind, causeIds: [receipt.id], ...card, raisedAt: receivedAt });
  }
};

/** What the payments of a receipt come to must be what its notice asks for; a notice never changes, so no PC finds otherwise. */
const checkPayments = ({ payments }: SheetOrder, notice: NoticeRow): Result<void, DomainError> => {
  if (payments === undefined) return ok();
  const satang = payments.reduce((sum, payment) => sum + payment.satang, 0);
  const expectedSatang = notice.totalSatang;
  return satang === expectedSatang ? ok() : err({ type: 'receipt-payments-differ', expectedSatang, satang });
};

/** Writes a receipt on the next sheet of the device's book; see the mutation for what is refused and what raises a card. */
export const issueOnSheet = async (
  tx: Tx,
  order: SheetOrder,
  event: MutationEvent,
): Promise<Result<void, DomainError>> => {
  if (await tx.receipt.get(event.id)) return ok();
  const notice = await tx.notice.get(order.noticeId);
  if (!notice) return err({ type: 'notice-unknown', noticeId: order.noticeId });
  const book = await bookFor(tx, order.bookId, event);
  if (!book.ok) return book;
  const checked = checkSheet(book.value, order);
  if (!checked.ok) return checked;
  const summed = checkPayments(order, notice);
  if (!summed.ok) return summed;
  const money = await moneyForReceipt(tx, notice);
  if (money === 'not-sure') {
    return err({ type: 'receipt-money-not-sure', noticeId: notice.id, state: notice.state.kind });
  }
  const replaced = await replacedBy(tx, order);
  if (!replaced.ok) return replaced;
  const others = await standingReceipts(tx, notice.id);
  const receipt = makeReceipt({ notice, book: book.value }, order, event);
  await tx.receipt.put(receipt);
  await useSheet(tx, book.value, receipt);
  await noteReplacement(tx, replaced.value, receipt);
  const hasMoney = money === 'sure' && (await isNamedMoneyHere(tx, order.payments ?? []));
  const isAfterClosing = book.value.state.kind === 'closed';
  const receivedAt = event.authority?.receivedAt;
  await raiseOddities(tx, { receipt, others, hasMoney, isAfterClosing, receivedAt });
  return ok();
};
