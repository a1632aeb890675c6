import { type IsoDate, isoDate } from './thai-date.ts';
import type { Holidays } from './working-day.ts';

interface FixedHoliday {
  /** `MM-DD` */
  readonly day: string;
  /** The first CE year in which the day was a holiday; absent when it has been one for as long as fees are claimed. */
  readonly sinceYear?: number;
}

const FIXED_HOLIDAYS: readonly FixedHoliday[] = [
  { day: '01-01' }, // วันขึ้นปีใหม่
  { day: '04-06' }, // วันจักรี
  { day: '04-13' }, // วันสงกรานต์
  { day: '04-14' },
  { day: '04-15' },
  { day: '05-01' }, // วันแรงงานแห่งชาติ: closes banks and firms; whether an office closes on it must be confirmed
  { day: '05-04', sinceYear: 2020 }, // วันฉัตรมงคล
  { day: '06-03', sinceYear: 2019 }, // วันเฉลิมพระชนมพรรษาสมเด็จพระราชินี
  { day: '07-28', sinceYear: 2017 }, // วันเฉลิมพระชนมพรรษา ร.10
  { day: '08-12' }, // วันแม่แห่งชาติ
  { day: '10-13', sinceYear: 2017 }, // วันนวมินทรมหาราช
  { day: '10-23' }, // วันปิยมหาราช
  { day: '12-05' }, // วันพ่อแห่งชาติ
  { day: '12-10' }, // วันรัฐธรรมนูญ
  { day: '12-31' }, // วันสิ้นปี
];

/**
 * The public holidays of Thailand that fall on the same date every year, in the CE years `fromYear` to `toYear`, both
 * included; empty when the range ends before it begins. Unverified: the list and the first years are general knowledge,
 * not read in the Cabinet's announcements. Buddhist holidays, substitution days and days declared for one year are not
 * computed: they must be entered for each year.
 */
export const fixedHolidays = (fromYear: number, toYear: number): Holidays => {
  const days = new Set<IsoDate>();
  for (let year = fromYear; year <= toYear; year += 1) {
    for (const { day, sinceYear = year } of FIXED_HOLIDAYS) {
      if (year >= sinceYear) days.add(isoDate(`${year}-${day}`));
    }
  }
  return days;
};
