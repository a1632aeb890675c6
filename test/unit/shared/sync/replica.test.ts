import { describe, expect, test } from 'vitest';
import { err, type Result } from '#shared/lib/result.ts';
import { invariant } from '#shared/lib/invariant.ts';
import type { ReplicaStorage } from '#shared/sync/ports.ts';
import type { OutboxEntry, PatchOperation } from '#shared/sync/protocol.ts';
import { createJournalWriter } from '#shared/sync/journal-writer.ts';
import { openReplica, type Replica } from '#shared/sync/replica.ts';
import { aFolder, aLocation, aStaff } from '#test/builders/office.ts';
import { createFakeClock } from '#test/fakes/fake-clock.ts';
import { createMemoryJournal } from '#test/fakes/memory-journal.ts';
import { createMemoryDisk, createMemoryStorage } from '#test/fakes/memory-storage.ts';
import { seededRandom } from '#test/fakes/seeded-random.ts';

const office: readonly PatchOperation[] = [
  { table: 'staff', id: 'staff-1', row: aStaff() },
  { table: 'staff', id: 'staff-2', row: aStaff({ id: 'staff-2', name: 'วิชัย' }) },
  { table: 'location', id: 'shelf-1', row: aLocation() },
  { table: 'folder', id: 'folder-1', row: aFolder() },
];
const lend = {
  name: 'check-out-folder',
  args: { folderId: 'folder-1', borrowerId: 'staff-2', purpose: 'ตรวจ', dueOn: '2026-12-01' },
} as const;
const expectOk = <T, E>(result: Result<T, E>): T => {
  invariant(result.ok, 'it is done');
  return result.value;
};
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 20; turn += 1) await Promise.resolve();
};

const aPc = (options: { journalLines?: OutboxEntry[]; wrap?: (storage: ReplicaStorage) => ReplicaStorage } = {}) => {
  let disk = createMemoryDisk();
  const journalLines = options.journalLines ?? [];
  const begin = async (deviceId = 'pc-1'): Promise<Replica> => {
    const storage = createMemoryStorage(disk);
    const opened = await openReplica({
      storage: options.wrap ? options.wrap(storage) : storage,
      journal: createMemoryJournal(journalLines),
      clock: createFakeClock(),
      random: seededRandom(7),
      identity: { officeId: 'office-13', deviceId },
    });
    invariant(opened.ok, 'memory opens');
    return opened.value;
  };
  const open = async (deviceId?: string): Promise<Replica> => {
    const replica = await begin(deviceId);
    invariant((await replica.whole).ok, 'memory loads');
    return replica;
  };
  return { open, begin, journalLines, loseDatabase: () => void (disk = createMemoryDisk()) };
};
const filled = async (pc: ReturnType<typeof aPc>): Promise<Replica> => {
  const replica = await pc.open();
  await replica.applyPull({ operations: office, cookie: 'v1:1', lastSeq: 0 });
  return replica;
};

test('what a restored centre had forgotten is added up, and known at every later start', async () => {
  const pc = aPc();
  const replica = await filled(pc);
  replica.noteForgotten({ sentAgain: 3, lost: 0 });
  replica.noteForgotten({ sentAgain: 2, lost: 4 });
  expectOk(await replica.keepVerdicts([]));

  expect((await pc.open()).meta().forgotten).toMatchObject({ sentAgain: 5, lost: 4 });
});

describe('opening', () => {
  /** A disk that gives its tables when it is told to, the small ones at once. */
  const slowDisk = () => {
    let letGo = (): void => undefined;
    const opened = new Promise<void>((resolve) => (letGo = resolve));
    const wrap = (storage: ReplicaStorage): ReplicaStorage => ({
      ...storage,
      load: async (table) => {
        if (table === 'folder') await opened;
        return storage.load(table);
      },
    });
    return { wrap, letGo: () => letGo() };
  };

  test('knows who may log in before the rest is read, and holds changes and sending back until it is', async () => {
    const disk = slowDisk();
    let isSlow = false;
    const pc = aPc({ wrap: (storage) => (isSlow ? disk.wrap(storage) : storage) });
    const before = await filled(pc);
    await before.mutate([lend], { actorId: 'staff-1' });
    await settle();
    isSlow = true;

    const replica = await pc.begin();
    let isLent = false;
    const again = replica.mutate([lend], { actorId: 'staff-1' }).then((lent) => (isLent = lent.ok));
    await settle();

    expect(replica.readModel.get('staff', 'staff-1')).toBeDefined();
    expect(replica.readModel.get('folder', 'folder-1')).toBeUndefined();
    expect(isLent).toBe(false);
    expect(replica.nextPush(10)).toEqual([]);
    disk.letGo();
    await again;
    await settle();

    expect(isLent).toBe(true);
    expect(replica.readModel.get('folder', 'folder-1')).toBeDefined();
    expect(replica.nextPush(10)).toHaveLength(2);
  });

  test('refuses changes when the disk cannot be read to the end, and loses nothing of what is unsent', async () => {
    let isBroken = false;
    const broken = (storage: ReplicaStorage): ReplicaStorage => ({
      ...storage,
      load: (table) => (table === 'folder' ? Promise.reject(new Error('unreadable')) : storage.load(table)),
    });
    const pc = aPc({ wrap: (storage) => (isBroken ? broken(storage) : storage) });
    const before = await filled(pc);
    await before.mutate([lend], { actorId: 'staff-1' });
    isBroken = true;

    const replica = await pc.begin();

    expect(await replica.whole).toEqual(err({ type: 'storage-failed', reason: 'unavailable' }));
    expect(await replica.mutate([lend], { actorId: 'staff-1' })).toMatchObject({ ok: false });
    expect(replica.outbox()).toHaveLength(1);
  });
});

