import { describe, expect, test } from 'vitest';
import { invariant } from '#shared/lib/invariant.ts';
import { err, ok } from '#shared/lib/result.ts';
import { createSyncEngine } from '#shared/sync/engine.ts';
import type { Transport } from '#shared/sync/ports.ts';
import { openReplica } from '#shared/sync/replica.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import { aSmallOffice } from '#test/builders/memory-office.ts';
import { aFolder } from '#test/builders/office.ts';
import { aPage, aSnapshot, aTransport } from '#test/builders/sync.ts';
import { createManualClock, settle } from '#test/fakes/manual-clock.ts';
import { createMemoryDisk, createMemoryStorage } from '#test/fakes/memory-storage.ts';
import { seededRandom } from '#test/fakes/seeded-random.ts';

const park: MutationCall = { name: 'park-scan', args: { text: '4006381333931' } };
const see: MutationCall = { name: 'see-folder', args: { folderId: 'folder-1', locationId: 'shelf-2' } };

const aPc = async (over: Partial<Transport> = {}, given: { filled?: boolean; random?: () => number } = {}) => {
  const clock = createManualClock();
  const fake = aTransport(over);
  const opened = await openReplica({
    storage: createMemoryStorage(createMemoryDisk()),
    journal: undefined,
    clock,
    random: seededRandom(3),
    identity: { officeId: 'office-13', deviceId: 'pc-1' },
  });
  invariant(opened.ok, 'memory opens');
  const replica = opened.value;
  if (given.filled !== false) {
    const stream = aSnapshot(aSmallOffice());
    await replica.replaceWith(aSmallOffice(), stream.head);
  }
  const warnings: string[] = [];
  const engine = createSyncEngine({
    replica,
    transport: fake.transport,
    clock,
    random: given.random ?? (() => 0.5),
    log: {
      info: () => undefined,
      warn: (event, facts) => warnings.push(`${event} ${facts?.['reason']} ${facts?.['attempt']}`),
      error: () => undefined,
    },
  });
  const scan = async (...calls: readonly MutationCall[]) => {
    const done = await replica.mutate(calls, { actorId: 'staff-1' });
    invariant(done.ok, 'the scan is taken');
  };
  return { ...fake, clock, replica, engine, scan, warnings };
};

