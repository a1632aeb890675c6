import { describe, expect, test } from 'vitest';
import { invariant } from '#shared/lib/invariant.ts';
import { err, ok } from '#shared/lib/result.ts';
import { aFolder } from '#test/builders/office.ts';
import { aPage } from '#test/builders/sync.ts';
import { settle } from '#test/fakes/manual-clock.ts';
import { park, see, aPc } from './a-syncing-pc.ts';

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

  test('sends the next batch while the verdicts of the one before are being stored, and stores them in order', async () => {
    const stored: number[] = [];
    const releases: (() => void)[] = [];
    const pc = await aPc(
      {},
      {
        storeVerdicts: async ({ verdicts }) => {
          await new Promise<void>((resolve) => releases.push(resolve));
          stored.push(verdicts.length);
          return ok();
        },
      },
    );
    for (let batch = 0; batch < 6; batch += 1) await pc.scan(...Array.from({ length: 200 }, () => park));

    const turn = pc.engine.syncOnce();
    await settle();
    expect([pc.calls.length, releases.length, stored]).toEqual([2, 1, []]);
    releases[0]!();
    await settle();
    expect([pc.calls.length, releases.length, stored]).toEqual([3, 2, [500]]);
    releases[1]!();
    await settle();
    // Nothing is pulled before the last of them lies on the disk.
    expect([pc.calls.length, releases.length]).toEqual([3, 3]);
    releases[2]!();

    expect(await turn).toEqual(ok());
    expect(stored).toEqual([500, 500, 200]);
    expect(pc.calls.at(-1)).toMatch(/^pull/);
  });

  test('keeps nothing of a batch behind one whose verdicts could not be stored, and sends both again', async () => {
    const full = { type: 'storage-failed', reason: 'quota' } as const;
    const pc = await aPc({}, { storeVerdicts: async () => err(full) });
    for (let batch = 0; batch < 3; batch += 1) await pc.scan(...Array.from({ length: 200 }, () => park));

    expect(await pc.engine.syncOnce()).toEqual(err(full));

    expect(pc.calls.map((call) => call.split(' ').length - 1)).toEqual([500, 100]);
    expect(pc.replica.nextPush(1_000)).toHaveLength(600);
    expect(pc.replica.verdicts()).toEqual([]);
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
