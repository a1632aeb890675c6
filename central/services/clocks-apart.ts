/** Clocks of servers differ by less than this, ms. What was written later than this from now was written by a wrong clock. */
export const CLOCKS_APART_MS = 10 * 60_000;
