import { z } from 'zod';
import { RowId } from './ids.ts';
import { DateOn, Instant } from './office-rows.ts';

const Count = z.number().int().nonnegative();
const SatangSum = z.number().int().nonnegative().max(999_999_999_999_999);
const Tally = z.object({ count: Count, satang: SatangSum });
const NamedTallies = z.array(Tally.extend({ name: z.string().min(1).max(160) })).readonly();

/** See DayFigures of the domain. */
export const DayFiguresRow = z.object({
  day: DateOn,
  received: NamedTallies,
  receipted: z.object({
    byChannel: NamedTallies,
    byKind: NamedTallies,
    byOfficer: NamedTallies,
    total: Tally,
  }),
  voided: Tally,
  notReceipted: Tally,
});

/** A day that was closed (ปิดบัญชีประจำวัน); its figures never change, whatever the bank or the office does later. */
export const DayCloseRow = z.object({
  id: RowId,
  day: DateOn,
  figures: DayFiguresRow,
  hash: z.string().regex(/^[0-9a-f]{64}$/),
  closedAt: Instant,
  closedBy: RowId,
  /** Every note of its remittance (นำส่งเงิน), oldest first; the last one counts. */
  remittances: z
    .array(
      z.object({
        id: RowId,
        remittedOn: DateOn,
        reference: z.string().min(1).max(100),
        satang: SatangSum,
        notedAt: Instant,
        notedBy: RowId,
      }),
    )
    .readonly(),
});
export type DayCloseRow = z.output<typeof DayCloseRow>;
