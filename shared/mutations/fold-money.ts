import { foldPayments, type FoldedMoney } from '../domain/payment-fold.ts';
import type { NoticeRow } from '../model/fee-rows.ts';
import type { MoneyCaseRow, PaymentRow } from '../model/money-rows.ts';
import { isAmong, type Judged, oddityOf, raiseCases } from './fold-cases.ts';
import { putPayments, rowsOf } from './folded-payments.ts';
import { endOfDayMs, isStanding, type Known, readKnown, termsOf } from './known-money.ts';
import { caseOfPayment, GONE, overtakeDecision, raiseMoneyCase, restoreDecision } from './raise-money-case.ts';
import { settleNotice } from './settle-notice.ts';
import type { Tx } from './tx.ts';

/** Payments that a person counted for this notice and that still stand, earliest first. */
const matchedTo = async (tx: Tx, notice: NoticeRow): Promise<readonly PaymentRow[]> => {
  const cards = await tx.moneyCase.list('matchedNoticeId', notice.id);
  const payments: PaymentRow[] = [];
  for (const { paymentId } of cards) {
    const payment = paymentId === undefined ? undefined : await tx.payment.get(paymentId);
    if (payment && isStanding(payment)) payments.push(payment);
  }
  return payments.toSorted((a, b) => (`${a.paidAt}${a.id}` < `${b.paidAt}${b.id}` ? -1 : 1));
};

/** The payment of the reference itself that pays the notice: exact and in time. */
const ownPayment = (
  { state }: FoldedMoney,
  notice: NoticeRow,
  payments: readonly PaymentRow[],
): PaymentRow | undefined => {
  if (state.kind !== 'paid' && state.kind !== 'duplicate') return undefined;
  if (state.by.paidAtMs > endOfDayMs(notice.validUntilOn)) return undefined;
  return payments.find(({ keys }) => keys.includes(state.by.key));
};

interface Settling {
  readonly money: FoldedMoney;
  readonly own: PaymentRow | undefined;
}

/** What pays a notice: its own exact payment, one counted for it, or all counted for it when they make the amount. */
const payingOf = (
  notice: NoticeRow,
  matched: readonly PaymentRow[],
  { money, own }: Settling,
): readonly PaymentRow[] => {
  if (notice.state.kind === 'cancelled') return [];
  if (own) return [own];
  const alone = matched.find(({ satang }) => satang === notice.totalSatang);
  if (alone) return [alone];
  const isWhole = matched.reduce((sum, { satang }) => sum + satang, 0) === notice.totalSatang;
  return isWhole && money.state.kind !== 'contradicted' ? matched : [];
};

/** Brings the decisions about money counted for a notice in line with whether it pays: those that do not hold wait again. */
const keepDecisions = async (tx: Tx, matched: readonly PaymentRow[], judged: Judged): Promise<void> => {
  const { known, paying } = judged;
  const { notice, at } = known;
  if (!notice) return;
  for (const payment of matched) {
    const subject = caseOfPayment(payment, notice.id);
    if (isAmong(paying, payment)) {
      await restoreDecision(tx, subject.id);
      continue;
    }
    const ofOther = notice.state.kind === 'cancelled' ? 'paid-though-cancelled' : 'duplicate';
    const kind = payment.ref1 === notice.ref1 ? oddityOf(payment, judged) : ofOther;
    if (kind !== undefined) await overtakeDecision(tx, subject, kind, at);
    await raiseMoneyCase(tx, subject, { kind, at });
  }
};

/** Settles a notice by its own payments and those counted for it. */
const settle = async (tx: Tx, known: Known, settling: Settling): Promise<readonly PaymentRow[]> => {
  const { notice, at } = known;
  if (!notice) return [];
  const matched = await matchedTo(tx, notice);
  const paying = payingOf(notice, matched, settling);
  await keepDecisions(tx, matched, { known, money: settling.money, paying });
  await settleNotice(tx, notice, { paying, at });
  return paying;
};

/** Whether the notice that money was counted for has not heard yet that it is gone, or that it is there after all. */
const isNewsFor = ({ kind, state }: MoneyCaseRow, payment: PaymentRow): boolean =>
  isStanding(payment) ? GONE.has(kind) && state.kind === 'open' : state.kind === 'closed';

/**
 * Folds everything the bank said under a reference again and writes what follows: its payments, whether its notice is paid
 * and by what, the years that settles, and a case for all money that fits nothing plainly. Costs what the reference has,
 * not what the office has. Doing it again changes nothing.
 */
export const foldMoney = async (tx: Tx, ref1: string, at: string): Promise<void> => {
  const known = await readKnown(tx, ref1, at);
  const money = foldPayments(termsOf(known), known.events);
  const payments = await putPayments(tx, known, rowsOf(money.payments, known));
  const own = known.notice && ownPayment(money, known.notice, payments);
  const paying = await settle(tx, known, { money, own });
  await raiseCases(tx, payments, { known, money, paying });
  for (const payment of payments) {
    const card = known.cases.get(payment.id);
    if (!card || card.matchedNoticeId === known.notice?.id || !isNewsFor(card, payment)) continue;
    const other = card.matchedNoticeId === undefined ? undefined : await tx.notice.get(card.matchedNoticeId);
    if (other) await foldMoney(tx, other.ref1, at);
  }
};
