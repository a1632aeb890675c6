import { pbkdf2, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';
import { PIN_COST, type PinHash, type ScryptPinHash } from '#shared/model/pin-hash.ts';
import { deriveByScrypt } from './derive-by-scrypt.ts';

const deriveByPbkdf2 = promisify(pbkdf2);

const HASH_BYTES = 32;

/** How a PIN is kept: scrypt over its digits; every PC checks it by the same rule. The salt has 16 bytes. */
export const hashPin = async (pin: string, salt: Buffer): Promise<ScryptPinHash> => {
  const hash = await deriveByScrypt(pin, salt, PIN_COST);
  return { saltHex: salt.toString('hex'), hashHex: hash.toString('hex'), scrypt: PIN_COST };
};

/** Whether the PIN is the one of the hash, whichever of the forms it is kept in. */
export const isPinOf = async (pin: string, kept: PinHash): Promise<boolean> => {
  const salt = Buffer.from(kept.saltHex, 'hex');
  const hash =
    'scrypt' in kept
      ? await deriveByScrypt(pin, salt, kept.scrypt)
      : await deriveByPbkdf2(pin, salt, kept.iterations, HASH_BYTES, 'sha256');
  return timingSafeEqual(hash, Buffer.from(kept.hashHex, 'hex'));
};
