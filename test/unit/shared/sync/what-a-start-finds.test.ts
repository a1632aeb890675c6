import { describe, expect, test } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import type { Journal } from '#shared/sync/ports.ts';
import { rowKey } from '#shared/sync/overlay.ts';
import { anEntry, aSnapshot } from '#test/builders/sync.ts';
import { aSmallOffice } from '#test/builders/memory-office.ts';
import { settle } from '#test/fakes/manual-clock.ts';
import { applied, aRestartingPc, done, doOn } from './a-pc-that-restarts.ts';
import { park, see } from './a-syncing-pc.ts';

const unreadable = (journal: Journal): Journal => ({
  ...journal,
  read: async () => err({ type: 'journal-failed', reason: 'unreadable' }),
});
const none = (): undefined => undefined;

describe('a start', () => {
  test('of a PC that never was anything is sound, and the PC gets a name that it keeps', async () => {
    const pc = aRestartingPc();
    const replica = await pc.start();
    expect(replica.startFinding()).toEqual({ kind: 'sound' });
    expect(replica.meta()).toMatchObject({ cookie: '', nextSeq: 1, pulledSeq: 0, usedNumbers: {}, changedAt: {} });

    await pc.filled();
    const { clientId } = (await pc.start()).meta();
    expect((await pc.start()).meta().clientId).toBe(clientId);
  });

  test('on a sound disk and journal is sound, with unsent work as it was', async () => {
    const pc = aRestartingPc();
    const [id] = await doOn(await pc.filled(), see);
    await settle();
    const again = await pc.start();
    expect(again.startFinding()).toEqual({ kind: 'sound' });
    expect(again.outbox().map((entry) => entry.id)).toEqual([id]);
    expect(again.readModel.get('folder', 'folder-1')?.custody).toMatchObject({ locationId: 'shelf-2' });
  });

  test('after a power cut that took the last commits tells how much came back, and shows its effect', async () => {
    const pc = aRestartingPc();
    const replica = await pc.filled();
    await doOn(replica, park);
    const kept = structuredClone({ ...pc.disk() });
    await doOn(replica, see);
    await doOn(replica, park);
    await settle();
    Object.assign(pc.disk(), kept);

    const again = await pc.start();
    expect(again.startFinding()).toEqual({ kind: 'restored', entries: 2 });
    expect(again.outbox().map(({ seq }) => seq)).toEqual([1, 2, 3]);
    expect(again.meta().nextSeq).toBe(4);
    expect(again.readModel.get('folder', 'folder-1')?.custody).toMatchObject({ locationId: 'shelf-2' });
    // What came back is on the disk, so that the next start finds nothing to do.
    expect((await pc.start()).startFinding()).toEqual({ kind: 'sound' });
  });

  test.each([
    ['read', (journal: Journal) => journal, { kind: 'rebuilt', entries: 2, secondCopy: 'read' }],
    ['not read', unreadable, { kind: 'rebuilt', entries: 0, secondCopy: 'unreadable' }],
    ['not there', none, { kind: 'rebuilt', entries: 0, secondCopy: 'none' }],
  ] as const)('of an enrolled PC without its database, whose second copy is %s', async (_name, journal, finding) => {
    const pc = aRestartingPc();
    await doOn(await pc.filled(), park, park);
    await settle();
    pc.loseDatabase();
    const again = aRestartingPc({ journal });
    again.journalLines.push(...pc.journalLines);
    expect((await again.start({ enrolled: 'earlier' })).startFinding()).toEqual(finding);
  });

  test('without a database of a PC that is enrolled just now is sound: there was nothing', async () => {
    const pc = aRestartingPc();
    expect((await pc.start({ enrolled: 'now' })).startFinding()).toEqual({ kind: 'sound' });
    expect((await pc.start({ enrolled: 'earlier' })).startFinding()).toEqual({
      kind: 'rebuilt',
      entries: 0,
      secondCopy: 'read',
    });
  });

  test('without a database finds unsent work even when nobody knew of an earlier enrolment', async () => {
    const pc = aRestartingPc();
    pc.journalLines.push(anEntry({ seq: 4 }), anEntry({ seq: 5 }));
    const replica = await pc.start({ enrolled: 'now' });
    expect(replica.startFinding()).toEqual({ kind: 'rebuilt', entries: 2, secondCopy: 'read' });
    expect(replica.meta()).toMatchObject({ clientId: 'client-1', nextSeq: 6 });
  });

  test('on a copy from a backup says when that was made, until the centre has filled it', async () => {
    const pc = aRestartingPc();
    await pc.filled();
    const madeAt = '2026-11-20T10:00:00.000Z';
    const disk = pc.disk();
    disk.meta = disk.meta && { ...disk.meta, restoredFrom: madeAt };

    const replica = await pc.start();
    expect(replica.startFinding()).toEqual({ kind: 'from-backup', madeAt, entries: 0 });
    // Pulls do not make it the centre's copy, only a snapshot does.
    done(await replica.applyPull({ operations: [], cookie: 'v1:2', lastSeq: 0 }));
    expect(replica.meta().restoredFrom).toBe(madeAt);
    done(await replica.replaceWith(aSmallOffice(), aSnapshot([]).head));
    expect(replica.meta()).not.toHaveProperty('restoredFrom');
    expect((await pc.start()).startFinding()).toEqual({ kind: 'sound' });
  });

  test('of a PC that was enrolled again goes on under the new device, in work of now on', async () => {
    const pc = aRestartingPc();
    await doOn(await pc.filled(), park);
    const replica = await pc.start({ identity: { officeId: 'office-13', deviceId: 'pc-9' } });
    await doOn(replica, park);
    expect(replica.outbox().map(({ seq, deviceId }) => [seq, deviceId])).toEqual([
      [1, 'pc-1'],
      [2, 'pc-9'],
    ]);
  });
});

