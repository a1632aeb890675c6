import { z } from 'zod';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import { RowId } from '../model/ids.ts';
import { MOST_PARTS, type MoneyCaseRow, type PaymentRow } from '../model/money-rows.ts';
import { FINANCE_ROLES } from '../model/roles.ts';
import { defineMutation, type MutationEvent } from './define.ts';
import { foldMoney } from './fold-money.ts';
import type { Tx } from './tx.ts';

const Reason = z.string().trim().min(1).max(300);
type Closed = Extract<MoneyCaseRow['state'], { readonly kind: 'closed' }>;

const caseIn = async (
  tx: Tx,
  caseId: string,
  expected: 'open' | 'refund-proposed',
): Promise<Result<MoneyCaseRow, DomainError>> => {
  const card = await tx.moneyCase.get(caseId);
  if (!card) return err({ type: 'money-case-unknown', caseId });
  return card.state.kind === expected ? ok(card) : err({ type: 'money-case-moved-on', caseId, state: card.state.kind });
};

/** The money of a case while it is still here. */
const standingMoney = async (tx: Tx, card: MoneyCaseRow): Promise<Result<PaymentRow, DomainError>> => {
  const payment = card.paymentId === undefined ? undefined : await tx.payment.get(card.paymentId);
  if (payment && payment.reversedAt === undefined && payment.withdrawnAt === undefined) return ok(payment);
  return err({ type: 'payment-gone', caseId: card.id });
};

/** For which notice the money counts after a decision: kept although its year is paid, for the one it counted for before. */
const countedFor = (
  outcome: Closed['outcome'],
  { kind, matchedNoticeId }: MoneyCaseRow,
): Pick<MoneyCaseRow, 'matchedNoticeId'> => {
  if (outcome.kind === 'matched') return { matchedNoticeId: outcome.noticeId };
  const isKept = outcome.kind === 'kept' && kind === 'year-paid-already' && matchedNoticeId !== undefined;
  return isKept ? { matchedNoticeId } : {};
};

/** Whether a person counts other money for the notice already. */
const isClaimed = async (tx: Tx, noticeId: string): Promise<boolean> =>
  (await tx.moneyCase.list('matchedNoticeId', noticeId)).some(({ state }) => state.kind === 'closed');

const close = async (tx: Tx, card: MoneyCaseRow, state: Omit<Closed, 'kind'>): Promise<void> => {
  const { openOn: _openOn, matchedNoticeId: _before, ...rest } = card;
  const matched = countedFor(state.outcome, card);
  await tx.moneyCase.put({ ...rest, ...matched, state: { kind: 'closed', ...state } });
};

/** What a decision means for notices is for the centre, which has everything the bank said; also for one the money was counted for. */
const foldAtCentre = async (
  tx: Tx,
  card: MoneyCaseRow,
  references: readonly string[],
  event: MutationEvent,
): Promise<void> => {
  if (!event.authority) return;
  const before = card.matchedNoticeId === undefined ? undefined : await tx.notice.get(card.matchedNoticeId);
  for (const ref1 of new Set([...references, ...(before ? [before.ref1] : [])])) {
    await foldMoney(tx, ref1, event.occurredAt);
  }
};

/** Counts a payment for an open notice that asks for exactly this amount; money is never spread or rounded. */
export const matchPayment = defineMutation({
  name: 'match-payment',
  version: 1,
  args: z.object({ caseId: RowId, noticeId: RowId, reason: Reason }),
  by: FINANCE_ROLES,
  async apply(tx, { caseId, noticeId, reason }, event) {
    const card = await caseIn(tx, caseId, 'open');
    if (!card.ok) return card;
    const payment = await standingMoney(tx, card.value);
    if (!payment.ok) return payment;
    const notice = await tx.notice.get(noticeId);
    if (!notice) return err({ type: 'notice-unknown', noticeId });
    if (notice.state.kind !== 'issued') return err({ type: 'notice-not-open', noticeId, state: notice.state.kind });
    const { satang } = payment.value;
    if (satang !== notice.totalSatang) {
      return err({ type: 'case-amount-differs', expectedSatang: notice.totalSatang, satang });
    }
    if (await isClaimed(tx, noticeId)) return err({ type: 'notice-not-open', noticeId, state: 'paid' });
    const outcome = { kind: 'matched', noticeId } as const;
    await close(tx, card.value, { outcome, reason, by: event.actorId, at: event.occurredAt });
    await foldAtCentre(tx, card.value, [payment.value.ref1, notice.ref1], event);
    return ok();
  },
});

