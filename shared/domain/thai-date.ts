import { z } from 'zod';
import { invariant } from '#shared/lib/invariant.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { type CivilDay, civilDayOf, dayNumberOf, daysInMonth, isCivilDay, weekdayOf } from './civil-calendar.ts';
import { thaiDigitsToAscii, withoutInvisibles } from './thai-digits.ts';
import { thaiMonthLong, thaiMonthNumber, thaiMonthShort } from './thai-months.ts';

/** Added to a CE year to give the Buddhist year. This file alone may use it: adding it twice is the classic defect. */
const BUDDHIST_OFFSET = 543;
/** A stored year from here on can only be a Buddhist year that was taken for a CE year. */
const FIRST_IMPOSSIBLE_CE_YEAR = 2400;
const FIRST_CE_YEAR = 1800;
const LAST_BE_YEAR = 2742;

const ISO_SHAPE = /^(\d{4})-(\d{2})-(\d{2})$/;

const isCeYear = (year: number): boolean => year >= FIRST_CE_YEAR && year < FIRST_IMPOSSIBLE_CE_YEAR;

const civilDayIn = (text: string): CivilDay | undefined => {
  const match = ISO_SHAPE.exec(text);
  if (match === null) return undefined;
  return { year: Number(match[1]), month: Number(match[2]), day: Number(match[3]) };
};

const isIsoDateText = (text: string): boolean => {
  const civil = civilDayIn(text);
  return civil !== undefined && isCeYear(civil.year) && isCivilDay(civil);
};

/** A day as stored: `YYYY-MM-DD` in CE, an existing day of the years 1800-2399. A Buddhist year does not pass. */
export const CalendarDate = z.string().refine(isIsoDateText, 'not a CE calendar date YYYY-MM-DD').brand<'IsoDate'>();
export type IsoDate = z.output<typeof CalendarDate>;

const isIsoDate = (text: string): text is IsoDate => isIsoDateText(text);

/** A day written in code or computed, e.g. `isoDate('2026-11-24')`; anything else than an existing CE day throws. */
export const isoDate = (text: string): IsoDate => {
  invariant(isIsoDate(text), 'a date in code is an existing CE day YYYY-MM-DD');
  return text;
};

