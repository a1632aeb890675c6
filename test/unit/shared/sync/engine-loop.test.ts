import { describe, expect, test } from 'vitest';
import { err, ok } from '#shared/lib/result.ts';
import { aPage } from '#test/builders/sync.ts';
import { settle } from '#test/fakes/manual-clock.ts';
import { park, aPc } from './a-syncing-pc.ts';

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

  test('leaves out a signal of what it has pulled: its own push is told to itself too', async () => {
    const pc = await aPc({ pull: async () => ok(aPage({ cookie: 'v1:7' })) });
    pc.engine.start();
    await settle();

    pc.signal('v1:7');
    await pc.clock.pass(1_000);
    expect(pc.calls).toHaveLength(1);
    pc.signal('v1:8');
    await pc.clock.pass(100);

    expect(pc.calls).toHaveLength(2);
    pc.engine.stop();
  });

  test.each([
    { told: 'what its pull then brings', cookies: ['v1:7'], turns: 1 },
    { told: 'a change after its pull', cookies: ['v1:7', 'v1:8'], turns: 2 },
    { told: 'a restored office, whose versions begin lower', cookies: ['v1:2@1'], turns: 2 },
    { told: 'nothing of where the office stands', cookies: [undefined], turns: 2 },
  ])('turns $turns time(s) when the signal during a turn tells $told', async ({ cookies, turns }) => {
    let answer = (): void => undefined;
    const pc = await aPc({
      pull: () => new Promise((resolve) => (answer = () => resolve(ok(aPage({ cookie: 'v1:7' }))))),
    });
    pc.engine.start();
    await settle();

    for (const cookie of cookies) pc.signal(cookie);
    answer();
    await pc.clock.pass(100);

    expect(pc.calls).toHaveLength(turns);
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
