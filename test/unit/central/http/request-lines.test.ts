import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { requireDevice } from '#central/http/authenticate.ts';
import { sendError } from '#central/http/error-reply.ts';
import { makeRequestId, noteRequests } from '#central/http/note-requests.ts';
import { described } from '#central/http/route-description.ts';
import { createMetrics, type AnsweredRequest } from '#central/observe/metrics.ts';
import type { LogFacts } from '#shared/lib/ports.ts';
import { asPc, knownDevices, PC } from '#test/builders/known-devices.ts';
import { z } from 'zod';

let app: FastifyInstance;
let lines: { readonly event: string; readonly facts: LogFacts | undefined }[];
let answered: AnsweredRequest[];

beforeEach(async () => {
  lines = [];
  answered = [];
  app = Fastify({ genReqId: makeRequestId, requestIdHeader: false });
  const note = (event: string, facts?: LogFacts): void => void lines.push({ event, facts });
  const metrics = createMetrics({
    poolUse: () => undefined,
    isReady: async () => true,
    officeSilences: async () => [],
  });
  const counting = { ...metrics, answered: (request: AnsweredRequest) => void answered.push(request) };
  noteRequests(app, { log: { info: note, warn: note, error: note }, metrics: counting });
  app.get('/v1/open/:name', async () => ({}));
  app.get('/healthz', async () => ({}));
  app.get('/v1/refused', (_request, reply) => sendError(reply, { type: 'client-too-old' }));
  app.get('/v1/broken', () => {
    throw new Error('somchai');
  });
  const live = { kind: 'live', summary: 'A stream.', known: 'not-at-all', reply: z.object({}) } as const;
  app.get('/v1/stream', described(live), async () => ({}));
  await app.register(async (scope) => {
    requireDevice(scope, knownDevices());
    scope.post('/v1/work', async () => ({}));
  });
});
afterEach(() => app.close());

describe('the line of a request', () => {
  test('has the pattern of its route and never the address: a name may be in it', async () => {
    const reply = await app.inject({ url: '/v1/open/somchai?tax=3101200345671' });

    expect(lines).toEqual([
      {
        event: 'request',
        facts: {
          request: reply.headers['x-request-id'],
          route: '/v1/open/:name',
          officeId: undefined,
          deviceId: undefined,
          status: 200,
          code: undefined,
          tookMs: expect.any(Number),
        },
      },
    ]);
    expect(JSON.stringify(lines)).not.toMatch(/somchai|3101200345671/);
  });

  test('says which PC of which office it was, when it was one', async () => {
    await app.inject({ method: 'POST', url: '/v1/work', headers: asPc });
    await app.inject({ method: 'POST', url: '/v1/work' });

    expect(
      lines.map(({ facts }) => [facts?.['deviceId'], facts?.['officeId'], facts?.['status'], facts?.['code']]),
    ).toEqual([
      [PC.deviceId, PC.officeId, 200, undefined],
      [undefined, undefined, 401, 'denied'],
    ]);
  });

  test('says with which code it was refused', async () => {
    await app.inject({ url: '/v1/refused' });

    expect(lines[0]?.facts).toMatchObject({ status: 426, code: 'client-too-old' });
  });

  test('is written of what failed too, and has nothing of the failure', async () => {
    await app.inject({ url: '/v1/broken' });

    expect(lines[0]?.facts).toMatchObject({ route: '/v1/broken', status: 500 });
    expect(JSON.stringify(lines)).not.toContain('somchai');
  });

  test.each(['/healthz', '/nowhere', '/v2/open/x', '/v1'])(
    'is not written of %s, which is asked all day',
    async (url) => {
      await app.inject({ url });

      expect(lines).toEqual([]);
    },
  );
});

describe('the id of a request', () => {
  test('is in its answer, is another each time, and is chosen by nobody outside', async () => {
    const ids = new Set<unknown>();
    for (const headers of [{}, { 'x-request-id': 'chosen' }, { 'request-id': 'chosen' }]) {
      const reply = await app.inject({ url: '/v1/open/x', headers });
      expect(reply.headers['x-request-id']).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/);
      ids.add(reply.headers['x-request-id']);
    }

    expect(ids.size).toBe(3);
    expect(lines.map(({ facts }) => facts?.['request'])).toEqual([...ids]);
  });

  test('is in the answer of an address that is not there, too', async () => {
    expect((await app.inject({ url: '/nowhere' })).headers['x-request-id']).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('what is counted of a request', () => {
  test('is its method, pattern, status and time; an address nobody knows has no pattern', async () => {
    await app.inject({ url: '/v1/open/somchai' });
    await app.inject({ url: '/healthz' });
    await app.inject({ method: 'DELETE', url: '/v1/3101200345671' });

    expect(answered.map(({ method, route, status }) => [method, route, status])).toEqual([
      ['GET', '/v1/open/:name', 200],
      ['GET', '/healthz', 200],
      ['DELETE', 'none', 404],
    ]);
    for (const { seconds } of answered) expect(seconds >= 0 && seconds < 30).toBe(true);
  });

  test('tells a stream from what comes to an end', async () => {
    await app.inject({ url: '/v1/stream' });
    await app.inject({ url: '/healthz' });

    expect(answered.map(({ isEndless }) => isEndless)).toEqual([true, false]);
  });
});
