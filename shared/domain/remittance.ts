import { addDays, type IsoDate } from './thai-date.ts';
import { type Holidays, workingDayOnOrAfter } from './working-day.ts';

/**
 * The day by which money of an e-Payment day is remitted: the next working day (Comptroller General's rule as a guide of the
 * Fiscal Policy Office's internal audit quotes it, "before 10:00"; the letter itself is unverified). Only holidays of the
 * list are known.
 */
export const remittanceDueOn = (day: IsoDate, holidays: Holidays): IsoDate =>
  workingDayOnOrAfter(addDays(day, 1), holidays);
