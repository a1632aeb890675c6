import { z } from 'zod';
import { SurchargeSettings } from './fee-schedule.ts';

/** What the law leaves open about annual fees, as the office has decided it. */
export const FeeSettings = z.object({
  surcharge: SurchargeSettings,
  /** The due date in a common year of a factory that started on 29 February. */
  leapDayDue: z.enum(['FEB_28', 'MAR_1']),
});
export type FeeSettings = Readonly<z.output<typeof FeeSettings>>;

/** 5 % a month, a part month counts as one, no cap, 29 February falls on 28 February. */
export const DEFAULT_FEE_SETTINGS: FeeSettings = {
  surcharge: { percentPerMonth: 5, rounding: 'CEIL_MONTH', capPercent: null },
  leapDayDue: 'FEB_28',
};
