import { sql } from 'kysely';
import { invariant } from '#shared/lib/invariant.ts';
import type { Clock } from '#shared/lib/ports.ts';
import type { Db } from '../../db/schema.ts';
import { asStoreWork } from '../../db/store-failed.ts';

/** A server that follows the primary; the ministry's figures are read from it, so that offices do not wait for them. */
export interface Replica {
  readonly db: Db;
  /**
   * How far it is behind the primary, ms: 0 when it has everything that the primary had when it was asked. Rejects with
   * `StoreFailed` when either cannot be asked, or when it follows nobody: then nobody knows how old its figures are.
   */
  lagMs(): Promise<number>;
}

/** A replica that is up to date needs a moment to have what was written just now. */
const SETTLE_MS = 500;
const LOOK_AGAIN_MS = 20;

interface Primary {
  readonly place: string;
  readonly nowMs: number;
}

interface Followed {
  readonly isFollowing: boolean;
  readonly isThere: boolean;
  /** Commit time, by the primary's clock, of the last transaction it has; when it has none since it started, its start. */
  readonly lastMs: number;
}

const askPrimary = async (primary: Db): Promise<Primary> => {
  const { rows } = await sql<Primary>`
    select pg_current_wal_lsn()::text as place, (extract(epoch from clock_timestamp()) * 1000)::float8 as "nowMs"`.execute(
    primary,
  );
  const [asked] = rows;
  invariant(asked, 'a query without a table gives one row');
  return asked;
};

const askReplica = async (replica: Db, place: string): Promise<Followed | undefined> => {
  const { rows } = await sql<Followed>`
    select pg_is_in_recovery() as "isFollowing", coalesce(pg_last_wal_replay_lsn() >= ${place}::pg_lsn, false) as "isThere",
      (extract(epoch from coalesce(pg_last_xact_replay_timestamp(), pg_postmaster_start_time())) * 1000)::float8 as "lastMs"`.execute(
    replica,
  );
  return rows[0];
};

/** Builds it over connections to the primary and to the replica. */
export const createReplica = (deps: { readonly primary: Db; readonly replica: Db; readonly clock: Clock }): Replica => {
  const { primary, replica, clock } = deps;
  const lagMs = async (): Promise<number> => {
    const asked = await askPrimary(primary);
    const giveUpAtMs = clock.monotonicMs() + SETTLE_MS;
    for (;;) {
      const found = await askReplica(replica, asked.place);
      if (!found?.isFollowing) throw new Error('FAEM_REPLICA_URL leads to a server that follows no primary');
      if (found.isThere) return 0;
      // Not there in time, so the last it has says how old it is; of two clocks only the primary's counts.
      if (clock.monotonicMs() >= giveUpAtMs) return Math.max(1, Math.round(asked.nowMs - found.lastMs));
      await clock.sleep(LOOK_AGAIN_MS);
    }
  };
  return { db: replica, lagMs: () => asStoreWork(lagMs) };
};
