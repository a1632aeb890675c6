import type { ArrearsTerms } from '../domain/arrears.ts';
import type { FeeSchedule } from '../domain/fee-schedule.ts';
import { DEFAULT_FEE_SETTINGS } from '../domain/fee-settings.ts';
import { type FeeWaiver, KNOWN_WAIVERS } from '../domain/fee-waiver.ts';
import { ceYearOf, type IsoDate } from '../domain/thai-date.ts';
import { fixedHolidays } from '../domain/thai-holidays.ts';
import type { FeeWaiverRow } from './waiver-rows.ts';

/** The earliest year whose holidays are asked for; the factory law is of 2535 (1992). */
const FIRST_YEAR = 1980;

/** The waivers that hold in an office: those that public sources tell of, and those that finance has entered. */
export const waiversInForce = (entered: Iterable<FeeWaiverRow>): readonly FeeWaiver[] => [
  ...KNOWN_WAIVERS,
  ...[...entered].filter(({ withdrawn }) => withdrawn === undefined),
];

/** What all factories of an office have in common when their arrears are counted on a day. */
export const arrearsTermsOn = (
  asOf: IsoDate,
  office: {
    readonly schedules: readonly FeeSchedule[];
    readonly waivers: readonly FeeWaiver[];
    readonly provinceCode: string | undefined;
  },
): ArrearsTerms => ({
  ...office,
  holidays: fixedHolidays(FIRST_YEAR, ceYearOf(asOf) + 1),
  settings: DEFAULT_FEE_SETTINGS,
  asOf,
});