describe('a change on a PC', () => {
  test('is seen at once, waits in the outbox and stands in the journal', async () => {
    const pc = aPc();
    const replica = await filled(pc);

    const lent = await replica.mutate([lend], { actorId: 'staff-1' });
    await settle();

    expect(lent.ok).toBe(true);
    expect(replica.readModel.get('folder', 'folder-1')?.custody).toMatchObject({
      kind: 'on-loan',
      borrowerId: 'staff-2',
    });
    expect(replica.outbox().map(({ name, seq }) => `${seq} ${name}`)).toEqual(['1 check-out-folder@1']);
    expect(pc.journalLines).toEqual(replica.outbox());
  });

  test('that is refused leaves nothing behind', async () => {
    const replica = await filled(aPc());

    const refused = await replica.mutate([lend, { ...lend, args: { ...lend.args, borrowerId: 'nobody' } }], {
      actorId: 'staff-1',
    });

    expect(refused).toEqual(err({ type: 'borrower-unknown', borrowerId: 'nobody' }));
    expect(replica.outbox()).toEqual([]);
    expect(replica.readModel.get('folder', 'folder-1')?.custody).toEqual({ kind: 'unknown' });
    expect(replica.meta().nextSeq).toBe(1);
  });

  test('that the disk refuses is not shown as done', async () => {
    let isFull = false;
    const pc = aPc({
      wrap: (storage) => ({
        ...storage,
        commit: async (commit) => (isFull ? err({ type: 'storage-failed', reason: 'quota' }) : storage.commit(commit)),
      }),
    });
    const replica = await filled(pc);
    isFull = true;

    const refused = await replica.mutate([lend], { actorId: 'staff-1' });

    expect(refused).toEqual(err({ type: 'storage-failed', reason: 'quota' }));
    expect(replica.readModel.get('folder', 'folder-1')?.custody).toEqual({ kind: 'unknown' });
    expect(pc.journalLines).toEqual([]);
  });

  test('by somebody whose role does not allow it is refused with a stable code', async () => {
    const pc = aPc();
    const replica = await pc.open();
    const clerk = { table: 'staff', id: 'clerk', row: aStaff({ id: 'clerk', role: 'clerk' }) };
    await replica.applyPull({ operations: [...office, clerk], cookie: 'v1:1', lastSeq: 0 });

    const refused = await replica.mutate([{ name: 'save-staff', args: { staff: aStaff() } }], { actorId: 'clerk' });

    expect(refused).toEqual(err({ type: 'not-allowed', action: 'save-staff' }));
  });
});

describe('a pull while work is pending', () => {
  test('keeps the pending change on top of what others did', async () => {
    const replica = await filled(aPc());
    await replica.mutate([lend], { actorId: 'staff-1' });

    const moved = { table: 'folder', id: 'folder-1', row: aFolder({ labelPrintedAt: '2026-11-23T01:00:00.000Z' }) };
    await replica.applyPull({ operations: [moved], cookie: 'v1:2', lastSeq: 0 });

    expect(replica.readModel.get('folder', 'folder-1')).toMatchObject({
      labelPrintedAt: '2026-11-23T01:00:00.000Z',
      custody: { kind: 'on-loan', borrowerId: 'staff-2' },
    });
    expect(replica.outbox()).toHaveLength(1);
  });

  test("drops what the centre has taken and shows the centre's version of it", async () => {
    const replica = await filled(aPc());
    await replica.mutate([lend], { actorId: 'staff-1' });

    await replica.applyPull({ operations: [], cookie: 'v1:2', lastSeq: 1 });

    expect(replica.outbox()).toEqual([]);
    expect(replica.readModel.get('folder', 'folder-1')?.custody).toEqual({ kind: 'unknown' });
  });

  test('with a row that no schema accepts changes nothing at all', async () => {
    const replica = await filled(aPc());

    const refused = await replica.applyPull({
      operations: [{ table: 'folder', id: 'folder-1', row: { id: 'folder-1', code: 'x' } }],
      cookie: 'v1:2',
      lastSeq: 0,
    });

    expect(refused).toEqual(err({ type: 'reply-invalid' }));
    expect(replica.meta().cookie).toBe('v1:1');
    expect(replica.readModel.get('folder', 'folder-1')).toEqual(aFolder());
  });
});

