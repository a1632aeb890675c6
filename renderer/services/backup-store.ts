import { createStore, type StoreApi } from 'zustand/vanilla';
import { z } from 'zod';
import { backupStream, proveBackup } from '#data/backup/backup-file.ts';
import { drillBackup, type DatabaseEngine, type ProvedBackup } from '#data/backup/drill-backup.ts';
import { newestKey } from '#data/sealed-file.ts';
import type { OfficeData } from '#data/office-data.ts';
import {
  backupAge,
  backupMadeAt,
  backupName,
  backupsToRemove,
  newestBackup,
} from '#shared/domain/backup-policy.ts';
import type { BackupFolder, HostError } from '#shared/host/contract.ts';
import type { BackupFolders, Host } from '#shared/host/host.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { Instant } from '#shared/model/office-rows.ts';
import type { StorageFailed } from '#shared/sync/ports.ts';
import type { SealedFileError } from '#shared/sync/sealed-file-error.ts';

export type BackupError = HostError | SealedFileError | StorageFailed;

const Drilled = z.object({
  at: Instant,
  madeAt: Instant,
  deviceName: z.string(),
  rows: z.number(),
  tables: z.number(),
  entries: z.number(),
});
/** A drill that went well: when, and what the backup held. */
export type Drilled = ProvedBackup & { readonly at: string };

/** What this PC remembers of its backups, beside the files themselves. */
const Remembered = z.object({
  /** When the last backup was written and read back. */
  lastAt: Instant.exactOptional(),
  /** Since when a folder is chosen. */
  since: Instant.exactOptional(),
  drilled: Drilled.exactOptional(),
});
type Remembered = z.output<typeof Remembered>;

/** Backups of this PC's copy, as the screens use them. */
export interface BackupControl extends Remembered {
  /** The chosen folder as it was when last looked at; undefined when none is chosen. */
  readonly folder: BackupFolder | undefined;
  readonly activity: 'resting' | 'writing' | 'proving' | 'drilling' | 'restoring';
  /** The window closes when this backup is done. */
  readonly isClosing: boolean;
  /** `late` is what a person is warned about. */
  readonly age: 'none' | 'fresh' | 'due' | 'late';
  readonly problem: BackupError | undefined;
  /** Looks at the folder again. */
  look(): Promise<void>;
  chooseFolder(): Promise<void>;
  /** Writes a backup into the folder, reads it back, thins the old ones. */
  backUp(): Promise<Result<void, BackupError>>;
  /** One backup as a whole, for a shell without folders. */
  whole(): Promise<Result<Uint8Array<ArrayBuffer>, BackupError>>;
  /** Drills a file somebody chose, or the newest in the folder. */
  drill(file?: Blob): Promise<Result<ProvedBackup, BackupError>>;
  /** Goes on from a file somebody chose, or the newest in the folder, and opens the window anew. */
  restore(file?: Blob): Promise<Result<ProvedBackup, BackupError>>;
}

export interface BackupParts {
  readonly host: Pick<Host, 'backups' | 'secrets'>;
  readonly data: Pick<OfficeData, 'rows' | 'deviceId' | 'officeId' | 'sync' | 'copies'>;
  readonly engine: DatabaseEngine;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly nowMs: () => number;
  /** Opens the window anew. */
  readonly reload: () => void;
}

const MEMORY = 'faem.backup';
const PIECE_BYTES = 1 << 20;

const recall = (storage: BackupParts['storage']): Remembered => {
  try {
    return Remembered.safeParse(JSON.parse(storage.getItem(MEMORY) ?? '{}')).data ?? {};
  } catch {
    // Not JSON: nothing is remembered, and the next backup is due at once.
    return {};
  }
};

/** This PC's newest backup in the folder and when it was made. */
export const newestInFolder = (
  folder: BackupFolder | undefined,
  deviceId: string,
): { readonly name: string; readonly madeOn: string } | undefined => {
  const name = newestBackup(folder?.files.map((file) => file.name) ?? [], deviceId);
  const madeOn = name === undefined ? undefined : backupMadeAt(name);
  return name !== undefined && madeOn !== undefined ? { name, madeOn } : undefined;
};

/** A file in the folder as a stream; fails while it is read when the stick is pulled out. */
const fileIn = (folders: BackupFolders, name: string): ReadableStream<Uint8Array> => {
  let position = 0;
  return new ReadableStream<Uint8Array>({
    pull: async (out) => {
      const piece = await folders.read(name, position, PIECE_BYTES);
      if (!piece.ok) return out.error(new Error(piece.error.type));
      position += piece.value.length;
      if (piece.value.length === 0) out.close();
      else out.enqueue(piece.value);
    },
  });
};

const writeInto = async (
  folders: BackupFolders,
  name: string,
  stream: ReadableStream<Uint8Array>,
): Promise<Result<void, HostError>> => {
  const reader = stream.getReader();
  let position = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return folders.finish(name);
    const written = await folders.write(name, position, value);
    if (!written.ok) {
      await reader.cancel();
      return written;
    }
    position += value.length;
  }
};

