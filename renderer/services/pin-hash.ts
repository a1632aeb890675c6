import { PIN_COST, type Pbkdf2PinHash, type PinHash, type ScryptPinHash } from '#shared/model/pin-hash.ts';
import { deriveByScrypt } from './scrypt-in-worker.ts';

const HASH_BITS = 256;
const SALT_BYTES = 16;

const bytesOfHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const hexOf = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const deriveByPbkdf2 = async (pin: string, { saltHex, iterations }: Pbkdf2PinHash): Promise<Uint8Array> => {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const salt = bytesOfHex(saltHex);
  return new Uint8Array(
    await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, HASH_BITS),
  );
};

/** How a PIN is kept: scrypt over its digits with a fresh salt, by the rule that the centre and every PC know. */
export const hashPin = async (pin: string): Promise<ScryptPinHash> => {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  const hash = await deriveByScrypt({ pin, salt, cost: PIN_COST });
  return { saltHex: hexOf(salt), hashHex: hexOf(hash), scrypt: PIN_COST };
};

/** Whether the PIN is the one of the hash; computed here, so that logging in needs no network. */
export const isPinOf = async (pin: string, kept: PinHash): Promise<boolean> => {
  const hash =
    'scrypt' in kept
      ? await deriveByScrypt({ pin, salt: bytesOfHex(kept.saltHex), cost: kept.scrypt })
      : await deriveByPbkdf2(pin, kept);
  return hexOf(hash) === kept.hashHex;
};
