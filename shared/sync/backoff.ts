import type { Random } from '../lib/ports.ts';

const FIRST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * How long to wait before the next try, in ms: full jitter between 0 and min(60 s, 1 s · 2^attempt), so that 76 offices
 * that lost the centre together do not come back together.
 */
export const backoffMs = (attempt: number, random: Random): number =>
  Math.floor(random() * Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(attempt, 16)));
