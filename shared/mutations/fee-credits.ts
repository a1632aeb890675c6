import { z } from 'zod';
import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import { RowId } from '../model/ids.ts';
import { FINANCE_ROLES } from '../model/roles.ts';
import { CreditOutcome, type FeeCreditRow } from '../model/waiver-rows.ts';
import { payoutOf } from '../domain/credit-payout.ts';
import { isoDateAt } from '../domain/thai-date.ts';
import { DateOn } from '../model/office-rows.ts';
import { defineMutation } from './define.ts';
import { correctedInstant } from './movements.ts';
import { paidYearIdFor } from './settle-notice.ts';
import type { Tx } from './tx.ts';

type Undecided = Extract<FeeCreditRow['state'], { kind: 'open' | 'proposed' }>;

/** The credit with its state while nothing is decided; a waiver that was withdrawn gives nothing to anybody. */
const undecided = async (
  tx: Tx,
  creditId: string,
): Promise<Result<{ readonly credit: FeeCreditRow; readonly state: Undecided }, DomainError>> => {
  const credit = await tx.feeCredit.get(creditId);
  if (!credit) return err({ type: 'credit-unknown', creditId });
  const { state } = credit;
  if (state.kind === 'open' || state.kind === 'proposed') return ok({ credit, state });
  return err({ type: 'credit-decided', creditId, state: state.kind });
};

const checkOutcome = async (
  tx: Tx,
  credit: FeeCreditRow,
  outcome: CreditOutcome,
): Promise<Result<void, DomainError>> => {
  const waiver = await tx.feeWaiver.get(credit.waiverId);
  if (!waiver || waiver.withdrawn) return err({ type: 'waiver-unknown', waiverId: credit.waiverId });
  const { satang } = outcome;
  if (credit.satang !== null && satang > credit.satang) {
    return err({ type: 'credit-exceeded', satang, creditSatang: credit.satang });
  }
  if (outcome.kind === 'refund') return ok();
  if (await tx.paidYear.get(paidYearIdFor(credit.factoryId, outcome.dueOn))) {
    return err({ type: 'year-settled', dueOn: outcome.dueOn });
  }
  return satang < outcome.owedSatang ? err({ type: 'credit-too-small', satang, owedSatang: outcome.owedSatang }) : ok();
};

/** The first of two persons says what becomes of a credit; proposing again replaces the proposal. */
export const proposeCredit = defineMutation({
  name: 'propose-credit',
  version: 1,
  args: z.object({ creditId: RowId, outcome: CreditOutcome }),
  by: FINANCE_ROLES,
  async apply(tx, { creditId, outcome }, event) {
    const found = await undecided(tx, creditId);
    if (!found.ok) return found;
    const checked = await checkOutcome(tx, found.value.credit, outcome);
    if (!checked.ok) return checked;
    const state = { kind: 'proposed', outcome, by: event.actorId, at: event.occurredAt } as const;
    await tx.feeCredit.put({ ...found.value.credit, state });
    return ok();
  },
});

/** Another person approves the proposal. A set-off settles its year; a refund is then paid outside Faem. */
export const approveCredit = defineMutation({
  name: 'approve-credit',
  version: 1,
  args: z.object({ creditId: RowId }),
  by: FINANCE_ROLES,
  async apply(tx, { creditId }, event) {
    const found = await undecided(tx, creditId);
    if (!found.ok) return found;
    const { credit, state } = found.value;
    if (state.kind !== 'proposed') return err({ type: 'credit-not-proposed', creditId });
    if (state.by === event.actorId) return err({ type: 'second-person-needed', action: 'approve-credit' });
    const { outcome } = state;
    const checked = await checkOutcome(tx, credit, outcome);
    if (!checked.ok) return checked;
    if (outcome.kind === 'set-off') {
      const { factoryId } = credit;
      await tx.paidYear.put({
        id: paidYearIdFor(factoryId, outcome.dueOn),
        factoryId,
        dueOn: outcome.dueOn,
        paidOn: isoDateAt(Date.parse(correctedInstant(event))),
        reference: credit.id,
      });
    }
    const by = { proposedBy: state.by, by: event.actorId, at: event.occurredAt };
    await tx.feeCredit.put({ ...credit, state: { kind: 'approved', outcome, ...by } });
    return ok();
  },
});

/** Refuses a credit, proposed or not, with the reason that the factory is told. */
export const refuseCredit = defineMutation({
  name: 'refuse-credit',
  version: 1,
  args: z.object({ creditId: RowId, reason: z.string().min(1).max(300) }),
  by: FINANCE_ROLES,
  async apply(tx, { creditId, reason }, event) {
    const found = await undecided(tx, creditId);
    if (!found.ok) return found;
    const state = { kind: 'refused', reason, by: event.actorId, at: event.occurredAt } as const;
    await tx.feeCredit.put({ ...found.value.credit, state });
    return ok();
  },
});

/** Notes that what two persons approved was given back outside Faem: by which document, and on which day. Once only. */
export const noteCreditPaidOut = defineMutation({
  name: 'note-credit-paid-out',
  version: 1,
  args: z.object({ creditId: RowId, documentNo: z.string().min(1).max(120), paidOn: DateOn }),
  by: FINANCE_ROLES,
  async apply(tx, { creditId, documentNo, paidOn }, event) {
    const credit = await tx.feeCredit.get(creditId);
    if (!credit) return err({ type: 'credit-unknown', creditId });
    const { state } = credit;
    if (state.kind !== 'approved' || payoutOf(state.outcome) <= 0)
      return err({ type: 'credit-not-proposed', creditId });
    if (credit.paidOut) return err({ type: 'credit-decided', creditId, state: state.kind });
    const paidOut = { documentNo, on: paidOn, by: event.actorId, at: event.occurredAt };
    await tx.feeCredit.put({ ...credit, paidOut });
    return ok();
  },
});
