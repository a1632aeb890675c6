import Dexie from 'dexie';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { AnyRow } from '#shared/model/tables.ts';
import { KEPT_VERDICTS, keptVerdicts } from '#shared/sync/kept-verdicts.ts';
import { rowKey } from '#shared/sync/overlay.ts';
import type {
  Commit,
  ReplicaStorage,
  RowChange,
  SnapshotRow,
  StorageFailed,
  StoredReplica,
  StoredVerdict,
} from '#shared/sync/ports.ts';
import { isMemoryTable } from '#shared/sync/read-model.ts';
import { bucketKey, bucketRanges, packBuckets, type Bucket } from './buckets.ts';
import type { OfficeDatabase } from './database.ts';
import { getFromLedger, listLedger, packArchive, writeLedger } from './ledger-store.ts';

/** Buckets read in one go: small enough that somebody who types a PIN meanwhile does not notice. */
const LOADED_AT_ONCE = 32;

/** What a refusal of IndexedDB means for us. */
export const storageFailed = (thrown: unknown): StorageFailed => {
  const name = thrown instanceof Error ? thrown.name : '';
  const inner = thrown instanceof Error && 'inner' in thrown && thrown.inner instanceof Error ? thrown.inner.name : '';
  const isFull = name === 'QuotaExceededError' || inner === 'QuotaExceededError';
  return { type: 'storage-failed', reason: isFull ? 'quota' : 'unavailable' };
};

/** Changed rows grouped by the bucket they lie in. */
const changesByBucket = (changes: readonly RowChange[]): Map<string, RowChange[]> => {
  const grouped = new Map<string, RowChange[]>();
  for (const change of changes) {
    if (!isMemoryTable(change.table)) continue;
    const key = bucketKey(change.table, change.id);
    const group = grouped.get(key);
    if (group) group.push(change);
    else grouped.set(key, [change]);
  }
  return grouped;
};

/** Which rows a bucket holds is known from memory, so a commit contains only puts and no read. */
type BucketContents = Map<string, readonly AnyRow[]>;

const nextBuckets = (contents: BucketContents, changes: readonly RowChange[]): readonly Bucket[] =>
  [...changesByBucket(changes)].map(([key, group]) => {
    const changed = new Map(group.map(({ id, row }) => [id, row]));
    const kept = (contents.get(key) ?? []).filter((row) => !changed.has(row.id));
    return { key, rows: [...kept, ...group.flatMap(({ row }) => row ?? [])] };
  });

const remember = (contents: BucketContents, buckets: readonly Bucket[]): void => {
  for (const { key, rows } of buckets) contents.set(key, rows);
};

/** Stores buckets under their keys, as part of the transaction that is open. */
export const putBuckets = (db: OfficeDatabase, buckets: readonly Bucket[]): PromiseLike<unknown> =>
  db.packed.bulkPut(
    [...buckets],
    buckets.map(({ key }) => key),
  );

/** Adds verdicts and forgets old ones that nobody looks at again; refusals stay. */
const writeVerdicts = (db: OfficeDatabase, verdicts: readonly StoredVerdict[]): PromiseLike<unknown>[] => {
  const oldest = Math.max(...verdicts.map(({ seq }) => seq)) - KEPT_VERDICTS;
  return [
    db.verdicts.bulkPut([...verdicts]),
    db.verdicts
      .where('seq')
      .belowOrEqual(oldest)
      .and(({ verdict }) => verdict.kind !== 'rejected')
      .delete(),
  ];
};

/**
 * Hands every write of a commit to IndexedDB at once, which carries them out in order. Nothing is awaited between them: a
 * transaction that waits for anything but its own requests may be committed half done.
 */
const writeCommit = (db: OfficeDatabase, commit: Commit, buckets: readonly Bucket[]): PromiseLike<unknown>[] => {
  const writes: PromiseLike<unknown>[] = [];
  if (buckets.length > 0) writes.push(putBuckets(db, buckets));
  writes.push(...writeLedger(db, commit.changes));
  if (commit.base.mode === 'replace') writes.push(db.base.clear());
  const base = commit.base.rows.map((change) => ({ key: rowKey(change.table, change.id), change }));
  if (base.length > 0) writes.push(db.base.bulkPut(base));
  if (commit.outboxAdded.length > 0) writes.push(db.outbox.bulkPut([...commit.outboxAdded]));
  if (commit.outboxDroppedTo > 0) writes.push(db.outbox.where('seq').belowOrEqual(commit.outboxDroppedTo).delete());
  if (commit.verdicts.length > 0) writes.push(...writeVerdicts(db, commit.verdicts));
  writes.push(db.meta.put({ key: 'meta', meta: commit.meta }));
  return writes;
};

