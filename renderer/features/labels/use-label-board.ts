import { useEffect, useMemo, useState } from 'react';
import { nextShelf, type ShelfProgress, shelfProgress } from '#data/label-queries.ts';
import { allOf, type LabelCounts, labelTallyOf } from '#data/label-tally.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { CAMPAIGN_DAYS, labelPace, LABELLING_HOURS_A_DAY, type LabelPace } from '#shared/domain/label-pace.ts';

export interface LabelBoard {
  readonly counts: LabelCounts;
  readonly all: number;
  readonly shelves: readonly ShelfProgress[];
  readonly next: ShelfProgress | undefined;
  readonly pace: LabelPace;
  /** Labels a day that finish the office within the campaign, and the same an hour. */
  readonly goal: { readonly perDay: number; readonly perHour: number };
}

const TABLES = ['folder', 'location'] as const;
const TICK_MS = 30_000;

/** The time in ms, every half minute: a pace grows old even while nobody scans. */
const useSlowClock = (): number => {
  const services = useServices();
  const [now, setNow] = useState(() => services.nowMs());
  useEffect(() => {
    const timer = setInterval(() => setNow(services.nowMs()), TICK_MS);
    return () => clearInterval(timer);
  }, [services]);
  return now;
};

/** How far and how fast the labelling is; worked out from sums that a scan changes by one. */
export const useLabelBoard = (): LabelBoard => {
  const services = useServices();
  const rows = useRows(TABLES);
  const tick = useSlowClock();
  const tally = labelTallyOf(rows);
  const shelves = shelfProgress(rows);
  const version = tally.version();
  return useMemo(() => {
    const counts = tally.office();
    const all = allOf(counts);
    const perDay = Math.ceil(all / CAMPAIGN_DAYS);
    return {
      counts,
      all,
      shelves,
      next: nextShelf(shelves),
      pace: labelPace(tally.slots(), { nowMs: services.nowMs(), remaining: all - counts.confirmed }),
      goal: { perDay, perHour: Math.ceil(perDay / LABELLING_HOURS_A_DAY) },
    };
    // The version and the tick say when the sums behind the tally or the day have changed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [tally, version, shelves, services, tick]);
};
