import { sql } from 'kysely';
import type { FeeSchedule } from '#shared/domain/fee-schedule.ts';
import type { TimedVisit } from '#shared/domain/visit-weeks.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import type { FeeWaiverRow } from '#shared/model/waiver-rows.ts';
import type { Role } from '#shared/model/roles.ts';
import type { Db } from '../../db/schema.ts';

/** The rows of one table of one office that are there. */
const rowsOf = (officeId: string, table: string) =>
  sql`synced_row where office_id = ${officeId} and table_name = ${sql.lit(table)} and data is not null`;

/** An instant of a row as the day it falls on in Thailand. */
const dayOf = (field: string) => sql`to_char((data->>${sql.lit(field)})::timestamp + interval '7 hours', 'YYYY-MM-DD')`;

const isLabelled = sql`(data->>'labelConfirmedAt') >= coalesce(data->>'labelPrintedAt', '')`;

export interface FolderCounts {
  readonly kept: number;
  readonly labelled: number;
  readonly printed: number;
  readonly out: number;
  readonly overdue: number;
}

/** Folders that were not disposed of, by label and custody. */
export const readFolderCounts = async (db: Db, officeId: string, today: IsoDate): Promise<FolderCounts> => {
  const { rows } = await sql<FolderCounts>`
    select count(*)::float8 as kept,
      count(*) filter (where ${isLabelled})::float8 as labelled,
      count(*) filter (where data ? 'labelPrintedAt' and not coalesce(${isLabelled}, false))::float8 as printed,
      count(*) filter (where data->'custody'->>'kind' in ('on-loan', 'away'))::float8 as out,
      count(*) filter (where data->'custody'->>'kind' = 'on-loan' and data->'custody'->>'dueOn' < ${today})::float8 as overdue
    from ${rowsOf(officeId, 'folder')} and not data ? 'disposed'`.execute(db);
  return rows[0] ?? { kept: 0, labelled: 0, printed: 0, out: 0, overdue: 0 };
};

/** Folders that somebody looks for, or that a finished count did not find, and that no scan has seen since. */
export const readMissing = async (db: Db, officeId: string): Promise<number> => {
  const { rows } = await sql<{ missing: number }>`
    with search as (select data->>'folderId' as folder_id, data->>'openedAt' as since from ${rowsOf(officeId, 'folderSearch')}
        and not data ? 'foundAt' and not data ? 'givenUpAt'),
      count_end as (select id, data->'state'->>'at' as since from ${rowsOf(officeId, 'stockTake')}
        and data->'state'->>'kind' = 'finished'),
      unfound as (select folder_id, count_end.since from
        (select data->>'stockTakeId' as stock_take_id, jsonb_array_elements_text(data->'missingIds') as folder_id
          from ${rowsOf(officeId, 'stockTakePart')} and data ? 'missingIds') part
        join count_end on count_end.id = part.stock_take_id)
    select count(distinct f.id)::float8 as missing
    from (select * from search union all select * from unfound) m
    join synced_row f on f.office_id = ${officeId} and f.table_name = 'folder' and f.id = m.folder_id
    where f.data is not null and not f.data ? 'disposed'
      and coalesce(f.data->'custody'->>'lastEffectiveAt' <= m.since, true)`.execute(db);
  return rows[0]?.missing ?? 0;
};

/** How many of the labels that are on were scanned back on which day, in order. */
export const readLabelDays = async (
  db: Db,
  officeId: string,
): Promise<readonly { readonly on: IsoDate; readonly labelled: number }[]> => {
  const { rows } = await sql<{ on: IsoDate; labelled: number }>`
    select ${dayOf('labelConfirmedAt')} as "on", count(*)::float8 as labelled
    from ${rowsOf(officeId, 'folder')} and not data ? 'disposed' and ${isLabelled} group by 1 order by 1`.execute(db);
  return rows;
};

/** What a factory's arrears depend on, as text. */
export interface FactoryFacts {
  readonly status: string;
  readonly category: number | null;
  readonly hpHundredths: number | null;
  readonly workers: number | null;
  readonly startOn: string | null;
  readonly paidDueOns: readonly string[] | null;
}

