import { backupStream, proveBackup } from '#data/backup/backup-file.ts';
import type { DatabaseEngine } from '#data/backup/drill-backup.ts';
import { newestKey } from '#data/sealed-file.ts';
import type { OfficeData } from '#data/office-data.ts';
import { backupMadeAt, backupName, backupsToRemove, newestBackup } from '#shared/domain/backup-policy.ts';
import type { BackupFolder, HostError } from '#shared/host/contract.ts';
import type { BackupFolders, Host } from '#shared/host/host.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { OfficeKeyRow } from '#shared/model/office-key-rows.ts';
import type { StorageFailed } from '#shared/sync/ports.ts';
import type { SealedFileError } from '#shared/sync/sealed-file-error.ts';

export type BackupError = HostError | SealedFileError | StorageFailed;

/** What backups are made from and with. */
export interface BackupParts {
  readonly host: Pick<Host, 'backups' | 'secrets'>;
  readonly data: Pick<OfficeData, 'rows' | 'deviceId' | 'officeId' | 'sync' | 'copies'>;
  readonly engine: DatabaseEngine;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly nowMs: () => number;
  /** Opens the window anew. */
  readonly reload: () => void;
}

const PIECE_BYTES = 1 << 20;

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
export const fileIn = (folders: BackupFolders, name: string): ReadableStream<Uint8Array> => {
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
export const newBackup = async (
  parts: BackupParts,
): Promise<Result<ReadableStream<Uint8Array<ArrayBuffer>>, BackupError>> => {
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
export const hereOf = ({
  data,
}: BackupParts): { readonly officeId: string; readonly keys: readonly OfficeKeyRow[] } => ({
  officeId: data.officeId,
  keys: [...data.rows.all('officeKey').values()],
});

/** Writes a backup into the folder, reads it back, and thins the old ones; a bad one is taken away again. */
export const writeProved = async (
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
