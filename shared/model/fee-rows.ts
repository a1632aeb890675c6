import { z } from 'zod';
import { TrackingToken } from '../domain/tracking-token.ts';
import { RowId } from './ids.ts';
import { Proof, SatangAmount } from './money-rows.ts';
import { DateOn, Instant } from './office-rows.ts';

/** One annual fee that is settled: by payment of a notice, or known from the paper receipts of before. */
export const PaidYearRow = z.object({
  id: RowId,
  factoryId: RowId,
  /** The day on which this annual fee fell due. */
  dueOn: DateOn,
  paidOn: DateOn,
  /** Receipt number, or the notice that was paid. */
  reference: z.string().min(1),
});
export type PaidYearRow = z.output<typeof PaidYearRow>;

/** One line of a notice: the fee or the surcharge of one year. */
export const NoticeItem = z.object({
  dueOn: DateOn,
  scheduleId: RowId,
  feeSatang: SatangAmount,
  surchargeSatang: SatangAmount,
});
export type NoticeItem = z.output<typeof NoticeItem>;

/** A bill (ใบแจ้งชำระค่าธรรมเนียม). Its amount and references never change; a change is a new notice with a new ref1. */
export const NoticeRow = z.object({
  id: RowId,
  factoryId: RowId,
  ref1: z.string().regex(/^\d{8,18}$/),
  ref2: z
    .string()
    .regex(/^[A-Z0-9]{1,20}$/)
    .exactOptional(),
  items: z.array(NoticeItem).min(1).readonly(),
  totalSatang: SatangAmount.min(1),
  issuedAt: Instant,
  issuedBy: RowId,
  /** By which the public asks how this notice stands. */
  trackingToken: TrackingToken.exactOptional(),
  /** Last day on which this amount is right; afterwards the surcharge grows and a new notice is needed. */
  validUntilOn: DateOn,
  state: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('issued') }),
    z.object({ kind: z.literal('cancelled'), reason: z.string().min(1), cancelledAt: Instant }),
    /** By bank data alone. `reported` is not enough for a receipt. */
    z.object({
      kind: z.literal('paid'),
      /** The payment with which the amount was whole. */
      paymentId: RowId,
      paidAt: Instant,
      proof: Proof,
      /** The others, where a person counted several that together make the amount; earliest first. */
      earlierParts: z.array(RowId).min(1).readonly().exactOptional(),
    }),
  ]),
});
export type NoticeRow = z.output<typeof NoticeRow>;
