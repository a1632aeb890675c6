import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { invariant } from '#shared/lib/invariant.ts';
import type { Migration } from './migrations/all.ts';
import type { Db } from './schema.ts';

/** Any number that nothing else in the database uses for an advisory lock. */
const MIGRATION_LOCK = 4_664_651;
const LOCK_POLL_MS = 200;
/** A step that waits for a table makes everybody behind it wait too, so it gives way soon and comes again. */
const TABLE_LOCK_TIMEOUT = '3s';
const MOST_TRIES = 20;
const TRY_AGAIN_MS = 500;

/** The database was brought further by a newer program than this one, which would not know what it must keep. */
export class SchemaNewer extends Error {
  constructor(found: number, known: number) {
    super(
      `The database has schema step ${found}, and this program knows steps up to ${known}. ` +
        'Nothing was changed. Install the newer program, or restore a backup from before the step.',
    );
    this.name = 'SchemaNewer';
  }
}

const checksumOf = (migration: Migration): string => createHash('sha256').update(migration.sql).digest('hex');

/** A semicolon ends a statement unless it stands inside the body of a function, between two `$$`. */
const END_OF_STATEMENT = /;(?=(?:[^$]*\$\$[^$]*\$\$)*[^$]*$)/;

const statementsOf = (text: string): readonly string[] =>
  text
    .replaceAll(/^--.*$/gm, '')
    .split(END_OF_STATEMENT)
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

const applyMigration = async (connection: Db, migration: Migration): Promise<void> => {
  for (const statement of statementsOf(migration.sql)) await sql.raw(statement).execute(connection);
  await sql`insert into schema_step (number, name, checksum)
            values (${migration.number}, ${migration.name}, ${checksumOf(migration)})`.execute(connection);
};

/** What is missing; throws before anything is touched when the database is newer or a released step was changed. */
const missingSteps = async (connection: Db, steps: readonly Migration[]): Promise<readonly Migration[]> => {
  const { rows } = await sql<{ number: number; checksum: string }>`select number, checksum from schema_step`.execute(
    connection,
  );
  const known = new Map(steps.map((step) => [step.number, step]));
  const foreign = rows.filter((row) => !known.has(row.number)).map((row) => row.number);
  if (foreign.length > 0) throw new SchemaNewer(Math.max(...foreign), Math.max(0, ...known.keys()));
  for (const { number, checksum } of rows) {
    const step = known.get(number);
    invariant(step && checksum === checksumOf(step), `migration ${number} is never changed after it was released`);
  }
  const applied = new Set(rows.map((row) => row.number));
  return steps.filter((step) => !applied.has(step.number));
};

/** The missing steps cut into runs: of steps that share a transaction, and of online steps, each by itself. */
const runsOf = (missing: readonly Migration[]): readonly (readonly Migration[])[] => {
  const runs: Migration[][] = [];
  for (const step of missing) {
    const last = runs.at(-1);
    if (last && step.online !== true && last[0]?.online !== true) last.push(step);
    else runs.push([step]);
  }
  return runs;
};

const applyTogether = (connection: Db, steps: readonly Migration[]): Promise<void> =>
  connection.transaction().execute(async (tx) => {
    await sql`set local lock_timeout = ${sql.lit(TABLE_LOCK_TIMEOUT)}`.execute(tx);
    for (const step of steps) await applyMigration(tx, step);
  });

const isLockTimeout = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === '55P03';

const applyRun = async (connection: Db, run: readonly Migration[]): Promise<void> => {
  const [first] = run;
  if (first?.online === true) return applyMigration(connection, first);
  for (let tries = 1; ; tries += 1) {
    try {
      return await applyTogether(connection, run);
    } catch (error) {
      if (!isLockTimeout(error) || tries >= MOST_TRIES) throw error;
      await pause(TRY_AGAIN_MS);
    }
  }
};

/** Polled and not waited for: an index that is built online waits for every statement that runs, also for one that waits. */
const untilLocked = async (connection: Db): Promise<void> => {
  for (;;) {
    const { rows } = await sql<{ isMine: boolean }>`
      select pg_try_advisory_lock(${sql.lit(MIGRATION_LOCK)}) as "isMine"`.execute(connection);
    if (rows[0]?.isMine === true) return;
    await pause(LOCK_POLL_MS);
  }
};

/**
 * Brings the schema up to date under a lock, so that servers that start together do not meet. Steps share one transaction;
 * an online step runs by itself while everybody works. Servers of the version before go on meanwhile, so a step adds and
 * never takes away what they use. Throws `SchemaNewer`; a step that was changed after it had been applied is a bug.
 */
export const migrate = (db: Db, steps: readonly Migration[]): Promise<{ readonly applied: number }> =>
  db.connection().execute(async (connection) => {
    await untilLocked(connection);
    try {
      await sql`create table if not exists schema_step (
        number integer primary key, name text not null, checksum text not null,
        applied_at timestamptz not null default now())`.execute(connection);
      const missing = await missingSteps(connection, steps);
      for (const run of runsOf(missing)) await applyRun(connection, run);
      return { applied: missing.length };
    } finally {
      await sql`select pg_advisory_unlock(${sql.lit(MIGRATION_LOCK)})`.execute(connection);
    }
  });
