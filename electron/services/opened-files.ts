import { readFileSync, statSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Log } from '#shared/lib/ports.ts';
import { errorFacts } from '#electron/error-facts.ts';

/** A file that a person opened with this program from outside. */
export interface OpenedFile {
  readonly name: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** The largest backup of an office is far below; more is no file of ours. */
const MOST_BYTES = 512 * 1024 * 1024;
const OUR_FILE = /\.faem$/i;

/** Which of the words a program was started with is a file of ours; the last one, undefined when none is. */
export const openedPathIn = (words: readonly string[], folder: string): string | undefined => {
  const name = words.findLast((word) => OUR_FILE.test(word) && !word.startsWith('-'));
  return name === undefined ? undefined : resolve(folder, name);
};

/** Holds one opened file until the page takes it. Only the path waits; the file is read when somebody is there to see it. */
export interface OpenedFiles {
  opened(path: string): void;
  isWaiting(): boolean;
  /** Gives the file once. Undefined: none, or it cannot be read any more. */
  take(): OpenedFile | undefined;
}

/** `onWaiting` is called each time a file is opened; a second one before the page took the first replaces it. */
export const createOpenedFiles = (onWaiting: () => void, log: Log): OpenedFiles => {
  let waiting: string | undefined;
  return {
    opened: (path) => {
      waiting = path;
      onWaiting();
    },
    isWaiting: () => waiting !== undefined,
    take: () => {
      const path = waiting;
      waiting = undefined;
      if (path === undefined) return undefined;
      try {
        const { size } = statSync(path);
        if (size > MOST_BYTES) return undefined;
        return { name: basename(path), bytes: new Uint8Array(readFileSync(path)) };
      } catch (error) {
        log.warn('opened-file-unreadable', errorFacts(error));
        return undefined;
      }
    },
  };
};
