import { z } from 'zod';
import { invariant } from '../lib/invariant.ts';

/** Digits and letters that nobody confuses on paper (Crockford's base 32), in small letters. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const TOKEN_BYTES = 16;
const BITS_A_LETTER = 5;
const TOKEN_LETTERS = 26;

/** What the public page of a notice is asked by: 128 random bits, which nobody can guess or count through. */
export const TrackingToken = z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}$/);
export type TrackingToken = z.output<typeof TrackingToken>;

/** The token of sixteen random bytes; they must come from a source made for secrets. Another number of bytes is a bug. */
export const trackingTokenOf = (random: Uint8Array): TrackingToken => {
  invariant(random.length === TOKEN_BYTES, 'a tracking token is made of sixteen bytes');
  let bits = random.reduce((sum, byte) => sum * 256n + BigInt(byte), 0n);
  let token = '';
  for (let letter = 0; letter < TOKEN_LETTERS; letter += 1) {
    token = `${ALPHABET[Number(bits % 32n)] ?? ''}${token}`;
    bits >>= BigInt(BITS_A_LETTER);
  }
  return token;
};

/** The address of the public page of a notice, as it stands in the tracking QR. `publicUrl` has no slash at its end. */
export const trackingAddress = (publicUrl: string, token: TrackingToken): string => `${publicUrl}/t/${token}`;
