import { fixedHolidays } from './thai-holidays.ts';
import { addDays, ceYearOf, type IsoDate, isoDateAt } from './thai-date.ts';
import { isWorkingDay } from './working-day.ts';

const MINUTE_MS = 60_000;
const BANGKOK_OFFSET_MS = 7 * 60 * MINUTE_MS;
const SLOT_MINUTES = 10;
const SLOTS_PER_HOUR = 60 / SLOT_MINUTES;

/** Hours of a working day that are spent labelling: 08:30 to 16:30 without the hour at noon. */
export const LABELLING_HOURS_A_DAY = 7;
/** Working days in which an office wants all its folders labelled. */
export const CAMPAIGN_DAYS = 6;
/** The average of a day is that of the last so many days on which somebody labelled. */
const DAYS_AVERAGED = 5;
/** Nobody plans further ahead; beyond it there is no date. */
const LAST_DAY = 1000;

/** Labels that were scanned back by one person within ten minutes; `by` is undefined where nobody noted who it was. */
export interface LabelSlot {
  /** Which ten minutes since 1970-01-01T00:00Z, as {@link labelSlotAt} counts them. */
  readonly slot: number;
  readonly by: string | undefined;
  readonly count: number;
}

/** The ten minutes in which an instant (ms since 1970-01-01T00:00Z) lies. */
export const labelSlotAt = (ms: number): number => Math.floor(ms / (SLOT_MINUTES * MINUTE_MS));

const msOfSlot = (slot: number): number => slot * SLOT_MINUTES * MINUTE_MS;
const hourOfSlot = (slot: number): number => new Date(msOfSlot(slot) + BANGKOK_OFFSET_MS).getUTCHours();

/** What one person has labelled today, and how many an hour while at it. */
export interface LabellerToday {
  readonly staffId: string;
  readonly count: number;
  readonly perHour: number;
}

/** When the last folder will have its label. `workingDays` counts today when something can still be done today. */
export type LabelForecast =
  | { readonly kind: 'done' }
  /** Nobody has labelled anything yet, or it would take years. */
  | { readonly kind: 'unknown' }
  | { readonly kind: 'expected'; readonly workingDays: number; readonly on: IsoDate };

/** How fast the labelling goes. */
export interface LabelPace {
  readonly today: number;
  /** Labels an hour today, over the ten minutes in which anybody labelled; undefined before the first of the day. */
  readonly perHour: number | undefined;
  /** Most first. */
  readonly people: readonly LabellerToday[];
  /** Hours of today in Thailand in which something was labelled, in order. */
  readonly hours: readonly { readonly hour: number; readonly count: number }[];
  /** The last days on which something was labelled, oldest first, today among them. */
  readonly days: readonly { readonly on: IsoDate; readonly count: number }[];
  /** What a whole day brings, by the days before today; on the first day by the hours so far. */
  readonly perDay: number | undefined;
  readonly forecast: LabelForecast;
}

const DAYS_SHOWN = 10;

const addTo = <Key>(counts: Map<Key, number>, key: Key, count: number): void => {
  counts.set(key, (counts.get(key) ?? 0) + count);
};

/** Labels an hour over the distinct ten minutes in which something was done. */
const rateOf = (count: number, slots: ReadonlySet<number>): number =>
  slots.size === 0 ? 0 : (count / slots.size) * SLOTS_PER_HOUR;

const peopleOf = (slots: readonly LabelSlot[]): readonly LabellerToday[] => {
  const counts = new Map<string, number>();
  const worked = new Map<string, Set<number>>();
  for (const { by, slot, count } of slots) {
    if (by === undefined) continue;
    addTo(counts, by, count);
    worked.set(by, (worked.get(by) ?? new Set()).add(slot));
  }
  return [...counts]
    .map(([staffId, count]) => ({ staffId, count, perHour: rateOf(count, worked.get(staffId) ?? new Set()) }))
    .toSorted((a, b) => b.count - a.count || (a.staffId < b.staffId ? -1 : 1));
};

const daysOf = (slots: Iterable<LabelSlot>): ReadonlyMap<IsoDate, number> => {
  const days = new Map<IsoDate, number>();
  for (const { slot, count } of slots) addTo(days, isoDateAt(msOfSlot(slot)), count);
  return days;
};

/**
 * When `remaining` labels will be on if every working day brings `perDay`, of which `today` are done today already.
 * Weekends and the holidays of fixed date are left out; those that move are not known here.
 */
export const forecastLabels = (
  remaining: number,
  { perDay, today, todayOn }: { readonly perDay: number; readonly today: number; readonly todayOn: IsoDate },
): LabelForecast => {
  if (remaining <= 0) return { kind: 'done' };
  if (!(perDay > 0)) return { kind: 'unknown' };
  const year = ceYearOf(todayOn);
  const holidays = fixedHolidays(year, year + 5);
  let left = remaining;
  let workingDays = 0;
  for (let day = 0; day <= LAST_DAY; day += 1) {
    const on = addDays(todayOn, day);
    if (!isWorkingDay(on, holidays)) continue;
    const room = day === 0 ? Math.max(0, perDay - today) : perDay;
    if (room <= 0) continue;
    workingDays += 1;
    left -= room;
    if (left <= 0) return { kind: 'expected', workingDays, on };
  }
  return { kind: 'unknown' };
};

/** The pace of the labelling as of `nowMs`, with `remaining` folders still without a label that was scanned back. */
export const labelPace = (
  slots: readonly LabelSlot[],
  { nowMs, remaining }: { readonly nowMs: number; readonly remaining: number },
): LabelPace => {
  const todayOn = isoDateAt(nowMs);
  const ofToday = slots.filter(({ slot }) => isoDateAt(msOfSlot(slot)) === todayOn);
  const today = ofToday.reduce((sum, { count }) => sum + count, 0);
  const perHour = today === 0 ? undefined : rateOf(today, new Set(ofToday.map(({ slot }) => slot)));
  const hours = new Map<number, number>();
  for (const { slot, count } of ofToday) addTo(hours, hourOfSlot(slot), count);
  const days = [...daysOf(slots)].map(([on, count]) => ({ on, count })).toSorted((a, b) => (a.on < b.on ? -1 : 1));
  const before = days.filter(({ on }) => on < todayOn).slice(-DAYS_AVERAGED);
  const average = before.reduce((sum, { count }) => sum + count, 0) / Math.max(1, before.length);
  const perDay =
    before.length > 0 ? Math.max(average, today) : perHour === undefined ? undefined : perHour * LABELLING_HOURS_A_DAY;
  return {
    today,
    perHour,
    people: peopleOf(ofToday),
    hours: [...hours].map(([hour, count]) => ({ hour, count })).toSorted((a, b) => a.hour - b.hour),
    days: days.slice(-DAYS_SHOWN),
    perDay,
    forecast: forecastLabels(remaining, { perDay: perDay ?? 0, today, todayOn }),
  };
};
