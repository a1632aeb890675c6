import type { Clock, Log } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import type {
  DeviceFacts,
  EnrolmentCodeReply,
  EnrolmentCodeRequest,
  RevokeRequest,
} from '#shared/sync/device-protocol.ts';
import type { Db } from '../db/schema.ts';
import { createConfirmPerson, type PersonRefused } from './confirm-person.ts';
import type { Device } from './device.ts';
import { type DeviceUnknown, listDevices, revokeDevice } from './device-register.ts';
import { makeOneTimeCode } from './enrolment-codes.ts';

/** The devices of an office, as its supervisor and administrator keep them from inside the app. */
export interface OfficeDevices {
  list(asking: Device): Promise<readonly DeviceFacts[]>;
  makeCode(asking: Device, request: EnrolmentCodeRequest): Promise<Result<EnrolmentCodeReply, PersonRefused>>;
  revoke(asking: Device, request: RevokeRequest): Promise<Result<void, PersonRefused | DeviceUnknown>>;
}

interface OfficeDevicesDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
}

/** Builds the service. Everything concerns the office of the device that asks, and no other. */
export const createOfficeDevices = (deps: OfficeDevicesDeps): OfficeDevices => {
  const { db, clock, log } = deps;
  const confirmPerson = createConfirmPerson(deps);
  return {
    list: ({ officeId }) => listDevices(db, officeId),
    makeCode: async ({ officeId }, { proof, minutes }) => {
      const needed = { roles: OFFICE_ROLES, action: 'enrolment-code' };
      const person = await confirmPerson(officeId, proof, needed);
      if (!person.ok) return person;
      const given = { officeId, nowMs: clock.nowMs(), minutes, madeBy: person.value.id };
      const made = await makeOneTimeCode(db, given);
      log.info('enrolment-code-made', { officeId, minutes });
      return ok(made);
    },
    revoke: async ({ officeId }, { proof, deviceId, reason }) => {
      const needed = { roles: OFFICE_ROLES, action: 'revoke-device' };
      const person = await confirmPerson(officeId, proof, needed);
      if (!person.ok) return person;
      const given = { officeId, deviceId, reason, nowMs: clock.nowMs(), revokedBy: person.value.id };
      if (!(await revokeDevice(db, given))) return err({ type: 'device-unknown' });
      log.warn('device-revoked', { officeId, deviceId });
      return ok();
    },
  };
};
