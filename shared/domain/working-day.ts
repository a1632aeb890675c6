import { addDays, type IsoDate, weekday } from './thai-date.ts';

/** Days on which the counter is closed, e.g. `fixedHolidays` and what an office enters; weekends need not be in it. */
export type Holidays = ReadonlySet<IsoDate>;

const SUNDAY = 0;
const SATURDAY = 6;

/** Whether the counter is open: neither Saturday, Sunday nor a holiday of the list. */
export const isWorkingDay = (date: IsoDate, holidays: Holidays): boolean => {
  const day = weekday(date);
  return day !== SATURDAY && day !== SUNDAY && !holidays.has(date);
};

/** The day itself when it is a working day, else the next one. Only holidays of the list are known. */
export const workingDayOnOrAfter = (date: IsoDate, holidays: Holidays): IsoDate => {
  let day = date;
  while (!isWorkingDay(day, holidays)) day = addDays(day, 1);
  return day;
};
