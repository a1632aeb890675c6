import type { Clock } from '#shared/lib/ports.ts';
import type { DeviceFacts } from '#shared/sync/device-protocol.ts';
import type { Db } from '../db/schema.ts';
import { listDevices, revokeDevice } from '../services/device-register.ts';
import { makeOneTimeCode, type NewEnrolmentCode } from '../services/enrolment-codes.ts';
import { isRealOffice } from '../services/offices.ts';
import { type Answer, refused } from './answer.ts';

/** How a new code is told: it is nowhere else. */
export const codeLines = ({ code, expiresAt }: NewEnrolmentCode): readonly string[] => [
  `Enrolment code: ${code}`,
  `It is shown this once, and enrols one device until ${expiresAt}.`,
];

/** Makes a code for one more device of the office. */
export const makeCodeCommand = async (
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  { officeId, hours }: { readonly officeId: string; readonly hours: number },
): Promise<Answer> => {
  if (!(await isRealOffice(db, officeId)))
    return refused(`There is no office ${officeId} here (a demo office keeps its code). Nothing was changed.`);
  const made = await makeOneTimeCode(db, { officeId, nowMs: clock.nowMs(), minutes: hours * 60 });
  return { isDone: true, lines: codeLines(made) };
};

const lineOf = ({ deviceId, name, enrolledAt, lastSeenAt, lastWorkAt, revoked }: DeviceFacts): string =>
  [
    deviceId,
    name,
    `enrolled ${enrolledAt}`,
    `seen ${lastSeenAt ?? 'never'}`,
    `work ${lastWorkAt ?? 'none'}`,
    ...(revoked === undefined ? [] : [`REVOKED ${revoked.at} ${revoked.reason ?? ''}`.trimEnd()]),
  ].join('  ');

/** Lists the devices of an office. */
export const devicesCommand = async (db: Db, officeId: string): Promise<Answer> => {
  const devices = await listDevices(db, officeId);
  return { isDone: true, lines: devices.length === 0 ? [`No device of ${officeId}.`] : devices.map(lineOf) };
};

/** Shuts a device out. */
export const revokeCommand = async (
  { db, clock }: { readonly db: Db; readonly clock: Clock },
  given: { readonly officeId: string; readonly deviceId: string; readonly reason: string },
): Promise<Answer> => {
  const isRevoked = await revokeDevice(db, { ...given, nowMs: clock.nowMs() });
  if (!isRevoked) return refused(`No working device ${given.deviceId} in ${given.officeId}. Nothing was changed.`);
  return {
    isDone: true,
    lines: [
      `${given.deviceId} is shut out from now on.`,
      'Unsent work on it is not lost: save it there to a file (sync page) and bring it in at another PC of the office.',
    ],
  };
};
