import { z } from 'zod';
import { RowId } from './ids.ts';
import { DateOn, Instant } from './office-rows.ts';

/** A reminder (หนังสือแจ้งเตือน) about unpaid annual fees that was written to a factory, and what it named. */
export const FeeReminderRow = z.object({
  id: RowId,
  factoryId: RowId,
  dueOns: z.array(DateOn).min(1).max(60).readonly(),
  /** What was owed on the day of writing. */
  totalSatang: z.number().int().min(1),
  writtenOn: DateOn,
  payBy: DateOn,
  letterNumber: z.string().max(60).exactOptional(),
  createdAt: Instant,
  createdBy: RowId,
});
export type FeeReminderRow = z.output<typeof FeeReminderRow>;
