import Dexie from 'dexie';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { packBuckets } from '#data/buckets.ts';
import { OfficeDatabase } from '#data/database.ts';
import { createDexieStorage } from '#data/dexie-storage.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { err, ok } from '#shared/lib/result.ts';
import { aFolder } from '#test/builders/office.ts';
import { aCommit, aMeta, anEntry } from '#test/builders/sync.ts';

const meta = aMeta({ nextSeq: 2, cookie: 'v1:1', usedNumbers: { notice: 7 } });
const aDisk = (indexedDB = new IDBFactory()) => {
  return async () => {
    const db = new OfficeDatabase('faem-test', { indexedDB, IDBKeyRange });
    const storage = createDexieStorage(db);
    const stored = await storage.open();
    invariant(stored.ok, 'the disk opens');
    return { db, storage, stored: stored.value };
  };
};

describe('every step of a replica is stored, and says so', () => {
  const verdict = { seq: 1, verdict: { kind: 'applied' }, entry: anEntry() } as const;
  const change = { table: 'folder', id: 'folder-1', row: aFolder() } as const;

  test.each([
    ['a quiet pull, which moves only the cookie', {}],
    ['a verdict without any row', { verdicts: [verdict] }],
    ['a scan', { changes: [change], outboxAdded: [anEntry()] }],
    ['an entry that changes no row', { outboxAdded: [anEntry()] }],
    ['an acknowledgement', { outboxDroppedTo: 1, base: { mode: 'replace', rows: [] } }],
    ['pre-images alone', { base: { mode: 'add', rows: [change] } }],
  ] as const)('%s', async (_what, parts) => {
    const open = aDisk();
    const { storage, db } = await open();

    expect(await storage.commit(aCommit({ ...parts, meta }))).toEqual(ok());
    db.close();

    const { stored } = await open();
    expect(stored).toMatchObject({
      meta,
      verdicts: 'verdicts' in parts ? parts.verdicts : [],
      outbox: 'outboxAdded' in parts ? parts.outboxAdded : [],
    });
  });

  test('also a snapshot of nothing', async () => {
    const { storage } = await aDisk()();

    expect(await storage.replaceAll([], aCommit())).toEqual(ok());
  });
});

describe('a database of an earlier program', () => {
  test('keeps every row where it was, and what is changed later replaces it', async () => {
    const indexedDB = new IDBFactory();
    const row = aFolder({ id: 'folder-1', volume: 1 });
    const earlier = new Dexie('faem-test', { indexedDB, IDBKeyRange });
    earlier.version(1).stores({
      buckets: 'key',
      ledger: 'key, *finds',
      archive: 'key',
      base: 'key',
      outbox: 'seq',
      verdicts: 'seq',
      meta: 'key',
    });
    earlier.version(2).stores({ rescued: 'id' });
    await earlier.table('buckets').bulkPut([...packBuckets([{ table: 'folder', row }])]);
    earlier.close();

    const open = aDisk(indexedDB);
    const { storage, db } = await open();
    expect(await storage.load('folder')).toEqual([row]);
    const changed = { ...row, volume: 2 };
    await storage.commit(aCommit({ changes: [{ table: 'folder', id: row.id, row: changed }] }));
    db.close();

    expect(await (await open()).storage.load('folder')).toEqual([changed]);
  });
});

describe('a disk that refuses', () => {
  test('is told as unavailable, and nothing of the step is seen as stored', async () => {
    const { storage, db } = await aDisk()();
    await storage.commit(aCommit({ changes: [{ table: 'folder', id: 'a', row: aFolder({ id: 'a' }) }] }));
    db.close();

    expect(await storage.commit(aCommit())).toEqual(err({ type: 'storage-failed', reason: 'unavailable' }));
  });

  test('because it is full is told as that', async () => {
    const { storage, db } = await aDisk()();
    db.use({
      stack: 'dbcore',
      name: 'full-disk',
      create: (core) => ({
        ...core,
        table: (name) => ({
          ...core.table(name),
          mutate: async () => {
            throw new DOMException('no room', 'QuotaExceededError');
          },
        }),
      }),
    });
    db.close();
    await db.open();

    expect(await storage.commit(aCommit())).toEqual(err({ type: 'storage-failed', reason: 'quota' }));
  });
});