describe('what is written of every change', () => {
  test('is who, where, when and by which clocks', async () => {
    const pc = aRestartingPc();
    const replica = await pc.filled();
    replica.setOffset(-1_234.6);
    pc.clock.advance(5_000);
    pc.clock.jump(3_600_000);
    await doOn(replica, see);
    expect(replica.outbox()[0]).toMatchObject({
      clientId: replica.meta().clientId,
      deviceId: 'pc-1',
      actorId: 'staff-1',
      seq: 1,
      name: 'see-folder@1',
      args: see.args,
      occurredAt: '2026-11-23T03:00:05.000Z',
      monotonicMs: 5_000,
      offsetMs: -1_235,
    });
  });

  test('has a number each, and several at once follow each other', async () => {
    const replica = await aRestartingPc().filled();
    const ids = await doOn(replica, park, park, park);
    expect(new Set(ids).size).toBe(3);
    expect(replica.outbox().map(({ seq, id }) => [seq, id])).toEqual(ids.map((id, at) => [at + 1, id]));
    expect(replica.meta().nextSeq).toBe(4);
  });

  test('of which one is refused leaves nothing of the others', async () => {
    const pc = aRestartingPc();
    const replica = await pc.filled();
    const unknown = { name: 'see-folder', args: { folderId: 'folder-99' } } as const;
    expect(await replica.mutate([see, unknown], { actorId: 'staff-1' })).toMatchObject({ ok: false });
    await settle();
    expect([replica.outbox(), pc.journalLines, replica.meta().nextSeq]).toEqual([[], [], 1]);
    expect(replica.readModel.get('folder', 'folder-1')?.custody).not.toMatchObject({ locationId: 'shelf-2' });
  });

  test('uses up leased numbers of each kind, and never gives one back', async () => {
    const pc = aRestartingPc();
    const replica = await pc.filled();
    const using = (usedNumbers: Readonly<Record<string, number>>) =>
      replica.mutate([park], { actorId: 'staff-1', usedNumbers });
    done(await using({ notice: 12 }));
    done(await using({ notice: 7, folder: 3 }));
    expect(replica.meta().usedNumbers).toEqual({ notice: 12, folder: 3 });
    done(await replica.applyPull({ operations: [], cookie: 'v1:2', lastSeq: 2 }));
    expect((await pc.start()).meta().usedNumbers).toEqual({ notice: 12, folder: 3 });
  });

  test('keeps the row as the centre gave it beside its own, once however often it is changed', async () => {
    const pc = aRestartingPc();
    const replica = await pc.filled();
    const before = replica.readModel.get('folder', 'folder-1');
    await doOn(replica, see);
    await doOn(replica, { name: 'see-folder', args: { folderId: 'folder-1', locationId: 'shelf-1' } });
    expect(pc.disk().base.get(rowKey('folder', 'folder-1'))).toEqual({ table: 'folder', id: 'folder-1', row: before });
    expect((await replica.copyOf('folder')).rows.find(({ id }) => id === 'folder-1')).toEqual(before);
  });
});

