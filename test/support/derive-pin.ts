import { scryptSync } from 'node:crypto';
import { ScryptPinHash } from '#shared/model/pin-hash.ts';

/** What a kept PIN must hash to, worked out by OpenSSL; throws when it is kept in any other form. */
export const derivedPin = (pin: string, kept: unknown): string => {
  const { saltHex, scrypt } = ScryptPinHash.parse(kept);
  const N = 2 ** scrypt.logN;
  const cost = { N, r: scrypt.r, p: scrypt.p, maxmem: 256 * N * scrypt.r };
  return scryptSync(pin, Buffer.from(saltHex, 'hex'), 32, cost).toString('hex');
};
