import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';
import type { TableDigest } from './manifest.ts';

const tablesOf = async (db: Db): Promise<readonly string[]> => {
  const { rows } = await sql<{ name: string }>`
    select table_name as name from information_schema.tables
    where table_schema = 'public' and table_type = 'BASE TABLE' order by table_name`.execute(db);
  return rows.map(({ name }) => name);
};

/** True when there is nothing yet: no table of ours and none of anybody else. */
export const isEmptyDatabase = async (db: Db): Promise<boolean> => (await tablesOf(db)).length === 0;

/** Sixty bits of each row's hash, added up: the order does not count, a row that stands twice does. */
const digestOf = async (db: Db, table: string): Promise<TableDigest> => {
  const { rows } = await sql<TableDigest>`
    select count(*)::float8 as rows, coalesce(sum(('x' || substr(md5(t::text), 1, 15))::bit(60)::bigint), 0)::text as digest
    from ${sql.table(table)} t`.execute(db);
  return rows[0] ?? { rows: 0, digest: '0' };
};

/** A digest of every table, as the transaction of `tx` sees them. Text forms that depend on the session are fixed first. */
export const tableDigests = async (tx: Db): Promise<Record<string, TableDigest>> => {
  await sql`set local timezone = 'UTC'`.execute(tx);
  await sql`set local bytea_output = 'hex'`.execute(tx);
  const digests: Record<string, TableDigest> = {};
  for (const table of await tablesOf(tx)) digests[table] = await digestOf(tx, table);
  return digests;
};

/** Names of the tables in which two states differ. */
export const differingTables = (
  expected: Readonly<Record<string, TableDigest>>,
  found: Readonly<Record<string, TableDigest>>,
): readonly string[] =>
  [...new Set([...Object.keys(expected), ...Object.keys(found)])]
    .filter((name) => expected[name]?.rows !== found[name]?.rows || expected[name]?.digest !== found[name]?.digest)
    .toSorted();
