import { appendFileSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Log, LogFacts } from '#shared/lib/ports.ts';

const MAX_BYTES = 1_000_000;
const FILES_KEPT = 5;

const PRINTABLE_ASCII = /^[\x20-\x7e]{0,400}$/;
/** Long runs of digits are national, tax or account numbers before they are anything technical. */
const LONG_NUMBER = /\d{7,}/g;

const cleanFact = (fact: unknown): string | number | boolean | undefined => {
  if (typeof fact === 'boolean' || (typeof fact === 'number' && Number.isFinite(fact))) return fact;
  if (typeof fact !== 'string') return undefined;
  return PRINTABLE_ASCII.test(fact) ? fact.replace(LONG_NUMBER, '#') : '[withheld]';
};

const cleanFacts = (facts: LogFacts): Record<string, string | number | boolean | undefined> =>
  Object.fromEntries(Object.entries(facts).map(([name, fact]) => [name, cleanFact(fact)]));

const sizeOf = (file: string): number => statSync(file, { throwIfNoEntry: false })?.size ?? 0;

const rotate = (file: string): void => {
  const numbered = (number: number): string => (number === 0 ? file : `${file}.${number}`);
  rmSync(numbered(FILES_KEPT - 1), { force: true });
  for (let number = FILES_KEPT - 2; number >= 0; number -= 1) {
    if (sizeOf(numbered(number)) > 0) renameSync(numbered(number), numbered(number + 1));
  }
};

/**
 * Events as JSON lines in `faem.log`, five files of 1 MB. Only numbers, truth values and plain ASCII text are written,
 * so that no Thai name and no long number can get in, whoever calls. Written at once: the last line before a crash is
 * the one that is needed.
 */
export const createFileLog = (place: {
  readonly folder: string;
  readonly nowMs: () => number;
  readonly maxBytes?: number;
}): Log => {
  const file = join(place.folder, 'faem.log');
  const write = (level: string, event: string, facts: LogFacts = {}): void => {
    const at = new Date(place.nowMs()).toISOString();
    try {
      mkdirSync(place.folder, { recursive: true });
      if (sizeOf(file) >= (place.maxBytes ?? MAX_BYTES)) rotate(file);
      appendFileSync(file, `${JSON.stringify({ at, level, event, ...cleanFacts(facts) })}\n`);
    } catch {
      // A full disk must not stop the counter for want of a log line; the journal reports the same disk to the clerk.
    }
  };
  return {
    info: (event, facts) => write('info', event, facts),
    warn: (event, facts) => write('warn', event, facts),
    error: (event, facts) => write('error', event, facts),
  };
};
