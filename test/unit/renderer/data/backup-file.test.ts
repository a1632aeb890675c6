import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { describe, expect, test } from 'vitest';
import { backupStream } from '#data/backup/backup-file.ts';
import { copyInDatabase } from '#data/backup/copy-source.ts';
import { drillBackup } from '#data/backup/drill-backup.ts';
import { createDexieStorage } from '#data/dexie-storage.ts';
import { OfficeDatabase } from '#data/database.ts';
import { err } from '#shared/lib/result.ts';
import { commitOf } from '#shared/sync/replica-state.ts';
import type { SnapshotRow } from '#shared/sync/ports.ts';
import { aMovement, anOfficeKey } from '#test/builders/office.ts';
import { aSmallOffice } from '#test/builders/memory-office.ts';
import { anEntry } from '#test/builders/sync.ts';

const key = anOfficeKey();
const here = { officeId: 'office-13', keys: [key] };
const engine = { indexedDB: new IDBFactory(), IDBKeyRange };
const head = {
  officeId: 'office-13',
  officeName: 'สอจ.ปทุมธานี',
  deviceId: 'pc-1',
  deviceName: 'เคาน์เตอร์ 1',
  madeAt: '2026-11-23T02:00:00.000Z',
};
const rows: readonly SnapshotRow[] = [
  ...aSmallOffice(),
  { table: 'officeKey', row: key },
  { table: 'movement', row: aMovement({ id: 'movement-1' }) },
];
const meta = {
  clientId: 'client-1',
  deviceId: 'pc-1',
  officeId: 'office-13',
  nextSeq: 3,
  pulledSeq: 0,
  cookie: 'v1:1',
  offsetMs: 0,
  usedNumbers: {},
  changedAt: {},
};
let databases = 0;
/** A PC's database with the office, a movement of the bootstrap and one since. */
const aCopy = async () => {
  const db = new OfficeDatabase(`copy-${(databases += 1)}`, engine);
  const storage = createDexieStorage(db);
  await storage.open();
  await storage.replaceAll(rows, commitOf(meta, {}));
  const later = aMovement({ id: 'movement-2' });
  await storage.commit(commitOf(meta, { changes: [{ table: 'movement', id: later.id, row: later }] }));
  return db;
};
const bytesOf = async (stream: ReadableStream<Uint8Array>) => new Uint8Array(await new Response(stream).arrayBuffer());
const backup = async (over: Partial<typeof head> = {}) => {
  const source = copyInDatabase(await aCopy());
  const entries = [anEntry({ seq: 2 }), anEntry({ seq: 1 })];
  return bytesOf(await backupStream({ source, entries, head: { ...head, ...over }, key }));
};
const drill = (file: Uint8Array<ArrayBuffer>) => drillBackup(new Blob([file]).stream(), here, engine);

describe('the drill of a backup', () => {
  test('restores every row, the histories and all unsent work beside the data, and says how much it was', async () => {
    // The office's key is the one row that is no part of it.
    expect(await drill(await backup())).toMatchObject({
      ok: true,
      value: { madeAt: head.madeAt, deviceName: head.deviceName, rows: rows.length + 1 - 1, entries: 2 },
    });
    expect((await engine.indexedDB.databases()).map(({ name }) => name)).not.toContain('faem-drill');
  });

  test('finds a file that ends too early, one that was changed, one of another office, and one whose key is not here', async () => {
    const file = await backup();
    const changed = file.slice();
    changed[changed.length - 40] = (changed[changed.length - 40] ?? 0) ^ 1;

    expect(await drill(file.slice(0, -3))).toEqual(err({ type: 'sealed-file-damaged' }));
    expect(await drill(changed)).toEqual(err({ type: 'sealed-file-damaged' }));
    expect(await drill(await backup({ officeId: 'office-14' }))).toEqual(err({ type: 'sealed-file-other-office' }));
    expect(await drill(new TextEncoder().encode('hello\nthere'))).toEqual(err({ type: 'sealed-file-foreign' }));
    expect(await drillBackup(new Blob([file]).stream(), { ...here, keys: [] }, engine)).toEqual(
      err({ type: 'office-key-missing' }),
    );
  });

  test('tells nobody who finds the file more than whose it is', async () => {
    const text = new TextDecoder().decode(await backup());

    expect(text).toContain(head.deviceName);
    expect(text).not.toContain('folder-1');
    expect(text).not.toContain('ตัวอย่างโลหะ');
  });
});
