import { Kysely, PostgresDialect } from 'kysely';
import type { PGlite } from '@electric-sql/pglite';
import pg from 'pg';
import type { Log } from '#shared/lib/ports.ts';
import type { PoolUse } from '../observe/metrics.ts';
import { databaseUrls } from './database-urls.ts';
import { createPglitePool } from './pglite-pool.ts';
import { createPrimaryPool } from './primary-pool.ts';
import type { Db, Schema } from './schema.ts';

/** An open database. `kind` matters only where other processes may be listening. */
export interface Database {
  readonly db: Db;
  readonly kind: 'postgres' | 'pglite';
  /** Undefined where there is no pool. */
  readonly poolUse: () => PoolUse | undefined;
  /** The files of a database inside this process, packed by gzip; undefined for a server, which has programs for it. */
  readonly dumpFiles?: () => Promise<Uint8Array>;
  close(): Promise<void>;
}

/** A lock that is not got and a transaction that is forgotten give up by themselves instead of stopping an office. */
const SESSION = '-c lock_timeout=15s -c idle_in_transaction_session_timeout=60s';

/**
 * A pool of PostgreSQL connections to the server that takes writes, of one or several that `url` names. They are pipelined:
 * statements issued together travel together, which halves the round trips of a mutation.
 */
export const connectPostgres = (
  url: string,
  options: { readonly log: Log; readonly connections?: number },
): Database => {
  const primary = createPrimaryPool(databaseUrls(url), (connectionString, verify) => {
    const pool = new pg.Pool({
      connectionString,
      max: options.connections ?? 10,
      connectionTimeoutMillis: 10_000,
      application_name: 'faem-central',
      options: SESSION,
      pipeline: true,
      ...(verify ? { verify } : {}),
    });
    // Without listeners, a database that goes away would end this process: the pool listens to idle connections only.
    pool.on('error', (error) => options.log.warn('idle-connection-lost', { reason: error.message }));
    pool.on('connect', (client) => {
      client.on('error', (error) => options.log.warn('connection-lost', { reason: error.message }));
    });
    return pool;
  });
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: primary }) });
  return { db, kind: 'postgres', poolUse: () => primary.use(), close: () => db.destroy() };
};

/** PostgreSQL inside this process; in memory, or in a folder when PGlite was opened on one. */
export const connectPglite = (pglite: PGlite): Database => {
  const db = new Kysely<Schema>({ dialect: new PostgresDialect({ pool: createPglitePool(pglite) }) });
  const dumpFiles = async (): Promise<Uint8Array> =>
    new Uint8Array(await (await pglite.dumpDataDir('gzip')).arrayBuffer());
  return { db, kind: 'pglite', poolUse: () => undefined, dumpFiles, close: () => db.destroy() };
};
