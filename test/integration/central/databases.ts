import { PGlite } from '@electric-sql/pglite';
import { sql } from 'kysely';
import type { Log } from '#shared/lib/ports.ts';
import { connectPglite, connectPostgres, type Database } from '#central/db/connect.ts';
import { migrate } from '#central/db/migrate.ts';
import { migrations } from '#central/db/migrations/all.ts';
import { preparedPglite } from '#test/support/prepared-pglite.ts';
import { startPostgres } from '#test/support/real-postgres.ts';

export const silentLog: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** A database with the schema and nothing else, of one engine. `another` opens a second pool, as a second server would. */
export interface TestDatabase extends Database {
  readonly url: string | undefined;
  another(): Database;
  empty(): Promise<void>;
}

/** Deleting few rows is far quicker than truncating many files. */
const emptyOf = (database: Database) => async (): Promise<void> => {
  await sql`with
    rows as (delete from synced_row), devices as (delete from device), verdicts as (delete from verdict),
    counters as (delete from number_counter),
    codes as (delete from enrolment_code), trail as (delete from audit_record), wrong_pins as (delete from wrong_pin), letters as (delete from dead_letter),
    bank_events as (delete from bank_event), inquiries as (delete from bank_inquiry), lost as (delete from lost_entries), clients as (delete from client),
    ministry_accounts as (delete from ministry_account)
    delete from office`.execute(database.db);
};

export const openTestPglite = async (): Promise<TestDatabase> => {
  const database = connectPglite(await PGlite.create({ loadDataDir: await preparedPglite() }));
  return {
    ...database,
    url: undefined,
    another: () => ({ ...database, close: async () => undefined }),
    empty: emptyOf(database),
  };
};

export const openTestPostgres = async (): Promise<TestDatabase> => {
  const server = await startPostgres();
  const database = connectPostgres(server.url, { log: silentLog });
  await migrate(database.db, migrations);
  return {
    ...database,
    url: server.url,
    another: () => connectPostgres(server.url, { log: silentLog }),
    empty: emptyOf(database),
    close: async () => {
      await database.close();
      await server.stop();
    },
  };
};

export const engines = [
  { engine: 'PGlite', open: openTestPglite },
  { engine: 'PostgreSQL', open: openTestPostgres },
] as const;
