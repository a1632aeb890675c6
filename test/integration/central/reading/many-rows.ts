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

/** The rows that an office of the tests begins with, by table and id. */
export const FIRST_IN_ORDER = [
  'folder folder-1',
  'folder folder-2',
  'folder folder-3',
  'location location-shelf',
  'office office-13',
  'staff staff-clerk',
  'staff staff-supervisor',
] as const;
export const FIRST_ROWS = FIRST_IN_ORDER.length;
