import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type { z } from 'zod';
import type { Log } from '#shared/lib/ports.ts';
import { errorFacts } from '../error-facts.ts';

/** A small thing that is pleasant to find again (window places) and no loss when it is gone. */
export interface Remembered<T> {
  read(): T | undefined;
  write(value: T): void;
}

/** Keeps one value in a JSON file. A missing, damaged or outdated file reads as nothing remembered. */
export const createRememberedJson = <S extends z.ZodType>(
  file: string,
  schema: S,
  log: Log,
): Remembered<z.output<S>> => ({
  read: () => {
    try {
      const parsed = schema.safeParse(JSON.parse(readFileSync(file, 'utf8')));
      return parsed.success ? parsed.data : undefined;
    } catch {
      // Not there yet, or not JSON: both mean that nothing is remembered.
      return undefined;
    }
  },
  write: (value) => {
    try {
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(`${file}.new`, JSON.stringify(value));
      renameSync(`${file}.new`, file);
    } catch (error) {
      log.warn('not-remembered', errorFacts(error));
    }
  },
});
