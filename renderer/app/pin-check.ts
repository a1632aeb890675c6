import type { PinHash } from '#shared/model/office-rows.ts';

const bytesOfHex = (hex: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(hex.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));

const hexOf = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/** Whether the PIN is the one of the hash: PBKDF2-SHA-256, computed here, so that logging in needs no network. */
export const isPinOf = async (pin: string, hash: PinHash): Promise<boolean> => {
  const key = await crypto.subtle.importKey('raw', new TextEncoder().encode(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: bytesOfHex(hash.saltHex), iterations: hash.iterations },
    key,
    256,
  );
  return hexOf(bits) === hash.hashHex;
};
