import type { Random } from '#shared/lib/ports.ts';

/** Random numbers that two PCs never share. */
export const browserRandom: Random = () => (crypto.getRandomValues(new Uint32Array(1))[0] ?? 0) / 2 ** 32;
