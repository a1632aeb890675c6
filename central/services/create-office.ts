import { randomBytes } from 'node:crypto';
import { UNVERIFIED_ANNUAL_SCHEDULES } from '#shared/domain/fee-schedule.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { Clock, Random } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { makeRowId } from '#shared/model/ids.ts';
import type { OfficeRow, StaffRow } from '#shared/model/office-rows.ts';
import type { RowChange } from '#shared/sync/ports.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { FIRST_HEAD, storeRecorded } from './audit-trail.ts';
import { makeOneTimeCode, type NewEnrolmentCode } from './enrolment-codes.ts';
import { officeOfProvince, openOffice } from './offices.ts';
import { hashPin } from './pin-hash.ts';
import { makeOfficeKey } from './office-key.ts';

/** An office that is to begin its work, and who lets everybody else in. */
export interface OfficeToCreate {
  /** Two digits, กรมการปกครอง code of an existing province. */
  readonly provinceCode: string;
  readonly name: string;
  readonly nameEnglish: string;
  readonly administrator: { readonly name: string; readonly pin: string };
  /** The bank's registered biller; without it the office can issue notices but show no payment QR. */
  readonly biller?: { readonly billerId: string; readonly registeredName: string };
}

/** The office as it was made. The code is nowhere else: only its hash is stored. */
export interface CreatedOffice {
  readonly officeId: string;
  /** Enrols one device within a week. */
  readonly code: NewEnrolmentCode;
  readonly badgeCode: string;
}

/** A province has one office: its code stands in every barcode and reference, which would collide otherwise. */
export interface OfficeExists {
  readonly type: 'office-exists';
  readonly officeId: string;
}

interface CreateOfficeDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
}

const FIRST_VERSION = 1;
const FIRST_BADGE = 1;
/** A week, for the first PC of an office. */
const FIRST_CODE_MINUTES = 7 * 24 * 60;
const SALT_BYTES = 16;

const officeRowOf = (officeId: string, office: OfficeToCreate): OfficeRow => ({
  id: officeId,
  provinceCode: office.provinceCode,
  name: office.name,
  nameEnglish: office.nameEnglish,
  ...(office.biller === undefined ? {} : { biller: office.biller }),
  isDemo: false,
});

const administratorRowOf = async (
  { provinceCode, administrator }: OfficeToCreate,
  { clock, random }: CreateOfficeDeps,
): Promise<StaffRow> => ({
  id: makeRowId(clock.nowMs(), random),
  name: administrator.name,
  role: 'administrator',
  badgeCode: makeScanCode('staff', provinceCode, FIRST_BADGE),
  pin: await hashPin(administrator.pin, randomBytes(SALT_BYTES)),
  active: true,
});

/**
 * Opens an office with its administrator and the fee schedules that public sources tell, unverified: they are there to be
 * compared and confirmed by a finance officer. All of it or nothing.
 */
export const createOffice = async (
  deps: CreateOfficeDeps,
  office: OfficeToCreate,
): Promise<Result<CreatedOffice, OfficeExists>> => {
  const { provinceCode } = office;
  const officeId = `office-${provinceCode}`;
  const administrator = await administratorRowOf(office, deps);
  const nowMs = deps.clock.nowMs();
  const key = makeOfficeKey(nowMs);
  const changes: readonly RowChange[] = [
    { table: 'office', id: officeId, row: officeRowOf(officeId, office) },
    { table: 'officeKey', id: key.id, row: key },
    { table: 'staff', id: administrator.id, row: administrator },
    ...UNVERIFIED_ANNUAL_SCHEDULES.map((row): RowChange => ({ table: 'feeSchedule', id: row.id, row })),
  ];
  return asStoreWork(() =>
    deps.db.transaction().execute(async (tx) => {
      const existing = await officeOfProvince(tx, provinceCode);
      if (existing !== undefined) return err({ type: 'office-exists', officeId: existing });
      await openOffice(tx, { id: officeId, provinceCode, isDemo: false });
      const recordedAt = new Date(nowMs).toISOString();
      const acts = [{ kind: 'office-opened' }] as const;
      await storeRecorded(
        tx,
        { officeId, head: FIRST_HEAD, recordedAt, acts },
        { version: FIRST_VERSION, changes: changes.map((change) => ({ ...change, old: null })) },
      );
      const code = await makeOneTimeCode(tx, { officeId, nowMs, minutes: FIRST_CODE_MINUTES });
      return ok({ officeId, code, badgeCode: administrator.badgeCode });
    }),
  );
};
