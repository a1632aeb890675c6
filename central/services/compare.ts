import { sql, type RawBuilder } from 'kysely';
import { invariant } from '#shared/lib/invariant.ts';
import type { CompareRequest, CompareResponse } from '#shared/sync/compare-protocol.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import type { Meter } from '../observe/meter.ts';
import { readCookie, readGeneration } from './cookie.ts';
import type { Device } from './device.ts';

/** Says how a table looked at the version of a PC's cookie, so that the PC can tell whether its copy is still the same. */
export type Compare = (device: Device, request: CompareRequest) => Promise<CompareResponse>;

/** A PC that has missed more of a table than this pulls before it compares. */
const MOST_CHANGED = 2_000;

interface Asked {
  readonly officeId: string;
  readonly table: string;
  /** Rows of this version or an older one count. */
  readonly version: number;
}

/** The version of which a PC that has this cookie has everything; undefined when it is not of the office's present data. */
const versionOf = async (tx: Db, officeId: string, text: string): Promise<number | undefined> => {
  const { generation, cookie } = readGeneration(text);
  const place = readCookie(cookie);
  // A PC's own cookie ends with a whole version, which is written as the place before the first row of the next one.
  if (cookie === '' || place === undefined || place.table !== '') return undefined;
  const { rows } = await sql<{ version: number; generation: number }>`
    select version::float8 as version, generation::float8 as generation from office where id = ${officeId}`.execute(tx);
  const office = rows[0];
  invariant(office, 'the office of a device exists');
  const version = place.version - 1;
  return office.generation === generation && version <= office.version ? version : undefined;
};

const readChanged = async (tx: Db, { officeId, table, version }: Asked): Promise<readonly string[]> => {
  const { rows } = await sql<{ id: string }>`
    select id from synced_row where office_id = ${officeId} and version > ${version}::bigint and table_name = ${table}
    limit ${sql.lit(MOST_CHANGED + 1)}`.execute(tx);
  return rows.map(({ id }) => id);
};

const rowsAt = ({ officeId, table, version }: Asked): RawBuilder<unknown> => sql`synced_row
  where office_id = ${officeId} and table_name = ${table} and version <= ${version}::bigint and data is not null`;

/** The same as `digestOf` of the PC, which shows a row as `jsonb` does. */
const readDigests = async (tx: Db, asked: Asked): Promise<readonly [string, string][]> => {
  const { rows } = await sql<{ range: string; digest: string }>`
    select right(id, 2) as range,
      encode(sha256(convert_to(string_agg(id || ' ' || data::text, E'\n' order by id), 'UTF8')), 'hex') as digest
    from ${rowsAt(asked)} group by 1`.execute(tx);
  return rows.map(({ range, digest }) => [range, digest]);
};

const readRows = async (tx: Db, asked: Asked, ranges: readonly string[]): Promise<readonly unknown[]> => {
  const { rows } = await sql<{ data: unknown }>`
    select data from ${rowsAt(asked)} and right(id, 2) = any(${ranges}::text[])`.execute(tx);
  return rows.map(({ data }) => data);
};

/** Builds the service. Everything is read on one state of the database. */
export const createCompare =
  ({ db, meter }: { readonly db: Db; readonly meter: Meter }): Compare =>
  ({ officeId }, to) =>
    asStoreWork(() =>
      db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute(async (tx): Promise<CompareResponse> => {
          const { cookie, table, ranges } = to;
          const version = await versionOf(tx, officeId, cookie);
          if (version === undefined) return { kind: 'moved' };
          const asked = { officeId, table, version };
          const changed = await readChanged(tx, asked);
          if (changed.length > MOST_CHANGED) return { kind: 'moved' };
          if (ranges === undefined) {
            meter.compared(0);
            return { kind: 'digests', to, digests: await readDigests(tx, asked), changed };
          }
          meter.compared(ranges.length);
          return { kind: 'rows', to, rows: await readRows(tx, asked, ranges), changed };
        }),
    );
