import { createStore, type StoreApi } from 'zustand/vanilla';
import { z } from 'zod';
import { drillBackup, type ProvedBackup } from '#data/backup/drill-backup.ts';
import { backupAge } from '#shared/domain/backup-policy.ts';
import type { BackupFolder, HostError } from '#shared/host/contract.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { Instant } from '#shared/model/office-rows.ts';
import {
  type BackupError,
  type BackupParts,
  fileIn,
  hereOf,
  newBackup,
  newestInFolder,
  writeProved,
} from './backup-files.ts';

/** A drill that went well: when, and what the backup held. */
const Drilled = z.object({
  at: Instant,
  madeAt: Instant,
  deviceName: z.string(),
  rows: z.number(),
  tables: z.number(),
  entries: z.number(),
});
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
  /** Another version is about to be installed over this one: a backup is wanted first, however fresh the last one is. */
  readonly isBeforeUpdate: boolean;
  /** `late` is what a person is warned about. */
  readonly age: 'none' | 'fresh' | 'due' | 'late';
  readonly problem: BackupError | undefined;
  /** Looks at the folder again. */
  readonly look: () => Promise<void>;
  readonly chooseFolder: () => Promise<void>;
  /** Writes a backup into the folder, reads it back, thins the old ones. */
  readonly backUp: () => Promise<Result<void, BackupError>>;
  /** One backup as a whole, for a shell without folders. */
  readonly whole: () => Promise<Result<Uint8Array<ArrayBuffer>, BackupError>>;
  /** Drills a file somebody chose, or the newest in the folder. */
  readonly drill: (file?: Blob) => Promise<Result<ProvedBackup, BackupError>>;
  /** Goes on from a file somebody chose, or the newest in the folder, and opens the window anew. */
  readonly restore: (file?: Blob) => Promise<Result<ProvedBackup, BackupError>>;
}

const MEMORY = 'faem.backup';
const recall = (storage: BackupParts['storage']): Remembered => {
  try {
    return Remembered.safeParse(JSON.parse(storage.getItem(MEMORY) ?? '{}')).data ?? {};
  } catch {
    // Not JSON: nothing is remembered, and the next backup is due at once.
    return {};
  }
};

const ageOf = (
  { lastAt, since }: Remembered,
  folder: BackupFolder | undefined,
  nowMs: number,
): BackupControl['age'] => {
  if (!folder) return 'none';
  if (lastAt !== undefined) return backupAge(Date.parse(lastAt), nowMs);
  return since !== undefined && backupAge(Date.parse(since), nowMs) === 'late' ? 'late' : 'due';
};

type Actions = Pick<BackupControl, 'look' | 'chooseFolder' | 'backUp' | 'whole' | 'drill' | 'restore'>;
type Set = (changes: Partial<BackupControl>) => void;

/** What the actions share: remembering, looking, and doing one thing at a time. */
const createKeeping = (parts: BackupParts, set: Set, get: () => BackupControl) => ({
  remember: (changes: Partial<Remembered>): void => {
    set(changes);
    const { lastAt, since, drilled } = get();
    parts.storage.setItem(MEMORY, JSON.stringify({ lastAt, since, drilled }));
    set({ age: ageOf(get(), get().folder, parts.nowMs()) });
  },
  see: (found: Result<BackupFolder | undefined, HostError>): void => {
    if (found.ok) set({ folder: found.value, age: ageOf(get(), found.value, parts.nowMs()) });
    else set({ problem: found.error });
  },
  doing: async <T>(
    activity: BackupControl['activity'],
    run: () => Promise<Result<T, BackupError>>,
  ): Promise<Result<T, BackupError>> => {
    if (get().activity !== 'resting') return err({ type: 'cancelled' });
    set({ activity, problem: undefined });
    const done = await run();
    set({ activity: 'resting', problem: done.ok ? undefined : done.error });
    return done;
  },
});

const createActions = (parts: BackupParts, set: Set, get: () => BackupControl): Actions => {
  const folders = parts.host.backups;
  const { remember, see, doing } = createKeeping(parts, set, get);
  const instant = (): string => new Date(parts.nowMs()).toISOString();
  const chosen = (file: Blob | undefined): ReadableStream<Uint8Array> | undefined => {
    if (file) return file.stream();
    const newest = newestInFolder(get().folder, parts.data.deviceId);
    return folders && newest ? fileIn(folders, newest.name) : undefined;
  };
  return {
    look: async () => {
      if (folders) see(await folders.folder());
    },
    chooseFolder: async () => {
      if (!folders) return;
      const answer = await folders.choose();
      set({ problem: undefined });
      see(answer);
      if (answer.ok && answer.value && get().since === undefined) remember({ since: instant() });
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
};

/** The backups of this PC. One thing at a time: what is asked for meanwhile is answered by `cancelled`. */
export const createBackupStore = (parts: BackupParts): StoreApi<BackupControl> =>
  createStore<BackupControl>()((set, get) => ({
    ...recall(parts.storage),
    folder: undefined,
    activity: 'resting',
    isClosing: false,
    isBeforeUpdate: false,
    age: 'none',
    problem: undefined,
    ...createActions(parts, set, get),
  }));
