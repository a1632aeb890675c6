import type { Clock, Random } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { makeRowId } from '#shared/model/ids.ts';
import { NumberBlockRow } from '#shared/model/office-rows.ts';
import type { OfficeKeyRow } from '#shared/model/office-key-rows.ts';
import type { Journal, ReplicaMeta, StorageFailed } from '#shared/sync/ports.ts';
import { planRecovery } from '#shared/sync/recover.ts';
import type { SealedFileError } from '#shared/sync/sealed-file-error.ts';
import { bucketRange } from '../buckets.ts';
import { databaseName, OfficeDatabase } from '../database.ts';
import { storageFailed } from '../dexie-storage.ts';
import { readBackup } from './backup-file.ts';
import { isSameCopy, summaryOf } from './copy-digest.ts';
import { copyInDatabase } from './copy-source.ts';
import { type DatabaseEngine, figuresOf, type ProvedBackup } from './drill-backup.ts';
import { discard, fillFromBackup } from './fill-copy.ts';

/** Where a restored copy goes and who it will be. */
export interface RestoreInto {
  readonly engine: DatabaseEngine;
  readonly generation: { current(): number; advance(): void };
  readonly identity: { readonly officeId: string; readonly deviceId: string };
  /** Its unsent work is newer than any backup; the restored copy goes on with its client and numbers. */
  readonly journal: Journal | undefined;
  readonly clock: Pick<Clock, 'nowMs'>;
  readonly random: Random;
}

/**
 * Every leased number of this PC counts as used: nobody knows which stand on paper since the backup. The centre's next word
 * gives new blocks.
 */
const numbersUsed = async (db: OfficeDatabase, deviceId: string): Promise<Readonly<Record<string, number>>> => {
  const used: Record<string, number> = {};
  const [from, to] = bucketRange('numberBlock');
  for (const { rows } of await db.packed.where(':id').between(from, to).toArray()) {
    for (const row of rows) {
      const block = NumberBlockRow.safeParse(row);
      if (!block.success || block.data.deviceId !== deviceId) continue;
      used[block.data.kind] = Math.max(used[block.data.kind] ?? 0, block.data.to);
    }
  }
  return used;
};

const metaFor = async (db: OfficeDatabase, madeAt: string, into: RestoreInto): Promise<ReplicaMeta> => {
  const journal = await into.journal?.read();
  // The backup's own client is never gone on with: what it numbered after the backup may be at the centre already.
  const { clientId, nextSeq } = planRecovery({
    meta: undefined,
    outbox: [],
    journal: journal?.ok ? journal.value : [],
  });
  return {
    clientId: clientId ?? makeRowId(into.clock.nowMs(), into.random),
    ...into.identity,
    nextSeq,
    pulledSeq: 0,
    cookie: '',
    offsetMs: 0,
    usedNumbers: await numbersUsed(db, into.identity.deviceId),
    changedAt: {},
    restoredFrom: madeAt,
  };
};

const fill = async (
  db: OfficeDatabase,
  file: ReadableStream<Uint8Array>,
  keys: Iterable<OfficeKeyRow>,
  into: RestoreInto,
): Promise<Result<ProvedBackup, SealedFileError | StorageFailed>> => {
  const read = await readBackup(file, { officeId: into.identity.officeId, keys }, fillFromBackup(db));
  if (!read.ok) return read;
  const restored = await summaryOf(copyInDatabase(db), await db.rescued.toArray());
  if (!isSameCopy(restored, read.value.summary)) return err({ type: 'sealed-file-damaged' });
  // The last write: a database without it counts as never filled, and the next restore begins it anew.
  await db.meta.put({ key: 'meta', meta: await metaFor(db, read.value.head.madeAt, into) });
  return ok(figuresOf(read.value));
};

/**
 * Restores a backup into the next database of this PC and makes it the one in use from the next start on; the present one is
 * left as it is. A power cut on the way leaves the present one in use. For a PC that lost its copy while the centre is not
 * reached: the centre fills it anew as soon as it answers, and gets the unsent work that the backup held.
 */
export const restoreBackup = async (
  file: ReadableStream<Uint8Array>,
  keys: Iterable<OfficeKeyRow>,
  into: RestoreInto,
): Promise<Result<ProvedBackup, SealedFileError | StorageFailed>> => {
  const db = new OfficeDatabase(databaseName(into.identity.officeId, into.generation.current() + 1), into.engine);
  try {
    await discard(db);
    const filled = await fill(db, file, keys, into);
    if (!filled.ok) {
      await discard(db);
      return filled;
    }
    db.close();
    into.generation.advance();
    return filled;
  } catch (thrown) {
    return err(storageFailed(thrown));
  }
};