describe('one turn', () => {
  test('pushes what waits, in the order in which it was done, and pulls only then', async () => {
    const pc = await aPc();
    await pc.scan(park, park);
    await pc.scan(see);

    expect(await pc.engine.syncOnce()).toEqual(ok());

    expect(pc.calls).toEqual(['push 1 2 3', 'pull v1:1']);
    expect(pc.replica.verdicts().map(({ seq }) => seq)).toEqual([3, 2, 1]);
  });

  test('with nothing to push only pulls', async () => {
    const pc = await aPc();

    await pc.engine.syncOnce();

    expect(pc.calls).toEqual(['pull v1:1']);
    expect(pc.replica.meta()).toMatchObject({ cookie: 'v1:2', lastSyncedAt: '2026-11-23T02:00:00.000Z' });
  });

  test('pushes at most 500 at a time, until nothing is left', async () => {
    const pc = await aPc();
    for (let batch = 0; batch < 6; batch += 1) await pc.scan(...Array.from({ length: 200 }, () => park));

    await pc.engine.syncOnce();

    expect(pc.calls.map((call) => call.split(' ').length - 1)).toEqual([500, 500, 200, 1]);
  });

  test('keeps an entry in the outbox until a pull contains it, and does not push it again meanwhile', async () => {
    const pc = await aPc();
    await pc.scan(park);

    await pc.engine.syncOnce();
    expect(pc.engine.status().pending).toBe(1);
    await pc.engine.syncOnce();

    expect(pc.calls.filter((call) => call.startsWith('push'))).toEqual(['push 1']);
  });

  test('switches to the new state only when its last page is in', async () => {
    const shown: (number | undefined)[] = [];
    const pages = [
      aPage({
        operations: [{ table: 'folder', id: 'folder-1', row: aFolder({ volume: 2 }) }],
        cookie: 'p1',
        complete: false,
      }),
      aPage({ operations: [{ table: 'folder', id: 'folder-1', row: aFolder({ volume: 3 }) }], cookie: 'v1:3' }),
    ];
    const pc: Awaited<ReturnType<typeof aPc>> = await aPc({
      pull: async () => {
        shown.push(pc.replica.readModel.get('folder', 'folder-1')?.volume);
        return ok(pages.shift()!);
      },
    });

    await pc.engine.syncOnce();

    expect(shown).toEqual([1, 1]);
    expect(pc.calls).toEqual(['pull v1:1', 'pull p1']);
    expect(pc.replica.readModel.get('folder', 'folder-1')?.volume).toBe(3);
    expect(pc.replica.meta().cookie).toBe('v1:3');
  });

  test('whose pages break off keeps the old state and begins again at the old cookie', async () => {
    let answers = 0;
    const pc = await aPc({
      pull: async () => {
        answers += 1;
        const operations = [{ table: 'folder', id: 'folder-1', row: aFolder({ volume: 2 }) }];
        return answers === 1 ? ok(aPage({ operations, cookie: 'p1', complete: false })) : err({ type: 'offline' });
      },
    });

    expect(await pc.engine.syncOnce()).toEqual(err({ type: 'offline' }));
    await pc.engine.syncOnce();

    expect(pc.calls).toEqual(['pull v1:1', 'pull p1', 'pull v1:1']);
    expect(pc.replica.readModel.get('folder', 'folder-1')?.volume).toBe(1);
  });

  test('with a centre that gives the same unfinished page for ever ends, and says so', async () => {
    const pc = await aPc({
      pull: async ({ cookie }) => ok(aPage({ cookie, complete: false })),
    });

    expect(await pc.engine.syncOnce()).toEqual(err({ type: 'reply-invalid' }));
  });

  test.each([
    [{ type: 'offline' }],
    [{ type: 'denied' }],
    [{ type: 'centre-down', status: 503 }],
    [{ type: 'client-too-old' }],
  ] as const)('that fails with %j loses nothing and does not pull', async (error) => {
    const pc = await aPc({ push: async () => err(error) });
    await pc.scan(park);

    expect(await pc.engine.syncOnce()).toEqual(err(error));

    expect(pc.calls).toEqual(['push 1']);
    expect(pc.engine.status().pending).toBe(1);
    expect(pc.replica.nextPush(10)).toHaveLength(1);
  });

  test('measures the clock against the middle of question and answer', async () => {
    const pc: Awaited<ReturnType<typeof aPc>> = await aPc({
      pull: async () => {
        const askedAtMs = pc.clock.nowMs();
        await pc.clock.pass(200);
        return ok(aPage({ centreNowMs: askedAtMs + 100 + 5_000 }));
      },
    });

    await pc.engine.syncOnce();

    expect(pc.engine.status().offsetMs).toBe(5_000);
    await pc.scan(park);
    expect(pc.replica.outbox()[0]?.offsetMs).toBe(5_000);
  });
});

describe('answers to a push that make no progress', () => {
  test('a gap ends the turn as soon as the centre says that it was not restored, and the next try waits', async () => {
    const pc = await aPc({ push: async () => ok({ verdicts: [], centreNowMs: 0 }) });
    await pc.scan(park);

    pc.engine.start();
    await settle();

    expect(pc.calls).toEqual(['push 1', 'pull v1:1']);
    expect(pc.engine.status().phase).toMatchObject({ kind: 'waiting', error: { type: 'reply-invalid' } });
    await pc.clock.pass(1_000);
    expect(pc.calls).toEqual(['push 1', 'pull v1:1', 'push 1', 'pull v1:1']);
    pc.engine.stop();
  });

  test('verdicts about other entries end the turn and touch nothing', async () => {
    const applied = { kind: 'applied' } as const;
    const others = [7, 900].map((seq) => ({ seq, outcome: applied }));
    let pushes = 0;
    const pc = await aPc({
      push: async ({ entries }) => {
        pushes += 1;
        invariant(pushes < 10, 'the turn ends');
        return ok({ verdicts: pushes === 1 ? [{ seq: entries[0]!.seq, outcome: applied }] : others, centreNowMs: 0 });
      },
    });
    await pc.scan(park, park);

    expect(await pc.engine.syncOnce()).toEqual(err({ type: 'reply-invalid' }));

    expect(pc.calls).toEqual(['push 1 2', 'push 2', 'pull v1:1']);
    await pc.scan(park);
    expect(pc.replica.nextPush(10).map(({ seq }) => seq)).toEqual([2, 3]);
  });

  test('a verdict behind a gap does not hide the entries before it', async () => {
    let pushes = 0;
    const pc = await aPc({
      push: async ({ entries }) => {
        pushes += 1;
        const answered = pushes === 1 ? entries.slice(2) : entries;
        return ok({ verdicts: answered.map(({ seq }) => ({ seq, outcome: { kind: 'applied' } })), centreNowMs: 0 });
      },
    });
    await pc.scan(park, park, park);

    expect(await pc.engine.syncOnce()).toEqual(err({ type: 'reply-invalid' }));
    expect(await pc.engine.syncOnce()).toEqual(ok());

    expect(pc.calls).toEqual(['push 1 2 3', 'pull v1:1', 'push 1 2 3', 'pull v1:1']);
  });

  test('the same verdict given twice is shown once', async () => {
    const pc = await aPc();
    await pc.scan(park);
    const verdicts = [{ seq: 1, outcome: { kind: 'rejected', error: { type: 'folder-unknown' } } }] as const;

    await pc.replica.keepVerdicts(verdicts);
    await pc.replica.keepVerdicts(verdicts);

    expect(pc.replica.verdicts().map(({ seq }) => seq)).toEqual([1]);
  });
});

