import { z } from 'zod';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import { RowId } from '../model/ids.ts';
import type { MoneyCaseRow, PaymentRow } from '../model/money-rows.ts';
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

const close = async (tx: Tx, card: MoneyCaseRow, state: Omit<Closed, 'kind'>): Promise<void> => {
  const { openOn: _openOn, matchedNoticeId: _matched, ...rest } = card;
  const { outcome } = state;
  const matched = outcome.kind === 'matched' ? { matchedNoticeId: outcome.noticeId } : {};
  await tx.moneyCase.put({ ...rest, ...matched, state: { kind: 'closed', ...state } });
};

/** What a decision means for notices is for the centre, which has everything the bank said. */
const foldAtCentre = async (tx: Tx, references: readonly string[], event: MutationEvent): Promise<void> => {
  if (!event.authority) return;
  for (const ref1 of new Set(references)) await foldMoney(tx, ref1, event.occurredAt);
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
    const claimed = await tx.moneyCase.list('matchedNoticeId', noticeId);
    if (claimed.length > 0) return err({ type: 'notice-not-open', noticeId, state: 'paid' });
    const outcome = { kind: 'matched', noticeId } as const;
    await close(tx, card.value, { outcome, reason, by: event.actorId, at: event.occurredAt });
    await foldAtCentre(tx, [payment.value.ref1, notice.ref1], event);
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
    await foldAtCentre(tx, [payment.value.ref1], event);
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
    await foldAtCentre(tx, [card.value.ref1], event);
    return ok();
  },
});
