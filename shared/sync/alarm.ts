import type { Cancel, Clock } from '../lib/ports.ts';

/**
 * What is stored within this time of a wake-up goes into one turn. It also keeps the turn, which talks and stores in the
 * thread of the screen, away from the frame that shows the scan it was woken by.
 */
const GATHER_MS = 80;

/** A wait that `wake` ends early, also when it was called before the wait began. */
export interface Alarm {
  wake(): void;
  /** Resolves after `waitMs`, or `GATHER_MS` after it was woken. */
  sleep(clock: Clock, waitMs: number): Promise<void>;
}

/** An alarm for one wait. */
export const createAlarm = (): Alarm => {
  let listeners: (() => void)[] = [];
  let cancelled = false;
  const cancel: Cancel = {
    get cancelled() {
      return cancelled;
    },
    onCancel: (listener) => {
      listeners.push(listener);
    },
  };
  return {
    wake: () => {
      cancelled = true;
      for (const listener of listeners) listener();
      listeners = [];
    },
    sleep: async (clock, waitMs) => {
      if (!cancelled) await clock.sleep(waitMs, cancel);
      if (cancelled) await clock.sleep(GATHER_MS);
    },
  };
};
