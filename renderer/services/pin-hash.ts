import type { PinHash } from '#shared/model/office-rows.ts';

/** Slow enough that the few digits of a PIN are not tried out in a moment by somebody who has the rows. */
const ITERATIONS = 100_000;
const HASH_BITS = 256;
const SALT_BYTES = 16;

const bytesOfHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const hexOf = (bytes: Uint8Array): string => [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');

const derive = async (pin: string, salt: Uint8Array<ArrayBuffer>, iterations: number): Promise<string> => {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits({ name: 'PBKDF2', hash: 'SHA-256', salt, iterations }, key, HASH_BITS);
  return hexOf(new Uint8Array(bits));
};

/** How a PIN is kept: PBKDF2-SHA-256 over its digits with a fresh salt, by the rule that the centre and every PC know. */
export const hashPin = async (pin: string): Promise<PinHash> => {
  const salt = crypto.getRandomValues(new Uint8Array(SALT_BYTES));
  return { saltHex: hexOf(salt), hashHex: await derive(pin, salt, ITERATIONS), iterations: ITERATIONS };
};

/** Whether the PIN is the one of the hash; computed here, so that logging in needs no network. */
export const isPinOf = async (pin: string, hash: PinHash): Promise<boolean> =>
  (await derive(pin, bytesOfHex(hash.saltHex), hash.iterations)) === hash.hashHex;
