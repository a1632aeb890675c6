import {
  foldPayments,
  paymentEventKey,
  type FoldedMoney,
  type FoldedPayment,
  type NoticeTerms,
} from '../domain/payment-fold.ts';
import { isoDateAt } from '../domain/thai-date.ts';
import type { NoticeRow } from '../model/fee-rows.ts';
import { derivedRowId } from '../model/ids.ts';
import type { BankEventRow, MoneyCaseKind, MoneyCaseRow, PaymentRow } from '../model/money-rows.ts';
import {
  caseIdFor,
  caseOfPayment,
  contradictionIdFor,
  overtakeDecision,
  raiseMoneyCase,
  restoreDecision,
} from './raise-money-case.ts';
import { reopenDay } from './reconciliation.ts';
import { settleNotice } from './settle-notice.ts';
import type { Tx } from './tx.ts';

const instantOf = (ms: number): string => new Date(ms).toISOString();
/** The end of a calendar day in Thailand, ms since 1970. */
const endOfDayMs = (on: string): number => Date.parse(`${on}T23:59:59.999+07:00`);

/** Everything known about the money of one reference before it is folded again. */
interface Known {
  readonly ref1: string;
  readonly at: string;
  readonly notice: NoticeRow | undefined;
  readonly events: readonly BankEventRow[];
  readonly payments: readonly PaymentRow[];
  readonly cases: ReadonlyMap<string, MoneyCaseRow>;
}

const isStanding = ({ reversedAt, withdrawnAt }: PaymentRow): boolean =>
  reversedAt === undefined && withdrawnAt === undefined;

/** Whether a person has taken the payment out of what its reference is paid by. */
const isSetAside = (card: MoneyCaseRow | undefined, notice: NoticeRow | undefined): boolean => {
  if (card?.matchedNoticeId !== undefined) return card.matchedNoticeId !== notice?.id;
  if (card?.state.kind !== 'closed') return false;
  const { outcome } = card.state;
  return outcome.kind === 'refunded' || card.kind !== 'year-paid-already';
};

/** What the bank said under the reference, and what it said under the same identities about others. */
const eventsAbout = async (tx: Tx, ref1: string): Promise<readonly BankEventRow[]> => {
  const own = await tx.bankEvent.list('ref1', ref1);
  const events = new Map<string, BankEventRow>();
  for (const event of own) {
    if (event.kind === 'file-line') {
      const file = await tx.bankFile.get(event.fileId);
      if (file?.replaced === undefined) events.set(event.id, event);
      continue;
    }
    for (const same of await tx.bankEvent.list('identity', event.identity)) events.set(same.id, same);
  }
  return [...events.values()];
};

const readKnown = async (tx: Tx, ref1: string, at: string): Promise<Known> => {
  const [notice] = await tx.notice.list('ref1', ref1);
  const payments = await tx.payment.list('ref1', ref1);
  const cases = new Map<string, MoneyCaseRow>();
  for (const { id } of payments) {
    const card = await tx.moneyCase.get(caseIdFor(id));
    if (card) cases.set(id, card);
  }
  return { ref1, at, notice, events: await eventsAbout(tx, ref1), payments, cases };
};

const termsOf = ({ ref1, notice, payments, cases }: Known): NoticeTerms => ({
  ref1,
  satang: notice?.totalSatang ?? 0,
  validUntilMs: notice ? endOfDayMs(notice.validUntilOn) : 0,
  isCancelled: notice?.state.kind === 'cancelled',
  setAside: new Set(payments.filter(({ id }) => isSetAside(cases.get(id), notice)).flatMap(({ keys }) => keys)),
});

type Told<Event> = Event extends unknown ? Omit<Event, 'id' | 'identity' | 'receivedAt'> : never;
/** What a bank said, before it is a row. */
export type ToldPayment = Told<BankEventRow>;

/** The id of the payment that this tells of, when nothing told of it before. */
export const firstPaymentIdOf = (told: ToldPayment): string =>
  told.kind === 'file-line'
    ? derivedRowId('payment', told.fileId, `${told.line}`)
    : derivedRowId('payment', told.bank, told.billerId, told.transactionId);