describe('what a pull leaves', () => {
  test('is told of each table with the moment, and of the others as before', async () => {
    const pc = aRestartingPc();
    const replica = await pc.filled();
    const filledAt = replica.meta().changedAt['folder'];
    pc.clock.advance(60_000);
    const [folder] = aSmallOffice().filter(({ table }) => table === 'folder');
    const operations = [{ table: 'folder', id: folder!.row.id, row: folder!.row }];
    done(await replica.applyPull({ operations, cookie: 'v1:2', lastSeq: 0 }));

    const { changedAt, lastSyncedAt, cookie } = replica.meta();
    expect([changedAt['folder'], changedAt['staff'], lastSyncedAt, cookie]).toEqual([
      '2026-11-23T02:01:00.000Z',
      filledAt,
      '2026-11-23T02:01:00.000Z',
      'v1:2',
    ]);
  });

  test('of nothing new is the cookie and the moment of the talk', async () => {
    const pc = aRestartingPc();
    const replica = await pc.filled();
    const { changedAt } = replica.meta();
    pc.clock.advance(60_000);
    const version = replica.readModel.version('folder');
    done(await replica.applyPull({ operations: [], cookie: 'v1:1', lastSeq: 0 }));
    expect(replica.meta()).toMatchObject({ changedAt, lastSyncedAt: '2026-11-23T02:01:00.000Z' });
    expect(replica.readModel.version('folder')).toBe(version);
  });

  test('is a journal that is shortened by what the centre has', async () => {
    const pc = aRestartingPc();
    const replica = await pc.filled();
    await doOn(replica, park, park, park);
    await settle();
    done(await replica.keepVerdicts(applied(1, 2)));
    expect(pc.journalLines.map(({ seq }) => seq)).toEqual([1, 2, 3]);
    done(await replica.applyPull({ operations: [], cookie: 'v1:2', lastSeq: 2 }));
    expect(pc.journalLines.map(({ seq }) => seq)).toEqual([3]);
    expect(replica.outbox().map(({ seq }) => seq)).toEqual([3]);
  });

  test('by a centre that knows later work of this PC is a number beyond it', async () => {
    const pc = aRestartingPc();
    const replica = await pc.filled();
    done(await replica.applyPull({ operations: [], cookie: 'v1:2', lastSeq: 41 }));
    await doOn(replica, park);
    expect(replica.outbox().map(({ seq }) => seq)).toEqual([42]);
  });

  test('is nothing when one row of many is none of its table', async () => {
    const replica = await aRestartingPc().filled();
    const operations = [
      { table: 'folder', id: 'folder-1', row: null },
      { table: 'folder', id: 'folder-2', row: { id: 'folder-2' } },
    ];
    expect(await replica.applyPull({ operations, cookie: 'v1:2', lastSeq: 0 })).toEqual(err({ type: 'reply-invalid' }));
    expect(replica.readModel.get('folder', 'folder-1')).toBeDefined();
    expect(replica.meta().cookie).toBe('v1:1');
  });

  test('counts rows that were put right, and leaves them alone when a pull came between', async () => {
    const replica = await aRestartingPc().filled();
    const repairs = [{ table: 'folder', id: 'folder-2', row: null }] as const;
    expect(await replica.heal('v1:0', repairs)).toEqual(ok(0));
    expect(await replica.heal('v1:1', [])).toEqual(ok(0));
    expect(replica.meta()).not.toHaveProperty('healed');

    expect(await replica.heal('v1:1', repairs)).toEqual(ok(1));
    expect(await replica.heal('v1:1', [{ table: 'folder', id: 'folder-1', row: null }])).toEqual(ok(1));
    expect(replica.meta().healed).toEqual({ rows: 2, at: '2026-11-23T02:00:00.000Z' });
    expect([...replica.readModel.all('folder').keys()]).toEqual([]);
  });
});
