import { afterEach, describe, expect, test } from 'vitest';
import { backupStream } from '#data/backup/backup-file.ts';
import type { DatabaseEngine } from '#data/backup/drill-backup.ts';
import { openOfficeData, type OpenOfficeData } from '#data/open-office-data.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { SnapshotRow, Transport } from '#shared/sync/ports.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import { aMovement, anOfficeKey } from '#test/builders/office.ts';
import { aSmallOffice } from '#test/builders/memory-office.ts';
import { aPage, aSnapshot, aTransport } from '#test/builders/sync.ts';
import { createMemoryJournal } from '#test/fakes/memory-journal.ts';
import { seededRandom } from '#test/fakes/seeded-random.ts';

const key = anOfficeKey();
const rows: readonly SnapshotRow[] = [
  ...aSmallOffice(),
  { table: 'officeKey', row: key },
  { table: 'numberBlock', row: { id: 'block-1', kind: 'notice', deviceId: 'pc-1', from: 1, to: 200 } },
  { table: 'movement', row: aMovement({ id: 'movement-1' }) },
];
const offline = (): Transport =>
  aTransport({
    push: async () => err({ type: 'offline' }),
    pull: async () => err({ type: 'offline' }),
    snapshot: async () => err({ type: 'offline' }),
    lease: async () => err({ type: 'offline' }),
  }).transport;

interface Disk {
  readonly engine: DatabaseEngine;
  readonly journal: OutboxEntry[];
  generation: number;
}

