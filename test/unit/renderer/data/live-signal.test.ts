import { setTimeout as pause } from 'node:timers/promises';
import type { ServerResponse } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { createHttpTransport } from '#data/http-transport.ts';
import { aCentreServer, type Asked } from './centre-server.ts';

const closers: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const close of closers.splice(0).reverse()) await close();
});

const limits = { stallMs: 1_000, signalStallMs: 800, signalRetryMs: 20 };
const open = ({ reply }: Asked): ServerResponse => {
  reply.writeHead(200, { 'content-type': 'text/event-stream' });
  reply.flushHeaders();
  return reply;
};

const listening = async (answer: (asked: Asked) => void) => {
  const asked: Asked[] = [];
  const server = await aCentreServer((request) => {
    asked.push(request);
    answer(request);
  });
  closers.push(server.close);
  const cookies: (string | undefined)[] = [];
  const transport = createHttpTransport({ centralUrl: server.url, token: 'secret-token', fetch, limits });
  const stop = transport.listen((cookie) => cookies.push(cookie));
  closers.push(stop);
  return { asked, stop, signals: () => cookies.length, cookies };
};

describe('the live signal', () => {
  test("takes a proxy's page for no signal", async () => {
    const { asked, signals } = await listening(
      ({ reply }) => void reply.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html>data: 1'),
    );

    await expect.poll(() => asked.length).toBeGreaterThan(1);

    expect(signals()).toBe(0);
  });

  test('says once at its beginning that there may be something to pull, then at every new version', async () => {
    const { asked, signals } = await listening(open);
    await expect.poll(signals).toBe(1);
    const [{ reply, path, headers }] = asked as [Asked];
    expect([path, headers.authorization, headers.accept]).toEqual([
      '/v1/live',
      'Bearer secret-token',
      'text/event-stream',
    ]);

    reply.write('data: {"version":2}\n\n');
    await expect.poll(signals).toBe(2);
    reply.write(': alive\n\n');
    reply.write('data: {"ver');
    await pause(50);
    expect(signals()).toBe(2);
    reply.write('sion":3}\n\ndata: {"version":4}\n\n');

    await expect.poll(signals).toBe(4);
  });

  test('gives the cookie that an event has as its id, and none for an event without', async () => {
    const { asked, signals, cookies } = await listening(open);
    await expect.poll(signals).toBe(1);
    const [{ reply }] = asked as [Asked];

    reply.write('id: v1:2\ndata: {"version":2}\n\n');
    reply.write('data: {"version":3}\n\nid:v1:4@1\ndata: {"version":4}\n\n');
    await expect.poll(signals).toBe(4);

    expect(cookies).toEqual([undefined, 'v1:2', undefined, 'v1:4@1']);
  });

  test.each(['ends', 'breaks'])('is taken up again when it %s, because something may have been missed', async (how) => {
    const { asked, signals } = await listening((request) => {
      const reply = open(request);
      if (asked.length < 3) setTimeout(() => (how === 'ends' ? reply.end() : reply.destroy()), 10);
    });

    await expect.poll(() => asked.length).toBe(3);
    await expect.poll(signals).toBe(3);
  });

  test('is taken up again after the wait that a centre that goes asks for', async () => {
    const openedAtMs: number[] = [];
    await listening((request) => {
      openedAtMs.push(performance.now());
      const reply = open(request);
      if (openedAtMs.length === 1) reply.end('retry: 400\n\n');
    });

    await expect.poll(() => openedAtMs.length).toBe(2);
    const [first = 0, second = 0] = openedAtMs;
    expect(second - first).toBeGreaterThan(380);
  });

  test('is taken up again when the line died without a word', async () => {
    const { asked } = await listening(open);

    await expect.poll(() => asked.length, { timeout: 3_000 }).toBe(2);
  });

  test('stays open while the centre says that it is alive', async () => {
    const { asked } = await listening((request) => {
      const reply = open(request);
      const timer = setInterval(() => reply.write(': alive\n\n'), 50);
      reply.on('close', () => clearInterval(timer));
    });

    await pause(1_800);

    expect(asked).toHaveLength(1);
  });

  test.each([401, 500])('that is refused with %i signals nothing and is asked for again', async (status) => {
    const { asked, signals } = await listening(({ reply }) => void reply.writeHead(status).end('data: no'));

    await expect.poll(() => asked.length).toBeGreaterThan(2);
    expect(signals()).toBe(0);
  });

  test('asks no more once it is stopped', async () => {
    const { asked, stop, signals } = await listening(open);
    await expect.poll(signals).toBe(1);
    let wasClosed = false;
    asked[0]!.reply.on('close', () => (wasClosed = true));

    stop();

    await expect.poll(() => wasClosed).toBe(true);
    await pause(100);
    expect([asked.length, signals()]).toEqual([1, 1]);
  });
});
