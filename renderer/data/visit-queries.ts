import { addDays, type IsoDate, isoDateAt, weekday } from '#shared/domain/thai-date.ts';
import type { VisitRow } from '#shared/model/visit-rows.ts';
import { perVersion } from './per-version.ts';

/** The visits of one week, by their middle: half took longer. Minutes. */
export interface VisitWeek {
  /** Monday, in Bangkok. */
  readonly beginsOn: IsoDate;
  readonly visits: number;
  readonly locateMinutes: number;
  readonly serveMinutes: number;
}

/** How visits have changed: weeks in order, oldest first. */
export interface VisitTrend {
  readonly weeks: readonly VisitWeek[];
  /** Minutes a visit is shorter in the last week than in the first; undefined with a single week. */
  readonly savedMinutes: number | undefined;
}

const MONDAY = 1;
const MOST_WEEKS = 26;

const mondayOf = (at: string): IsoDate => {
  const day = isoDateAt(Date.parse(at));
  return addDays(day, -((weekday(day) - MONDAY + 7) % 7));
};

const middleOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
};

const inMinutes = (ms: number): number => Math.round(ms / 6_000) / 10;

const weekOf = (beginsOn: IsoDate, visits: readonly VisitRow[]): VisitWeek => ({
  beginsOn,
  visits: visits.length,
  locateMinutes: inMinutes(middleOf(visits.map(({ locateMs }) => locateMs))),
  serveMinutes: inMinutes(middleOf(visits.map(({ serveMs }) => serveMs))),
});

/** The trend over the last half year, worked out once for each change of the visits. */
export const visitTrend = perVersion('visit', (rows): VisitTrend => {
  const byWeek = new Map<IsoDate, VisitRow[]>();
  for (const visit of rows.all('visit').values()) {
    const monday = mondayOf(visit.beganAt);
    const week = byWeek.get(monday);
    if (week) week.push(visit);
    else byWeek.set(monday, [visit]);
  }
  const weeks = [...byWeek]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(-MOST_WEEKS)
    .map(([monday, visits]) => weekOf(monday, visits));
  const [first, last] = [weeks[0], weeks.at(-1)];
  const savedMinutes =
    first && last && first !== last ? Math.round((first.serveMinutes - last.serveMinutes) * 10) / 10 : undefined;
  return { weeks, savedMinutes };
});
