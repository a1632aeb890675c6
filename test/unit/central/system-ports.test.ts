import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { stderrLog, systemClock } from '#central/system-ports.ts';

/** What was written to standard error, one piece for each write. */
let written: string[];
beforeEach(() => {
  written = [];
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    written.push(String(text));
    return true;
  });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const nextTurn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const lines = (): readonly unknown[] =>
  written
    .join('')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as unknown);

describe('a line of the log', () => {
  test('is JSON with its moment, how bad it is, what it is and its facts', async () => {
    stderrLog.info('request', { route: '/v1/push', status: 200, isSlow: false });
    await nextTurn();

    expect(lines()).toEqual([
      {
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        level: 'info',
        event: 'request',
        route: '/v1/push',
        status: 200,
        isSlow: false,
      },
    ]);
  });

  test('without facts has none, and one that is undefined is left out', async () => {
    stderrLog.info('closing');
    stderrLog.warn('request', { code: undefined });
    await nextTurn();

    expect(lines()).toEqual([
      { at: expect.any(String), level: 'info', event: 'closing' },
      { at: expect.any(String), level: 'warn', event: 'request' },
    ]);
  });

  test('holds no personal data, whoever put it there', async () => {
    stderrLog.error('request-failed', { reason: 'duplicate key (3101200345671)', name: 'นายสมชาย ใจดี' });

    expect(lines()).toMatchObject([{ reason: 'duplicate key (#)', name: '[withheld]' }]);
    expect(written.join('')).not.toMatch(/3101200345671|สมชาย/);
  });

  test('cannot be forged by a line break in a fact', async () => {
    stderrLog.warn('request', { route: 'x\n{"event":"forged"}' });
    await nextTurn();

    expect(lines()).toHaveLength(1);
    expect(lines()).toMatchObject([{ event: 'request', route: '[withheld]' }]);
  });

  test('waits for the others of its turn, and they are written together', async () => {
    stderrLog.info('one');
    stderrLog.warn('two');
    stderrLog.info('three');
    expect(written).toEqual([]);
    await nextTurn();

    expect(written).toHaveLength(1);
    expect(lines()).toMatchObject([{ event: 'one' }, { event: 'two' }, { event: 'three' }]);
  });

  test('that tells of a failure waits for nobody, and what came before it stands before it', async () => {
    stderrLog.info('before');
    stderrLog.error('failure');
    expect(lines()).toMatchObject([{ event: 'before' }, { event: 'failure' }]);
    stderrLog.info('after');
    await nextTurn();

    expect(lines()).toMatchObject([{ event: 'before' }, { event: 'failure' }, { event: 'after' }]);
    expect(written).toHaveLength(2);
  });

  test('that still waits when the process ends is written on the way out, once', async () => {
    stderrLog.info('the last');
    process.emit('exit', 0);
    expect(lines()).toMatchObject([{ event: 'the last' }]);
    await nextTurn();

    expect(written).toHaveLength(1);
  });
});

describe('the clock of the machine', () => {
  /** A cancellation that is called by hand. */
  const aCancel = (cancelled = false) => {
    const listeners: (() => void)[] = [];
    return {
      cancel: { cancelled, onCancel: (listener: () => void) => void listeners.push(listener) },
      call: () => listeners.forEach((listener) => listener()),
    };
  };
  const isOver = async (nap: Promise<void>): Promise<boolean> =>
    Promise.race([nap.then(() => true), Promise.resolve().then(() => false)]);

  test('tells wall time, and a time that only runs on', () => {
    const [first, second] = [systemClock.monotonicMs(), systemClock.monotonicMs()];

    expect(Math.abs(systemClock.nowMs() - Date.now())).toBeLessThan(1_000);
    expect(second).toBeGreaterThanOrEqual(first);
  });

  test('sleeps as long as it is told, to the millisecond', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const nap = systemClock.sleep(1_000);
    await vi.advanceTimersByTimeAsync(999);
    expect(await isOver(nap)).toBe(false);
    await vi.advanceTimersByTimeAsync(1);

    expect(await isOver(nap)).toBe(true);
  });

  test('is woken when it is called off, and leaves no timer behind', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const { cancel, call } = aCancel();
    const nap = systemClock.sleep(60_000, cancel);
    expect(vi.getTimerCount()).toBe(1);
    call();
    await nap;

    expect(vi.getTimerCount()).toBe(0);
  });

  test('does not lie down when it was called off before', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    await systemClock.sleep(60_000, aCancel(true).cancel);

    expect(vi.getTimerCount()).toBe(0);
  });
});
