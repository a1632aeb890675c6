import type { ScryptCost } from '#shared/model/pin-hash.ts';

/** What is derived: the digits with their salt, at this cost. */
export interface ScryptJob {
  readonly pin: string;
  readonly salt: Uint8Array;
  readonly cost: ScryptCost;
}

/** Bytes of a kept hash. */
export const HASH_BYTES = 32;
