import { createReadStream } from 'node:fs';
import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { errorCode } from '#electron/error-facts.ts';

/** Where updates lie: files beside each other, on a server or in a folder. */
export interface UpdateSource {
  /** A small file whole; undefined when it is not there. Throws when the place itself is not reached. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** A large file piece by piece; undefined when it is not there. */
  open(name: string): Promise<Readable | undefined>;
}

/** A manifest is one or two kilobytes. */
const LARGEST_SMALL_FILE = 1_000_000;
const SMALL_FILE_MS = 15_000;

/** The part of `fetch` that is used; the shell hands in Electron's, which knows the system's proxy and certificates. */
export type Fetch = (address: string, options: { readonly signal?: AbortSignal }) => Promise<Response>;

/** Updates that a server gives out under `baseUrl`, which ends with a slash. */
export const createServerSource = (baseUrl: string, fetch: Fetch): UpdateSource => {
  const get = async (name: string, signal?: AbortSignal): Promise<Response | undefined> => {
    const answer = await fetch(new URL(name, baseUrl).href, signal ? { signal } : {});
    if (answer.status === 404) return undefined;
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    return answer;
  };
  return {
    read: async (name) => {
      const answer = await get(name, AbortSignal.timeout(SMALL_FILE_MS));
      if (!answer) return undefined;
      const bytes = new Uint8Array(await answer.arrayBuffer());
      if (bytes.length > LARGEST_SMALL_FILE) throw new Error('too large');
      return bytes;
    },
    open: async (name) => {
      const answer = await get(name);
      return answer?.body ? Readable.fromWeb(answer.body) : undefined;
    },
  };
};

const undefinedIfMissing = (error: unknown): undefined => {
  if (errorCode(error) === 'ENOENT') return undefined;
  throw error;
};

/** Updates in a folder: a USB stick, or a share of the office network. */
export const createFolderSource = (folder: string): UpdateSource => ({
  read: async (name) => {
    // A stick that was pulled out is a place that is not reached, not a folder without updates.
    await stat(folder);
    const file = join(folder, name);
    const found = await stat(file).catch(undefinedIfMissing);
    if (found && found.size > LARGEST_SMALL_FILE) throw new Error('too large');
    return readFile(file).catch(undefinedIfMissing);
  },
  open: async (name) => {
    const file = join(folder, name);
    const found = await stat(file).catch(undefinedIfMissing);
    return found?.isFile() ? createReadStream(file) : undefined;
  },
});
