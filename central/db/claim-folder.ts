import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Another server is using this folder; two on one folder would destroy it. */
export class FolderInUse extends Error {
  constructor(folder: string, processId: number) {
    super(`The data folder ${folder} is in use by process ${processId}.`);
    this.name = 'FolderInUse';
  }
}

const isRunning = (processId: number): boolean => {
  try {
    process.kill(processId, 0);
    return true;
  } catch {
    // No such process: whoever wrote the mark was killed.
    return false;
  }
};

const markedBy = (mark: string): number | undefined => {
  try {
    const processId = Number(readFileSync(mark, 'utf8'));
    return Number.isSafeInteger(processId) && processId > 0 ? processId : undefined;
  } catch {
    // It was removed just now; the folder is free.
    return undefined;
  }
};

const isThere = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'EEXIST';

const tryMark = (mark: string): boolean => {
  try {
    writeFileSync(mark, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (isThere(error)) return false;
    throw error;
  }
};

/** Marks a data folder as used by this process, and gives back how to release it. Throws `FolderInUse`. */
export const claimFolder = (folder: string): (() => void) => {
  const mark = join(folder, 'in-use-by');
  while (!tryMark(mark)) {
    const owner = markedBy(mark);
    if (owner !== undefined && owner !== process.pid && isRunning(owner)) throw new FolderInUse(folder, owner);
    rmSync(mark, { force: true });
  }
  return () => rmSync(mark, { force: true });
};
