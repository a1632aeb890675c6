import { constants } from 'node:fs';
import { mkdir, open, readdir, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { syncFolder } from './durable-file.ts';

/** The few things a journal needs of a disk; a test gives one that loses whatever was not synced. */
export interface JournalDisk {
  names(): Promise<readonly string[]>;
  /** The file's bytes; undefined when there is no such file. */
  read(name: string): Promise<Uint8Array | undefined>;
  /** Writes at a byte position and makes the file when it is missing. Safe only after `sync`. */
  write(name: string, bytes: Uint8Array, position: number): Promise<void>;
  truncate(name: string, lengthBytes: number): Promise<void>;
  sync(name: string): Promise<void>;
  /** Replaces `to`. Safe only after `syncFolder`. */
  rename(from: string, to: string): Promise<void>;
  remove(name: string): Promise<void>;
  syncFolder(): Promise<void>;
  close(): Promise<void>;
}

const writeAll = async (handle: FileHandle, bytes: Uint8Array, position: number): Promise<void> => {
  let written = 0;
  while (written < bytes.length) {
    const part = await handle.write(bytes, written, bytes.length - written, position + written);
    written += part.bytesWritten;
  }
};

/** A folder of the real disk. Files stay open between calls, since an append happens with every scan. */
export const createJournalDisk = (folder: string): JournalDisk => {
  const handles = new Map<string, FileHandle>();
  const handleOf = async (name: string): Promise<FileHandle> => {
    const known = handles.get(name);
    if (known) return known;
    const handle = await open(join(folder, name), constants.O_RDWR | constants.O_CREAT, 0o600);
    handles.set(name, handle);
    return handle;
  };
  const closeHandle = async (name: string): Promise<void> => {
    const handle = handles.get(name);
    handles.delete(name);
    await handle?.close();
  };
  const names = async (): Promise<readonly string[]> => {
    if (await mkdir(folder, { recursive: true })) await syncFolder(dirname(folder));
    return readdir(folder);
  };
  return {
    names,
    read: async (name) => ((await names()).includes(name) ? await readWhole(await handleOf(name)) : undefined),
    write: async (name, bytes, position) => writeAll(await handleOf(name), bytes, position),
    truncate: async (name, lengthBytes) => (await handleOf(name)).truncate(lengthBytes),
    sync: async (name) => (await handleOf(name)).datasync(),
    rename: async (from, to) => {
      // Windows refuses to replace a file that is open.
      await closeHandle(from);
      await closeHandle(to);
      await rename(join(folder, from), join(folder, to));
    },
    remove: async (name) => {
      await closeHandle(name);
      await rm(join(folder, name), { force: true });
    },
    syncFolder: () => syncFolder(folder),
    close: async () => {
      for (const name of handles.keys()) await closeHandle(name);
    },
  };
};

const readWhole = async (handle: FileHandle): Promise<Uint8Array> => {
  const bytes = new Uint8Array((await handle.stat()).size);
  let done = 0;
  while (done < bytes.length) {
    const { bytesRead } = await handle.read(bytes, done, bytes.length - done, done);
    if (bytesRead === 0) break;
    done += bytesRead;
  }
  return bytes.subarray(0, done);
};
