import { setTimeout as pause } from 'node:timers/promises';
import { IDBFactory, IDBKeyRange } from 'fake-indexeddb';
import { afterEach, describe, expect, test } from 'vitest';
import { nextFreeCode } from '#data/leased-codes.ts';
import { openOfficeData, type OpenOfficeData } from '#data/open-office-data.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { NumberBlockRow, NumberKind } from '#shared/model/office-rows.ts';
import type { SnapshotRow, Transport } from '#shared/sync/ports.ts';
import { aSmallOffice } from '#test/builders/memory-office.ts';
import { aPage, aSnapshot, asOperations, aTransport } from '#test/builders/sync.ts';
import { createMemoryJournal } from '#test/fakes/memory-journal.ts';
import { seededRandom } from '#test/fakes/seeded-random.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';

const opened: OpenOfficeData[] = [];
afterEach(() => {
  for (const data of opened.splice(0)) data.close();
});

const block = (from: number, to: number, deviceId = 'pc-1', kind: NumberKind = 'notice'): SnapshotRow => {
  const row: NumberBlockRow = { id: `block-${kind}-${from}`, kind, deviceId, from, to };
  return { table: 'numberBlock', row };
};

/** A centre with one office that leases numbers as the real one does: each number of a kind once. */
const aCentre = (rows: readonly SnapshotRow[] = aSmallOffice(), kinds: readonly NumberKind[] = ['notice']) => {
  const leased: SnapshotRow[] = [];
  const nextFrom = new Map<NumberKind, number>();
  let isOpen = true;
  const transportOf = (deviceId: string) =>
    aTransport({
      snapshot: async () => ok(aSnapshot([...rows, ...leased])),
      pull: async () => ok(aPage({ operations: asOperations(leased), cookie: `v1:${leased.length}` })),
      lease: async (kind, size) => {
        if (!isOpen) return err({ type: 'offline' });
        if (!kinds.includes(kind)) return ok();
        const from = nextFrom.get(kind) ?? 1;
        nextFrom.set(kind, from + size);
        leased.push(block(from, from + size - 1, deviceId, kind));
        return ok();
      },
    });
  return { ...transportOf('pc-1'), transportOf, leased, setOpen: (open: boolean) => void (isOpen = open) };
};

const aDisk = () => ({ indexedDB: new IDBFactory(), journalLines: [] as OutboxEntry[], generation: 0 });
interface Opening {
  readonly actorId?: () => string | undefined;
  readonly deviceId?: string;
  readonly enrolled?: 'earlier' | 'now';
  readonly daysLater?: number;
}
const attempt = (disk: ReturnType<typeof aDisk>, transport: Transport, given: Opening = {}) =>
  openOfficeData({
    identity: { officeId: 'office-13', deviceId: given.deviceId ?? 'pc-1' },
    transport,
    journal: createMemoryJournal(disk.journalLines),
    generation: { current: () => disk.generation, advance: () => void (disk.generation += 1) },
    enrolled: given.enrolled ?? 'now',
    clock: {
      nowMs: () => Date.UTC(2026, 10, 23 + (given.daysLater ?? 0), 2, 0, 0),
      monotonicMs: () => 0,
      // A wait for the next turn lasts until it is nudged or stopped; one that nobody can end is over at once.
      sleep: (_ms, cancel) => (cancel ? new Promise((resolve) => cancel.onCancel(resolve)) : Promise.resolve()),
    },
    random: seededRandom(disk.journalLines.length + 5),
    indexedDB: disk.indexedDB,
    keyRange: IDBKeyRange,
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    runInSlices: (slice) => {
      while (slice() === 'more');
    },
    actorId: given.actorId ?? (() => 'staff-1'),
  });
const open = async (
  disk: ReturnType<typeof aDisk>,
  transport: Transport,
  given: Opening = {},
): Promise<OpenOfficeData> => {
  const result = await attempt(disk, transport, given);
  invariant(result.ok, 'the data opens');
  opened.push(result.value);
  await result.value.whole;
  return result.value;
};
const filled = async (
  disk: ReturnType<typeof aDisk>,
  transport: Transport,
  deviceId = 'pc-1',
): Promise<OpenOfficeData> => {
  const data = await open(disk, transport, { deviceId });
  await expect.poll(() => data.sync.status().lastSyncedAt).toBeDefined();
  return data;
};
const close = (data: OpenOfficeData): void => {
  data.close();
  opened.splice(opened.indexOf(data), 1);
};
const take = (data: OpenOfficeData): number => {
  const number = data.nextNumber('notice');
  invariant(number.ok, `a number is there: ${JSON.stringify(number)}`);
  return number.value;
};
const park = { text: '4006381333931' };

