import { addDays, type IsoDate, isoDateAt, weekday } from './thai-date.ts';

/** One visit as two times, ms. */
export interface TimedVisit {
  readonly beganAt: string;
  readonly locateMs: number;
  readonly serveMs: number;
}

/** The visits of one week, by their middle: half took longer. Minutes. */
export interface VisitWeek {
  /** Monday, in Bangkok. */
  readonly beginsOn: IsoDate;
  readonly visits: number;
  readonly locateMinutes: number;
  readonly serveMinutes: number;
}

const MONDAY = 1;
const MOST_WEEKS = 26;

/** The Monday of the week in which the day lies. */
export const mondayOf = (day: IsoDate): IsoDate => addDays(day, -((weekday(day) - MONDAY + 7) % 7));

const middleOf = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? 0) + upper) / 2;
};

const inMinutes = (ms: number): number => Math.round(ms / 6_000) / 10;

const weekOf = (beginsOn: IsoDate, visits: readonly TimedVisit[]): VisitWeek => ({
  beginsOn,
  visits: visits.length,
  locateMinutes: inMinutes(middleOf(visits.map(({ locateMs }) => locateMs))),
  serveMinutes: inMinutes(middleOf(visits.map(({ serveMs }) => serveMs))),
});

/** The last half year of weeks that had visits, oldest first. */
export const visitWeeksOf = (visits: Iterable<TimedVisit>): readonly VisitWeek[] => {
  const byWeek = new Map<IsoDate, TimedVisit[]>();
  for (const visit of visits) {
    const monday = mondayOf(isoDateAt(Date.parse(visit.beganAt)));
    const week = byWeek.get(monday);
    if (week) week.push(visit);
    else byWeek.set(monday, [visit]);
  }
  return [...byWeek]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .slice(-MOST_WEEKS)
    .map(([monday, inWeek]) => weekOf(monday, inWeek));
};
