import { withoutPersonalData } from '#shared/lib/log-facts.ts';
import type { Clock, Log, LogFacts } from '#shared/lib/ports.ts';

/** The machine's time. */
export const systemClock: Clock = {
  nowMs: () => Date.now(),
  monotonicMs: () => performance.now(),
  sleep: (ms, cancel) =>
    new Promise((resolve) => {
      if (cancel?.cancelled) return resolve();
      const timer = setTimeout(resolve, ms);
      timer.unref();
      cancel?.onCancel(() => {
        clearTimeout(timer);
        resolve();
      });
    }),
};

const writeLine = (level: 'info' | 'warn' | 'error', event: string, facts: LogFacts = {}): void => {
  const line = { at: new Date().toISOString(), level, event, ...withoutPersonalData(facts) };
  process.stderr.write(`${JSON.stringify(line)}\n`);
};

/** One JSON line per event on standard error; standard output belongs to the one line that says where the server is. */
export const stderrLog: Log = {
  info: (event, facts) => writeLine('info', event, facts),
  warn: (event, facts) => writeLine('warn', event, facts),
  error: (event, facts) => writeLine('error', event, facts),
};