describe('an office opened on a PC', () => {
  test('is filled from the centre, found at the next start without it, and searchable', async () => {
    const disk = aDisk();
    close(await filled(disk, aCentre().transport));

    const offline = await open(disk, aTransport({ pull: async () => err({ type: 'offline' }) }).transport);

    expect(offline.rows.all('folder').size).toBe(2);
    expect(offline.search('ตัวอย่างโลหะ', 5)).toMatchObject([{ kind: 'subject', subjectId: 'factory-1' }]);
  });

  test('takes no change while nobody is signed in', async () => {
    const data = await open(aDisk(), aCentre().transport, { actorId: () => undefined });

    expect(await data.mutate('park-scan', park)).toEqual(err({ type: 'not-signed-in' }));
    expect(await data.mutate('park-scan', park, 'staff-2')).toEqual(err({ type: 'not-signed-in' }));
    expect(data.sync.pendingEntries()).toEqual([]);
  });

  test('notes a change that a colleague agrees to at this PC under the name of the colleague', async () => {
    const { transport } = aCentre();
    const data = await filled(aDisk(), { ...transport, push: async () => err({ type: 'offline' }) });

    await data.mutate('park-scan', park, 'staff-2');
    await data.mutate('park-scan', park);

    expect(data.sync.pendingEntries().map(({ actorId }) => actorId)).toEqual(['staff-2', 'staff-1']);
  });

  test('sends a change by itself', async () => {
    const { transport, calls } = aCentre();
    const data = await filled(aDisk(), transport);

    const done = await data.mutate('park-scan', park);

    expect(done.ok && data.rows.get('parkedScan', done.value.id)).toMatchObject(park);
    await expect.poll(() => calls).toContain('push 1');
    await expect
      .poll(() => data.sync.verdicts().map(({ seq, verdict }) => [seq, verdict.kind]))
      .toEqual([[1, 'applied']]);
  });

  test('whose verdict the disk refuses is tried again after a wait, not at once again and again', async () => {
    const { transport, calls } = aCentre();
    // Functions cannot be stored, so this stands for every reason for which a disk refuses.
    const outcome = { kind: 'applied' as const, unstorable: () => undefined };
    const data = await filled(aDisk(), {
      ...transport,
      push: async (request) => {
        await transport.push(request);
        return ok({ verdicts: request.entries.map(({ seq }) => ({ seq, outcome })), centreNowMs: 0 });
      },
    });

    await data.mutate('park-scan', park);
    await expect.poll(() => data.sync.status().phase).toMatchObject({ error: { type: 'storage-failed' } });
    await pause(100);
    const pushes = (): readonly string[] => calls.filter((call) => call.startsWith('push'));
    expect(pushes()).toEqual(['push 1']);
    await data.mutate('park-scan', park);

    await expect.poll(pushes).toEqual(['push 1', 'push 1 2']);
  });

  test('makes several changes together or none of them', async () => {
    const data = await filled(aDisk(), aCentre().transport);

    const refused = await data.mutateAll([
      { name: 'park-scan', args: park },
      { name: 'confirm-label', args: { folderId: 'f' } },
    ]);

    expect(refused).toEqual(err({ type: 'folder-unknown', folderId: 'f' }));
    expect(data.rows.all('parkedScan').size).toBe(0);
    expect(data.sync.pendingEntries()).toEqual([]);
  });

  test('shows the history of a folder oldest first, scans of one instant in the order in which they were made', async () => {
    const data = await filled(aDisk(), aCentre().transport);
    const at = { folderId: 'folder-1', locationId: 'shelf-1' };
    for (const name of ['move-folder', 'check-in-folder', 'see-folder', 'move-folder'] as const)
      await data.mutate(name, at);

    const history = await data.movementsOf('folder-1');

    expect(history.map(({ seq, kind }) => `${seq} ${kind}`)).toEqual(['1 move', '2 check-in', '3 seen', '4 move']);
    expect(await data.movementsOf('folder-2')).toEqual([]);
  });
});

