import { sql } from 'kysely';
import { z } from 'zod';
import { DataAccess } from '#shared/model/data-access.ts';
import type { AnyRow } from '#shared/model/tables.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { auditedRow } from './audit-trail.ts';

/** A row of the office that is about the person, as it is now; secrets are hashes. */
export interface PersonRow {
  readonly table: string;
  readonly id: string;
  readonly data: unknown;
}

/** A record of the audit trail that names one of those rows. */
export interface PersonRecord {
  readonly number: number;
  readonly at: string;
  readonly acts: readonly { readonly kind: string; readonly name?: string; readonly actorId?: string }[];
}

/** Everything an office has about one person. */
export interface PersonListing {
  readonly rows: readonly PersonRow[];
  readonly records: readonly PersonRecord[];
  /** Who opened the pages of those rows, oldest first. */
  readonly accesses: readonly DataAccess[];
}

/** Rows whose ids lead on to more about the same person. A place or a colleague would lead on to everybody. */
const LEADS_ON: ReadonlySet<string> = new Set(['factory', 'recordSubject', 'folder', 'notice', 'payment', 'receipt']);
/** From a firm to its folders and notices, on to movements and payments, and to their receipts. */
const HOPS = 4;

interface Found {
  readonly table: string;
  readonly id: string;
  readonly data: AnyRow;
}

/** Rows in which one of the texts stands as a whole value, or as a part of one when `whole` is not asked for. */
const rowsWith = async (
  db: Db,
  officeId: string,
  texts: readonly string[],
  whole: boolean,
): Promise<readonly Found[]> => {
  const wanted = JSON.stringify(
    texts.map((text) => (whole ? JSON.stringify(text) : JSON.stringify(text).slice(1, -1))),
  );
  const { rows } = await sql<Found>`
    select table_name as "table", id, data from synced_row
    where office_id = ${officeId} and data is not null and exists (
      select from json_array_elements_text(${wanted}::json) as w(text) where position(w.text in data::text) > 0)
    order by table_name, id`.execute(db);
  return rows;
};

const everyRow = async (db: Db, officeId: string, about: string): Promise<ReadonlyMap<string, Found>> => {
  const found = new Map<string, Found>();
  let next = await rowsWith(db, officeId, [about], false);
  for (let hop = 0; hop <= HOPS && next.length > 0; hop += 1) {
    const fresh = next.filter(({ table, id }) => !found.has(`${table} ${id}`));
    for (const row of fresh) found.set(`${row.table} ${row.id}`, row);
    // Somebody of the staff is named by whatever they did; that is listed, and leads no further.
    const leading = fresh.filter(({ table }) => LEADS_ON.has(table) || (hop === 0 && table === 'staff'));
    if (leading.length === 0) break;
    next = await rowsWith(
      db,
      officeId,
      leading.map(({ id }) => id),
      true,
    );
  }
  return found;
};

const Acts = z.array(z.object({ kind: z.string(), name: z.string().optional(), actorId: z.string().optional() }));

const recordsNaming = async (db: Db, officeId: string, ids: readonly string[]): Promise<readonly PersonRecord[]> => {
  const { rows } = await sql<{ number: number; at: string; acts: unknown }>`
    select number::float8 as number, body::json->>'at' as at, body::json->'acts' as acts from audit_record
    where office_id = ${officeId} and exists (
      select from json_array_elements_text(${JSON.stringify(ids)}::json) as w(id)
      where position('"' || w.id || '"' in body) > 0)
    order by number`.execute(db);
  return rows.map(({ number, at, acts }) => ({
    number,
    at,
    acts: Acts.parse(acts).map(({ kind, name, actorId }) => ({
      kind,
      ...(name === undefined ? {} : { name }),
      ...(actorId === undefined ? {} : { actorId }),
    })),
  }));
};

const Told = z.object({ accesses: z.array(z.unknown()) });

const accessesTo = async (db: Db, officeId: string, ids: ReadonlySet<string>): Promise<readonly DataAccess[]> => {
  const { rows } = await sql<{ args: unknown }>`
    select v.entry->'args' as args from verdict v
    where v.office_id = ${officeId} and v.entry->>'name' like 'note-data-access@%'
      and v.outcome->>'kind' = 'applied'`.execute(db);
  return rows
    .flatMap(({ args }) => Told.safeParse(args).data?.accesses ?? [])
    .flatMap((access) => {
      const parsed = DataAccess.safeParse(access);
      return parsed.success ? [parsed.data] : [];
    })
    .filter((access) => ids.has(access.actorId) || (access.kind === 'opened' && ids.has(access.subjectId)))
    .toSorted((a, b) => (a.at < b.at ? -1 : 1));
};

/**
 * Everything an office has about one person or firm: rows in which the text stands (a name, an id, a number of thirteen
 * digits), what hangs on those, the records of the audit trail that name them, and who opened their pages. For somebody of
 * the staff also what they themselves did and opened. Changes nothing; undefined when there is no such office.
 */
export const listPerson = (db: Db, officeId: string, about: string): Promise<PersonListing | undefined> =>
  asStoreWork(async () => {
    const { rows: offices } = await sql`select 1 from office where id = ${officeId}`.execute(db);
    if (offices.length === 0) return undefined;
    const found = [...(await everyRow(db, officeId, about)).values()];
    const ids = found.filter(({ table }) => LEADS_ON.has(table) || table === 'staff').map(({ id }) => id);
    return {
      rows: found.map(({ table, id, data }) => ({ table, id, data: auditedRow(data) })),
      records: ids.length === 0 ? [] : await recordsNaming(db, officeId, ids),
      accesses: ids.length === 0 ? [] : await accessesTo(db, officeId, new Set(ids)),
    };
  });
