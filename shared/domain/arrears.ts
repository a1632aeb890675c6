import { anniversaryOf } from './fee-due-date.ts';
import type { FeeQuestion } from './fee-question.ts';
import { type FeeSchedule, feeFor, scheduleFor } from './fee-schedule.ts';
import { waiverFor } from './fee-waiver.ts';
import { monthsLate, surchargeOn } from './surcharge.ts';
import { isoDate, type IsoDate } from './thai-date.ts';
import { workingDayOnOrAfter } from './working-day.ts';

/** A calendar date as one number, 20260601, so that 100,000 factories fit into arrays of numbers; 0 is no date. */
export type DateNumber = number;

/** The number of a date. */
export const dateNumber = (date: string): DateNumber =>
  Number(date.slice(0, 4)) * 10_000 + Number(date.slice(5, 7)) * 100 + Number(date.slice(8, 10));

const two = (part: number): string => String(part).padStart(2, '0');

/** The date of a number that {@link dateNumber} gave. */
export const dateOfNumber = (date: DateNumber): IsoDate =>
  isoDate(`${Math.floor(date / 10_000)}-${two(Math.floor(date / 100) % 100)}-${two(date % 100)}`);

const yearOf = (date: DateNumber): number => Math.floor(date / 10_000);

/** What all factories of an office have in common when their arrears are counted. */
export type ArrearsTerms = Pick<FeeQuestion, 'schedules' | 'waivers' | 'holidays' | 'settings' | 'asOf'> & {
  /** Two digits; for area waivers. */
  readonly provinceCode: string | undefined;
};

/** What of one factory its arrears depend on. */
export interface ArrearsFacts {
  /** 1 owes nothing; 0 is an unknown category, of which nothing can be told. */
  readonly category: 0 | 1 | 2 | 3;
  readonly hpHundredths: number | undefined;
  readonly workers: number | undefined;
  /** Start of operation, or the licence date in its place; 0 when neither is known. */
  readonly startOn: DateNumber;
  /** Due dates of the years that are settled; the earliest is where the books begin. */
  readonly paidDueOns: readonly DateNumber[];
}

/** The sums of a factory's unpaid years, the same that `assessFee` comes to. */
export interface Arrears {
  /** Years with something to pay, those of unknown amount included. */
  readonly years: number;
  readonly unknownYears: number;
  /** Years whose schedule nobody has confirmed; they cannot be billed. */
  readonly unconfirmedYears: number;
  readonly feeSatang: number;
  readonly surchargeSatang: number;
  /** The earliest of these years; 0 when there is none. */
  readonly oldestDueOn: DateNumber;
}

const NOTHING: Arrears = {
  years: 0,
  unknownYears: 0,
  unconfirmedYears: 0,
  feeSatang: 0,
  surchargeSatang: 0,
  oldestDueOn: 0,
};

/** What holds for every factory whose fee is due on a day. */
interface DueDay {
  readonly dueOn: DateNumber;
  readonly schedule: FeeSchedule | undefined;
  readonly isWaived: readonly [category2: boolean, category3: boolean];
  readonly months: number;
}

/** 29 February exists in it, so that every day of a year has its anniversaries counted from here. */
const LEAP_YEAR = 1904;

const dueDayOf = (terms: ArrearsTerms, monthDay: number, year: number): DueDay => {
  const startOn = dateOfNumber(LEAP_YEAR * 10_000 + monthDay);
  const dueOn = anniversaryOf(startOn, year - LEAP_YEAR, terms.settings);
  const effectiveDueOn = workingDayOnOrAfter(dueOn, terms.holidays);
  const isWaivedFor = (category: 2 | 3): boolean =>
    waiverFor(terms.waivers, { dueOn, category, provinceCode: terms.provinceCode }) !== undefined;
  const { rounding } = terms.settings.surcharge;
  return {
    dueOn: dateNumber(dueOn),
    schedule: scheduleFor(terms.schedules, dueOn),
    isWaived: [isWaivedFor(2), isWaivedFor(3)],
    months: monthsLate({ dueOn, effectiveDueOn, paidOn: terms.asOf }, rounding),
  };
};

/** The days of all years, each worked out when it is first asked for: factories that began on one day share them. */
const createDueDays = (terms: ArrearsTerms) => {
  const days = new Map<number, DueDay>();
  return (monthDay: number, year: number): DueDay => {
    const key = year * 10_000 + monthDay;
    const known = days.get(key);
    if (known) return known;
    const made = dueDayOf(terms, monthDay, year);
    days.set(key, made);
    return made;
  };
};

const isPaid = (paid: readonly DateNumber[], year: number): boolean => {
  for (const dueOn of paid) if (yearOf(dueOn) === year) return true;
  return false;
};

/**
 * Counts arrears of many factories on one day: what depends on the due date alone is worked out once, by the same
 * functions that `assessFee` asks, and no steps are written down. A factory without category or date owes nothing here.
 */
export const createArrearsCounter = (terms: ArrearsTerms): ((facts: ArrearsFacts) => Arrears) => {
  const dueDay = createDueDays(terms);
  const asOf = dateNumber(terms.asOf);
  const { surcharge } = terms.settings;

  return ({ category, startOn, paidDueOns, hpHundredths, workers }) => {
    if (category < 2 || startOn === 0) return NOTHING;
    const monthDay = startOn % 10_000;
    const booksBeginOn = paidDueOns.length === 0 ? 0 : Math.min(...paidDueOns);
    let [years, unknownYears, unconfirmedYears, feeSatang, surchargeSatang, oldestDueOn] = [0, 0, 0, 0, 0, 0];
    const firstYear = Math.max(yearOf(startOn), yearOf(booksBeginOn));
    for (let year = firstYear; year <= yearOf(asOf); year += 1) {
      if (isPaid(paidDueOns, year)) continue;
      const { dueOn, schedule, isWaived, months } = dueDay(monthDay, year);
      if (dueOn > asOf || dueOn < booksBeginOn || isWaived[category === 2 ? 0 : 1]) continue;
      const fee = schedule && feeFor(schedule, hpHundredths, workers);
      if (fee?.kind === 'known' && fee.feeSatang === 0) continue;
      years += 1;
      if (oldestDueOn === 0) oldestDueOn = dueOn;
      if (schedule?.status !== 'confirmed') unconfirmedYears += 1;
      if (fee?.kind !== 'known') {
        unknownYears += 1;
        continue;
      }
      feeSatang += fee.feeSatang;
      surchargeSatang += surchargeOn(fee.feeSatang, months, surcharge).surchargeSatang;
    }
    return { years, unknownYears, unconfirmedYears, feeSatang, surchargeSatang, oldestDueOn };
  };
};
