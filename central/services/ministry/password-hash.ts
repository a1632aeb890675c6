import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { ScryptCost } from '#shared/model/pin-hash.ts';
import { deriveByScrypt } from '../derive-by-scrypt.ts';

/** As OWASP recommends for scrypt with 32 MB: N = 2^15, r = 8, p = 3. */
const COST: ScryptCost = { logN: 15, r: 8, p: 3 };
const SALT_BYTES = 16;

const derive = (password: string, salt: Buffer, cost: ScryptCost): Promise<Buffer> =>
  deriveByScrypt(password.normalize('NFC'), salt, cost);

/** A password as it is kept: scrypt with a salt of its own, its cost written beside it so that it can be raised. */
export const hashPassword = async (password: string): Promise<string> => {
  const salt = randomBytes(SALT_BYTES);
  const hash = await derive(password, salt, COST);
  return `scrypt$${COST.logN}$${COST.r}$${COST.p}$${salt.toString('base64')}$${hash.toString('base64')}`;
};

const KEPT = /^scrypt\$(\d{1,2})\$(\d{1,2})\$(\d{1,2})\$([A-Za-z0-9+/=]+)\$([A-Za-z0-9+/=]+)$/;

/** Stands in for the account that is not there, so that the answer takes as long. */
const NOBODY = `scrypt$${COST.logN}$${COST.r}$${COST.p}$${'A'.repeat(22)}==$${'A'.repeat(43)}=`;

/** Whether this is the password; `undefined` for an account that is not there takes as long and is false. */
export const isPassword = async (password: string, kept: string | undefined): Promise<boolean> => {
  const [, logN, r, p, salt = '', hash = ''] = KEPT.exec(kept ?? NOBODY) ?? [];
  const expected = Buffer.from(hash, 'base64');
  const cost = { logN: Number(logN), r: Number(r), p: Number(p) };
  const derived = await derive(password, Buffer.from(salt, 'base64'), cost);
  return kept !== undefined && derived.length === expected.length && timingSafeEqual(derived, expected);
};
