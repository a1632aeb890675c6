import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createDrain, type Drain } from '#central/drain.ts';
import { requireDevice } from '#central/http/authenticate.ts';
import { addLiveRoute } from '#central/http/live-route.ts';
import { silentMeter } from '#central/observe/meter.ts';
import type { OfficeState } from '#central/services/offices.ts';
import { createLocalSignals, type Signals } from '#central/services/signals.ts';
import { asPc, knownDevices, PC } from '#test/builders/known-devices.ts';

let app: FastifyInstance;
let drain: Drain;
let signals: Signals;
let listeners: number;
/** What the centre answers when it is asked where the office stands. */
let officeState: (officeId: string) => Promise<OfficeState | undefined>;
let address: string;

beforeEach(async () => {
  app = Fastify();
  drain = createDrain();
  signals = createLocalSignals();
  listeners = 0;
  officeState = async () => ({ version: 7, generation: 0 });
  const listening = () => {
    listeners += 1;
    return () => void (listeners -= 1);
  };
  await app.register(async (scope) => {
    requireDevice(scope, knownDevices());
    const services = { signals, officeState: (officeId: string) => officeState(officeId) };
    addLiveRoute(scope, { services, drain, meter: { ...silentMeter, listening } });
  });
  address = await app.listen({ host: '127.0.0.1', port: 0 });
});
afterEach(() => app.close());

const soon = <T>(what: () => T) => expect.poll(what, { interval: 4 });

/** How many have asked where the office stands and wait for the answer. */
const heldBack = () => {
  const waiting: ((state: OfficeState | undefined) => void)[] = [];
  officeState = () => new Promise((resolve) => waiting.push(resolve));
  return { waiting, tell: (state: OfficeState | undefined) => waiting.splice(0).forEach((answer) => answer(state)) };
};

/** One PC at the stream. */
interface Listener {
  readonly reply: IncomingMessage;
  /** What it heard so far. */
  readonly heard: () => string;
  /** Everything, once the stream has ended. */
  readonly ended: Promise<string>;
  readonly leave: () => void;
}

const listen = async (headers: Readonly<Record<string, string>> = asPc): Promise<Listener> => {
  const request = get(`${address}/v1/live`, { headers });
  request.on('error', () => undefined);
  const [reply] = (await once(request, 'response')) as [IncomingMessage];
  let text = '';
  reply.setEncoding('utf8');
  reply.on('data', (piece: string) => (text += piece));
  reply.on('error', () => undefined);
  const ended = new Promise<string>((resolve) => reply.once('close', () => resolve(text)));
  return { reply, heard: () => text, ended, leave: () => void request.destroy() };
};

const NOW = 'id: v1:7\ndata: {"version":7}\n\n';
const event = (version: number): string => `id: v1:${version}\ndata: {"version":${version}}\n\n`;

