import { sql } from 'kysely';
import type { TestDatabase } from '../databases.ts';

/** Puts so many parked scans into an office at one version, in the database itself: thousands cost no time. */
export const putMany = async (
  { db }: TestDatabase,
  given: { readonly officeId: string; readonly version: number; readonly count: number; readonly prefix?: string },
): Promise<void> => {
  const { officeId, version, count, prefix = 'many' } = given;
  await sql`insert into synced_row (office_id, table_name, id, version, data)
    select ${officeId}, 'parkedScan', ${prefix} || '-' || lpad(n::text, 5, '0'), ${version},
      jsonb_build_object('id', ${prefix} || '-' || lpad(n::text, 5, '0'), 'text', n::text)
    from generate_series(1, ${count}::int) n`.execute(db);
  await sql`update office set version = ${version} where id = ${officeId}`.execute(db);
};

/** Rows that {@link anOffice} of the tests puts into an office with three folders. */
export const FIRST_ROWS = 7;
