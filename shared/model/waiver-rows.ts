import { z } from 'zod';
import { FeeWaiver } from '../domain/fee-waiver.ts';
import { RowId } from './ids.ts';
import { DateOn, Instant } from './office-rows.ts';

const Satang = z.number().int().min(1).max(999_999_999_999);

/** A waiver that a finance officer entered, perhaps long after its range of due dates began; withdrawn, never deleted. */
export const FeeWaiverRow = FeeWaiver.safeExtend({
  id: RowId,
  enteredAt: Instant,
  enteredBy: RowId,
  withdrawn: z.object({ reason: z.string().min(1).max(300), at: Instant, by: RowId }).exactOptional(),
});
export type FeeWaiverRow = z.output<typeof FeeWaiverRow>;

/** What becomes of money that a waiver has made too much. A set-off settles another year, which it must cover. */
export const CreditOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('refund'), satang: Satang }),
  z.object({ kind: z.literal('set-off'), satang: Satang, dueOn: DateOn, owedSatang: Satang }),
]);
export type CreditOutcome = z.output<typeof CreditOutcome>;

/** A year that was paid and later waived, for two persons to decide about: one proposes, another one approves. */
export const FeeCreditRow = z.object({
  id: RowId,
  factoryId: RowId,
  waiverId: RowId,
  paidYearId: RowId,
  dueOn: DateOn,
  /** Fee and surcharge of the notice that paid the year; null when only a paper receipt tells of it. */
  satang: Satang.nullable(),
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('open') }),
    z.object({ kind: z.literal('proposed'), outcome: CreditOutcome, by: RowId, at: Instant }),
    z.object({
      kind: z.literal('approved'),
      outcome: CreditOutcome,
      proposedBy: RowId,
      by: RowId,
      at: Instant,
    }),
    z.object({ kind: z.literal('refused'), reason: z.string().min(1).max(300), by: RowId, at: Instant }),
  ]),
  /** The money was given back outside Faem, by this document. */
  paidOut: z.object({ documentNo: z.string().min(1).max(120), on: DateOn, by: RowId, at: Instant }).exactOptional(),
});
export type FeeCreditRow = z.output<typeof FeeCreditRow>;
