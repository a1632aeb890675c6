import type { FeeSchedule } from './fee-schedule.ts';
import type { FeeSettings } from './fee-settings.ts';
import type { FeeWaiver } from './fee-waiver.ts';
import type { FactoryCategory } from './registration-number.ts';
import type { IsoDate } from './thai-date.ts';
import type { Holidays } from './working-day.ts';

/** What of a factory drives its annual fee. Which register column is the licensed horsepower, an officer decides. */
export interface FeeFactory {
  readonly category: FactoryCategory;
  readonly hpHundredths?: number | undefined;
  readonly workers?: number | undefined;
  /** วันเริ่มประกอบกิจการ: the first fee is due on it, the others on its anniversaries. */
  readonly startedOn?: IsoDate | undefined;
  /** Used, and remarked on, only when the start date is missing. */
  readonly licensedOn?: IsoDate | undefined;
  /** For area waivers. */
  readonly provinceCode?: string | undefined;
}

/** Everything an assessment depends on; the same input always gives the same assessment. */
export interface FeeQuestion {
  readonly factory: FeeFactory;
  /** Due dates of the years that are settled. A year counts as paid by its CE due year, also if the start date was corrected later. */
  readonly paidDueOns: readonly IsoDate[];
  readonly schedules: readonly FeeSchedule[];
  readonly waivers: readonly FeeWaiver[];
  readonly holidays: Holidays;
  readonly settings: FeeSettings;
  /** The day of payment the surcharge is counted to. */
  readonly asOf: IsoDate;
  /** Fees due up to this day are included, e.g. for a notice sent ahead; `asOf` by default and never before it. */
  readonly dueThrough?: IsoDate | undefined;
  /** Fees due before this day are not assessed, because the office has no record of what was paid. */
  readonly booksBeginOn?: IsoDate | undefined;
}
