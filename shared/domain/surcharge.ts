import { invariant } from '#shared/lib/invariant.ts';
import type { SurchargeSettings } from './fee-schedule.ts';
import { type Satang, satang } from './money.ts';
import { addMonthsClamped, calendarMonthsBetween, type IsoDate } from './thai-date.ts';

/** When a fee was due and when it is (to be) paid. */
export interface Delay {
  /** The nominal due date; months count from here. */
  readonly dueOn: IsoDate;
  /** The last day without surcharge: the due date, or the next working day. */
  readonly effectiveDueOn: IsoDate;
  readonly paidOn: IsoDate;
}

/**
 * Months of delay. 0 up to the effective due date; after it CEIL_MONTH gives the smallest n >= 1 with due date + n months
 * >= day of payment, FLOOR_MONTH the full months gone by. Month ends are clamped (31 Jan + 1 month = 28 or 29 Feb).
 */
export const monthsLate = (
  { dueOn, effectiveDueOn, paidOn }: Delay,
  rounding: SurchargeSettings['rounding'],
): number => {
  if (paidOn <= effectiveDueOn) return 0;
  const months = calendarMonthsBetween(dueOn, paidOn);
  const monthEnd = addMonthsClamped(dueOn, months);
  if (rounding === 'FLOOR_MONTH') return monthEnd <= paidOn ? months : months - 1;
  return monthEnd >= paidOn ? months : months + 1;
};

/** A surcharge before and after the cap of the settings; without a cap both are the same. */
export interface Surcharge {
  readonly uncappedSatang: Satang;
  readonly surchargeSatang: Satang;
}

/**
 * Simple interest on the fee alone: fee x percent x months / 100 (พ.ร.บ.โรงงาน ม.43). The fee must be whole baht, as every
 * schedule guarantees, so that the result is exact and nothing is rounded; another fee is a bug and throws.
 */
export const surchargeOn = (feeSatang: Satang, months: number, settings: SurchargeSettings): Surcharge => {
  invariant(feeSatang % 100 === 0, 'a scheduled fee is whole baht');
  const onePercent = feeSatang / 100;
  const percent = settings.percentPerMonth * months;
  return {
    uncappedSatang: satang(onePercent * percent),
    surchargeSatang: satang(onePercent * Math.min(percent, settings.capPercent ?? percent)),
  };
};
