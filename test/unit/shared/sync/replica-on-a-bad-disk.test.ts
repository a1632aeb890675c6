import { describe, expect, test } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import type { NumberBlockRow } from '#shared/model/office-rows.ts';
import type { Commit, ReplicaStorage } from '#shared/sync/ports.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import { openReplica } from '#shared/sync/replica.ts';
import { aFolder } from '#test/builders/office.ts';
import { aSmallOffice } from '#test/builders/memory-office.ts';
import { anEntry, aSnapshot, asOperations } from '#test/builders/sync.ts';
import { createFakeClock } from '#test/fakes/fake-clock.ts';
import { createMemoryJournal } from '#test/fakes/memory-journal.ts';
import { createMemoryDisk, createMemoryStorage } from '#test/fakes/memory-storage.ts';
import { seededRandom } from '#test/fakes/seeded-random.ts';

const FAILED = { type: 'storage-failed', reason: 'quota' } as const;

/** A PC whose disk refuses while `refuses` says so. */
const aPc = (journalLines: OutboxEntry[] = []) => {
  const disk = createMemoryDisk();
  const state = { refuses: (_what: 'open' | 'commit' | 'replaceAll') => false };
  const memory = createMemoryStorage(disk);
  const storage: ReplicaStorage = {
    ...memory,
    open: async () => (state.refuses('open') ? err(FAILED) : memory.open()),
    commit: async (commit: Commit) => (state.refuses('commit') ? err(FAILED) : memory.commit(commit)),
    replaceAll: async (rows, commit) => (state.refuses('replaceAll') ? err(FAILED) : memory.replaceAll(rows, commit)),
  };
  const open = (deviceId = 'pc-1') =>
    openReplica({
      storage,
      journal: createMemoryJournal(journalLines),
      clock: createFakeClock(),
      random: seededRandom(7),
      identity: { officeId: 'office-13', deviceId },
    });
  return { disk, state, open };
};
const opened = async (pc: ReturnType<typeof aPc>, deviceId?: string) => {
  const replica = await pc.open(deviceId);
  if (!replica.ok) throw new Error(replica.error.type);
  await replica.value.whole;
  return replica.value;
};
const head = aSnapshot([]).head;

describe('a disk that refuses', () => {
  test('to be opened is told, and nothing is made up in its place', async () => {
    const pc = aPc();
    pc.state.refuses = (what) => what === 'open';
    expect(await pc.open()).toEqual(err(FAILED));
  });

  test('a snapshot leaves the copy as it was, on disk and on screen', async () => {
    const pc = aPc();
    const replica = await opened(pc);
    await replica.replaceWith(aSmallOffice(), head);
    pc.state.refuses = (what) => what === 'replaceAll';

    const changed = [{ table: 'folder', row: aFolder({ volume: 9 }) } as const];
    expect(await replica.replaceWith(changed, { ...head, cookie: 'v1:9' })).toEqual(err(FAILED));

    expect(replica.readModel.get('folder', 'folder-1')?.volume).toBe(aFolder().volume);
    expect(replica.readModel.get('staff', 'staff-1')).toBeDefined();
    expect(replica.meta().cookie).toBe('v1:1');
  });

  test('a pull leaves rows, cookie and what waits as they were, and the same pull works later', async () => {
    const pc = aPc();
    const replica = await opened(pc);
    await replica.replaceWith(aSmallOffice(), head);
    await replica.mutate([{ name: 'park-scan', args: { text: '4006381333931' } }], { actorId: 'staff-1' });
    const pull = {
      operations: asOperations([{ table: 'folder', row: aFolder({ volume: 9 }) }]),
      cookie: 'v1:2',
      lastSeq: 1,
    };
    pc.state.refuses = (what) => what === 'commit';

    expect(await replica.applyPull(pull)).toEqual(err(FAILED));
    expect([replica.meta().cookie, replica.outbox().length]).toEqual(['v1:1', 1]);
    expect(replica.readModel.get('folder', 'folder-1')?.volume).toBe(aFolder().volume);

    pc.state.refuses = () => false;
    expect(await replica.applyPull(pull)).toEqual(ok());
    expect([replica.meta().cookie, replica.outbox().length]).toEqual(['v1:2', 0]);
    expect(replica.readModel.get('folder', 'folder-1')?.volume).toBe(9);
  });

  test('what the journal alone still has is told, and it is there at the next start', async () => {
    const pc = aPc([anEntry()]);
    pc.state.refuses = (what) => what === 'commit';
    expect(await pc.open()).toEqual(err(FAILED));

    pc.state.refuses = () => false;
    const replica = await opened(pc);
    expect(replica.outbox().map(({ id }) => id)).toEqual(['entry-1']);
  });

  test('a repair counts no row as put right', async () => {
    const pc = aPc();
    const replica = await opened(pc);
    await replica.replaceWith(aSmallOffice(), head);
    pc.state.refuses = (what) => what === 'commit';

    const repairs = [{ table: 'folder', id: 'folder-1', row: aFolder({ volume: 9 }) } as const];
    expect(await replica.heal('v1:1', repairs)).toEqual(err(FAILED));
    expect(replica.meta()).not.toHaveProperty('healed');

    pc.state.refuses = () => false;
    expect(await replica.heal('v1:1', repairs)).toEqual(ok(1));
    expect(replica.meta().healed).toMatchObject({ rows: 1 });
  });
});

describe('a pull that takes rows away', () => {
  test('takes them from the disk and the screen, and one that is unknown is no fault', async () => {
    const pc = aPc();
    const replica = await opened(pc);
    await replica.replaceWith(aSmallOffice(), head);
    const gone = ['folder-1', 'never-there'].map((id) => ({ table: 'folder', id, row: null }));

    expect(await replica.applyPull({ operations: gone, cookie: 'v1:2', lastSeq: 0 })).toEqual(ok());

    expect(replica.readModel.get('folder', 'folder-1')).toBeUndefined();
    expect(pc.disk.rows.get('folder')?.has('folder-1')).toBe(false);
    expect(replica.readModel.list('folder', 'code', aFolder().code)).toEqual([]);
  });
});

describe('leased numbers of a PC that lost its database', () => {
  const block = (over: Partial<NumberBlockRow>): { readonly table: 'numberBlock'; readonly row: NumberBlockRow } => ({
    table: 'numberBlock',
    row: { id: `block-${over.kind}-${over.from}`, kind: 'notice', deviceId: 'pc-1', from: 1, to: 100, ...over },
  });
  const BLOCKS = [
    block({ from: 1, to: 100 }),
    block({ from: 501, to: 600 }),
    block({ from: 301, to: 400 }),
    block({ kind: 'folder', from: 1, to: 50 }),
    block({ kind: 'staff', from: 1, to: 10, deviceId: 'pc-2' }),
  ];

  test('count as used, because nobody knows which of them stand on paper', async () => {
    const replica = await opened(aPc());
    await replica.replaceWith([...aSmallOffice(), ...BLOCKS], head);
    expect(replica.meta().usedNumbers).toEqual({ notice: 600, folder: 50 });
  });

  test('do not count as used when a PC that has its database is filled anew', async () => {
    const replica = await opened(aPc());
    await replica.replaceWith(aSmallOffice(), head);
    await replica.replaceWith([...aSmallOffice(), ...BLOCKS], { ...head, cookie: 'v1:2' });
    expect(replica.meta().usedNumbers).toEqual({});
  });
});
