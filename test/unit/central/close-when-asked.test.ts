import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { closeWhenAsked, type Closing } from '#central/close-when-asked.ts';
import { createDrain } from '#central/drain.ts';

/** What happened, in its order. */
let happened: string[];
/** What the process would do at this signal, or when standard input ends. */
let listeners: Map<string, () => void>;

class Gone extends Error {}
/** While a listener of the process runs. */
let isAsking = false;
const realExit = Object.getOwnPropertyDescriptor(process, 'exit');

beforeEach(() => {
  happened = [];
  listeners = new Map();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const keep = (event: string | symbol, listener: () => void) => {
    listeners.set(String(event), listener);
    return process;
  };
  vi.spyOn(process, 'on').mockImplementation(keep);
  vi.spyOn(process.stdin, 'once').mockImplementation((event: string | symbol, listener: () => void) => {
    listeners.set(`stdin ${String(event)}`, listener);
    return process.stdin;
  });
  vi.spyOn(process.stdin, 'resume').mockImplementation(() => process.stdin);
  const exit = (code: number): void => {
    happened.push(`exit ${code}`);
    // The real one never comes back either; where nobody would hear of it, there is nothing behind it.
    if (isAsking) throw new Gone();
  };
  Object.defineProperty(process, 'exit', { value: exit, configurable: true, writable: true });
});
afterEach(() => {
  if (realExit) Object.defineProperty(process, 'exit', realExit);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const note = (level: string) => (event: string, facts?: object) =>
  void happened.push(`${level} ${event}${facts === undefined ? '' : ` ${JSON.stringify(facts)}`}`);

const start = (over: Partial<Closing> = {}): void => {
  const drain = createDrain();
  drain.whenBegun(() => happened.push('draining'));
  closeWhenAsked({
    drain,
    log: { info: note('info'), warn: note('warn'), error: note('error') },
    clock: {
      nowMs: () => 0,
      monotonicMs: () => 0,
      sleep: async (ms) => void happened.push(`waited ${ms}`),
    },
    noticeMs: 0,
    limitMs: 5_000,
    closeDoor: async () => void happened.push('door closed'),
    closeRest: async () => void happened.push('rest closed'),
    stopWithParent: false,
    ...over,
  });
};

const ask = async (how: string): Promise<void> => {
  const listener = listeners.get(how);
  if (!listener) throw new Error(`nobody listens for ${how}`);
  isAsking = true;
  try {
    listener();
  } catch (error) {
    if (!(error instanceof Gone)) throw error;
  } finally {
    isAsking = false;
  }
  await vi.advanceTimersByTimeAsync(0);
};

describe('a process that is asked to go', () => {
  test.each(['SIGTERM', 'SIGINT'])(
    'by %s says so, stops taking work, closes the door, then the rest, and ends well',
    async (how) => {
      start({ noticeMs: 250 });
      await ask(how);

      expect(happened).toEqual([
        `info closing {"reason":"${how}"}`,
        'draining',
        'waited 250',
        'door closed',
        'rest closed',
        'exit 0',
      ]);
    },
  );

  test('waits for nobody to notice when nobody has to', async () => {
    start();
    await ask('SIGTERM');

    expect(happened).not.toContainEqual(expect.stringMatching(/^waited/));
  });

  test('a second time ends at once, whatever still runs', async () => {
    start({ closeDoor: () => new Promise(() => undefined) });
    await ask('SIGTERM');
    await ask('SIGINT');

    expect(happened.slice(-2)).toEqual(['warn closed-at-once {"reason":"SIGINT"}', 'exit 1']);
    expect(happened).not.toContain('rest closed');
  });

  test('by the same signal twice ends at once too', async () => {
    start({ closeDoor: () => new Promise(() => undefined) });
    await ask('SIGTERM');
    await ask('SIGTERM');

    expect(happened.filter((each) => each.startsWith('info closing'))).toHaveLength(1);
    expect(happened.at(-1)).toBe('exit 1');
  });

  test('lets requests run up to the limit, and not a moment longer', async () => {
    start({ limitMs: 5_000, closeDoor: () => new Promise(() => undefined) });
    await ask('SIGTERM');
    await vi.advanceTimersByTimeAsync(4_999);
    expect(happened).toEqual(['info closing {"reason":"SIGTERM"}', 'draining']);

    await vi.advanceTimersByTimeAsync(1);

    expect(happened.slice(2)).toEqual(['warn drain-cut-short', 'exit 0']);
  });

  test('keeps what requests need as long as one of them runs', async () => {
    let end = (): void => undefined;
    start({ closeDoor: () => new Promise((resolve) => (end = resolve)) });
    await ask('SIGTERM');
    await vi.advanceTimersByTimeAsync(4_000);
    expect(happened).not.toContain('rest closed');

    end();
    await vi.advanceTimersByTimeAsync(0);

    expect(happened.slice(-2)).toEqual(['rest closed', 'exit 0']);
  });

  test.each<[what: string, over: Partial<Closing>, reason: string]>([
    ['the door cannot be closed', { closeDoor: () => Promise.reject(new Error('stuck')) }, 'stuck'],
    ['the database cannot be closed', { closeRest: () => Promise.reject(new Error('away')) }, 'away'],
    [
      'what is thrown is no error',
      { closeRest: () => new Promise((_resolve, reject: (reason: unknown) => void) => reject('x')) },
      'unknown',
    ],
  ])('ends with 1 and says why when %s', async (_what, over, reason) => {
    start(over);
    await ask('SIGTERM');

    expect(happened.slice(-2)).toEqual([`error close-failed {"reason":"${reason}"}`, 'exit 1']);
  });
});

describe('a process that was started by another program', () => {
  test('goes in order when that one is gone', async () => {
    start({ stopWithParent: true });
    await ask('stdin end');

    expect(happened).toEqual([
      'info closing {"reason":"parent-gone"}',
      'draining',
      'door closed',
      'rest closed',
      'exit 0',
    ]);
  });

  test('takes the end of its input and its closing for one and the same', async () => {
    start({ stopWithParent: true, closeDoor: () => new Promise(() => undefined) });
    await ask('stdin end');
    await ask('stdin close');

    expect(happened).toEqual(['info closing {"reason":"parent-gone"}', 'draining']);
  });

  test('whose parent goes while it closes is not cut off', async () => {
    start({ stopWithParent: true, closeDoor: () => new Promise(() => undefined) });
    await ask('SIGTERM');
    await ask('stdin close');

    expect(happened).not.toContain('exit 1');
  });

  test('may still be told to end at once', async () => {
    start({ stopWithParent: true, closeDoor: () => new Promise(() => undefined) });
    await ask('stdin end');
    await ask('SIGTERM');

    expect(happened.at(-1)).toBe('exit 1');
  });

  test('a server of its own does not care who reads its input', () => {
    start();

    expect([...listeners.keys()].toSorted()).toEqual(['SIGINT', 'SIGTERM']);
  });
});