/** Every payment keeps the id under which it was first known, whichever of its two sources told of it first. */
const idsOf = (folded: readonly FoldedPayment[], { payments: known, events }: Known): ReadonlyMap<string, string> => {
  const taken = new Set<string>();
  const ids = new Map<string, string>();
  const claim = (payment: FoldedPayment, key: string | undefined): void => {
    if (key === undefined || ids.has(payment.key)) return;
    const row = known.find(({ id, keys }) => keys.includes(key) && !taken.has(id));
    if (!row) return;
    taken.add(row.id);
    ids.set(payment.key, row.id);
  };
  for (const payment of folded) claim(payment, payment.key);
  for (const payment of folded) claim(payment, payment.lineKey);
  const firstId = (key: string): string => {
    const told = events.find((event) => paymentEventKey(event) === key);
    if (told === undefined) return derivedRowId('payment', key);
    return firstPaymentIdOf(told);
  };
  return new Map(folded.map(({ key }) => [key, ids.get(key) ?? firstId(key)]));
};

const rowsOf = (folded: readonly FoldedPayment[], known: Known): readonly PaymentRow[] => {
  const ids = idsOf(folded, known);
  return folded.flatMap((payment): readonly PaymentRow[] => {
    const { key, lineKey, paidAtMs, reversedAtMs, ...facts } = payment;
    const told = known.events.find((event) => paymentEventKey(event) === key);
    const id = ids.get(key);
    if (!told || id === undefined) return [];
    const noticeId = known.cases.get(id)?.matchedNoticeId ?? known.notice?.id;
    const line = known.events.find((event) => paymentEventKey(event) === lineKey);
    const payerMasked = told.payerMasked ?? line?.payerMasked;
    return [
      {
        id,
        keys: lineKey === undefined ? [key] : [key, lineKey],
        ...(noticeId === undefined ? {} : { noticeId }),
        ref1: known.ref1,
        billerId: told.billerId,
        ...(told.kind === 'file-line' ? {} : { transactionId: told.transactionId }),
        ...facts,
        paidAt: instantOf(paidAtMs),
        paidOn: isoDateAt(paidAtMs),
        channel: told.channel,
        ...(payerMasked === undefined ? {} : { payerMasked }),
        ...(reversedAtMs === undefined ? {} : { reversedAt: instantOf(reversedAtMs) }),
      },
    ];
  });
};

/** Writes the payments that changed, which opens a signed day again; one that nothing tells of any more stays, marked as withdrawn. */
const putPayments = async (tx: Tx, known: Known, folded: readonly PaymentRow[]): Promise<readonly PaymentRow[]> => {
  const now = new Set(folded.map(({ id }) => id));
  const withdrawn = known.payments
    .filter(({ id }) => !now.has(id))
    .map((row): PaymentRow => (row.withdrawnAt === undefined ? { ...row, withdrawnAt: known.at } : row));
  const before = new Map(known.payments.map((row) => [row.id, JSON.stringify(row)]));
  const all = [...folded, ...withdrawn];
  for (const row of all) {
    if (before.get(row.id) === JSON.stringify(row)) continue;
    await tx.payment.put(row);
    await reopenDay(tx, row.paidOn, known.at);
  }
  return all;
};

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

const GONE: ReadonlySet<MoneyCaseKind> = new Set(['reversed', 'reversed-after-receipt', 'withdrawn']);

interface Judged {
  readonly known: Known;
  readonly money: FoldedMoney;
  /** What pays the notice: nothing, one payment, or several that a person counted together. */
  readonly paying: readonly PaymentRow[];
}

const isAmong = (payments: readonly PaymentRow[], { id }: PaymentRow): boolean => payments.some((one) => one.id === id);

const oddityOf = (payment: PaymentRow, { known, money, paying }: Judged): MoneyCaseKind | undefined => {
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

const raiseCases = async (tx: Tx, payments: readonly PaymentRow[], judged: Judged): Promise<void> => {
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
