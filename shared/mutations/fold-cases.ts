import type { FoldedMoney } from '../domain/payment-fold.ts';
import { isoDateAt } from '../domain/thai-date.ts';
import type { MoneyCaseKind, MoneyCaseRow, PaymentRow } from '../model/money-rows.ts';
import { isSetAside, isStanding, type Known } from './known-money.ts';
import { caseIdFor, caseOfPayment, contradictionIdFor, raiseMoneyCase } from './raise-money-case.ts';
import type { Tx } from './tx.ts';

/** The money of a reference, and what of it pays. */
export interface Judged {
  readonly known: Known;
  readonly money: FoldedMoney;
  /** What pays the notice: nothing, one payment, or several that a person counted together. */
  readonly paying: readonly PaymentRow[];
}

/** Whether the payment is one of these. */
export const isAmong = (payments: readonly PaymentRow[], { id }: PaymentRow): boolean =>
  payments.some((one) => one.id === id);

/** What is odd about a payment; undefined when it plainly pays. */
export const oddityOf = (payment: PaymentRow, { known, money, paying }: Judged): MoneyCaseKind | undefined => {
  const { notice } = known;
  if (payment.withdrawnAt !== undefined) return 'withdrawn';
  if (payment.reversedAt !== undefined) return 'reversed';
  if (money.state.kind === 'contradicted') return 'contradicted';
  if (!notice) return 'unknown-reference';
  if (isAmong(paying, payment)) return undefined;
  if (notice.state.kind === 'cancelled') return 'paid-though-cancelled';
  if (payment.satang !== notice.totalSatang) return 'wrong-amount';
  return paying.length > 0 ? 'duplicate' : 'late';
};

/** What a bank contradicts itself about may be money that never came; then the reference itself has the case. */
const raiseContradiction = async (tx: Tx, payments: readonly PaymentRow[], judged: Judged): Promise<void> => {
  const { known, money } = judged;
  const [first] = known.events;
  if (!first) return;
  const subject = {
    id: contradictionIdFor(known.ref1),
    ref1: known.ref1,
    ...(known.notice ? { noticeId: known.notice.id } : {}),
    satang: first.satang,
    paidOn: isoDateAt(first.kind === 'reversed' ? first.reversedAtMs : first.paidAtMs),
  };
  const isNeeded = money.state.kind === 'contradicted' && payments.length === 0;
  await raiseMoneyCase(tx, subject, { kind: isNeeded ? 'contradicted' : undefined, at: known.at });
};

/** Whether money that the bank gave back has a receipt out that nobody has voided: its own, or that of parts it is one of. */
const hasReceipt = async (
  tx: Tx,
  { id, ref1, reversedAt }: PaymentRow,
  card: MoneyCaseRow | undefined,
): Promise<boolean> => {
  if (reversedAt === undefined) return false;
  const countedFor = card?.matchedNoticeId;
  const receipts = await (countedFor === undefined
    ? tx.receipt.list('ref1', ref1)
    : tx.receipt.list('noticeId', countedFor));
  for (const { paymentId, payments, state } of receipts) {
    if (state.kind !== 'standing') continue;
    if (paymentId === id || payments?.some((named) => named.paymentId === id) === true) return true;
    // What a receipt of the first version does not name is known from what was decided about its payments.
    const other = countedFor === undefined ? undefined : await tx.moneyCase.get(caseIdFor(paymentId));
    if (other !== undefined && other.matchedNoticeId === countedFor) return true;
  }
  return false;
};

/** Opens, clears or keeps the case of every payment that does not plainly pay, and of a bank that contradicts itself. */
export const raiseCases = async (tx: Tx, payments: readonly PaymentRow[], judged: Judged): Promise<void> => {
  const { known } = judged;
  for (const payment of payments) {
    if (isAmong(judged.paying, payment)) continue;
    if (isStanding(payment) && isSetAside(known.cases.get(payment.id), known.notice)) continue;
    const kind = (await hasReceipt(tx, payment, known.cases.get(payment.id)))
      ? 'reversed-after-receipt'
      : oddityOf(payment, judged);
    await raiseMoneyCase(tx, caseOfPayment(payment, known.notice?.id), { kind, at: known.at });
  }
  await raiseContradiction(tx, payments, judged);
};
