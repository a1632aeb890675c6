import { mapOk, ok, type Result } from '#shared/lib/result.ts';
import type { OfficeKeyRow } from '#shared/model/office-key-rows.ts';
import type { StorageFailed } from '#shared/sync/ports.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import type { SealedFileError } from '#shared/sync/sealed-file-error.ts';
import { readBackup } from './backup/backup-file.ts';
import { type CarriedFile, readCarriedFile } from './carried-work-file.ts';

interface Here {
  readonly officeId: string;
  readonly keys: Iterable<OfficeKeyRow>;
}

/** The unsent work in a backup, which is read to its end so that nothing of a damaged one is taken. */
const readBackedUpWork = async (
  file: Blob,
  here: Here,
): Promise<Result<CarriedFile, SealedFileError | StorageFailed>> => {
  const entries: OutboxEntry[] = [];
  const read = await readBackup(file.stream(), here, {
    records: async () => ok(),
    entries: async (some) => {
      entries.push(...some);
      return ok();
    },
  });
  // A backup is made by the PC itself and names nobody; each entry names who did it.
  return mapOk(read, ({ head }) => ({ head: { ...head, personName: '–', entries: entries.length }, entries }));
};

/**
 * The unsent work in a file from a stick: in one that was written to carry it, or in a backup of a PC that is lost. Either
 * goes to the centre under the client and numbers of the PC that did it, so what the centre has already counts once.
 */
export const readWorkInFile = async (
  file: Blob,
  here: Here,
): Promise<Result<CarriedFile, SealedFileError | StorageFailed>> => {
  const keys = [...here.keys];
  const start = await file.slice(0, 200).text();
  if (start.startsWith('{"kind":"faem-backup"')) return readBackedUpWork(file, { ...here, keys });
  return readCarriedFile(new Uint8Array(await file.arrayBuffer()), { ...here, keys });
};
