import { describe, expect, test } from 'vitest';
import { ok } from '#shared/lib/result.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { KEPT_VERDICTS } from '#shared/sync/kept-verdicts.ts';
import type { RowOf } from '#shared/model/tables.ts';
import type { ReplicaStorage, StoredVerdict } from '#shared/sync/ports.ts';
import { aFolder, aMovement } from '#test/builders/office.ts';
import { aCommit, aMeta, anEntry } from '#test/builders/sync.ts';

/** What every disk under a replica must do. `open` gives a storage on the same disk again, as after a restart. */
export const describeReplicaStorage = (
  name: string,
  createDisk: () => Promise<{ open(): Promise<ReplicaStorage> }>,
): void => {
  describe(`the replica's storage: ${name}`, () => {
    const opened = async (disk: { open(): Promise<ReplicaStorage> }) => {
      const storage = await disk.open();
      const stored = await storage.open();
      invariant(stored.ok, 'a fresh disk opens');
      return { storage, stored: stored.value };
    };

    test('a new disk is empty', async () => {
      const { stored, storage } = await opened(await createDisk());

      expect(stored).toEqual({ meta: undefined, base: [], outbox: [], verdicts: [] });
      expect(await storage.load('folder')).toEqual([]);
    });

    test('what was committed is there after a restart, all of it', async () => {
      const disk = await createDisk();
      const { storage } = await opened(disk);

      expect(
        await storage.commit(
          aCommit({
            changes: [
              { table: 'folder', id: 'folder-1', row: aFolder() },
              { table: 'movement', id: 'm1', row: aMovement({ id: 'm1', folderId: 'folder-1' }) },
            ],
            base: { mode: 'add', rows: [{ table: 'folder', id: 'folder-1', row: null }] },
            outboxAdded: [anEntry({ seq: 1 })],
            meta: aMeta({ nextSeq: 2 }),
          }),
        ),
      ).toEqual(ok());
      const after = await opened(disk);

      expect(after.stored.meta?.nextSeq).toBe(2);
      expect(after.stored.outbox).toEqual([anEntry({ seq: 1 })]);
      expect(after.stored.base).toEqual([{ table: 'folder', id: 'folder-1', row: null }]);
      expect(await after.storage.load('folder')).toEqual([aFolder()]);
      expect(await after.storage.ledgerList('movement', 'folderId', 'folder-1')).toEqual([
        aMovement({ id: 'm1', folderId: 'folder-1' }),
      ]);
      expect(await after.storage.ledgerGet('movement', 'm1')).toEqual(aMovement({ id: 'm1', folderId: 'folder-1' }));
    });

    test('of many verdicts the latest are found again, and every refusal however old', async () => {
      const disk = await createDisk();
      const { storage } = await opened(disk);
      const latest = KEPT_VERDICTS + 400;
      const applied = (seq: number): StoredVerdict => ({ seq, verdict: { kind: 'applied' }, entry: anEntry({ seq }) });
      const refused: StoredVerdict = {
        ...applied(3),
        verdict: { kind: 'rejected', error: { type: 'folder-unknown' } },
      };
      for (const verdicts of [
        [applied(1), applied(2), refused],
        [applied(latest - 1), applied(latest)],
      ])
        await storage.commit(aCommit({ verdicts }));

      const { stored } = await opened(disk);

      expect(stored.verdicts.map(({ seq }) => seq).toSorted((a, b) => a - b)).toEqual([3, latest - 1, latest]);
    });

    test('a changed row replaces the old one, a removed row is gone, neighbours stay', async () => {
      const disk = await createDisk();
      const { storage } = await opened(disk);
      const folders = Array.from({ length: 300 }, (_, index) => aFolder({ id: `folder-${index}` }));
      expect(
        await storage.commit(aCommit({ changes: folders.map((row) => ({ table: 'folder', id: row.id, row })) })),
      ).toEqual(ok());

      expect(
        await storage.commit(
          aCommit({
            changes: [
              { table: 'folder', id: 'folder-7', row: aFolder({ id: 'folder-7', volume: 9 }) },
              { table: 'folder', id: 'folder-8', row: null },
            ],
          }),
        ),
      ).toEqual(ok());
      const after = await opened(disk);
      const byId = new Map((await after.storage.load('folder')).map((row) => [row.id, row]));

      expect(byId.size).toBe(299);
      expect(byId.get('folder-7')).toMatchObject({ volume: 9 });
      expect(byId.has('folder-8')).toBe(false);
    });

    test('acknowledged entries leave the outbox, later ones stay', async () => {
      const disk = await createDisk();
      const { storage } = await opened(disk);
      expect(
        await storage.commit(aCommit({ outboxAdded: [anEntry({ seq: 1 }), anEntry({ seq: 2 }), anEntry({ seq: 3 })] })),
      ).toEqual(ok());

      expect(await storage.commit(aCommit({ outboxDroppedTo: 2 }))).toEqual(ok());

      expect((await opened(disk)).stored.outbox).toEqual([anEntry({ seq: 3 })]);
    });

    test('pre-images are added to, and replaced when a rebase says so', async () => {
      const disk = await createDisk();
      const { storage } = await opened(disk);
      const preImage = (id: string) => ({ table: 'folder' as const, id, row: null });
      expect(await storage.commit(aCommit({ base: { mode: 'add', rows: [preImage('a')] } }))).toEqual(ok());
      expect(await storage.commit(aCommit({ base: { mode: 'add', rows: [preImage('b')] } }))).toEqual(ok());

      expect((await opened(disk)).stored.base).toEqual([preImage('a'), preImage('b')]);
      expect(await storage.commit(aCommit({ base: { mode: 'replace', rows: [preImage('c')] } }))).toEqual(ok());

      expect((await opened(disk)).stored.base).toEqual([preImage('c')]);
    });

    test('a snapshot replaces every row, keeps unsent work, and its history is found', async () => {
      const disk = await createDisk();
      const { storage } = await opened(disk);
      expect(
        await storage.commit(
          aCommit({
            changes: [{ table: 'folder', id: 'old', row: aFolder({ id: 'old' }) }],
            outboxAdded: [anEntry({ seq: 1 }), anEntry({ seq: 2 })],
          }),
        ),
      ).toEqual(ok());
      const movements = Array.from({ length: 50 }, (_, index) =>
        aMovement({ id: `m${index}`, folderId: `folder-${index % 5}` }),
      );

      expect(
        await storage.replaceAll(
          [
            { table: 'folder', row: aFolder({ id: 'new' }) },
            ...movements.map((row) => ({ table: 'movement' as const, row })),
          ],
          aCommit({
            outboxDroppedTo: 1,
            changes: [{ table: 'movement', id: 'pending', row: aMovement({ id: 'pending', folderId: 'folder-1' }) }],
            meta: aMeta({ cookie: 'v1:9' }),
          }),
        ),
      ).toEqual(ok());
      const after = await opened(disk);
      const history = await after.storage.ledgerList('movement', 'folderId', 'folder-1');

      expect((await after.storage.load('folder')).map(({ id }) => id)).toEqual(['new']);
      expect(after.stored.outbox).toEqual([anEntry({ seq: 2 })]);
      expect(after.stored.meta?.cookie).toBe('v1:9');
      expect(history.map(({ id }) => id)).toEqual([
        'm1',
        'm11',
        'm16',
        'm21',
        'm26',
        'm31',
        'm36',
        'm41',
        'm46',
        'm6',
        'pending',
      ]);
      expect(await after.storage.ledgerGet('movement', 'm12')).toEqual(aMovement({ id: 'm12', folderId: 'folder-2' }));
    });

    test('of a bootstrap every row of a history is there: by each of its indexes, by its id, and without any index', async () => {
      const disk = await createDisk();
      const { storage } = await opened(disk);
      const word = { bank: 'ktb', billerId: '099999999999900', ref1: '1300000011', satang: 157_500, channel: 'qr' };
      const said = { ...word, receivedAt: '2026-11-23T02:00:00.000Z' };
      const message: RowOf<'bankEvent'> = {
        ...said,
        id: 'event-1',
        kind: 'confirmed',
        identity: 'ktb/1',
        transactionId: '1',
        proof: 'signed',
        paidAtMs: 1_795_000_000_000,
      };
      const line: RowOf<'bankEvent'> = {
        ...said,
        id: 'event-2',
        kind: 'file-line',
        movement: 'payment',
        fileId: 'file-1',
        line: 1,
        paidAtMs: 1_795_000_000_000,
      };
      const scans: RowOf<'scanFile'> = {
        id: 'scans-1',
        fileKey: '0a1b2c3d',
        fileName: 'scans.txt',
        part: 0,
        entries: [{ line: 1, text: '113000000524' }],
        takenOverAt: '2026-11-23T02:00:00.000Z',
        actorId: 'staff-1',
        deviceId: 'pc-1',
      };

      expect(
        await storage.replaceAll(
          [
            { table: 'bankEvent', row: message },
            { table: 'bankEvent', row: line },
            { table: 'scanFile', row: scans },
          ],
          aCommit({ meta: aMeta({ cookie: 'v1:9' }) }),
        ),
      ).toEqual(ok());
      const after = (await opened(disk)).storage;

      expect(await after.ledgerList('bankEvent', 'ref1', '1300000011')).toEqual([message, line]);
      expect(await after.ledgerList('bankEvent', 'identity', 'ktb/1')).toEqual([message]);
      expect(await after.ledgerList('bankEvent', 'fileId', 'file-1')).toEqual([line]);
      expect(await after.ledgerGet('bankEvent', 'event-2')).toEqual(line);
      expect(await after.ledgerGet('scanFile', 'scans-1')).toEqual(scans);
    });
  });
};
