import { sql } from 'kysely';
import { makeRowId } from '#shared/model/ids.ts';
import type { Clock, Random } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { EnrolResponse } from '#shared/sync/protocol.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import type { Device } from './device.ts';
import { deviceIdOf, enrolmentCodeHash, isSameHash, makeToken, sha256Hex } from './tokens.ts';

/** The code or the token is not (or no longer) good; which of it is wrong is not told. */
export interface Denied {
  readonly type: 'denied';
}

/** Makes PCs known to the centre and recognises them. */
export interface Devices {
  enrol(enrolmentCode: string, deviceName: string): Promise<Result<EnrolResponse, Denied>>;
  recognise(token: string): Promise<Result<Device, Denied>>;
}

interface DevicesDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
}

const officeOfCode = async (db: Db, enrolmentCode: string): Promise<string | undefined> => {
  const hash = enrolmentCodeHash(enrolmentCode);
  const { rows } = await sql<{ id: string; hash: string }>`
    select id, enrolment_code_hash as hash from office where enrolment_code_hash is not null order by id`.execute(db);
  // Every office is compared, found or not, so that the time tells nothing.
  return rows.filter((office) => isSameHash(office.hash, hash))[0]?.id;
};

/** Builds the service. Only hashes of tokens are stored. */
export const createDevices = ({ db, clock, random }: DevicesDeps): Devices => ({
  enrol: (enrolmentCode, deviceName) =>
    asStoreWork(async () => {
      const officeId = await officeOfCode(db, enrolmentCode);
      if (officeId === undefined) return err({ type: 'denied' });
      const deviceId = makeRowId(clock.nowMs(), random);
      const { token, tokenHash } = makeToken(deviceId);
      await sql`insert into device (id, office_id, name, token_hash, enrolled_at)
        values (${deviceId}, ${officeId}, ${deviceName}, ${tokenHash},
          ${new Date(clock.nowMs()).toISOString()}::timestamptz)`.execute(db);
      return ok({ deviceId, officeId, token });
    }),
  recognise: (token) =>
    asStoreWork(async () => {
      const deviceId = deviceIdOf(token);
      if (deviceId === undefined) return err({ type: 'denied' });
      const { rows } = await sql<{ officeId: string; tokenHash: string }>`
        select office_id as "officeId", token_hash as "tokenHash" from device
        where id = ${deviceId} and revoked_at is null`.execute(db);
      const known = rows[0];
      if (!known || !isSameHash(known.tokenHash, sha256Hex(token))) return err({ type: 'denied' });
      return ok({ deviceId, officeId: known.officeId });
    }),
});