describe('numbers leased to a PC', () => {
  test('are asked for when the office is first filled, and again before they run out', async () => {
    const { transport, calls, leased } = aCentre();
    const data = await filled(aDisk(), transport);
    await expect.poll(() => data.rows.all('numberBlock').size).toBe(1);
    expect(calls.filter((call) => call.startsWith('lease'))).toEqual([
      'lease notice 200',
      'lease folder 6000',
      'lease location 3000',
      'lease staff 100',
    ]);

    for (let count = 0; count < 149; count += 1) take(data);
    await data.mutate('park-scan', park);
    await expect.poll(() => data.sync.status().phase.kind).toBe('idle');
    expect(leased).toHaveLength(1);
    take(data);
    await data.mutate('park-scan', park);

    await expect.poll(() => data.rows.all('numberBlock').size).toBe(2);
    expect(take(data)).toBe(151);
  });

  test('that the centre could not lease are asked for again at a later turn', async () => {
    const centre = aCentre();
    centre.setOpen(false);
    const data = await filled(aDisk(), centre.transport);
    expect(data.nextNumber('notice')).toEqual(err({ type: 'number-block-empty', kind: 'notice' }));

    centre.setOpen(true);
    data.sync.nudge();

    await expect.poll(() => data.nextNumber('notice').ok).toBe(true);
  });

  test('are each given once, also when nothing came of one, and across restarts', async () => {
    const disk = aDisk();
    const centre = aCentre([...aSmallOffice(), block(1_001, 1_003, 'pc-2')]);
    const first = await filled(disk, centre.transport);
    await expect.poll(() => first.nextNumber('notice').ok).toBe(true);
    const given = [1, take(first), take(first)];
    expect(given).toEqual([1, 2, 3]);
    await first.mutate('park-scan', park);
    close(first);

    const second = await open(disk, centre.transport);

    expect([take(second), take(second)]).toEqual([4, 5]);
  });

  test('are not spent by a change that was refused, but never given again either', async () => {
    const disk = aDisk();
    const centre = aCentre();
    const data = await filled(disk, centre.transport);
    await expect.poll(() => data.nextNumber('notice').ok).toBe(true);
    const refused = take(data);
    await data.mutate('confirm-label', { folderId: 'f' });
    await data.mutate('park-scan', park);
    close(data);

    expect(take(await open(disk, centre.transport))).toBe(refused + 1);
  });

  test('are not given again by a PC that lost its database, because nobody knows which of them are on paper', async () => {
    const centre = aCentre();
    const before = await filled(aDisk(), centre.transport);
    await expect.poll(() => before.nextNumber('notice').ok).toBe(true);
    const given = [1, take(before), take(before)];
    await before.mutate('park-scan', park);
    close(before);

    const after = await filled(aDisk(), centre.transport);

    await expect.poll(() => after.nextNumber('notice').ok).toBe(true);
    expect(take(after)).toBeGreaterThan(Math.max(...given, 200));
  });

  test('make barcodes for places and badges on two PCs offline that are never the same, nor one that is there', async () => {
    const centre = aCentre(aSmallOffice(), ['location', 'staff']);
    const one = await filled(aDisk(), centre.transportOf('pc-1').transport, 'pc-1');
    const other = await filled(aDisk(), centre.transportOf('pc-2').transport, 'pc-2');
    await expect.poll(() => one.nextNumber('staff').ok && other.nextNumber('staff').ok).toBe(true);
    await expect.poll(() => one.nextNumber('location').ok && other.nextNumber('location').ok).toBe(true);
    centre.setOpen(false);

    const made = [one, other].flatMap((data) =>
      (['location', 'staff'] as const).flatMap((kind) =>
        Array.from({ length: 60 }, () => {
          const code = nextFreeCode(data, kind);
          invariant(code.ok, `a ${kind} number is there`);
          return code.value;
        }),
      ),
    );

    expect(new Set(made).size).toBe(240);
    const there = [...one.rows.all('location').values()].map(({ code }) => code);
    expect(made.filter((code) => there.includes(code))).toEqual([]);
  });
});