const partIn = async (tx: Tx, caseId: string, noticeId: string): Promise<Result<Part, DomainError>> => {
  const card = await caseIn(tx, caseId, 'open');
  if (!card.ok) return card;
  if (card.value.noticeId !== noticeId || card.value.kind !== 'wrong-amount') {
    return err({ type: 'case-no-part', caseId, noticeId });
  }
  const payment = await standingMoney(tx, card.value);
  return payment.ok ? ok({ card: card.value, satang: payment.value.satang }) : payment;
};

interface Part {
  readonly card: MoneyCaseRow;
  readonly satang: number;
}

/**
 * Counts several payments under the reference of a notice for it together, when they make its amount to the satang. Should
 * one of them be given back, the notice is open again and every part is decided about anew.
 */
export const matchParts = defineMutation({
  name: 'match-parts',
  version: 1,
  args: z.object({
    caseIds: z
      .array(RowId)
      .min(2)
      .max(MOST_PARTS)
      .readonly()
      .refine((ids) => new Set(ids).size === ids.length, 'one case twice'),
    noticeId: RowId,
    reason: Reason,
  }),
  by: FINANCE_ROLES,
  async apply(tx, { caseIds, noticeId, reason }, event) {
    const notice = await tx.notice.get(noticeId);
    if (!notice) return err({ type: 'notice-unknown', noticeId });
    if (notice.state.kind !== 'issued') return err({ type: 'notice-not-open', noticeId, state: notice.state.kind });
    const parts: Part[] = [];
    for (const caseId of caseIds) {
      const part = await partIn(tx, caseId, noticeId);
      if (!part.ok) return part;
      parts.push(part.value);
    }
    const satang = parts.reduce((sum, part) => sum + part.satang, 0);
    if (satang !== notice.totalSatang) {
      return err({ type: 'case-amount-differs', expectedSatang: notice.totalSatang, satang });
    }
    if (await isClaimed(tx, noticeId)) return err({ type: 'notice-not-open', noticeId, state: 'paid' });
    const outcome = { kind: 'matched', noticeId } as const;
    for (const { card } of parts) {
      await close(tx, card, { outcome, reason, by: event.actorId, at: event.occurredAt });
    }
    if (event.authority) await foldMoney(tx, notice.ref1, event.occurredAt);
    return ok();
  },
});

/** Proposes to give money back. Nothing moves until another person agrees. */
export const proposeRefund = defineMutation({
  name: 'propose-refund',
  version: 1,
  args: z.object({ caseId: RowId, reason: Reason }),
  by: FINANCE_ROLES,
  async apply(tx, { caseId, reason }, event) {
    const card = await caseIn(tx, caseId, 'open');
    if (!card.ok) return card;
    const payment = await standingMoney(tx, card.value);
    if (!payment.ok) return payment;
    const state = { kind: 'refund-proposed', by: event.actorId, at: event.occurredAt, reason } as const;
    await tx.moneyCase.put({ ...card.value, state });
    return ok();
  },
});

/** Agrees to a refund, never by the person who proposed it; or turns it down, and the case is open again. */
export const decideRefund = defineMutation({
  name: 'decide-refund',
  version: 1,
  args: z.object({ caseId: RowId, decision: z.enum(['approve', 'turn-down']) }),
  by: FINANCE_ROLES,
  async apply(tx, { caseId, decision }, event) {
    const card = await caseIn(tx, caseId, 'refund-proposed');
    if (!card.ok) return card;
    const { state } = card.value;
    if (state.kind !== 'refund-proposed') return err({ type: 'money-case-moved-on', caseId, state: state.kind });
    if (decision === 'turn-down') {
      await tx.moneyCase.put({ ...card.value, state: { kind: 'open' } });
      return ok();
    }
    if (state.by === event.actorId) return err({ type: 'refund-needs-another', caseId });
    const payment = await standingMoney(tx, card.value);
    if (!payment.ok) return payment;
    const outcome = { kind: 'refunded', proposedBy: state.by, proposedAt: state.at } as const;
    await close(tx, card.value, { outcome, reason: state.reason, by: event.actorId, at: event.occurredAt });
    await foldAtCentre(tx, card.value, [payment.value.ref1], event);
    return ok();
  },
});

/** Keeps the money as it is, or takes note of what the bank did, with the reason written down. */
export const keepPayment = defineMutation({
  name: 'keep-payment',
  version: 1,
  args: z.object({ caseId: RowId, reason: Reason }),
  by: FINANCE_ROLES,
  async apply(tx, { caseId, reason }, event) {
    const card = await caseIn(tx, caseId, 'open');
    if (!card.ok) return card;
    await close(tx, card.value, { outcome: { kind: 'kept' }, reason, by: event.actorId, at: event.occurredAt });
    await foldAtCentre(tx, card.value, [card.value.ref1], event);
    return ok();
  },
});