describe('a PC that was never filled', () => {
  test('takes a snapshot instead of a pull, tells how far it is, and is filled in one step', async () => {
    const rows = aSmallOffice();
    const many = Array.from({ length: 4_500 }, (_, index) => ({
      table: 'folder' as const,
      row: aFolder({ id: `folder-${index}` }),
    }));
    const pc = await aPc({ snapshot: async () => ok(aSnapshot([...rows, ...many])) }, { filled: false });
    const phases: string[] = [];
    pc.engine.subscribe(() => {
      const { phase } = pc.engine.status();
      phases.push(phase.kind === 'bootstrapping' ? `${phase.rows} of ${phase.ofRows}` : phase.kind);
    });

    expect(await pc.engine.syncOnce()).toEqual(ok());

    const total = rows.length + many.length;
    expect(pc.calls).toEqual(['snapshot']);
    expect(phases).toEqual(['syncing', `2000 of ${total}`, `4000 of ${total}`, `4000 of ${total}`, 'idle']);
    expect(pc.replica.readModel.all('folder').size).toBe(4_500);
    expect(pc.replica.meta().cookie).toBe('v1:1');
  });

  test('whose snapshot is cut stays as it was and begins again', async () => {
    let tries = 0;
    const pc = await aPc(
      {
        snapshot: async () => {
          tries += 1;
          const stream = aSnapshot(aSmallOffice());
          if (tries > 1) return ok(stream);
          return ok({
            ...stream,
            rows: (async function* cut() {
              yield aSmallOffice().slice(0, 3);
              throw new Error('connection reset');
            })(),
          });
        },
      },
      { filled: false },
    );

    expect(await pc.engine.syncOnce()).toEqual(err({ type: 'offline' }));
    expect(pc.replica.meta().cookie).toBe('');
    expect(pc.replica.readModel.all('staff').size).toBe(0);

    expect(await pc.engine.syncOnce()).toEqual(ok());
    expect(pc.replica.readModel.all('staff').size).toBe(7);
  });
});

describe('a PC that was away so long that the centre asks it to begin anew', () => {
  test('takes the snapshot only after its outbox is pushed', async () => {
    const pc = await aPc({
      pull: async () => ok({ kind: 'reset' }),
      snapshot: async () => ok(aSnapshot(aSmallOffice(), { cookie: 'v1:90', lastSeq: 1 })),
    });
    await pc.scan(park);

    expect(await pc.engine.syncOnce()).toEqual(ok());

    expect(pc.calls).toEqual(['push 1', 'pull v1:1', 'snapshot']);
    expect(pc.replica.meta().cookie).toBe('v1:90');
    expect(pc.replica.outbox()).toEqual([]);
  });

  test('keeps everything while it cannot push', async () => {
    const pc = await aPc({ push: async () => err({ type: 'denied' }), pull: async () => ok({ kind: 'reset' }) });
    await pc.scan(see);

    await pc.engine.syncOnce();

    expect(pc.calls).toEqual(['push 1']);
    expect(pc.replica.outbox()).toHaveLength(1);
    expect(pc.replica.readModel.get('folder', 'folder-1')?.custody).toMatchObject({ locationId: 'shelf-2' });
  });

  test('does what was scanned meanwhile again on the new state', async () => {
    const pc: Awaited<ReturnType<typeof aPc>> = await aPc({
      pull: async () => ok({ kind: 'reset' }),
      snapshot: async () => {
        await pc.scan(see);
        return ok(aSnapshot(aSmallOffice(), { cookie: 'v1:90' }));
      },
    });

    await pc.engine.syncOnce();

    expect(pc.replica.outbox()).toHaveLength(1);
    expect(pc.replica.readModel.get('folder', 'folder-1')?.custody).toMatchObject({ locationId: 'shelf-2' });
    expect(await pc.replica.ledgerList('movement', 'folderId', 'folder-1')).toHaveLength(1);
  });
});

