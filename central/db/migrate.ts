import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { invariant } from '#shared/lib/invariant.ts';
import type { Migration } from './migrations/all.ts';
import type { Db } from './schema.ts';

/** Any number that nothing else in the database uses for an advisory lock. */
const MIGRATION_LOCK = 4_664_651;

const checksumOf = (migration: Migration): string => createHash('sha256').update(migration.sql).digest('hex');

const statementsOf = (text: string): readonly string[] =>
  text
    .replaceAll(/^--.*$/gm, '')
    .split(';')
    .map((statement) => statement.trim())
    .filter((statement) => statement !== '');

const applyMigration = async (tx: Db, migration: Migration): Promise<void> => {
  for (const statement of statementsOf(migration.sql)) await sql.raw(statement).execute(tx);
  await sql`insert into schema_step (number, name, checksum)
            values (${migration.number}, ${migration.name}, ${checksumOf(migration)})`.execute(tx);
};

/**
 * Brings the schema up to date: all missing steps in one transaction, under a lock, so that servers that start together
 * do not meet. A step that was changed after it had been applied is a bug and throws before anything is touched.
 */
export const migrate = async (db: Db, steps: readonly Migration[]): Promise<{ readonly applied: number }> =>
  db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(${sql.lit(MIGRATION_LOCK)})`.execute(tx);
    await sql`create table if not exists schema_step (
      number integer primary key, name text not null, checksum text not null,
      applied_at timestamptz not null default now())`.execute(tx);
    const { rows } = await sql<{ number: number; checksum: string }>`select number, checksum from schema_step`.execute(
      tx,
    );
    const known = new Map(rows.map((row) => [row.number, row.checksum]));
    for (const step of steps) {
      const checksum = known.get(step.number);
      invariant(
        checksum === undefined || checksum === checksumOf(step),
        `migration ${step.number} is never changed after it was released`,
      );
    }
    const missing = steps.filter((step) => !known.has(step.number));
    for (const step of missing) await applyMigration(tx, step);
    return { applied: missing.length };
  });
