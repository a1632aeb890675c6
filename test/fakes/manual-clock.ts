import type { Cancel, Clock } from '#shared/lib/ports.ts';

/** A clock on which sleepers sleep until a test lets the time pass. */
export interface ManualClock extends Clock {
  /** Lets time pass, waking whoever is due on the way, and lets what they do finish. */
  pass(ms: number): Promise<void>;
  /** How long each sleeper asked to sleep, in order of asking. */
  readonly sleeps: readonly number[];
}

/** Lets everything that was started in the background get as far as it can. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
};

export const createManualClock = (startMs = Date.UTC(2026, 10, 23, 2, 0, 0)): ManualClock => {
  let passedMs = 0;
  const sleeps: number[] = [];
  const sleepers = new Set<{ readonly dueMs: number; readonly wake: () => void }>();
  return {
    sleeps,
    nowMs: () => startMs + passedMs,
    monotonicMs: () => passedMs,
    sleep: (ms: number, cancel?: Cancel) =>
      new Promise((resolve) => {
        sleeps.push(ms);
        const sleeper = {
          dueMs: passedMs + ms,
          wake: () => {
            sleepers.delete(sleeper);
            resolve();
          },
        };
        sleepers.add(sleeper);
        cancel?.onCancel(sleeper.wake);
      }),
    pass: async (ms) => {
      await settle();
      const untilMs = passedMs + ms;
      for (;;) {
        const [next] = [...sleepers].filter(({ dueMs }) => dueMs <= untilMs).sort((a, b) => a.dueMs - b.dueMs);
        if (!next) break;
        passedMs = Math.max(passedMs, next.dueMs);
        next.wake();
        await settle();
      }
      passedMs = untilMs;
    },
  };
};
