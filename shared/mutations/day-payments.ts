import type { DayDoubt, DayPayment } from '../domain/reconciliation.ts';
import type { NoticeRow } from '../model/fee-rows.ts';
import type { MoneyCaseKind, MoneyCaseRow, PaymentRow } from '../model/money-rows.ts';
import { isPaying } from './settle-notice.ts';

const DOUBTS: Readonly<Record<MoneyCaseKind, DayDoubt>> = {
  'unknown-reference': 'unknown-reference',
  'wrong-amount': 'amount-differs',
  duplicate: 'duplicate',
  'year-paid-already': 'duplicate',
  late: 'other',
  'paid-though-cancelled': 'other',
  contradicted: 'other',
  reversed: 'reversed',
  'reversed-after-receipt': 'reversed',
  withdrawn: 'other',
};

/** A payment as the comparison of its day sees it, with its case and the notice it belongs to. */
export const dayPaymentOf = (
  payment: PaymentRow,
  about: { readonly card: MoneyCaseRow | undefined; readonly notice: NoticeRow | undefined },
): DayPayment => {
  const { card, notice } = about;
  const isOpen = card?.state.kind === 'open' || card?.state.kind === 'refund-proposed';
  const standing = isOpen
    ? ({ kind: 'open', because: DOUBTS[card.kind] } as const)
    : ({ kind: isPaying(notice, payment.id) ? 'paying' : 'decided' } as const);
  const { id, ref1, satang, paidAt, evidence } = payment;
  const isGone = payment.reversedAt !== undefined || payment.withdrawnAt !== undefined;
  return { id, ref1, satang, paidAt, evidence, isGone, standing };
};