const isoText = ({ year, month, day }: CivilDay): string =>
  `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;

const civilOf = (date: IsoDate): CivilDay => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Number(date.slice(8)),
});

/** Why a typed date was not taken. `year-not-buddhist` asks the clerk whether `suggestedYearBe` was meant. */
export type ThaiDateInvalid =
  | { readonly type: 'thai-date-invalid'; readonly reason: 'empty' | 'shape-unknown' | 'no-such-day' }
  | { readonly type: 'thai-date-invalid'; readonly reason: 'year-out-of-range'; readonly yearTyped: number }
  | {
      readonly type: 'thai-date-invalid';
      readonly reason: 'year-not-buddhist';
      readonly yearTyped: number;
      readonly suggestedYearBe: number;
    };

type DateResult = Result<IsoDate, ThaiDateInvalid>;

const dateOf = (civil: CivilDay): DateResult => {
  if (!isCivilDay(civil)) return err({ type: 'thai-date-invalid', reason: 'no-such-day' });
  return ok(isoDate(isoText(civil)));
};

const ceYearFromBuddhist = (digits: string): Result<number, ThaiDateInvalid> => {
  const yearTyped = Number(digits);
  if (digits.length === 2) return ok(2500 + yearTyped - BUDDHIST_OFFSET);
  if (yearTyped >= 1900 && yearTyped < FIRST_IMPOSSIBLE_CE_YEAR) {
    const suggestedYearBe = yearTyped + BUDDHIST_OFFSET;
    return err({ type: 'thai-date-invalid', reason: 'year-not-buddhist', yearTyped, suggestedYearBe });
  }
  if (yearTyped < FIRST_IMPOSSIBLE_CE_YEAR || yearTyped > LAST_BE_YEAR) {
    return err({ type: 'thai-date-invalid', reason: 'year-out-of-range', yearTyped });
  }
  return ok(yearTyped - BUDDHIST_OFFSET);
};

const fromBuddhistFields = (day: string, month: number, yearDigits: string): DateResult => {
  const year = ceYearFromBuddhist(yearDigits);
  return year.ok ? dateOf({ year: year.value, month, day: Number(day) }) : year;
};

const fromIsoFields = (civil: CivilDay): DateResult =>
  isCeYear(civil.year)
    ? dateOf(civil)
    : err({ type: 'thai-date-invalid', reason: 'year-out-of-range', yearTyped: civil.year });

/** Longer texts are no dates; the limit keeps a garbled file from costing time in the patterns below. */
const LONGEST_WRITTEN_DATE = 60;
const NUMERIC = /^(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4}|\d{2})$/;
const NAMED = /^(?:วันที่\s*)?(\d{1,2})\s*([ก-๙][ก-๙.\s]*?)\s*(?:พ\.?\s*ศ\.?\s*)?(\d{4}|\d{2})$/;

/**
 * A date as a clerk writes it: `24/11/2569`, `24-11-69`, `24 พ.ย. 69`, `๒๔ พฤศจิกายน พ.ศ. ๒๕๖๙`. Years are Buddhist, two
 * digits mean 25yy; CE is understood only in the ISO shape `2026-11-24`. A year 1900-2399 elsewhere is refused, not
 * guessed, and the refusal carries the Buddhist year it probably stands for.
 */
export const parseThaiDate = (text: string): DateResult => {
  const written = thaiDigitsToAscii(withoutInvisibles(text)).trim();
  if (written === '') return err({ type: 'thai-date-invalid', reason: 'empty' });
  if (written.length > LONGEST_WRITTEN_DATE) return err({ type: 'thai-date-invalid', reason: 'shape-unknown' });
  const iso = civilDayIn(written);
  if (iso !== undefined) return fromIsoFields(iso);
  const numeric = NUMERIC.exec(written);
  if (numeric !== null) return fromBuddhistFields(numeric[1] ?? '', Number(numeric[2]), numeric[3] ?? '');
  const named = NAMED.exec(written);
  const month = thaiMonthNumber(named?.[2] ?? '');
  if (named === null || month === undefined) return err({ type: 'thai-date-invalid', reason: 'shape-unknown' });
  return fromBuddhistFields(named[1] ?? '', month, named[3] ?? '');
};

const REGISTER_SHAPE = /^(\d{4}-\d{2}-\d{2})(?:[ T]\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?Z?)?$/;
/** What databases store for "no date": SQL Server turns an empty text into 1900-01-01, MySQL into zeros. */
const EMPTY_REGISTER_DATES: readonly string[] = ['0000-00-00', '0001-01-01', '1900-01-01'];

/**
 * A date of the public register: `YYYY-MM-DD[ HH:MM:SS[.fff]]` is Gregorian, `31/12/2547` is Buddhist. The placeholders
 * for "none" (empty, `-`, `null`, database zero dates) give `ok(undefined)`; anything else that is no date is an error.
 */
export const parseRegisterDate = (text: string): Result<IsoDate | undefined, ThaiDateInvalid> => {
  const written = withoutInvisibles(text).trim();
  if (written === '' || written === '-' || written.toLowerCase() === 'null') return ok(undefined);
  const dayText = REGISTER_SHAPE.exec(written)?.[1];
  if (dayText === undefined) return parseThaiDate(written);
  return EMPTY_REGISTER_DATES.includes(dayText) ? ok(undefined) : parseThaiDate(dayText);
};

/** The Buddhist year of the day: 2569 for 2026-11-24. */
export const buddhistYear = (date: IsoDate): number => civilOf(date).year + BUDDHIST_OFFSET;

/** The government fiscal year in B.E., 1 October to 30 September, named by its end: 1 Oct 2567 is in 2568. */
export const fiscalYearBe = (date: IsoDate): number => buddhistYear(date) + (civilOf(date).month >= 10 ? 1 : 0);

/** The last day (30 September) of a government fiscal year named in B.E. */
export const fiscalYearEnd = (yearBe: number): IsoDate => isoDate(`${yearBe - BUDDHIST_OFFSET}-09-30`);

/** The CE year of the day. */
export const ceYearOf = (date: IsoDate): number => civilOf(date).year;

/** "24 พ.ย. 69" */
export const formatThaiDateShort = (date: IsoDate): string => {
  const { month, day } = civilOf(date);
  return `${day} ${thaiMonthShort(month)} ${String(buddhistYear(date) % 100).padStart(2, '0')}`;
};

/** "24 พฤศจิกายน 2569" */
export const formatThaiDateLong = (date: IsoDate): string => {
  const { month, day } = civilOf(date);
  return `${day} ${thaiMonthLong(month)} ${buddhistYear(date)}`;
};

/** The same day `months` later (or earlier); a day the month lacks becomes the month's last: 31 Jan + 1 = 28 or 29 Feb. */
export const addMonthsClamped = (date: IsoDate, months: number): IsoDate => {
  const { year, month, day } = civilOf(date);
  const monthIndex = year * 12 + (month - 1) + months;
  const target = { year: Math.floor(monthIndex / 12), month: (((monthIndex % 12) + 12) % 12) + 1 };
  return isoDate(isoText({ ...target, day: Math.min(day, daysInMonth(target.year, target.month)) }));
};

/** The same day `years` later; 29 February becomes 28 February in a common year. */
export const addYearsClamped = (date: IsoDate, years: number): IsoDate => addMonthsClamped(date, years * 12);

/** How many calendar months `later` lies after `earlier`, days not counted: 31 Jan to 1 Feb is 1. */
export const calendarMonthsBetween = (earlier: IsoDate, later: IsoDate): number => {
  const from = civilOf(earlier);
  const to = civilOf(later);
  return (to.year - from.year) * 12 + to.month - from.month;
};

/** The day `days` later (or earlier). */
export const addDays = (date: IsoDate, days: number): IsoDate =>
  isoDate(isoText(civilDayOf(dayNumberOf(civilOf(date)) + days)));

/** Whole days from `earlier` to `later`; negative when they are the other way round. */
export const daysBetween = (earlier: IsoDate, later: IsoDate): number =>
  dayNumberOf(civilOf(later)) - dayNumberOf(civilOf(earlier));

/** Negative when `a` is before `b`, 0 when they are the same day, positive when after; for sorting and comparing. */
export const compareDates = (a: IsoDate, b: IsoDate): number => (a < b ? -1 : Number(a > b));

/** 0 = Sunday … 6 = Saturday. */
export const weekday = (date: IsoDate): number => weekdayOf(dayNumberOf(civilOf(date)));

const BANGKOK_OFFSET_MS = 7 * 60 * 60 * 1000;
const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * A clock that shows a time before or after these days is wrong: set to the Buddhist year, as happens, or garbled. They leave
 * room on both sides, so that due dates and terms can still be counted from them.
 */
const FIRST_CLOCK_DAY = dayNumberOf({ year: 1900, month: 1, day: 1 });
const LAST_CLOCK_DAY = dayNumberOf({ year: 2299, month: 12, day: 31 });

/**
 * The calendar day in Thailand (UTC+7 all year) at the instant `ms` since 1970-01-01T00:00Z. What a clock shows outside of
 * 1900-2299 gives the first or the last of those days, so that a wrong clock stops nobody from working or from being warned.
 */
export const isoDateAt = (ms: number): IsoDate => {
  const shown = Math.floor((ms + BANGKOK_OFFSET_MS) / DAY_MS);
  return isoDate(isoText(civilDayOf(Math.min(Math.max(shown, FIRST_CLOCK_DAY), LAST_CLOCK_DAY))));
};
