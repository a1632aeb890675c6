import { sql } from 'kysely';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { CodeOfOtherOffice } from '#shared/sync/ports.ts';
import type { Db } from '../db/schema.ts';
import { inTransaction, recordDeed } from './audit-trail.ts';
import { enrolmentCodeHash, makeEnrolmentCode } from './tokens.ts';

/** A code for one device. It is nowhere else: only its hash is stored. */
export interface NewEnrolmentCode {
  readonly code: string;
  /** ISO UTC. */
  readonly expiresAt: string;
}

/** Makes a code that enrols one device of the office once, until it expires. The office must exist. */
export const makeOneTimeCode = (
  db: Db,
  given: {
    readonly officeId: string;
    readonly nowMs: number;
    readonly minutes: number;
    /** The person who asked; absent for the operator's command. */
    readonly madeBy?: string;
  },
): Promise<NewEnrolmentCode> =>
  inTransaction(db, async (tx) => {
    const { officeId, nowMs, minutes, madeBy } = given;
    const code = makeEnrolmentCode();
    const expiresAt = new Date(nowMs + minutes * 60_000).toISOString();
    await sql`insert into enrolment_code (office_id, code_hash, made_at, expires_at, made_by)
      values (${officeId}, ${enrolmentCodeHash(code)}, ${new Date(nowMs).toISOString()}::timestamptz,
        ${expiresAt}::timestamptz, ${madeBy ?? null})`.execute(tx);
    const by = madeBy === undefined ? {} : { actorId: madeBy };
    await recordDeed(tx, { officeId, nowMs }, { kind: 'enrolment-code-made', ...by });
    return { code, expiresAt };
  });

interface CodeGiven {
  readonly code: string;
  readonly deviceId: string;
  readonly nowMs: number;
  /** The office whose data the device holds already; it is let into no other. */
  readonly heldOfficeId: string | undefined;
}

/**
 * Which office a code lets this device into. A one-time code is used up by it; the demo's is not, and neither is one of
 * another office than the device holds.
 */
export const useEnrolmentCode = async (
  db: Db,
  { code, deviceId, nowMs, heldOfficeId }: CodeGiven,
): Promise<Result<string, { readonly type: 'denied' } | CodeOfOtherOffice>> => {
  const hash = enrolmentCodeHash(code);
  const now = new Date(nowMs).toISOString();
  // Of two that come at the same moment the second waits for the row, and then finds it used.
  const used = await sql<{ officeId: string }>`
    update enrolment_code set used_at = ${now}::timestamptz, device_id = ${deviceId}
    where code_hash = ${hash} and used_at is null and expires_at > ${now}::timestamptz
      and office_id = coalesce(${heldOfficeId ?? null}, office_id)
    returning office_id as "officeId"`.execute(db);
  if (used.rows[0]) return ok(used.rows[0].officeId);
  const others = await sql<{ officeId: string }>`
    select office_id as "officeId" from enrolment_code
      where code_hash = ${hash} and used_at is null and expires_at > ${now}::timestamptz
    union all select id from office where is_demo and enrolment_code_hash = ${hash}`.execute(db);
  const officeId = others.rows[0]?.officeId;
  if (officeId === undefined) return err({ type: 'denied' });
  return heldOfficeId === undefined || heldOfficeId === officeId
    ? ok(officeId)
    : err({ type: 'device-of-another-office' });
};
