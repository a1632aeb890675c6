import { sql } from 'kysely';
import type { DeviceFacts } from '#shared/sync/device-protocol.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { inTransaction, recordDeed } from './audit-trail.ts';

interface DeviceRow {
  readonly deviceId: string;
  readonly name: string;
  readonly enrolledMs: number;
  readonly lastSeenMs: number | null;
  readonly lastWorkMs: number | null;
  readonly revokedMs: number | null;
  readonly revokedBy: string | null;
  readonly revokedReason: string | null;
}

const instant = (ms: number): string => new Date(ms).toISOString();

const factsOf = (row: DeviceRow): DeviceFacts => ({
  deviceId: row.deviceId,
  name: row.name,
  enrolledAt: instant(row.enrolledMs),
  ...(row.lastSeenMs === null ? {} : { lastSeenAt: instant(row.lastSeenMs) }),
  ...(row.lastWorkMs === null ? {} : { lastWorkAt: instant(row.lastWorkMs) }),
  ...(row.revokedMs === null
    ? {}
    : {
        revoked: {
          at: instant(row.revokedMs),
          ...(row.revokedBy === null ? {} : { by: row.revokedBy }),
          ...(row.revokedReason === null ? {} : { reason: row.revokedReason }),
        },
      }),
});

/** Every device that was ever enrolled in the office, those that still work first, newest first. */
export const listDevices = (db: Db, officeId: string): Promise<readonly DeviceFacts[]> =>
  asStoreWork(async () => {
    // The last verdict of each client by its number: one look into an index for each, however much work it has sent.
    const { rows } = await sql<DeviceRow>`
      select d.id as "deviceId", d.name,
        (extract(epoch from d.enrolled_at) * 1000)::float8 as "enrolledMs",
        (extract(epoch from d.last_seen_at) * 1000)::float8 as "lastSeenMs",
        (extract(epoch from d.revoked_at) * 1000)::float8 as "revokedMs",
        d.revoked_by as "revokedBy", d.revoked_reason as "revokedReason",
        (select (extract(epoch from max(v.received_at)) * 1000)::float8
          from client c join verdict v on v.office_id = c.office_id and v.client_id = c.id and v.seq = c.last_seq
          where c.office_id = d.office_id and c.device_id = d.id) as "lastWorkMs"
      from device d where d.office_id = ${officeId}
      order by d.revoked_at is not null, d.enrolled_at desc, d.id`.execute(db);
    return rows.map(factsOf);
  });

/** Why nothing was revoked. */
export interface DeviceUnknown {
  readonly type: 'device-unknown';
}

/**
 * Shuts a device of this office out from this moment. Its unsent work stays on it and may be brought by another device of
 * the office. False when the office has no such device, or it is shut out already.
 */
export const revokeDevice = (
  db: Db,
  given: {
    readonly officeId: string;
    readonly deviceId: string;
    readonly reason: string;
    readonly nowMs: number;
    /** The person who decided; absent for the operator's command. */
    readonly revokedBy?: string;
  },
): Promise<boolean> =>
  inTransaction(db, async (tx) => {
    const { officeId, deviceId, reason, nowMs, revokedBy } = given;
    const { rows } = await sql`
      update device set revoked_at = ${instant(nowMs)}::timestamptz, revoked_by = ${revokedBy ?? null},
        revoked_reason = ${reason}
      where id = ${deviceId} and office_id = ${officeId} and revoked_at is null returning id`.execute(tx);
    if (rows.length === 0) return false;
    const by = revokedBy === undefined ? {} : { actorId: revokedBy };
    await recordDeed(tx, { officeId, nowMs }, { kind: 'device-revoked', deviceId, reason, ...by });
    return true;
  });
