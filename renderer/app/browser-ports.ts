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

const SLICE_MS = 8;

/** Works in slices of a few milliseconds with room for keys and painting in between. */
export const runInSlices: RunInSlices = (slice) => {
  const turn = (): void => {
    const endMs = performance.now() + SLICE_MS;
    while (performance.now() < endMs) {
      if (slice() === 'done') return;
    }
    setTimeout(turn, 0);
  };
  setTimeout(turn, 0);
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
