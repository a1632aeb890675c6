import { scrypt } from 'node:crypto';
import type { ScryptCost } from '#shared/model/pin-hash.ts';

const HASH_BYTES = 32;

/** 32 bytes by scrypt (RFC 7914), on a thread of the pool; rejects when the cost is none that scrypt has. */
export const deriveByScrypt = (text: string, salt: Buffer, { logN, r, p }: ScryptCost): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const N = 2 ** logN;
    scrypt(text, salt, HASH_BYTES, { N, r, p, maxmem: 256 * N * r }, (error, hash) =>
      error ? reject(error) : resolve(hash),
    );
  });
