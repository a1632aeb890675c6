import { sql } from 'kysely';
import { makeRowId } from '#shared/model/ids.ts';
import type { Clock, Random } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { CodeOfOtherOffice } from '#shared/sync/ports.ts';
import type { EnrolResponse } from '#shared/sync/protocol.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { recordDeed } from './audit-trail.ts';
import type { Device } from './device.ts';
import { useEnrolmentCode } from './enrolment-codes.ts';
import { deviceIdOf, isSameHash, makeToken, sha256Hex } from './tokens.ts';

/** The code or the token is not (or no longer) good; which of it is wrong is not told. */
export interface Denied {
  readonly type: 'denied';
}

/** The token is the right one of a device that was shut out. Told only to who holds the token. */
export interface DeviceRevoked {
  readonly type: 'device-revoked';
}

/** Makes PCs known to the centre and recognises them. */
export interface Devices {
  /** `heldOfficeId`: the office whose data the device holds already; a code of another one is refused and stays usable. */
  enrol(
    enrolmentCode: string,
    deviceName: string,
    heldOfficeId?: string,
  ): Promise<Result<EnrolResponse, Denied | CodeOfOtherOffice>>;
  recognise(token: string): Promise<Result<Device, Denied | DeviceRevoked>>;
}

interface DevicesDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
}

/** When a device was last heard of is noted no more often than this: it is read by people, and written beside all else. */
const NOTED_EVERY_MS = 2 * 60_000;

interface KnownDevice {
  readonly officeId: string;
  readonly tokenHash: string;
  readonly isRevoked: boolean;
  readonly lastSeenMs: number | null;
}

const noteSeen = async (db: Db, deviceId: string, nowMs: number): Promise<void> => {
  await sql`update device set last_seen_at = ${new Date(nowMs).toISOString()}::timestamptz
    where id = ${deviceId}`.execute(db);
};

/** Builds the service. Only hashes of tokens are stored. */
export const createDevices = ({ db, clock, random }: DevicesDeps): Devices => ({
  enrol: (enrolmentCode, deviceName, heldOfficeId) =>
    asStoreWork(() =>
      db.transaction().execute(async (tx) => {
        const nowMs = clock.nowMs();
        const deviceId = makeRowId(nowMs, random);
        const used = await useEnrolmentCode(tx, { code: enrolmentCode, deviceId, nowMs, heldOfficeId });
        if (!used.ok) return used;
        const officeId = used.value;
        const { token, tokenHash } = makeToken(deviceId);
        await sql`insert into device (id, office_id, name, token_hash, enrolled_at)
          values (${deviceId}, ${officeId}, ${deviceName}, ${tokenHash},
            ${new Date(nowMs).toISOString()}::timestamptz)`.execute(tx);
        await recordDeed(tx, { officeId, nowMs }, { kind: 'device-enrolled', deviceId });
        return ok({ deviceId, officeId, token });
      }),
    ),
  recognise: (token) =>
    asStoreWork(async () => {
      const deviceId = deviceIdOf(token);
      if (deviceId === undefined) return err({ type: 'denied' });
      const { rows } = await sql<KnownDevice>`
        select office_id as "officeId", token_hash as "tokenHash", revoked_at is not null as "isRevoked",
          (extract(epoch from last_seen_at) * 1000)::float8 as "lastSeenMs"
        from device where id = ${deviceId}`.execute(db);
      const known = rows[0];
      if (!known || !isSameHash(known.tokenHash, sha256Hex(token))) return err({ type: 'denied' });
      if (known.isRevoked) return err({ type: 'device-revoked' });
      const nowMs = clock.nowMs();
      // Also when the clock was ahead and was put right: else the device would seem to be heard of until it has caught up.
      if (Math.abs(nowMs - (known.lastSeenMs ?? 0)) > NOTED_EVERY_MS) await noteSeen(db, deviceId, nowMs);
      return ok({ deviceId, officeId: known.officeId });
    }),
});
