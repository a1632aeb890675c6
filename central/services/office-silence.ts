import { sql } from 'kysely';
import type { Clock } from '#shared/lib/ports.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import type { OfficeSilence } from '../observe/metrics.ts';
import { CENTRE_CLIENT_PREFIX } from './push.ts';

/** Read at most so often, however many read the figures. */
const FRESH_MS = 10_000;

/** One look-up per client: the verdict of its last number is the newest. What the centre itself does does not count. */
const readLastArrivals = (db: Db): Promise<readonly { readonly officeId: string; readonly atMs: number }[]> =>
  asStoreWork(async () => {
    const { rows } = await sql<{ officeId: string; atMs: number }>`
      select c.office_id as "officeId", (extract(epoch from max(v.received_at)) * 1000)::float8 as "atMs"
      from client c join verdict v on v.office_id = c.office_id and v.client_id = c.id and v.seq = c.last_seq
      where not starts_with(c.id, ${CENTRE_CLIENT_PREFIX})
      group by c.office_id order by c.office_id`.execute(db);
    return rows;
  });

/** Builds the question how long each office has been silent; undefined when the database does not answer. */
export const createOfficeSilences = ({
  db,
  clock,
}: {
  readonly db: Db;
  readonly clock: Clock;
}): (() => Promise<readonly OfficeSilence[] | undefined>) => {
  let known:
    { readonly atMs: number; readonly arrivals: Promise<Awaited<ReturnType<typeof readLastArrivals>>> } | undefined;
  return async () => {
    const nowMs = clock.nowMs();
    if (!known || Math.abs(nowMs - known.atMs) >= FRESH_MS) known = { atMs: nowMs, arrivals: readLastArrivals(db) };
    try {
      const arrivals = await known.arrivals;
      return arrivals.map(({ officeId, atMs }) => ({ officeId, seconds: Math.max(0, nowMs - atMs) / 1000 }));
    } catch {
      // The database is away; /readyz and faem_ready say so.
      known = undefined;
      return undefined;
    }
  };
};
