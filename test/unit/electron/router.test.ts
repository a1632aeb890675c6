import { beforeEach, describe, expect, test } from 'vitest';
import { registerHostRouter, type HostHandlers } from '#electron/ipc/router.ts';
import { HOST_CALL_CHANNEL } from '#shared/host/channels.ts';
import { hostContract, type HostError, type HostReply } from '#shared/host/contract.ts';
import { err, ok } from '#shared/lib/result.ts';
import { anEntry } from './an-entry.ts';
import { createTestLog } from './test-log.ts';

const log = createTestLog();
let trusted: boolean;
let handlers: HostHandlers;

const handlersThatCount = (): HostHandlers =>
  Object.fromEntries(
    Object.keys(hostContract).map((method) => [method, async () => ok({})]),
  ) as unknown as HostHandlers;

type Listener = (event: unknown, method: unknown, input: unknown) => Promise<HostReply<unknown>>;

const call = (method: unknown, input: unknown): Promise<HostReply<unknown>> => {
  let listener: Listener | undefined;
  const ipcMain = {
    handle: (channel: string, given: unknown) => {
      if (channel === HOST_CALL_CHANNEL) listener = given as Listener;
    },
  };
  registerHostRouter({ ipcMain, trusts: () => trusted, handlers, log });
  if (!listener) throw new Error('Nobody listens to the channel of calls');
  return listener({}, method, input);
};

const errorOf = (reply: HostReply<unknown>): HostError | undefined => (reply.ok ? undefined : reply.error);

beforeEach(() => {
  trusted = true;
  handlers = handlersThatCount();
  log.lines.length = 0;
});

describe('the four doors of every call', () => {
  test('a call from a frame that is not ours is refused before anything else is looked at', async () => {
    trusted = false;

    expect(await call('no-such-method', undefined)).toEqual({ ok: false, error: { type: 'untrusted-sender' } });
    expect(log.lines.map(({ event }) => event)).toEqual(['untrusted-sender']);
  });

  test.each(['no-such-method', 'constructor', 'toString', '__proto__', '', 7, undefined, null, ['print.pdf']])(
    'the method %s does not exist',
    async (method) => {
      expect(await call(method, {})).toEqual({ ok: false, error: { type: 'unknown-method' } });
    },
  );

  test.each([
    ['journal.append', {}],
    ['journal.append', { entry: { ...anEntry(1), seq: 0 } }],
    ['journal.trim', { clientId: 'a', throughSeq: -1 }],
    ['print.pdf', { html: '<p>', page: { widthMm: 1, heightMm: 1 } }],
    ['files.save', { suggestedName: 'a.pdf', bytes: [1, 2, 3] }],
    ['display.show', { state: { kind: 'paid' } }],
    ['lifecycle.pending', { count: '3' }],
    ['launch.info', undefined],
  ])('%s with an input outside the contract never reaches its handler', async (method, input) => {
    let reached = false;
    handlers = { ...handlers, [method]: async () => (reached = true) };

    expect(await call(method, input)).toEqual({ ok: false, error: { type: 'bad-input' } });
    expect(reached).toBe(false);
  });

  test('a handler that throws answers with a reference that finds the failure in the log', async () => {
    handlers = {
      ...handlers,
      'launch.info': async () => {
        throw Object.assign(new Error('/home/somchai/ความลับ'), { code: 'EACCES' });
      },
    };

    const error = errorOf(await call('launch.info', {}));

    expect(error).toEqual({ type: 'host-failed', reference: expect.stringMatching(/^[0-9a-f]{4}-[0-9a-f]{4}$/) });
    expect(log.lines[0]).toMatchObject({
      event: 'host-call-failed',
      facts: { method: 'launch.info', reference: error?.reference, code: 'EACCES' },
    });
    expect(JSON.stringify(log.lines)).not.toContain('somchai');
  });

  test('an answer outside the contract does not reach the page', async () => {
    handlers = { ...handlers, 'launch.info': async () => ok({ keyring: 'yes' }) as never };

    expect(errorOf(await call('launch.info', {}))?.type).toBe('host-failed');
  });

  test('an expected failure comes back as the value it is', async () => {
    handlers = { ...handlers, 'journal.append': async () => err({ type: 'disk-full' }) };

    expect(await call('journal.append', { entry: anEntry(1) })).toEqual({ ok: false, error: { type: 'disk-full' } });
  });

  test('what the contract does not name is left out of the input', async () => {
    let seen: unknown;
    handlers = {
      ...handlers,
      'lifecycle.pending': async (input) => {
        seen = input;
        return ok({});
      },
    };

    await call('lifecycle.pending', { count: 3, extra: 'x' });

    expect(seen).toEqual({ count: 3 });
  });
});
