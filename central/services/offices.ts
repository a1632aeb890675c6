import { sql } from 'kysely';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { enrolmentCodeHash } from './tokens.ts';

/** An office to be opened at this centre. Its own row and its people are rows like all others and come separately. */
export interface NewOffice {
  readonly id: string;
  readonly provinceCode: string;
  /** A code that enrols any number of devices; the demo alone has one. */
  readonly enrolmentCode?: string;
  readonly isDemo: boolean;
}

/** Opens the office at version 0, with nothing in it. */
export const openOffice = (db: Db, office: NewOffice): Promise<void> =>
  asStoreWork(async () => {
    const codeHash = office.enrolmentCode === undefined ? null : enrolmentCodeHash(office.enrolmentCode);
    await sql`insert into office (id, province_code, enrolment_code_hash, is_demo)
      values (${office.id}, ${office.provinceCode}, ${codeHash}, ${office.isDemo})`.execute(db);
  });

/** Where an office stands: how many changes it has seen, and how often a backup of it was restored. */
export interface OfficeState {
  readonly version: number;
  readonly generation: number;
}

/** Where the office stands now; undefined when there is no such office. */
export const officeState = (db: Db, officeId: string): Promise<OfficeState | undefined> =>
  asStoreWork(async () => {
    const { rows } = await sql<OfficeState>`
      select version::float8 as version, generation::float8 as generation from office where id = ${officeId}`.execute(
      db,
    );
    return rows[0];
  });

/** The office of a province with this two-digit code; undefined when none is open here. */
export const officeOfProvince = (db: Db, provinceCode: string): Promise<string | undefined> =>
  asStoreWork(async () => {
    const { rows } = await sql<{ id: string }>`
      select id from office where province_code = ${provinceCode} order by id`.execute(db);
    return rows[0]?.id;
  });

/** Whether a real office of this id is open here; the demo is none. */
export const isRealOffice = (db: Db, officeId: string): Promise<boolean> =>
  asStoreWork(async () => {
    const { rows } = await sql`select 1 from office where id = ${officeId} and not is_demo`.execute(db);
    return rows.length > 0;
  });
