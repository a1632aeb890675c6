/** When a download began and how far it has come, 0 to 1. */
export interface Progress {
  readonly sinceMs: number;
  readonly share: number;
}

const EARLIEST_MS = 2_000;

/**
 * Seconds until it is done, going on as fast as so far; undefined before anything can be said honestly, which is two
 * seconds and one hundredth.
 */
export const secondsLeft = ({ sinceMs, share }: Progress, nowMs: number): number | undefined => {
  const tookMs = nowMs - sinceMs;
  if (tookMs < EARLIEST_MS || share < 0.01 || share > 1) return undefined;
  return Math.max(1, Math.round((tookMs * (1 - share)) / share / 1_000));
};