describe('a PC that listens', () => {
  test('hears at once where its office stands, then every change, each with the cookie of a pull made then', async () => {
    const pc = await listen();
    await soon(pc.heard).toBe(NOW);

    await signals.publish(PC.officeId, 8);
    await signals.publish(PC.officeId, 9);

    await soon(pc.heard).toBe(NOW + event(8) + event(9));
  });

  test('hears nothing of another office', async () => {
    const pc = await listen();
    await soon(pc.heard).toBe(NOW);

    await signals.publish('office-20', 99);
    await signals.publish(PC.officeId, 8);

    await soon(pc.heard).toBe(NOW + event(8));
  });

  test('of an office that was restored is told its generation with the version', async () => {
    officeState = async () => ({ version: 7, generation: 1_763_000_000 });
    const pc = await listen();
    await soon(pc.heard).toBe('id: v1:7@1763000000\ndata: {"version":7}\n\n');
    await signals.publish(PC.officeId, 8);
    await soon(pc.heard).toContain('id: v1:8@1763000000\ndata: {"version":8}\n\n');
  });

  test('misses nothing that happens while the centre looks where the office stands, and gets no cookie for it yet', async () => {
    const held = heldBack();
    const listening = listen();
    await soon(() => held.waiting.length).toBe(1);
    await signals.publish(PC.officeId, 8);
    held.tell({ version: 8, generation: 5 });
    const pc = await listening;
    await soon(pc.heard).toBe('data: {"version":8}\n\nid: v1:8@5\ndata: {"version":8}\n\n');
  });

  test('has a stream that nobody keeps, that is told to be one, and whose connection is not used again', async () => {
    const { reply } = await listen();
    expect(reply.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      connection: 'close',
    });
  });

  test('is sent a sign of life every twenty seconds, so that no proxy takes the stream for dead', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const pc = await listen();
      await soon(pc.heard).toBe(NOW);
      vi.advanceTimersByTime(19_999);
      vi.advanceTimersByTime(1);
      vi.advanceTimersByTime(20_000);
      await soon(pc.heard).toBe(`${NOW}: alive\n\n: alive\n\n`);
    } finally {
      vi.useRealTimers();
    }
  });

  test('is counted as long as it is there, and once', async () => {
    const [first, second] = [await listen(), await listen()];
    expect(listeners).toBe(2);
    first.leave();
    await soon(() => listeners).toBe(1);
    await signals.publish(PC.officeId, 8);
    await soon(second.heard).toBe(NOW + event(8));
    second.leave();
    await soon(() => listeners).toBe(0);
    drain.begin();
    expect(listeners).toBe(0);
  });

  test('is let in by its token alone', async () => {
    const stranger = await listen({});
    expect([stranger.reply.statusCode, await stranger.ended]).toEqual([401, '{"type":"denied"}']);
    expect(listeners).toBe(0);
  });

  test('asks with GET: a question for the head alone would be a stream without an end', async () => {
    const reply = await app.inject({ method: 'HEAD', url: '/v1/live', headers: asPc });
    expect([reply.statusCode, listeners]).toEqual([404, 0]);
  });
});

describe('a centre that cannot say where the office stands', () => {
  test.each<[string, typeof officeState]>([
    ['because the database is away', () => Promise.reject(new Error('away'))],
    ['because there is no such office', async () => undefined],
  ])('%s sends the PC away, to come back within four seconds', async (_why, answer) => {
    officeState = answer;
    const pc = await listen();
    const [, retryMs] = /^retry: (\d+)\n\n$/.exec(await pc.ended) ?? [];
    expect(Number(retryMs)).toBeGreaterThanOrEqual(0);
    expect(Number(retryMs)).toBeLessThanOrEqual(4_000);
    expect(listeners).toBe(0);
  });
});

describe('a process on its way out', () => {
  test('sends everybody who listens away, at times of their own', async () => {
    const pcs = [await listen(), await listen(), await listen(), await listen()];
    for (const pc of pcs) await soon(pc.heard).toBe(NOW);

    drain.begin();

    const waits = (await Promise.all(pcs.map(({ ended }) => ended))).map((text) => text.slice(NOW.length));
    for (const wait of waits) expect(wait).toMatch(/^retry: \d{1,4}\n\n$/);
    expect(new Set(waits).size).toBeGreaterThan(1);
    expect(listeners).toBe(0);
  });

  test('takes nobody new', async () => {
    drain.begin();
    const late = await listen();
    expect([late.reply.statusCode, await late.ended]).toEqual([503, '{"type":"centre-unavailable"}']);
  });

  test('is not ended by a PC that it sent away before it could tell where the office stands', async () => {
    const held = heldBack();
    const listening = listen();
    await soon(() => held.waiting.length).toBe(1);

    drain.begin();
    held.tell({ version: 8, generation: 0 });

    expect(await (await listening).ended).toMatch(/^retry: \d+\n\n$/);
    // An error of the stream that nobody listens for would fail this run as it would end the server.
    expect((await app.inject({ url: '/v1/live' })).statusCode).toBe(401);
  });

  test('nor by one that left meanwhile', async () => {
    const held = heldBack();
    const request = get(`${address}/v1/live`, { headers: asPc });
    request.on('error', () => undefined);
    await soon(() => held.waiting.length).toBe(1);
    request.destroy();
    await soon(() => listeners).toBe(0);
    held.tell({ version: 8, generation: 0 });
    await signals.publish(PC.officeId, 9);
    expect((await app.inject({ url: '/v1/live' })).statusCode).toBe(401);
  });
});
