import { sql } from 'kysely';
import pg from 'pg';
import type { Clock, Log } from '#shared/lib/ports.ts';
import { databaseUrls } from '../db/database-urls.ts';
import type { Db } from '../db/schema.ts';
import { createSubscribers, type Signals } from './signals.ts';

const CHANNEL = 'faem_office_version';
const RETRY_MS = 2_000;

interface PostgresSignalsDeps {
  readonly db: Db;
  readonly url: string;
  readonly clock: Clock;
  readonly log: Log;
}

const readPayload = (payload: string): { readonly officeId: string; readonly version: number } | undefined => {
  const space = payload.lastIndexOf(' ');
  const version = Number(payload.slice(space + 1));
  return space > 0 && Number.isSafeInteger(version) ? { officeId: payload.slice(0, space), version } : undefined;
};

const openListener = async (connectionString: string, log: Log): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString, application_name: 'faem-central-listen' });
  client.on('error', (error) => log.warn('listen-connection-lost', { reason: error.message }));
  try {
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
};

/** A replica refuses to be listened to, so the first server that agrees is the primary. */
const atFirstThatAgrees = async (urls: readonly string[], listenAt: (url: string) => Promise<void>): Promise<void> => {
  let failure: unknown;
  for (const url of urls) {
    try {
      await listenAt(url);
      return;
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
};

/**
 * Signals between all servers of one database, by LISTEN and NOTIFY. The listening connection is its own and comes back
 * by itself; what was missed meanwhile is made good by telling everybody the versions as they are then.
 */
export const createPostgresSignals = async (deps: PostgresSignalsDeps): Promise<Signals> => {
  const subscribers = createSubscribers();
  let closed = false;
  let current: pg.Client | undefined;

  const tellAll = async (): Promise<void> => {
    const officeIds = subscribers.offices();
    if (officeIds.length === 0) return;
    const { rows } = await sql<{ id: string; version: number }>`
      select id, version::float8 as version from office where id = any(${officeIds}::text[])`.execute(deps.db);
    for (const row of rows) subscribers.tell(row.id, row.version);
  };
  const listenAt = async (connectionString: string): Promise<void> => {
    const client = await openListener(connectionString, deps.log);
    // Closed while it came back: nobody would end this connection any more, and it would keep the process.
    if (closed) return client.end();
    client.on('notification', ({ payload }) => {
      const signal = readPayload(payload ?? '');
      if (signal) subscribers.tell(signal.officeId, signal.version);
    });
    current = client;
    client.on('end', () => void comeBack());
  };
  const listen = (): Promise<void> => atFirstThatAgrees(databaseUrls(deps.url), listenAt);
  const comeBack = async (): Promise<void> => {
    current = undefined;
    while (!closed && !current) {
      await deps.clock.sleep(RETRY_MS);
      if (closed) return;
      try {
        await listen();
        await tellAll();
      } catch (error) {
        deps.log.warn('listen-failed', { reason: error instanceof Error ? error.message : 'unknown' });
      }
    }
  };
  await listen();
  return {
    publish: async (officeId, version) => {
      try {
        await sql`select pg_notify(${CHANNEL}, ${`${officeId} ${version}`})`.execute(deps.db);
      } catch (error) {
        // What was to be announced is stored; a missed signal only makes others wait for their next pull.
        deps.log.warn('notify-failed', { reason: error instanceof Error ? error.message : 'unknown' });
      }
    },
    subscribe: subscribers.add,
    close: async () => {
      closed = true;
      await current?.end();
    },
  };
};
