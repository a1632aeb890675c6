import { z } from 'zod';

const saltHex = z.string().regex(/^[0-9a-f]{32}$/);
const hashHex = z.string().regex(/^[0-9a-f]{64}$/);

/** How PINs were kept at first: PBKDF2-SHA-256 of the digits. Still read, and replaced when its person next logs in. */
export const Pbkdf2PinHash = z.object({
  saltHex,
  hashHex,
  iterations: z
    .number()
    .int()
    .min(10_000)
    .refine((iterations) => iterations <= 10_000_000, 'more than a PC can wait for'),
});
export type Pbkdf2PinHash = z.output<typeof Pbkdf2PinHash>;

/** What scrypt (RFC 7914) costs: 128 · r · 2^logN bytes of memory, p times. The bounds keep a row from stopping a PC. */
export const ScryptCost = z.object({
  logN: z.number().int().min(14).max(18),
  r: z.number().int().min(8).max(16),
  p: z.number().int().min(1).max(8),
});
export type ScryptCost = z.output<typeof ScryptCost>;

/** A PIN as it is kept: scrypt of the digits with a salt of its own, and what that cost, so that it can be raised. */
export const ScryptPinHash = z.object({ saltHex, hashHex, scrypt: ScryptCost });
export type ScryptPinHash = z.output<typeof ScryptPinHash>;

/** Either form. */
export const PinHash = z.union([ScryptPinHash, Pbkdf2PinHash]);
export type PinHash = z.output<typeof PinHash>;

/** What a new hash costs: 32 MB for each guess, a quarter of a second on a counter PC that must do it in JavaScript. */
export const PIN_COST: ScryptCost = { logN: 15, r: 8, p: 1 };

const workOf = ({ logN, r, p }: ScryptCost): number => 2 ** logN * r * p;

/** Whether a hash costs less than a new one would; it is replaced when its PIN is next typed right. */
export const isPinHashWeak = (hash: PinHash): boolean => !('scrypt' in hash) || workOf(hash.scrypt) < workOf(PIN_COST);
