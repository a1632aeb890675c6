import { z } from 'zod';
import { isPlainText } from '../lib/plain-text.ts';
import { RowId } from '../model/ids.ts';
import { Instant } from '../model/office-rows.ts';
import { EnrolRequest } from './protocol.ts';

/** How long a code may live: a phone is paired in minutes, a parcel with a PC takes a week. */
export const LONGEST_CODE_MINUTES = 30 * 24 * 60;

/** Enrolling as the protocol has it; what is added is optional, and a centre of before does not look at it. */
export const EnrolDeviceRequest = EnrolRequest.extend({
  /** The office whose data the device holds already: a code of another one is refused and stays usable. */
  officeId: RowId.exactOptional(),
});

/** Who stands behind a request that a device token alone must not be enough for: a person of the office and their PIN. */
export const PersonProof = z.object({ staffId: RowId, pin: z.string().regex(/^\d{4,12}$/) });
export type PersonProof = z.output<typeof PersonProof>;

/** Asking for a code that lets one more device into the office. */
export const EnrolmentCodeRequest = z.object({
  proof: PersonProof,
  minutes: z.number().int().min(5).max(LONGEST_CODE_MINUTES),
});
export type EnrolmentCodeRequest = z.output<typeof EnrolmentCodeRequest>;

/** The code, told this once, and until when it works. */
export const EnrolmentCodeReply = z.object({ code: z.string().min(6).max(64), expiresAt: Instant });
export type EnrolmentCodeReply = z.output<typeof EnrolmentCodeReply>;

/** A device of the office as the centre knows it. What waits on it is not known here, only when it was last heard of. */
export const DeviceFacts = z.object({
  deviceId: RowId,
  name: z.string(),
  enrolledAt: Instant,
  /** Absent: never heard of since it was enrolled. To the nearest minutes. */
  lastSeenAt: Instant.exactOptional(),
  /** When work that was done on it last reached the centre. */
  lastWorkAt: Instant.exactOptional(),
  revoked: z.object({ at: Instant, by: RowId.exactOptional(), reason: z.string().exactOptional() }).exactOptional(),
});
export type DeviceFacts = z.output<typeof DeviceFacts>;
/** Every device of the office, those shut out too. */
export const DeviceList = z.object({ devices: z.array(DeviceFacts).readonly() });

/** Shutting a device out, with the reason that stands in the audit trail. */
export const RevokeRequest = z.object({
  proof: PersonProof,
  deviceId: RowId,
  reason: z.string().trim().min(3).max(200).refine(isPlainText, 'control characters'),
});
export type RevokeRequest = z.output<typeof RevokeRequest>;
