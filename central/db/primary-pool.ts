import type { PostgresPool } from 'kysely';
import type pg from 'pg';
import { invariant } from '#shared/lib/invariant.ts';
import type { PoolUse } from '../observe/metrics.ts';

/** A server that only reads: a replica, or one that was the primary once. */
class ReadOnlyServer extends Error {}

type Verified = (error?: Error) => void;

/** Asked of every new connection, so that none of them ever leads to a replica. */
const refuseReadOnly = (client: pg.ClientBase, done: Verified): void => {
  client.query<{ transaction_read_only: string }>('show transaction_read_only').then(
    ({ rows }) => done(rows[0]?.transaction_read_only === 'off' ? undefined : new ReadOnlyServer('a replica')),
    (error: unknown) => done(error instanceof Error ? error : new Error('unknown')),
  );
};

/** Connections to whichever of several servers takes writes. */
export interface PrimaryPool extends PostgresPool {
  use(): PoolUse;
}

/** The server could not be reached or does not write; a statement's own fault is another matter. */
const isServerAway = (error: unknown): boolean =>
  error instanceof ReadOnlyServer ||
  (error instanceof Error && !('severity' in error)) ||
  (error instanceof Error && 'code' in error && String(error.code).startsWith('57P'));

/**
 * A pool over the servers of one database, first primary and then replicas. When the one in use is gone or has become a
 * replica, the others are tried in turn; a caller sees a failure only when none of them takes writes.
 */
export const createPrimaryPool = (
  urls: readonly string[],
  open: (url: string, verify?: (client: pg.ClientBase, done: Verified) => void) => pg.Pool,
): PrimaryPool => {
  const verify = urls.length > 1 ? refuseReadOnly : undefined;
  const pools = urls.map((url) => open(url, verify));
  let current = 0;
  const connect = async (): Promise<pg.PoolClient> => {
    const first = current;
    let failure: unknown;
    for (let tried = 0; tried < pools.length; tried += 1) {
      const at = (first + tried) % pools.length;
      const pool = pools[at];
      invariant(pool, 'a database has a server');
      try {
        const client = await pool.connect();
        current = at;
        return client;
      } catch (error) {
        failure = error;
        if (!isServerAway(error)) throw error;
      }
    }
    throw failure;
  };
  const sum = (count: (pool: pg.Pool) => number): number => pools.reduce((all, pool) => all + count(pool), 0);
  return {
    connect,
    end: async () => void (await Promise.all(pools.map((pool) => pool.end()))),
    use: () => ({
      total: sum((pool) => pool.totalCount),
      idle: sum((pool) => pool.idleCount),
      waiting: sum((pool) => pool.waitingCount),
    }),
  };
};
