import { sql, type RawBuilder } from 'kysely';
import type { RowChange } from '#shared/sync/ports.ts';

/** Rows as one text parameter; a row that is gone travels as JSON null and is stored as a tombstone. */
export const changesAsJson = (changes: readonly RowChange[]): string =>
  JSON.stringify(changes.map(({ table, id, row }) => ({ t: table, i: id, r: row })));

/** Statement that stores these rows at this version of the office; to be run, or put into a `with`. */
export const writeRows = (officeId: string, version: number, changesJson: string): RawBuilder<unknown> => sql`
  insert into synced_row (office_id, table_name, id, version, data)
  select ${officeId}, c.t, c.i, ${version}::bigint, c.r
  from jsonb_to_recordset(${changesJson}::jsonb) as c(t text, i text, r jsonb)
  on conflict (office_id, table_name, id) do update set version = excluded.version, data = excluded.data`;

/** Statement that puts the office at this version. The caller holds its row lock and adds exactly one. */
export const setVersion = (officeId: string, version: number): RawBuilder<unknown> =>
  sql`update office set version = ${version}::bigint where id = ${officeId}`;
