import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

interface Cost {
  readonly logN: number;
  readonly r: number;
  readonly p: number;
}

/** As OWASP recommends for scrypt with 32 MB: N = 2^15, r = 8, p = 3. */
const COST: Cost = { logN: 15, r: 8, p: 3 };
const HASH_BYTES = 32;
const SALT_BYTES = 16;

const derive = (password: string, salt: Buffer, { logN, r, p }: Cost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const N = 2 ** logN;
    scrypt(password.normalize('NFC'), salt, HASH_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });

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