const inOneTransaction = async (db: OfficeDatabase, write: () => PromiseLike<unknown>[]): Promise<void> => {
  await db.transaction('rw', db.tables, () => Dexie.Promise.all(write()));
};

/** Buckets handed over in one go; cloning more of them at once would be seen as a stutter. */
const PUT_AT_ONCE = 24;

/**
 * Writes a commit in one transaction; the buckets of a large one a few at a time. Only requests of the transaction itself are
 * waited for, which keep it open; what a person does comes through in between.
 */
const storeCommit = async (db: OfficeDatabase, commit: Commit, buckets: readonly Bucket[]): Promise<void> => {
  if (buckets.length <= PUT_AT_ONCE) return inOneTransaction(db, () => writeCommit(db, commit, buckets));
  await db.transaction('rw', db.tables, async () => {
    for (let at = 0; at < buckets.length; at += PUT_AT_ONCE) {
      await putBuckets(db, buckets.slice(at, at + PUT_AT_ONCE));
    }
    await Dexie.Promise.all(writeCommit(db, commit, []));
  });
};

const attempt = async (write: () => Promise<void>): Promise<Result<void, StorageFailed>> => {
  try {
    await write();
    return ok();
  } catch (thrown) {
    return err(storageFailed(thrown));
  }
};

const openStored = async (db: OfficeDatabase): Promise<Result<StoredReplica, StorageFailed>> => {
  try {
    await db.open();
    const [meta, base, outbox, verdicts] = await Promise.all([
      db.meta.get('meta'),
      db.base.toArray(),
      db.outbox.orderBy('seq').toArray(),
      db.verdicts.orderBy('seq').reverse().toArray(),
    ]);
    return ok({ meta: meta?.meta, base: base.map(({ change }) => change), outbox, verdicts: keptVerdicts(verdicts) });
  } catch (thrown) {
    return err(storageFailed(thrown));
  }
};

const replaceEverything = (
  db: OfficeDatabase,
  snapshot: readonly SnapshotRow[],
  write: { readonly packed: readonly Bucket[]; readonly changed: readonly Bucket[]; readonly commit: Commit },
): Promise<Result<void, StorageFailed>> =>
  attempt(() =>
    inOneTransaction(db, () => [
      db.packed.clear(),
      db.ledger.clear(),
      db.archive.clear(),
      putBuckets(db, write.packed),
      db.archive.bulkPut([...packArchive(snapshot)]),
      ...writeCommit(db, write.commit, write.changed),
    ]),
  );

/** The replica's storage in IndexedDB. The database object is handed in, so that tests may bring their own factory. */
export const createDexieStorage = (db: OfficeDatabase): ReplicaStorage => {
  const contents: BucketContents = new Map();
  return {
    open: () => openStored(db),
    load: async (table) => {
      const pieces = await Promise.all(
        bucketRanges(table, LOADED_AT_ONCE).map(async ([from, before]) => {
          const buckets = await db.packed.where(':id').between(from, before).toArray();
          remember(contents, buckets);
          return buckets.flatMap((bucket) => bucket.rows);
        }),
      );
      return pieces.flat();
    },
    commit: async (commit) => {
      const buckets = nextBuckets(contents, commit.changes);
      const stored = await attempt(() => storeCommit(db, commit, buckets));
      if (stored.ok) remember(contents, buckets);
      return stored;
    },
    replaceAll: async (rows, commit) => {
      const snapshot = [...rows];
      const packed = packBuckets(snapshot);
      const fresh: BucketContents = new Map();
      remember(fresh, packed);
      const changed = nextBuckets(fresh, commit.changes);
      const stored = await replaceEverything(db, snapshot, { packed, changed, commit });
      if (!stored.ok) return stored;
      contents.clear();
      remember(contents, packed);
      remember(contents, changed);
      return stored;
    },
    ledgerGet: (table, id) => getFromLedger(db, table, id),
    ledgerList: (table, index, value) => listLedger(db, { table, index, value }),
  };
};
