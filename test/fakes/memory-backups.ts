import type { BackupFolder } from '#shared/host/contract.ts';
import type { BackupFolders } from '#shared/host/host.ts';
import { err, ok } from '#shared/lib/result.ts';

/** A stick in memory; `pull` takes it out, `fill` leaves no room on it. */
export const createMemoryBackups = (path = 'E:\\แฟ้มสำรอง') => {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  const parts = new Map<string, Uint8Array<ArrayBuffer>>();
  let state: BackupFolder['state'] = 'there';
  let isFull = false;
  let isChosen = false;
  const folderNow = (): BackupFolder | undefined =>
    isChosen
      ? {
          path,
          state,
          files: state === 'missing' ? [] : [...files].map(([name, { length }]) => ({ name, bytes: length })),
        }
      : undefined;
  const whenThere = <T>(run: () => T) =>
    state === 'there' ? ok(run()) : err({ type: 'backup-folder-missing' } as const);
  const folders: BackupFolders = {
    choose: async () => {
      isChosen = true;
      return ok(folderNow());
    },
    folder: async () => ok(folderNow()),
    write: async (name, position, bytes) => {
      if (isFull) return err({ type: 'disk-full' });
      return whenThere(() => {
        const before = position === 0 ? new Uint8Array(0) : (parts.get(name) ?? new Uint8Array(0));
        const joined = new Uint8Array(position + bytes.length);
        joined.set(before.subarray(0, position));
        joined.set(bytes, position);
        parts.set(name, joined);
      });
    },
    finish: async (name) =>
      whenThere(() => {
        files.set(name, parts.get(name) ?? new Uint8Array(0));
        parts.delete(name);
      }),
    read: async (name, position, length) =>
      whenThere(() => (files.get(name) ?? new Uint8Array(0)).slice(position, position + length)),
    remove: async (names) =>
      whenThere(() => {
        for (const name of names) {
          files.delete(name);
          parts.delete(name);
        }
      }),
  };
  return {
    folders,
    files,
    parts,
    pull: () => void (state = 'missing'),
    plugIn: () => void (state = 'there'),
    fill: () => void (isFull = true),
  };
};
