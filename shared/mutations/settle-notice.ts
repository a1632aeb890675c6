import { isoDateAt } from '../domain/thai-date.ts';
import type { NoticeRow, PaymentRow } from '../model/fee-rows.ts';
import { derivedRowId } from '../model/ids.ts';
import type { Tx } from './tx.ts';

/** The id of the settled year of a factory: the same whoever settles it. */
export const paidYearIdFor = (factoryId: string, dueOn: string): string => derivedRowId('paid', factoryId, dueOn);

/** The id of the exception card of a payment that fits no open notice. */
export const unmatchedCardIdFor = (paymentId: string): string => derivedRowId('unmatched', paymentId);

/** Marks the notice as paid by this payment and each of its years as settled on that day. */
export const payNotice = async (
  tx: Tx,
  notice: NoticeRow,
  by: { readonly payment: PaymentRow; readonly paidOn: string },
): Promise<void> => {
  const { payment, paidOn } = by;
  await tx.notice.put({ ...notice, state: { kind: 'paid', paymentId: payment.id, paidAt: payment.paidAt } });
  for (const { dueOn } of notice.items) {
    const id = paidYearIdFor(notice.factoryId, dueOn);
    await tx.paidYear.put({ id, factoryId: notice.factoryId, dueOn, paidOn, reference: notice.ref1 });
  }
};

const byTime = (a: PaymentRow, b: PaymentRow): number => (a.paidAt === b.paidAt ? 0 : a.paidAt < b.paidAt ? -1 : 1);

/**
 * Pays a notice from money that arrived before it: a notice issued offline can be paid before its PC reaches the centre.
 * Only a payment in the exact amount whose card is still open counts; a closed card means a person has dealt with it.
 */
export const payFromWaiting = async (tx: Tx, notice: NoticeRow, settledAt: string): Promise<void> => {
  const payments = await tx.payment.list('ref1', notice.ref1);
  for (const waiting of payments.toSorted(byTime)) {
    const card = await tx.exception.get(unmatchedCardIdFor(waiting.id));
    if (waiting.satang !== notice.totalSatang || !card || card.resolvedAt !== undefined) continue;
    const payment = { ...waiting, noticeId: notice.id };
    await tx.payment.put(payment);
    await tx.exception.put({ ...card, resolvedAt: settledAt });
    await payNotice(tx, notice, { payment, paidOn: isoDateAt(Date.parse(payment.paidAt)) });
    return;
  }
};