/** A PC that loses everything and goes on from its backup, on whatever IndexedDB is given: `fresh` is an empty one. */
export const describeRestore = (name: string, fresh: () => Promise<DatabaseEngine>): void => {
  describe(`a backup restored: ${name}`, () => {
    const opened: OpenOfficeData[] = [];
    afterEach(() => {
      for (const data of opened.splice(0)) data.close();
    });

    const open = async (disk: Disk, transport: Transport): Promise<OpenOfficeData> => {
      const result = await openOfficeData({
        identity: { officeId: 'office-13', deviceId: 'pc-1' },
        transport,
        journal: createMemoryJournal(disk.journal),
        keyVault: { read: async () => [key], write: async () => ok() },
        generation: { current: () => disk.generation, advance: () => void (disk.generation += 1) },
        enrolled: 'earlier',
        clock: {
          nowMs: () => Date.UTC(2026, 10, 23, 2, 0, 0),
          monotonicMs: () => 0,
          sleep: (_ms, cancel) => (cancel ? new Promise((resolve) => cancel.onCancel(resolve)) : Promise.resolve()),
        },
        random: seededRandom(disk.journal.length + 11),
        indexedDB: disk.engine.indexedDB,
        keyRange: disk.engine.IDBKeyRange,
        log: { info: () => undefined, warn: () => undefined, error: () => undefined },
        runInSlices: (slice) => {
          while (slice() === 'more');
        },
        actorId: () => 'staff-1',
      });
      invariant(result.ok, 'the data opens');
      opened.push(result.value);
      await result.value.whole;
      return result.value;
    };
    const aDisk = async (): Promise<Disk> => ({ engine: await fresh(), journal: [], generation: 0 });
    const backupOf = async (data: OpenOfficeData): Promise<Blob> => {
      const stream = await backupStream({
        source: data.copies.source,
        entries: data.sync.pendingEntries(),
        head: {
          officeId: 'office-13',
          officeName: 'สอจ.ปทุมธานี',
          deviceId: 'pc-1',
          deviceName: 'เคาน์เตอร์ 1',
          madeAt: '2026-11-22T10:00:00.000Z',
        },
        key,
      });
      return new Blob([await new Response(stream).arrayBuffer()]);
    };
    /** A PC that was filled, scanned something while it was cut off, and wrote a backup. */
    const workedOffline = async (): Promise<{
      readonly disk: Disk;
      readonly backup: Blob;
      readonly scanId: string;
    }> => {
      const disk = await aDisk();
      const centre = aTransport({
        snapshot: async () => ok(aSnapshot(rows)),
        push: async () => err({ type: 'offline' }),
      });
      const data = await open(disk, centre.transport);
      await expect.poll(() => data.sync.status().lastSyncedAt).toBeDefined();
      const scan = await data.mutate('see-folder', { folderId: 'folder-1', locationId: 'shelf-1' });
      invariant(scan.ok, 'a scan is taken');
      return { disk, backup: await backupOf(data), scanId: scan.value.id };
    };

    test('after the loss of database and journal: the office can be worked with, and numbers cannot be taken', async () => {
      const { backup, scanId } = await workedOffline();
      const after = await aDisk();
      const empty = await open(after, offline());
      expect(empty.rows.all('staff').size).toBe(0);

      expect(await empty.copies.restore(backup.stream(), [key])).toMatchObject({ ok: true, value: { entries: 1 } });
      const data = await open(after, offline());

      expect(data.sync.startFinding()).toMatchObject({ kind: 'from-backup', madeAt: '2026-11-22T10:00:00.000Z' });
      expect(data.rows.all('staff').size).toBe(aSmallOffice().filter(({ table }) => table === 'staff').length);
      expect((await data.movementsOf('folder-1')).map(({ id }) => id)).toEqual(
        expect.arrayContaining(['movement-1', scanId]),
      );
      expect(data.nextNumber('notice')).toMatchObject({ ok: false });
      expect(await data.mutate('cancel-notice', { noticeId: 'notice-1', reason: 'ผิดฉบับ' })).toEqual(
        err({ type: 'copy-restored' }),
      );
      expect(await data.mutate('see-folder', { folderId: 'folder-2', locationId: 'shelf-1' })).toMatchObject({
        ok: true,
      });
    });

    test('when the centre is reached again it fills the copy, and gets the scans of before and after the loss once', async () => {
      const { backup, scanId } = await workedOffline();
      const after = await aDisk();
      await (await open(after, offline())).copies.restore(backup.stream(), [key]);
      const pushed: OutboxEntry[] = [];
      const restored = await open(after, offline());
      const scan = await restored.mutate('see-folder', { folderId: 'folder-2', locationId: 'shelf-1' });
      invariant(scan.ok, 'a scan is taken');
      restored.close();

      const data = await open(
        after,
        aTransport({
          snapshot: async () => ok(aSnapshot(rows, { lastSeq: pushed.length > 0 ? 1 : 0 })),
          pull: async () => ok(aPage({ lastSeq: 1 })),
          push: async ({ entries }) => {
            pushed.push(...entries);
            return ok({ verdicts: entries.map(({ seq }) => ({ seq, outcome: { kind: 'applied' } })), centreNowMs: 0 });
          },
        }).transport,
      );

      await expect.poll(() => pushed.map(({ id }) => id).toSorted()).toEqual([scanId, scan.value.id].toSorted());
      expect(new Set(pushed.map(({ clientId }) => clientId)).size).toBe(2);
      await expect.poll(() => data.copies.rescued()).toEqual([]);
      await expect.poll(() => data.sync.pendingEntries()).toEqual([]);
      expect(await data.mutate('cancel-notice', { noticeId: 'notice-1', reason: 'ผิดฉบับ' })).not.toEqual(
        err({ type: 'copy-restored' }),
      );
    });

    test('the journal is newer than the backup: the copy goes on with its client and its numbers', async () => {
      const { disk, backup } = await workedOffline();
      const after: Disk = { ...(await aDisk()), journal: disk.journal };
      await (await open(after, offline())).copies.restore(backup.stream(), [key]);

      const data = await open(after, offline());

      expect(data.sync.pendingEntries().map(({ seq, clientId }) => [seq, clientId])).toEqual([
        [1, disk.journal[0]?.clientId],
      ]);
      await data.mutate('see-folder', { folderId: 'folder-2', locationId: 'shelf-1' });
      expect(data.sync.pendingEntries().map(({ seq }) => seq)).toEqual([1, 2]);
    });

    test('a damaged file leaves this PC as it was, and the next restore succeeds', async () => {
      const { backup } = await workedOffline();
      const after = await aDisk();
      const data = await open(after, offline());

      expect(await data.copies.restore(backup.slice(0, backup.size - 20).stream(), [key])).toMatchObject({
        error: { type: 'sealed-file-damaged' },
      });
      expect(after.generation).toBe(0);
      expect(await data.copies.restore(backup.stream(), [key])).toMatchObject({ ok: true });
      expect(after.generation).toBe(1);
    });
  });
};
