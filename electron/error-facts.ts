import { randomUUID } from 'node:crypto';
import type { LogFacts } from '#shared/lib/ports.ts';

/** The machine's own code of a failure, e.g. `ENOSPC`; undefined when there is none. */
export const errorCode = (error: unknown): string | undefined =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;

/** Whether the disk or the user's share of it is full. */
export const isDiskFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(errorCode(error) ?? '');

const FRAMES_KEPT = 4;

const framesOf = (stack: string): string =>
  stack
    .split('\n')
    .flatMap((line) => /^\s+at .*?([\w.-]+:\d+:\d+)\)?$/.exec(line)?.[1] ?? [])
    .slice(0, FRAMES_KEPT)
    .join(' ');

/** What the log may know of a failure: where it happened, not its message, which may quote a name or a path. */
export const errorFacts = (error: unknown): LogFacts =>
  error instanceof Error
    ? { name: error.name, code: errorCode(error), frames: framesOf(error.stack ?? '') }
    : { name: typeof error };

/** A short mark that a person can read out on the phone and support can find in the log, e.g. `3f9a-c01d`. */
export const newReference = (): string => {
  const id = randomUUID();
  return `${id.slice(0, 4)}-${id.slice(9, 13)}`;
};
