import { type VisitWeek, visitWeeksOf } from '#shared/domain/visit-weeks.ts';
import { perVersion } from './per-version.ts';

export type { VisitWeek };

/** How visits have changed: weeks in order, oldest first. */
export interface VisitTrend {
  readonly weeks: readonly VisitWeek[];
  /** Minutes a visit is shorter in the last week than in the first; undefined with a single week. */
  readonly savedMinutes: number | undefined;
}

/** The trend over the last half year, worked out once for each change of the visits. */
export const visitTrend = perVersion('visit', (rows): VisitTrend => {
  const weeks = visitWeeksOf(rows.all('visit').values());
  const [first, last] = [weeks[0], weeks.at(-1)];
  const savedMinutes =
    first && last && first !== last ? Math.round((first.serveMinutes - last.serveMinutes) * 10) / 10 : undefined;
  return { weeks, savedMinutes };
});
