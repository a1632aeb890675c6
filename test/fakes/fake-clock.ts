import type { Cancel, Clock } from '#shared/lib/ports.ts';

/** A clock that moves only when told to; sleeping moves it. */
export interface FakeClock extends Clock {
  advance(ms: number): void;
  /** Lets the wall clock jump without time passing. */
  jump(ms: number): void;
}

export const createFakeClock = (startMs = Date.UTC(2026, 10, 23, 2, 0, 0)): FakeClock => {
  let passedMs = 0;
  let jumpedMs = 0;
  return {
    nowMs: () => startMs + passedMs + jumpedMs,
    monotonicMs: () => passedMs,
    sleep: async (ms: number, cancel?: Cancel) => {
      if (!cancel?.cancelled) passedMs += ms;
    },
    advance: (ms) => {
      passedMs += ms;
    },
    jump: (ms) => {
      jumpedMs += ms;
    },
  };
};
