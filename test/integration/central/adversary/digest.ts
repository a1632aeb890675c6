import { sql } from 'kysely';
import type { Database } from '#central/db/connect.ts';

/** What must not change when something is refused; when a device was last heard of, and who guessed a PIN, may. */
const KEPT = ['office', 'synced_row', 'client', 'verdict', 'number_counter', 'enrolment_code', 'bank_event'] as const;

/** Those whose first column is the office. */
const OF_AN_OFFICE = ['office', 'synced_row', 'number_counter', 'enrolment_code'] as const;

/** One hash over everything the database holds of offices, or of one of them. */
export const databaseDigest = async (database: Database, officeId?: string): Promise<string> => {
  const parts: string[] = [];
  for (const table of officeId === undefined ? KEPT : OF_AN_OFFICE) {
    const { rows } = await sql<{ digest: string | null }>`
      select md5(string_agg(row_text, E'\n' order by row_text)) as digest
      from (select t::text as row_text from ${sql.table(table)} t) as all_rows
      where row_text like ${officeId === undefined ? '%' : `(${officeId},%`}`.execute(database.db);
    parts.push(`${table} ${rows[0]?.digest ?? 'empty'}`);
  }
  const { rows } = await sql<{ devices: string | null }>`
    select string_agg(id || name || token_hash || coalesce(revoked_at::text, ''), ',' order by id) as devices
    from device`.execute(database.db);
  return [...parts, officeId === undefined ? rows[0]?.devices : ''].join('\n');
};
