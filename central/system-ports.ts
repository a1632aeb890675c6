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

/**
 * Lines of one turn of the event loop are written together: each write stops the whole process. A crash writes what is
 * waiting on its way out, and whatever is wrong is written at once, after what happened before it.
 */
const createLineWriter = (write: (text: string) => void): ((line: string, isUrgent: boolean) => void) => {
  let waiting: string[] = [];
  const flush = (): void => {
    if (waiting.length === 0) return;
    const text = waiting.join('');
    waiting = [];
    write(text);
  };
  process.on('exit', flush);
  return (line, isUrgent) => {
    const isFirst = waiting.length === 0;
    waiting.push(line);
    if (isUrgent) flush();
    else if (isFirst) setImmediate(flush);
  };
};

const toStandardError = createLineWriter((text) => void process.stderr.write(text));

const writeLine = (level: 'info' | 'warn' | 'error', event: string, facts: LogFacts = {}): void => {
  const line = { at: new Date().toISOString(), level, event, ...withoutPersonalData(facts) };
  toStandardError(`${JSON.stringify(line)}\n`, level === 'error');
};

/** One JSON line per event on standard error; standard output belongs to the one line that says where the server is. */
export const stderrLog: Log = {
  info: (event, facts) => writeLine('info', event, facts),
  warn: (event, facts) => writeLine('warn', event, facts),
  error: (event, facts) => writeLine('error', event, facts),
};