/** The sealed stream of a backup made now. */
const newBackup = async (parts: BackupParts): Promise<Result<ReadableStream<Uint8Array<ArrayBuffer>>, BackupError>> => {
  const { data, host } = parts;
  const [office] = data.rows.all('office').values();
  const key = newestKey(data.rows.all('officeKey').values());
  if (!office || !key) return err({ type: 'office-key-missing' });
  const madeAt = new Date(parts.nowMs()).toISOString();
  const deviceName = (await host.secrets.get())?.deviceName ?? data.deviceId;
  const head = { officeId: office.id, officeName: office.name, deviceId: data.deviceId, deviceName, madeAt };
  const entries = [...data.sync.pendingEntries(), ...(await data.copies.rescued())];
  return ok(await backupStream({ source: data.copies.source, entries, head, key }));
};

/** Who may open a backup here: this office's keys. */
const hereOf = ({ data }: BackupParts) => ({
  officeId: data.officeId,
  keys: [...data.rows.all('officeKey').values()],
});

const writeProved = async (
  parts: BackupParts,
  folders: BackupFolders,
  tell: (activity: 'proving') => void,
): Promise<Result<void, BackupError>> => {
  const stream = await newBackup(parts);
  if (!stream.ok) return stream;
  const name = backupName(parts.data.deviceId, parts.nowMs());
  const written = await writeInto(folders, name, stream.value);
  if (!written.ok) {
    // What was begun would take room that the next one needs; a stick that is gone has nothing to clear.
    await folders.remove([name]);
    return written;
  }
  tell('proving');
  const proved = await proveBackup(fileIn(folders, name), hereOf(parts));
  if (!proved.ok) {
    await folders.remove([name]);
    return proved;
  }
  const after = await folders.folder();
  const names = after.ok ? (after.value?.files.map((file) => file.name) ?? []) : [];
  const old = backupsToRemove(names, parts.data.deviceId);
  return old.length === 0 ? ok() : folders.remove(old);
};

const ageOf = ({ lastAt, since }: Remembered, folder: BackupFolder | undefined, nowMs: number): BackupControl['age'] => {
  if (!folder) return 'none';
  if (lastAt !== undefined) return backupAge(Date.parse(lastAt), nowMs);
  return since !== undefined && backupAge(Date.parse(since), nowMs) === 'late' ? 'late' : 'due';
};

/** The backups of this PC. One thing at a time: what is asked for meanwhile is answered by `cancelled`. */
export const createBackupStore = (parts: BackupParts): StoreApi<BackupControl> => {
  const { storage, nowMs } = parts;
  const folders = parts.host.backups;
  const instant = (): string => new Date(nowMs()).toISOString();
  return createStore<BackupControl>()((set, get) => {
    const remember = (changes: Partial<Remembered>): void => {
      set(changes);
      const { lastAt, since, drilled } = get();
      storage.setItem(MEMORY, JSON.stringify({ lastAt, since, drilled }));
      set({ age: ageOf(get(), get().folder, nowMs()) });
    };
    const see = (found: Result<BackupFolder | undefined, HostError>): void => {
      if (found.ok) set({ folder: found.value, age: ageOf(get(), found.value, nowMs()) });
      else set({ problem: found.error });
    };
    const doing = async <T>(
      activity: BackupControl['activity'],
      run: () => Promise<Result<T, BackupError>>,
    ): Promise<Result<T, BackupError>> => {
      if (get().activity !== 'resting') return err({ type: 'cancelled' });
      set({ activity, problem: undefined });
      const done = await run();
      set({ activity: 'resting', problem: done.ok ? undefined : done.error });
      return done;
    };
    const chosen = (file: Blob | undefined): ReadableStream<Uint8Array> | undefined => {
      if (file) return file.stream();
      const newest = newestInFolder(get().folder, parts.data.deviceId);
      return folders && newest ? fileIn(folders, newest.name) : undefined;
    };
    return {
      ...recall(storage),
      folder: undefined,
      activity: 'resting',
      isClosing: false,
      age: 'none',
      problem: undefined,
      look: async () => {
        if (folders) see(await folders.folder());
      },
      chooseFolder: async () => {
        if (!folders) return;
        const chosen = await folders.choose();
        set({ problem: undefined });
        see(chosen);
        if (chosen.ok && chosen.value && get().since === undefined) remember({ since: instant() });
      },
      backUp: () =>
        doing('writing', async () => {
          if (!folders) return err({ type: 'backup-folder-missing' });
          const done = await writeProved(parts, folders, (activity) => set({ activity }));
          if (done.ok) remember({ lastAt: instant() });
          see(await folders.folder());
          return done;
        }),
      whole: () =>
        doing('writing', async () => {
          const stream = await newBackup(parts);
          return stream.ok ? ok(new Uint8Array(await new Response(stream.value).arrayBuffer())) : stream;
        }),
      drill: (file) =>
        doing('drilling', async () => {
          const stream = chosen(file);
          if (!stream) return err({ type: 'backup-folder-missing' });
          const proved = await drillBackup(stream, hereOf(parts), parts.engine);
          if (proved.ok) remember({ drilled: { ...proved.value, at: instant() } });
          return proved;
        }),
      restore: (file) =>
        doing('restoring', async () => {
          const stream = chosen(file);
          if (!stream) return err({ type: 'backup-folder-missing' });
          const restored = await parts.data.copies.restore(stream, hereOf(parts).keys);
          if (restored.ok) parts.reload();
          return restored;
        }),
    };
  });
};