describe('the loop', () => {
  test('turns at once when started and then every 30 seconds', async () => {
    const pc = await aPc();

    pc.engine.start();
    await pc.clock.pass(95_000);
    pc.engine.stop();

    expect(pc.calls).toHaveLength(4);
    expect(pc.clock.sleeps.every((ms) => ms === 30_000)).toBe(true);
  });

  test('turns soon when something was done here or the centre gives a signal', async () => {
    const pc = await aPc();
    pc.engine.start();
    await settle();

    pc.engine.nudge();
    await pc.clock.pass(100);
    expect(pc.calls).toHaveLength(2);
    pc.signal();
    await pc.clock.pass(100);

    expect(pc.calls).toHaveLength(3);
    pc.engine.stop();
  });

  test('takes what is done in quick succession in one turn', async () => {
    const pc = await aPc();
    pc.engine.start();
    await settle();

    pc.engine.nudge();
    await pc.clock.pass(20);
    pc.engine.nudge();
    await pc.clock.pass(500);

    expect(pc.calls).toHaveLength(2);
    pc.engine.stop();
  });

  test('turns once more when the nudge came during a turn', async () => {
    let answer = (): void => undefined;
    const pc = await aPc({
      pull: () => new Promise((resolve) => (answer = () => resolve(ok(aPage())))),
    });
    pc.engine.start();
    await settle();

    pc.engine.nudge();
    pc.engine.nudge();
    answer();
    await pc.clock.pass(100);

    expect(pc.calls).toHaveLength(2);
    answer();
    await pc.clock.pass(100);
    expect(pc.calls).toHaveLength(2);
    pc.engine.stop();
  });

  test('waits longer after every failure, never over a minute, and by the clock again after a success', async () => {
    let isOnline = false;
    const pc = await aPc(
      { pull: async () => (isOnline ? ok(aPage()) : err({ type: 'offline' })) },
      { random: () => 0.999_999 },
    );

    pc.engine.start();
    await pc.clock.pass(300_000);
    isOnline = true;
    await pc.clock.pass(60_000);
    isOnline = false;
    await pc.clock.pass(31_000);
    pc.engine.stop();

    const waits = pc.clock.sleeps.map((ms) => Math.ceil(ms / 1_000));
    expect(waits.slice(0, 8)).toEqual([2, 4, 8, 16, 32, 60, 60, 60]);
    const recovered = waits.indexOf(30);
    expect(waits.slice(recovered)).toContain(2);
    expect(pc.warnings.slice(0, 2)).toEqual(['sync-turn-failed offline 1', 'sync-turn-failed offline 2']);
  });

  test('says why it waits and until when', async () => {
    const pc = await aPc({ pull: async () => err({ type: 'centre-down', status: 502 }) });

    pc.engine.start();
    await settle();

    expect(pc.engine.status().phase).toEqual({
      kind: 'waiting',
      error: { type: 'centre-down', status: 502 },
      retryAtMs: pc.clock.nowMs() + 1_000,
    });
    pc.engine.stop();
  });

  test('tries again soon when nudged while it waits', async () => {
    const pc = await aPc({ pull: async () => err({ type: 'offline' }) });
    pc.engine.start();
    await settle();

    pc.engine.nudge();
    await pc.clock.pass(100);

    expect(pc.calls).toHaveLength(2);
    pc.engine.stop();
  });

  test('does nothing more once it is stopped', async () => {
    const pc = await aPc();
    pc.engine.start();
    await settle();

    pc.engine.stop();
    pc.engine.nudge();
    pc.signal();
    await pc.clock.pass(120_000);

    expect(pc.calls).toHaveLength(1);
    expect(pc.listeners()).toBe(0);
  });

  test('runs once, however often it is started and stopped in between', async () => {
    let answer = (): void => undefined;
    const pc = await aPc({ pull: () => new Promise((resolve) => (answer = () => resolve(ok(aPage())))) });
    pc.engine.start();
    pc.engine.start();
    await settle();
    expect(pc.calls).toHaveLength(1);

    const answerFirst = answer;
    pc.engine.stop();
    pc.engine.start();
    await settle();
    answerFirst();
    answer();
    await settle();
    const turns = pc.calls.length;
    await pc.clock.pass(30_000);

    expect(pc.calls.length - turns).toBe(1);
    expect(pc.listeners()).toBe(1);
    pc.engine.stop();
  });

  test('tells its listeners until they stop listening', async () => {
    const pc = await aPc();
    let told = 0;
    const stop = pc.engine.subscribe(() => (told += 1));
    await pc.scan(park);
    expect(told).toBe(1);

    await pc.engine.syncOnce();
    const afterTurn = told;
    stop();
    await pc.engine.syncOnce();

    expect(afterTurn).toBeGreaterThan(2);
    expect(told).toBe(afterTurn);
  });
});
