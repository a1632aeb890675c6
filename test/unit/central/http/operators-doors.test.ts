import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, describe, expect, test } from 'vitest';
import { addErrorHandler } from '#central/http/error-handler.ts';
import { addHealthRoutes, type Health } from '#central/http/health-routes.ts';
import { createMetrics } from '#central/observe/metrics.ts';
import type { Readiness } from '#central/services/readiness.ts';

const TOKEN = 'a-long-enough-secret';

let app: FastifyInstance | undefined;
afterEach(() => app?.close());

const start = (over: Partial<Health> = {}): FastifyInstance => {
  app = Fastify({ trustProxy: 'loopback' });
  addErrorHandler(app, { info: () => undefined, warn: () => undefined, error: () => undefined });
  addHealthRoutes(app, {
    readiness: async () => ({ isReady: true }),
    metrics: createMetrics({
      poolUse: () => undefined,
      isReady: async () => true,
      officeSilences: async () => undefined,
    }),
    ...over,
  });
  return app;
};

describe('the figures without a token', () => {
  test.each<[from: string, headers: Readonly<Record<string, string>>, status: number]>([
    ['127.0.0.1', {}, 200],
    ['127.8.9.10', {}, 200],
    ['::1', {}, 200],
    ['::ffff:127.0.0.1', {}, 200],
    ['10.0.0.1', {}, 401],
    ['192.168.1.10', {}, 401],
    ['::ffff:10.0.0.1', {}, 401],
    ['fe80::1', {}, 401],
    ['2001:db8::1', {}, 401],
    ['128.0.0.1', {}, 401],
    ['1.127.0.1', {}, 401],
    // A proxy on this machine stands for somebody else, whatever it says of him.
    ['127.0.0.1', { 'x-forwarded-for': '127.0.0.1' }, 401],
    ['127.0.0.1', { 'x-forwarded-for': '' }, 401],
    ['127.0.0.1', { forwarded: 'for=127.0.0.1' }, 401],
    // Nobody comes nearer by saying so himself.
    ['10.0.0.1', { 'x-real-ip': '127.0.0.1' }, 401],
    ['10.0.0.1', { host: 'localhost' }, 401],
    ['10.0.0.1', { 'x-forwarded-for': '127.0.0.1' }, 401],
    ['10.0.0.1', { authorization: `Bearer ${TOKEN}` }, 401],
  ])('for %s with %o: %d', async (remoteAddress, headers, status) => {
    const reply = await start().inject({ url: '/metrics', remoteAddress, headers });

    expect([reply.statusCode, reply.body === '{"type":"denied"}']).toEqual([status, status === 401]);
  });
});

describe('the figures with a token', () => {
  test.each<[what: string, authorization: string | undefined, status: number]>([
    ['the token', `Bearer ${TOKEN}`, 200],
    ['nothing', undefined, 401],
    ['an empty word', 'Bearer ', 401],
    ['one letter less', `Bearer ${TOKEN.slice(0, -1)}`, 401],
    ['one letter more', `Bearer ${TOKEN}x`, 401],
    ['a blank behind it', `Bearer ${TOKEN} `, 401],
    ['a large letter', `Bearer ${TOKEN.toUpperCase()}`, 401],
    ['another scheme', `Basic ${TOKEN}`, 401],
    ['a small word', `bearer ${TOKEN}`, 401],
    ['the token alone', TOKEN, 401],
    ['more than a token may be', `Bearer ${'x'.repeat(401)}`, 401],
  ])('%s', async (_what, authorization, status) => {
    const headers = authorization === undefined ? {} : { authorization };
    const reply = await start({ metricsToken: TOKEN }).inject({ url: '/metrics', remoteAddress: '10.0.0.1', headers });

    expect(reply.statusCode).toBe(status);
  });

  test('this machine needs it like everybody else', async () => {
    const reply = await start({ metricsToken: TOKEN }).inject({ url: '/metrics', remoteAddress: '127.0.0.1' });

    expect(reply.statusCode).toBe(401);
  });

  test('they are text as Prometheus reads it', async () => {
    const reply = await start().inject({ url: '/metrics' });

    expect(reply.headers['content-type']).toMatch(/^text\/plain; version=\d/);
    expect(reply.body).toContain('# TYPE faem_ready gauge');
    expect(reply.body.endsWith('\n')).toBe(true);
  });
});

describe('whether requests should be sent here', () => {
  test.each<[state: Readiness, status: number, body: object]>([
    [{ isReady: true }, 200, { status: 'ready' }],
    [{ isReady: false, because: 'draining' }, 503, { status: 'not-ready', because: 'draining' }],
    [{ isReady: false, because: 'schema-outdated' }, 503, { status: 'not-ready', because: 'schema-outdated' }],
    [
      { isReady: false, because: 'database-unavailable' },
      503,
      { status: 'not-ready', because: 'database-unavailable' },
    ],
  ])('%o', async (state, status, body) => {
    const reply = await start({ readiness: async () => state }).inject({ url: '/readyz' });

    expect([reply.statusCode, reply.json()]).toEqual([status, body]);
  });

  test('is asked anew each time', async () => {
    const states: Readiness[] = [{ isReady: true }, { isReady: false, because: 'draining' }];
    const running = start({ readiness: async () => states.shift() ?? { isReady: true } });
    const answers: number[] = [];
    for (let times = 0; times < 3; times += 1) answers.push((await running.inject({ url: '/readyz' })).statusCode);

    expect(answers).toEqual([200, 503, 200]);
  });

  test('a process that is not ready is alive all the same: it is not to be killed for its database', async () => {
    const running = start({ readiness: async () => ({ isReady: false, because: 'database-unavailable' }) });
    const reply = await running.inject({ url: '/healthz' });

    expect([reply.statusCode, reply.json()]).toEqual([200, { status: 'alive' }]);
  });
});
