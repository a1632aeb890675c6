import { partsMaking } from '#shared/domain/amount-parts.ts';
import { lookAlikeNumbers } from '#shared/domain/look-alike-number.ts';
import { reconcileDay, type ReconciledDay } from '#shared/domain/reconciliation.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { BankFileRow, MoneyCaseRow, ReconciliationDayRow, SlipLeadRow } from '#shared/model/money-rows.ts';
import { dayPaymentOf } from '#shared/mutations/day-payments.ts';
import { caseIdFor } from '#shared/mutations/raise-money-case.ts';
import { reconciliationIdFor } from '#shared/mutations/signed-days.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { perVersion } from './per-version.ts';

/** A day of money with what its three records say and who has signed it. */
export interface MoneyDay {
  readonly on: string;
  readonly day: ReconciledDay;
  readonly sign: ReconciliationDayRow | undefined;
  /** Files of the day: those that count, then those that were replaced, the last one first. */
  readonly files: readonly BankFileRow[];
}

/** As many days as the list goes back; older ones are found by their date. */
const MOST_DAYS = 62;

const countingFirst = (a: BankFileRow, b: BankFileRow): number => {
  if (a.replaced && b.replaced) return a.replaced.at < b.replaced.at ? 1 : -1;
  return Number(a.replaced !== undefined) - Number(b.replaced !== undefined);
};

/** The three records of a day; costs what the day has. */
export const moneyDayOf = (rows: ReadModel, on: string): MoneyDay => ({
  on,
  day: reconcileDay(
    rows.list('payment', 'paidOn', on).map((payment) =>
      dayPaymentOf(payment, {
        card: rows.get('moneyCase', caseIdFor(payment.id)),
        notice: payment.noticeId === undefined ? undefined : rows.get('notice', payment.noticeId),
      }),
    ),
  ),
  sign: rows.get('reconciliationDay', reconciliationIdFor(on)),
  files: rows.list('bankFile', 'effectiveOn', on).toSorted(countingFirst),
});

const paymentDays = perVersion(
  'payment',
  (rows) => new Set([...rows.all('payment').values()].map((row) => row.paidOn)),
);
const fileDays = perVersion(
  'bankFile',
  (rows) => new Set([...rows.all('bankFile').values()].map((row) => row.effectiveOn)),
);

/** The latest days on which money came or a file is about, newest first. */
export const moneyDays = (rows: ReadModel): readonly MoneyDay[] =>
  [...new Set([...paymentDays(rows), ...fileDays(rows)])]
    .toSorted()
    .toReversed()
    .slice(0, MOST_DAYS)
    .map((on) => moneyDayOf(rows, on));

const isWaiting = ({ state }: MoneyCaseRow): boolean => state.kind === 'open' || state.kind === 'refund-proposed';

/** Money that waits for a person, oldest first. */
export const waitingCases = perVersion('moneyCase', (rows) =>
  [...rows.all('moneyCase').values()]
    .filter(isWaiting)
    .toSorted((a, b) => (`${a.paidOn}${a.id}` < `${b.paidOn}${b.id}` ? -1 : 1)),
);

const openByTotal = perVersion('notice', (rows) => {
  const byTotal = new Map<number, NoticeRow[]>();
  for (const notice of rows.all('notice').values()) {
    if (notice.state.kind !== 'issued') continue;
    const same = byTotal.get(notice.totalSatang);
    if (same) same.push(notice);
    else byTotal.set(notice.totalSatang, [notice]);
  }
  return byTotal;
});

/** A notice that a payment may have been meant for, and why it is thought so; the likeliest first. */
export interface SuggestedNotice {
  readonly notice: NoticeRow;
  readonly because: 'own-reference' | 'similar-reference' | 'same-factory' | 'same-amount';
}

const LIKELIHOOD = ['own-reference', 'similar-reference', 'same-factory', 'same-amount'] as const;
const MOST_SUGGESTIONS = 8;

/** Open notices of exactly this amount that the money may have been meant for. */
export const suggestedNotices = (rows: ReadModel, card: MoneyCaseRow): readonly SuggestedNotice[] => {
  const alike = new Set(lookAlikeNumbers(card.ref1));
  const factoryId = card.noticeId === undefined ? undefined : rows.get('notice', card.noticeId)?.factoryId;
  const reasonFor = (notice: NoticeRow): SuggestedNotice['because'] => {
    if (notice.ref1 === card.ref1) return 'own-reference';
    if (alike.has(notice.ref1)) return 'similar-reference';
    return notice.factoryId === factoryId ? 'same-factory' : 'same-amount';
  };
  const rank = ({ because }: SuggestedNotice): number => LIKELIHOOD.indexOf(because);
  return (openByTotal(rows).get(card.satang) ?? [])
    .map((notice): SuggestedNotice => ({ notice, because: reasonFor(notice) }))
    .toSorted((a, b) => rank(a) - rank(b) || (a.notice.issuedAt < b.notice.issuedAt ? 1 : -1))
    .slice(0, MOST_SUGGESTIONS);
};

/** Money under one reference that together makes the amount of its notice, with the case that was asked about among it. */
export interface PartsOfNotice {
  readonly notice: NoticeRow;
  readonly cards: readonly MoneyCaseRow[];
}

/** The other waiting payments under the reference that make the notice's amount together with this one; the fewest. */
export const suggestedParts = (rows: ReadModel, card: MoneyCaseRow): PartsOfNotice | undefined => {
  const notice = card.noticeId === undefined ? undefined : rows.get('notice', card.noticeId);
  if (notice?.state.kind !== 'issued' || card.kind !== 'wrong-amount') return undefined;
  const others = waitingCases(rows).filter(
    ({ id, kind, state, noticeId }) =>
      id !== card.id && kind === 'wrong-amount' && state.kind === 'open' && noticeId === notice.id,
  );
  const cards = partsMaking(notice.totalSatang, card, others);
  return cards && { notice, cards };
};

/** Slips of this number that were shown before, scanned or typed, whatever bank they name. */
export const slipsOfNumber = (rows: ReadModel, transRef: string): readonly SlipLeadRow[] => {
  const wanted = transRef.toUpperCase();
  return [...rows.all('slipLead').values()].filter((lead) => lead.transRef.toUpperCase() === wanted);
};

/** Slips about which the bank is to be asked, oldest first; those of notices that are paid by now ask nothing. */
export const openSlips = (rows: ReadModel): readonly SlipLeadRow[] =>
  [...rows.all('slipLead').values()]
    .filter(({ state, shown }) => {
      const isPaid = shown.every(({ noticeId }) => rows.get('notice', noticeId)?.state.kind === 'paid');
      return state.kind === 'open' && (shown.length > 1 || !isPaid);
    })
    .toSorted((a, b) => (`${a.shown[0]?.at}${a.id}` < `${b.shown[0]?.at}${b.id}` ? -1 : 1));