/** Factories with the years that are settled; a correction by an officer wins over the register. */
export const readFactories = async (db: Db, officeId: string): Promise<readonly FactoryFacts[]> => {
  const { rows } = await sql<FactoryFacts>`
    with paid as (select data->>'factoryId' as factory_id, json_agg(data->>'dueOn') as due_ons
      from ${rowsOf(officeId, 'paidYear')} group by 1)
    select f.data->>'officeStatus' as status, (f.data->'register'->>'category')::float8 as category,
      coalesce(f.data->'correctedHp'->>'hpHundredths', f.data->'register'->>'hpHundredths')::float8 as "hpHundredths",
      coalesce(f.data->'correctedWorkers'->>'workers', f.data->'register'->>'workers')::float8 as workers,
      coalesce(f.data->'register'->>'startedOn', f.data->'register'->>'licensedOn') as "startOn",
      paid.due_ons as "paidDueOns"
    from synced_row f left join paid on paid.factory_id = f.id
    where f.office_id = ${officeId} and f.table_name = 'factory' and f.data is not null`.execute(db);
  return rows;
};

// A row in the database has passed its schema when it was written; it is not parsed again.
const readRows = async <Row>(db: Db, officeId: string, table: string): Promise<readonly Row[]> => {
  const { rows } = await sql<{ data: Row }>`select data from ${rowsOf(officeId, table)} order by id`.execute(db);
  return rows.map(({ data }) => data);
};

/** Every version of the office's annual-fee schedules, verified or not, in order of id. */
export const readSchedules = (db: Db, officeId: string): Promise<readonly FeeSchedule[]> =>
  readRows(db, officeId, 'feeSchedule');

/** Every waiver the office has entered, ended ones too, in order of id. */
export const readWaivers = (db: Db, officeId: string): Promise<readonly FeeWaiverRow[]> =>
  readRows(db, officeId, 'feeWaiver');

/** Satang and payments of one month (`YYYY-MM`, Bangkok) that came by one channel. */
export interface Collected {
  readonly month: string;
  readonly channel: string;
  readonly satang: number;
  readonly payments: number;
}

/** Money that a bank has confirmed since that day, less what was reversed, withdrawn or refunded by the office. */
export const readCollected = async (db: Db, officeId: string, sinceOn: IsoDate): Promise<readonly Collected[]> => {
  const { rows } = await sql<Collected>`
    with refunded as (select data->>'paymentId' as payment_id from ${rowsOf(officeId, 'moneyCase')}
      and data->'state'->>'kind' = 'closed' and data->'state'->'outcome'->>'kind' = 'refunded')
    select left(data->>'paidOn', 7) as month, data->>'channel' as channel,
      sum((data->>'satang')::numeric)::float8 as satang, count(*)::float8 as payments
    from ${rowsOf(officeId, 'payment')} and data->>'paidOn' >= ${sinceOn} and data->>'proof' <> 'reported'
      and not data ? 'reversedAt' and not data ? 'withdrawnAt'
      and id not in (select payment_id from refunded where payment_id is not null)
    group by 1, 2 order by 1, 2`.execute(db);
  return rows;
};

/** What waits for a decision. */
export const readCards = async (
  db: Db,
  officeId: string,
): Promise<{ readonly exceptions: number; readonly money: number }> => {
  const { rows } = await sql<{ exceptions: number; money: number }>`
    select (select count(*) from ${rowsOf(officeId, 'exception')} and not data ? 'resolvedAt')::float8 as exceptions,
      (select count(*) from ${rowsOf(officeId, 'moneyCase')} and data ? 'openOn')::float8 as money`.execute(db);
  return rows[0] ?? { exceptions: 0, money: 0 };
};

/** Movements since that day in Thailand, by day. `since` is its first instant. */
export const readMovementDays = async (
  db: Db,
  officeId: string,
  since: string,
): Promise<readonly { readonly on: string; readonly movements: number }[]> => {
  const { rows } = await sql<{ on: string; movements: number }>`
    select ${dayOf('effectiveAt')} as "on", count(*)::float8 as movements
    from ${rowsOf(officeId, 'movement')} and data->>'effectiveAt' >= ${since} group by 1 order by 1`.execute(db);
  return rows;
};

/** Visits that began at that instant or later. */
export const readVisits = async (db: Db, officeId: string, since: string): Promise<readonly TimedVisit[]> => {
  const { rows } = await sql<TimedVisit>`
    select data->>'beganAt' as "beganAt", (data->>'locateMs')::float8 as "locateMs", (data->>'serveMs')::float8 as "serveMs"
    from ${rowsOf(officeId, 'visit')} and data->>'beganAt' >= ${since}`.execute(db);
  return rows;
};

/** Active people by role. */
export const readPeople = async (
  db: Db,
  officeId: string,
): Promise<readonly { readonly role: Role; readonly active: number }[]> => {
  const { rows } = await sql<{ role: Role; active: number }>`
    select data->>'role' as role, count(*)::float8 as active
    from ${rowsOf(officeId, 'staff')} and (data->>'active')::boolean group by 1 order by 1`.execute(db);
  return rows;
};
