import { sql } from 'kysely';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { Clock, Log } from '#shared/lib/ports.ts';
import type { Db } from '../../db/schema.ts';
import { asStoreWork } from '../../db/store-failed.ts';
import { CLOCKS_APART_MS } from '../clocks-apart.ts';
import { countOffice } from './count-office.ts';
import type { Replica } from './replica.ts';

/** An office that changed is counted again no more often than this. */
const LEAST_AGE_MS = 60_000;

const instant = (ms: number): string => new Date(ms).toISOString();

/** Keeps the figures of every office counted, at the price of counting only what has changed. */
export interface RollUps {
  /**
   * Counts offices whose figures are out of date: never counted, of another day, or of an older version and counted more
   * than a minute ago. Calls that overlap share the work. Rejects when the database fails.
   */
  refresh(): Promise<void>;
  /** The same for one office. */
  refreshOffice(officeId: string): Promise<void>;
}

interface RollUpsDeps {
  /** Where the figures are kept. */
  readonly db: Db;
  /** Where rows are counted; without it, in `db`. */
  readonly replica?: Replica | undefined;
  readonly clock: Clock;
  readonly log: Log;
}

const outOfDate = async ({ db, clock }: RollUpsDeps, officeId: string | null): Promise<readonly string[]> => {
  const nowMs = clock.nowMs();
  const { rows } = await sql<{ id: string }>`
    select o.id from office o left join office_roll_up r on r.office_id = o.id
    where (${officeId}::text is null or o.id = ${officeId}) and (r.office_id is null or r.as_of_on <> ${isoDateAt(nowMs)}
      or (r.version <> o.version and (r.counted_at <= ${instant(nowMs - LEAST_AGE_MS)}::timestamptz
        or r.counted_at > ${instant(nowMs + CLOCKS_APART_MS)}::timestamptz)))
    order by r.counted_at nulls first, o.id`.execute(db);
  return rows.map(({ id }) => id);
};

const count = async ({ db, replica, clock }: RollUpsDeps, officeId: string): Promise<void> => {
  const nowMs = clock.nowMs();
  const today = isoDateAt(nowMs);
  const counted = await countOffice(replica?.db ?? db, officeId, today);
  if (!counted) return;
  // Two servers may count at once; what began later wins, unless the clock that says so was ahead of everybody's.
  await sql`insert into office_roll_up (office_id, version, as_of_on, counted_at, figures)
    values (${officeId}, ${counted.version}::bigint, ${today}, ${instant(nowMs)}::timestamptz,
      ${JSON.stringify(counted.figures)}::jsonb)
    on conflict (office_id) do update set version = excluded.version, as_of_on = excluded.as_of_on,
      counted_at = excluded.counted_at, figures = excluded.figures
    where office_roll_up.counted_at <= excluded.counted_at
      or office_roll_up.counted_at > ${instant(nowMs + CLOCKS_APART_MS)}::timestamptz`.execute(db);
};

/** Builds it. */
export const createRollUps = (deps: RollUpsDeps): RollUps => {
  const running = new Map<string, Promise<void>>();
  const shared = (key: string, work: () => Promise<void>): Promise<void> => {
    const known = running.get(key);
    if (known) return known;
    const started = work().finally(() => running.delete(key));
    running.set(key, started);
    return started;
  };
  const countOnce = (officeId: string): Promise<void> => shared(officeId, () => count(deps, officeId));
  return {
    refresh: () =>
      shared('', () =>
        asStoreWork(async () => {
          const startedMs = deps.clock.monotonicMs();
          const officeIds = await outOfDate(deps, null);
          // One after the other: the offices' own work goes first.
          for (const officeId of officeIds) await countOnce(officeId);
          const tookMs = Math.round(deps.clock.monotonicMs() - startedMs);
          if (officeIds.length > 0) deps.log.info('offices-counted', { offices: officeIds.length, tookMs });
        }),
      ),
    refreshOffice: (officeId) =>
      asStoreWork(async () => {
        for (const id of await outOfDate(deps, officeId)) await countOnce(id);
      }),
  };
};