/** What the next version of this program would do when it opens the database. */
const bringFurther = async (indexedDB: IDBFactory, name: string): Promise<void> => {
  const { version = 0 } = (await indexedDB.databases()).find((one) => one.name === name) ?? {};
  return new Promise((resolve, reject) => {
    const asked = indexedDB.open(name, version + 10);
    asked.addEventListener('upgradeneeded', () => asked.result.createObjectStore('of-the-next-version'));
    asked.addEventListener('error', () => reject(new Error('it could not be brought further')));
    asked.addEventListener('success', () => {
      asked.result.close();
      resolve();
    });
  });
};

describe('a PC whose database is gone, damaged or of a newer program', () => {
  const withUnsentWork = async () => {
    const disk = aDisk();
    const centre = aCentre();
    const data = await filled(disk, centre.transport);
    close(data);
    const away = aTransport({ push: async () => err({ type: 'offline' }), pull: async () => err({ type: 'offline' }) });
    const offline = await open(disk, away.transport);
    expect((await offline.mutate('park-scan', park)).ok).toBe(true);
    await expect.poll(() => disk.journalLines).toHaveLength(1);
    close(offline);
    return { disk, centre };
  };

  test('is told that it was rebuilt, with all unsent work, when the database was thrown away', async () => {
    const { disk, centre } = await withUnsentWork();

    const data = await open({ ...disk, indexedDB: new IDBFactory() }, centre.transport, { enrolled: 'earlier' });

    expect(data.sync.startFinding()).toEqual({ kind: 'rebuilt', entries: 1, secondCopy: 'read' });
    await expect.poll(() => data.sync.status().lastSyncedAt).toBeDefined();
    expect(data.rows.all('folder').size).toBe(2);
  });

  test('begins a fresh database beside one that cannot be opened any more, and loses nothing', async () => {
    const { disk, centre } = await withUnsentWork();
    const sound = disk.indexedDB.open.bind(disk.indexedDB);
    disk.indexedDB.open = (name, version) => {
      if (name === 'faem-office-13') throw new DOMException('corrupt', 'UnknownError');
      return sound(name, version);
    };

    const data = await open(disk, centre.transport, { enrolled: 'earlier' });

    expect(data.sync.startFinding()).toEqual({ kind: 'rebuilt', entries: 1, secondCopy: 'read' });
    expect(data.sync.pendingEntries()).toHaveLength(1);
    const names = (await disk.indexedDB.databases()).map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['faem-office-13', 'faem-office-13-1']));
  });

  test('does not open what a newer program has brought further, and touches nothing of it', async () => {
    const { disk, centre } = await withUnsentWork();
    await bringFurther(disk.indexedDB, 'faem-office-13');
    const before = [await disk.indexedDB.databases(), [...disk.journalLines], disk.generation];

    const refused = await attempt(disk, centre.transport, { enrolled: 'earlier' });

    expect(refused).toEqual(err({ type: 'database-newer' }));
    expect([await disk.indexedDB.databases(), disk.journalLines, disk.generation]).toEqual(before);
  });

  test('hears nothing of it when all is well, or when the PC is new', async () => {
    const { disk, centre } = await withUnsentWork();

    expect((await open(disk, centre.transport, { enrolled: 'earlier' })).sync.startFinding()).toEqual({
      kind: 'sound',
    });
    expect((await open(aDisk(), centre.transport)).sync.startFinding()).toEqual({ kind: 'sound' });
  });
});

test.each([
  [30, { ok: true }],
  [31, { ok: false, error: { type: 'rights-expired' } }],
])('%i days after the last word of the centre folders go on; the office itself: %j', async (days, answer) => {
  const disk = aDisk();
  const centre = aCentre();
  const first = await open(disk, centre.transport);
  await expect.poll(() => first.sync.status().lastSyncedAt).toBeDefined();
  first.close();
  const offline = aTransport({
    pull: async () => err({ type: 'offline' }),
    push: async () => err({ type: 'offline' }),
    snapshot: async () => err({ type: 'offline' }),
    lease: async () => err({ type: 'offline' }),
  });
  const later = await open(disk, offline.transport, { enrolled: 'earlier', daysLater: days });
  await later.whole;

  expect(await later.mutate('see-folder', { folderId: 'folder-1', locationId: 'shelf-1' })).toMatchObject({ ok: true });
  const policy = { maxFolders: 1, loanDays: 1, approverForRoles: [] };
  expect(await later.mutate('save-loan-policy', policy)).toMatchObject(answer);
});