describe('after a crash', () => {
  test('unsent work is in the outbox again, with its effect', async () => {
    const pc = aPc();
    await (await filled(pc)).mutate([lend], { actorId: 'staff-1' });

    const replica = await pc.open();

    expect(replica.outbox()).toHaveLength(1);
    expect(replica.readModel.get('folder', 'folder-1')?.custody.kind).toBe('on-loan');
  });

  test('a PC whose database is gone takes its unsent work from the journal, under its old identity', async () => {
    const pc = aPc();
    const before = await filled(pc);
    await before.mutate([lend], { actorId: 'staff-1' });
    await settle();
    pc.loseDatabase();

    const replica = await pc.open();

    expect(replica.meta().clientId).toBe(before.meta().clientId);
    expect(replica.outbox()).toEqual(before.outbox());
    expect(replica.meta().nextSeq).toBe(2);
    await replica.applyPull({ operations: office, cookie: 'v1:1', lastSeq: 0 });
    expect(replica.readModel.get('folder', 'folder-1')?.custody.kind).toBe('on-loan');
  });

  test('a PC that was enrolled again goes on under its new device id with the same unsent work', async () => {
    const pc = aPc();
    await (await filled(pc)).mutate([lend], { actorId: 'staff-1' });

    const replica = await pc.open('pc-1-enrolled-again');

    expect(replica.meta().deviceId).toBe('pc-1-enrolled-again');
    expect(replica.outbox()).toHaveLength(1);
  });

  test('an entry whose journal line was never written gets it at the next start, and is pushed then', async () => {
    const pc = aPc();
    await (await filled(pc)).mutate([lend], { actorId: 'staff-1' });
    pc.journalLines.splice(0);

    const replica = await pc.open();
    await settle();

    expect(pc.journalLines).toHaveLength(1);
    expect(replica.nextPush(10)).toHaveLength(1);
  });
});

describe('a journal that cannot be written', () => {
  test('holds back its entry and all behind it, and lets them go when it can be written again', async () => {
    const lines: OutboxEntry[] = [];
    let isFull = true;
    const journal = createMemoryJournal(lines);
    const written: number[] = [];
    const writer = createJournalWriter(
      {
        ...journal,
        append: async (entry) =>
          isFull ? err({ type: 'journal-failed', reason: 'disk-full' }) : journal.append(entry),
      },
      () => written.push(lines.length),
    );
    const pc = aPc();
    const replica = await filled(pc);
    await replica.mutate([lend], { actorId: 'staff-1' });
    await replica.mutate([{ name: 'see-folder', args: { folderId: 'folder-1' } }], { actorId: 'staff-1' });

    writer.add(replica.outbox());
    await settle();
    expect([writer.isSafe(1), writer.isSafe(2)]).toEqual([false, false]);
    isFull = false;
    writer.retry();
    await settle();

    expect(lines.map(({ seq }) => seq)).toEqual([1, 2]);
    expect([writer.isSafe(1), writer.isSafe(2)]).toEqual([true, true]);
    expect(written).toEqual([1, 2]);
  });
});

describe('work whose number stands for other work at the centre', () => {
  const taken = (seq: number) => ({ seq, outcome: { kind: 'rejected', error: { type: 'sequence-reused' } } }) as const;

  test('gets the next free number, in both copies, is sent again and is nowhere shown as refused', async () => {
    const pc = aPc();
    const replica = await filled(pc);
    const [id] = expectOk(await replica.mutate([lend], { actorId: 'staff-1' }));

    expect((await replica.keepVerdicts([taken(1)])).ok).toBe(true);
    await settle();

    expect(replica.nextPush(10).map((entry) => [entry.seq, entry.id])).toEqual([[2, id]]);
    expect(replica.verdicts()).toEqual([]);
    expect(pc.journalLines.map(({ seq }) => seq)).toEqual([1, 2]);
    expect(replica.readModel.get('folder', 'folder-1')?.custody).toMatchObject({ borrowerId: 'staff-2' });
  });

  test('that is told again after a start gets no third number', async () => {
    const pc = aPc();
    const first = await filled(pc);
    expectOk(await first.mutate([lend], { actorId: 'staff-1' }));
    await first.keepVerdicts([taken(1)]);
    await settle();

    const replica = await pc.open();
    await replica.keepVerdicts([taken(1)]);

    expect(replica.outbox().map(({ seq }) => seq)).toEqual([1, 2]);
    await replica.applyPull({ operations: [], cookie: 'v1:2', lastSeq: 1 });
    expect(replica.outbox().map(({ seq }) => seq)).toEqual([2]);
  });
});
