import type Dexie from 'dexie';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { isTableName } from '#shared/model/tables.ts';
import type { StorageFailed } from '#shared/sync/ports.ts';
import type { OfficeDatabase } from '../database.ts';
import { putBuckets, storageFailed } from '../dexie-storage.ts';
import { ledgerRecord } from '../ledger-store.ts';
import type { BackupReceiver } from './backup-file.ts';
import type { CopyPart, CopyRecord } from './copy-source.ts';

const attempt = async (write: () => PromiseLike<unknown>): Promise<Result<void, StorageFailed>> => {
  try {
    await write();
    return ok();
  } catch (thrown) {
    return err(storageFailed(thrown));
  }
};

const putRecords = (db: OfficeDatabase, part: CopyPart, records: readonly CopyRecord[]): PromiseLike<unknown> => {
  if (part === 'buckets') return putBuckets(db, records);
  if (part === 'archive') return db.archive.bulkPut([...records]);
  return db.ledger.bulkPut(
    records.flatMap(({ key, rows }) => {
      const [table = ''] = key.split('/');
      return isTableName(table) ? rows.map((row) => ledgerRecord(table, row)) : [];
    }),
  );
};

/** Puts what a backup holds into an empty database, group by group; the unsent work in it waits among what was rescued. */
export const fillFromBackup = (db: OfficeDatabase): BackupReceiver => ({
  records: (part, records) => attempt(() => putRecords(db, part, records)),
  entries: (entries) => attempt(() => db.rescued.bulkPut([...entries])),
});

/** Takes a database away with everything in it; one that is not there is no failure. */
export const discard = async (db: Dexie): Promise<void> => {
  db.close({ disableAutoOpen: false });
  await db.delete({ disableAutoOpen: false });
};
