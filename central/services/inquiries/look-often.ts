import type { Log } from '#shared/lib/ports.ts';

const LOOK_EVERY_MS = 5_000;

/** Looks every few seconds, one look at a time, until the answer is called; a look that fails is logged and tried again. */
export const lookOften = (look: () => Promise<unknown>, log: Log): (() => void) => {
  let isLooking = false;
  const once = async (): Promise<void> => {
    if (isLooking) return;
    isLooking = true;
    try {
      await look();
    } catch (error) {
      log.error('bank-inquiry-failed', { reason: error instanceof Error ? error.message : 'unknown' });
    } finally {
      isLooking = false;
    }
  };
  const timer = setInterval(() => void once(), LOOK_EVERY_MS);
  timer.unref();
  return () => clearInterval(timer);
};
