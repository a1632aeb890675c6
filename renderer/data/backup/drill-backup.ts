import { err, ok, type Result } from '#shared/lib/result.ts';
import type { OfficeKeyRow } from '#shared/model/office-key-rows.ts';
import type { StorageFailed } from '#shared/sync/ports.ts';
import type { SealedFileError } from '#shared/sync/sealed-file-error.ts';
import { OfficeDatabase } from '../database.ts';
import { type BackupHead, readBackup } from './backup-file.ts';
import { type CopySummary, isSameCopy, rowsIn, summaryOf } from './copy-digest.ts';
import { copyInDatabase } from './copy-source.ts';
import { discard, fillFromBackup } from './fill-copy.ts';

/** The browser's databases, or those of a test. */
export interface DatabaseEngine {
  readonly indexedDB: IDBFactory;
  readonly IDBKeyRange: typeof IDBKeyRange;
}

/** What a backup was proved to hold. */
export interface ProvedBackup {
  readonly madeAt: string;
  readonly deviceName: string;
  readonly rows: number;
  readonly tables: number;
  readonly entries: number;
}

/** One name: a scratch database that a power cut has left behind is thrown away by the next drill. */
const SCRATCH = 'faem-drill';

/** What a backup holds, in the figures a person is told. */
export const figuresOf = ({
  head,
  summary,
}: {
  readonly head: BackupHead;
  readonly summary: CopySummary;
}): ProvedBackup => ({
  madeAt: head.madeAt,
  deviceName: head.deviceName,
  rows: rowsIn(summary),
  tables: Object.keys(summary.tables).length,
  entries: summary.entries.count,
});

/**
 * The drill: restores a backup into a scratch database, reads that database back, compares its digests with those of the day
 * it was written, and throws the scratch away. What this PC works with is not touched.
 */
export const drillBackup = async (
  file: ReadableStream<Uint8Array>,
  here: { readonly officeId?: string; readonly keys: Iterable<OfficeKeyRow> },
  engine: DatabaseEngine,
): Promise<Result<ProvedBackup, SealedFileError | StorageFailed>> => {
  const scratch = new OfficeDatabase(SCRATCH, engine);
  try {
    await discard(scratch);
    const read = await readBackup(file, here, fillFromBackup(scratch));
    if (!read.ok) return read;
    const restored = await summaryOf(copyInDatabase(scratch), await scratch.rescued.toArray());
    return isSameCopy(restored, read.value.summary) ? ok(figuresOf(read.value)) : err({ type: 'sealed-file-damaged' });
  } finally {
    await discard(scratch);
  }
};
