import { daysBetween, type IsoDate } from './thai-date.ts';

/** Whole days a loan is late on `today`; 0 on the due day itself and before it. */
export const daysOverdue = (dueOn: IsoDate, today: IsoDate): number => Math.max(0, daysBetween(dueOn, today));
