import { hash, randomBytes, timingSafeEqual } from 'node:crypto';
import { codeLetters, readableCode } from '#shared/lib/readable-code.ts';

/** SHA-256 as hex. Good enough for secrets that were drawn at random; never used for PINs. */
export const sha256Hex = (text: string): string => hash('sha256', text);

/** Compares two hashes without telling by the time it takes where they differ. */
export const isSameHash = (a: string, b: string): boolean => {
  const left = Buffer.from(a, 'hex');
  const right = Buffer.from(b, 'hex');
  return left.length === right.length && left.length > 0 && timingSafeEqual(left, right);
};

/** A token names its device, so that it is found by the id and compared by the secret. */
export const makeToken = (deviceId: string): { readonly token: string; readonly tokenHash: string } => {
  const token = `${deviceId}.${randomBytes(32).toString('base64url')}`;
  return { token, tokenHash: sha256Hex(token) };
};

/** The device a token claims to be of; undefined for anything that is no token. */
export const deviceIdOf = (token: string): string | undefined => /^([0-9a-z-]{8,64})\.[\w-]{32,}$/.exec(token)?.[1];

/** An enrolment code is read out over the phone: spaces, hyphens and case do not count. */
export const enrolmentCodeHash = (code: string): string => sha256Hex(codeLetters(code));

/** A new enrolment code of 80 random bits, in groups to be read out: `7KQ4-M2XD-9TRB-0HVW`. */
export const makeEnrolmentCode = (): string => readableCode(randomBytes(10), 16);
