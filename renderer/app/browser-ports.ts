import type { Clock, Log, LogFacts } from '#shared/lib/ports.ts';
import type { RunInSlices } from '#data/search-index.ts';

/** The clock of the page. */
export const browserClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep: (ms, cancel) =>
    new Promise((resolve) => {
      const timer = setTimeout(resolve, ms);
      cancel?.onCancel(() => {
        clearTimeout(timer);
        resolve();
      });
    }),
};

const SLICE_MS = 4;
/** A hidden or ever busy page gets on all the same. */
const LATEST_MS = 200;

/** Safari, and so every browser of an iPhone, does not tell when it is idle. */
const whenIdle = (work: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: LATEST_MS });
  else setTimeout(work, 0);
};

/**
 * Works in slices of a few milliseconds, and only while there is nothing else to do: keys, scans and painting go first.
 * Marks its end for the measurements, with how much there was to do.
 */
export const runInSlices: RunInSlices = (slice) => {
  let slices = 0;
  const turn = (): void => {
    const endMs = performance.now() + SLICE_MS;
    while (performance.now() < endMs) {
      if (slice() === 'done') return void performance.mark('faem:prepared', { detail: { slices } });
      slices += 1;
    }
    whenIdle(turn);
  };
  whenIdle(turn);
};

/** The latest events of this window, without personal data, for the report of a crash. */
export interface RecentLog extends Log {
  recent(): readonly string[];
}

const KEPT_EVENTS = 200;

/** A log that remembers its last two hundred events. */
export const createRecentLog = (): RecentLog => {
  const lines: string[] = [];
  const keep =
    (level: string) =>
    (event: string, facts: LogFacts = {}): void => {
      lines.push(`${new Date().toISOString()} ${level} ${event} ${JSON.stringify(facts)}`);
      if (lines.length > KEPT_EVENTS) lines.shift();
    };
  return { info: keep('info'), warn: keep('warn'), error: keep('error'), recent: () => [...lines] };
};
