import { daysBetween, type IsoDate, isoDateAt } from '../domain/thai-date.ts';

/**
 * Why the date of a PC should be looked at before it is printed on something that cannot be changed:
 * - `another-day`: by the clock of the centre, as it was last compared, today is another day;
 * - `went-back`: the clock stands before the last talk with the centre;
 * - `not-compared`: so many days ago was the last talk, and a clock may have jumped since.
 */
export type ClockDoubt =
  | { readonly kind: 'another-day'; readonly today: IsoDate; readonly atCentre: IsoDate }
  | { readonly kind: 'went-back'; readonly today: IsoDate; readonly lastOn: IsoDate }
  | { readonly kind: 'not-compared'; readonly today: IsoDate; readonly days: number };

/** A weekend without a network is no news. */
const COMPARED_WITHIN_DAYS = 4;
/** Around midnight a clock that is a moment off shows another day; the centre corrects so little by itself. */
const TOLERATED_MS = 2 * 60_000;

/** Bangkok days. `offsetMs` is the centre's clock minus this PC's when they last talked, which was at `lastSyncedAt`. */
export const clockDoubtOf = (at: {
  readonly nowMs: number;
  readonly offsetMs: number;
  readonly lastSyncedAt: string | undefined;
}): ClockDoubt | undefined => {
  const { nowMs, offsetMs, lastSyncedAt } = at;
  if (lastSyncedAt === undefined) return undefined;
  const today = isoDateAt(nowMs);
  const atCentre = isoDateAt(nowMs + offsetMs);
  if (Math.abs(offsetMs) > TOLERATED_MS && atCentre !== today) return { kind: 'another-day', today, atCentre };
  const lastMs = Date.parse(lastSyncedAt);
  const lastOn = isoDateAt(lastMs);
  if (nowMs < lastMs - TOLERATED_MS) return { kind: 'went-back', today, lastOn };
  const days = daysBetween(lastOn, today);
  return days > COMPARED_WITHIN_DAYS ? { kind: 'not-compared', today, days } : undefined;
};
