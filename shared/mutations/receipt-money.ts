import type { NoticeItem, NoticeRow } from '../model/fee-rows.ts';
import { derivedRowId } from '../model/ids.ts';
import type { ReceiptPaymentRow, ReceiptRow } from '../model/receipt-rows.ts';
import { isStanding } from './known-money.ts';
import type { Tx } from './tx.ts';

/** How sure the money of a notice is, for a receipt. */
export type MoneyForReceipt =
  /** Paid by a signed message, an answer of the bank or its file. */
  | 'sure'
  /** Not paid, or only reported. */
  | 'not-sure'
  /** It was there and was given back or contradicted since; a receipt that is printed stays, for a person to decide. */
  | 'gone';

/** Whether a notice's own state allows a receipt: paid, and by more than an unsigned message. */
export const isSurelyPaid = ({ state }: Pick<NoticeRow, 'state'>): boolean =>
  state.kind === 'paid' && state.proof !== 'reported';

/**
 * How the money of a notice stands for a receipt. A payment that was sure can be reversed while a PC is offline: its receipt
 * is printed by then, so "gone" keeps it; only what never was sure is refused.
 */
export const moneyForReceipt = async (tx: Tx, notice: NoticeRow): Promise<MoneyForReceipt> => {
  if (isSurelyPaid(notice)) return 'sure';
  const payments = await tx.payment.list('noticeId', notice.id);
  const wasSure = payments.some(
    ({ proof, reversedAt, withdrawnAt }) =>
      proof !== 'reported' || reversedAt !== undefined || withdrawnAt !== undefined,
  );
  return wasSure ? 'gone' : 'not-sure';
};

/** Whether all that a receipt names is here as it names it; what was given back since it was printed is for a person. */
export const isNamedMoneyHere = async (tx: Tx, payments: readonly ReceiptPaymentRow[]): Promise<boolean> => {
  const known = await Promise.all(payments.map(({ paymentId }) => tx.payment.get(paymentId)));
  return payments.every(({ satang }, at) => {
    const payment = known[at];
    return payment?.satang === satang && isStanding(payment);
  });
};

/** The lines of a receipt from those of its notice: fee and surcharge of every year, nothing for an amount of zero. */
export const receiptItems = (items: readonly NoticeItem[]): ReceiptRow['items'] =>
  items.flatMap(({ dueOn, feeSatang, surchargeSatang }) => [
    ...(feeSatang > 0 ? [{ kind: 'annual-fee' as const, dueOn, satang: feeSatang }] : []),
    ...(surchargeSatang > 0 ? [{ kind: 'surcharge' as const, dueOn, satang: surchargeSatang }] : []),
  ]);

/** The receipts of a notice that are not voided. More than one is a case for a person. */
export const standingReceipts = async (tx: Tx, noticeId: string): Promise<readonly ReceiptRow[]> =>
  (await tx.receipt.list('noticeId', noticeId)).filter(({ state }) => state.kind === 'standing');

/** The id of the exception card of a notice with two standing receipts. */
export const twiceCardId = (noticeId: string): string => derivedRowId('receipt-twice', noticeId);
