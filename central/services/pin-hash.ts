import { pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import type { PinHash } from '#shared/model/office-rows.ts';

const derive = promisify(pbkdf2);

/** Slow enough that the few digits of a PIN are not tried out in a moment by somebody who has the rows. */
const ITERATIONS = 100_000;
const HASH_BYTES = 32;

/** How a PIN is kept: PBKDF2-SHA-256 over its digits; every PC checks it by the same rule. The salt has 16 bytes. */
export const hashPin = async (pin: string, salt: Buffer): Promise<PinHash> => {
  const hash = await derive(pin, salt, ITERATIONS, HASH_BYTES, 'sha256');
  return { saltHex: salt.toString('hex'), hashHex: hash.toString('hex'), iterations: ITERATIONS };
};

/** Whether the PIN is the one of the hash. */
export const isPinOf = async (pin: string, kept: PinHash): Promise<boolean> => {
  const hash = await derive(pin, Buffer.from(kept.saltHex, 'hex'), kept.iterations, HASH_BYTES, 'sha256');
  return timingSafeEqual(hash, Buffer.from(kept.hashHex, 'hex'));
};
