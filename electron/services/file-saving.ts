import { join } from 'node:path';
import type { HostError } from '#shared/host/contract.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { isDiskFull } from '../error-facts.ts';
import { writeFileDurably } from './durable-file.ts';

export interface FileSaving {
  /** `saved` is false when the person closed the dialog. */
  save(suggestedName: string, bytes: Uint8Array): Promise<Result<{ saved: boolean }, HostError>>;
}

const LONGEST_NAME = 120;
/** Whoever may read the folder may read what a person saved there. */
const ORDINARY_FILE = 0o644;

/** A file name and nothing else: no folder, no drive, no control character, no name that Windows keeps for itself. */
export const safeFileName = (suggested: string): string => {
  const name = suggested
    // oxlint-disable-next-line no-control-regex -- control characters are exactly what has to go
    .replace(/[\u0000-\u001f<>:"/\\|?*]+/g, '-')
    .replace(/^[.\s]+|[.\s]+$/g, '')
    .slice(0, LONGEST_NAME);
  const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(name);
  return name === '' || reserved ? `faem-${name}` : name;
};

/** Writes where `choosePath` says; undefined from it means that nothing was to be saved. */
export const createFileSaving = (choosePath: (fileName: string) => Promise<string | undefined>): FileSaving => ({
  save: async (suggestedName, bytes) => {
    const path = await choosePath(safeFileName(suggestedName));
    if (path === undefined) return ok({ saved: false });
    try {
      await writeFileDurably(path, bytes, ORDINARY_FILE);
      return ok({ saved: true });
    } catch (error) {
      if (isDiskFull(error)) return err({ type: 'disk-full' });
      throw error;
    }
  },
});

/** Saves without asking, into the folder a test gave. */
export const chooseIn =
  (folder: string) =>
  async (fileName: string): Promise<string> =>
    join(folder, fileName);
