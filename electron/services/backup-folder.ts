import { constants } from 'node:fs';
import { open, readdir, realpath, rename, rm, stat } from 'node:fs/promises';
import { isAbsolute, join, relative, resolve } from 'node:path';
import { BackupName, type BackupFolder, type HostError } from '#shared/host/contract.ts';
import { err, mapOk, ok, type Result } from '#shared/lib/result.ts';
import { errorCode, isDiskFull } from '../error-facts.ts';
import { syncFolder } from './durable-file.ts';
import type { Remembered } from './remembered-json.ts';

/** The folder for scheduled backups: remembered, outside the data folder, and only files of a backup's name in it. */
export interface BackupFolderStore {
  choose(): Promise<Result<{ folder: BackupFolder | null }, HostError>>;
  folder(): Promise<Result<{ folder: BackupFolder | null }, HostError>>;
  write(name: string, position: number, bytes: Uint8Array): Promise<Result<void, HostError>>;
  finish(name: string): Promise<Result<void, HostError>>;
  read(name: string, position: number, length: number): Promise<Result<{ bytes: Uint8Array<ArrayBuffer> }, HostError>>;
  remove(names: readonly string[]): Promise<Result<void, HostError>>;
}

/** A file that is being written; what a power cut leaves of it is written over by the next one. */
const UNFINISHED = '.part';

/** A folder on a stick that was pulled out, a share that is gone, a disk that went read-only: all mean the same to a person. */
const attempt = async <T>(step: () => Promise<T>): Promise<Result<T, HostError>> => {
  try {
    return ok(await step());
  } catch (error) {
    if (isDiskFull(error)) return err({ type: 'disk-full' });
    if (errorCode(error) !== undefined) return err({ type: 'backup-folder-missing' });
    throw error;
  }
};

const isInside = (folder: string, inner: string): boolean => {
  const way = relative(folder, inner);
  return way === '' || (!way.startsWith('..') && !isAbsolute(way));
};

const filesIn = async (path: string): Promise<BackupFolder['files']> => {
  const names = (await readdir(path)).filter((name) => BackupName.safeParse(name).success);
  return Promise.all(names.sort().map(async (name) => ({ name, bytes: (await stat(join(path, name))).size })));
};

const folderAt = async (path: string): Promise<BackupFolder> => {
  const files = await attempt(() => filesIn(path));
  return files.ok ? { path, state: 'there', files: files.value } : { path, state: 'missing', files: [] };
};

const writePiece = async (file: string, position: number, bytes: Uint8Array): Promise<void> => {
  // Readable by whoever may read the folder; the content is sealed.
  const begin = position === 0 ? constants.O_TRUNC : 0;
  const handle = await open(file, constants.O_WRONLY | constants.O_CREAT | begin, 0o644);
  try {
    let written = 0;
    while (written < bytes.length) {
      const part = await handle.write(bytes, written, bytes.length - written, position + written);
      written += part.bytesWritten;
    }
  } finally {
    await handle.close();
  }
};

const readPiece = async (file: string, position: number, length: number): Promise<Uint8Array<ArrayBuffer>> => {
  const handle = await open(file, 'r');
  try {
    const bytes = new Uint8Array(length);
    const { bytesRead } = await handle.read(bytes, 0, length, position);
    return bytes.subarray(0, bytesRead);
  } finally {
    await handle.close();
  }
};

const giveName = async (folder: string, name: string): Promise<void> => {
  const unfinished = join(folder, `${name}${UNFINISHED}`);
  const handle = await open(unfinished, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(unfinished, join(folder, name));
  await syncFolder(folder);
};

/** `choosePath` asks the person; undefined from it means that they closed the dialog. */
export const createBackupFolder = (parts: {
  readonly dataFolder: string;
  readonly remembered: Remembered<string>;
  readonly choosePath: () => Promise<string | undefined>;
}): BackupFolderStore => {
  const { remembered } = parts;
  const current = async (): Promise<Result<{ folder: BackupFolder | null }, HostError>> => {
    const path = remembered.read();
    return ok({ folder: path === undefined ? null : await folderAt(path) });
  };
  const inFolder = async <T>(step: (folder: string) => Promise<T>): Promise<Result<T, HostError>> => {
    const path = remembered.read();
    return path === undefined ? err({ type: 'backup-folder-missing' }) : attempt(() => step(path));
  };
  return {
    folder: current,
    choose: async () => {
      const chosen = await parts.choosePath();
      if (chosen === undefined) return current();
      const real = await attempt(() => realpath(chosen));
      if (!real.ok) return real;
      // A backup that goes with the profile is none.
      if (isInside(resolve(parts.dataFolder), real.value)) return err({ type: 'backup-folder-inside' });
      remembered.write(chosen);
      return current();
    },
    write: (name, position, bytes) =>
      inFolder((folder) => writePiece(join(folder, `${name}${UNFINISHED}`), position, bytes)),
    finish: (name) => inFolder((folder) => giveName(folder, name)),
    read: async (name, position, length) =>
      mapOk(await inFolder((folder) => readPiece(join(folder, name), position, length)), (bytes) => ({ bytes })),
    remove: (names) =>
      inFolder(async (folder) => {
        for (const name of names) {
          await rm(join(folder, name), { force: true });
          await rm(join(folder, `${name}${UNFINISHED}`), { force: true });
        }
      }),
  };
};
