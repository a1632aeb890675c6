import { sql, type RawBuilder } from 'kysely';
import type { RowChange } from '#shared/sync/ports.ts';
import { createRowTexts, type RowTexts } from './row-texts.ts';

/** A row with the version of the office at which it became so. */
export interface VersionedRow extends RowChange {
  readonly version: number;
}

const rowText = ({ table, id, version, row }: VersionedRow, textOf: RowTexts): string =>
  `{"t":"${table}","i":${JSON.stringify(id)},"v":${version},"r":${textOf(row)}}`;

/**
 * Statement that stores rows, each at its own version; to be run, or put into a `with`. A row that is gone travels as JSON null
 * and is stored as a tombstone.
 */
export const writeVersionedRows = (
  officeId: string,
  rows: readonly VersionedRow[],
  textOf: RowTexts = createRowTexts(),
): RawBuilder<unknown> => sql`
  insert into synced_row (office_id, table_name, id, version, data)
  select ${officeId}, c.t, c.i, c.v, c.r
  from json_to_recordset(${`[${rows.map((row) => rowText(row, textOf)).join(',')}]`}::json)
    as c(t text, i text, v bigint, r jsonb)
  on conflict (office_id, table_name, id) do update set version = excluded.version, data = excluded.data`;

/** Statement that stores these rows at this version of the office; to be run, or put into a `with`. */
export const writeRows = (officeId: string, version: number, changes: readonly RowChange[]): RawBuilder<unknown> =>
  writeVersionedRows(
    officeId,
    changes.map((change) => ({ ...change, version })),
  );

/** Statement that puts the office at this version. The caller holds its row lock and adds exactly one. */
export const setVersion = (officeId: string, version: number): RawBuilder<unknown> =>
  sql`update office set version = ${version}::bigint where id = ${officeId}`;
