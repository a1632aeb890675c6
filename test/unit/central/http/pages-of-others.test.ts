import cookies from '@fastify/cookie';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  accountOf,
  administratorOnly,
  MINISTRY_COOKIE,
  refuseForeignPages,
  requireMinistry,
  sessionTokenOf,
} from '#central/http/require-ministry.ts';
import type { MinistrySessions } from '#central/services/ministry/sessions.ts';
import { err, ok } from '#shared/lib/result.ts';

const READER = { login: 'somchai', name: 'สมชาย', role: 'ministry-reader' } as const;
const ADMINISTRATOR = { login: 'centre', name: 'ผู้ดูแล', role: 'centre-administrator' } as const;

let app: FastifyInstance;
/** Session tokens that were shown, in their order. */
let shown: string[];
const sessions: MinistrySessions = {
  logIn: async () => err({ type: 'ministry-denied' }),
  logOut: async () => undefined,
  recognise: async (token) => {
    shown.push(token);
    if (token === 'reader') return ok(READER);
    return token === 'administrator' ? ok(ADMINISTRATOR) : err({ type: 'ministry-session-over' });
  },
};

beforeEach(async () => {
  shown = [];
  app = Fastify({ trustProxy: 'loopback' });
  await app.register(cookies);
  await app.register(async (scope) => {
    refuseForeignPages(scope);
    scope.all('/open', async (request) => ({ token: sessionTokenOf(request) }));
    await scope.register(async (inner) => {
      requireMinistry(inner, sessions);
      inner.all('/figures', async (request) => accountOf(request));
      await inner.register(async (innermost) => {
        innermost.addHook('preHandler', administratorOnly);
        innermost.post('/change', async (request) => accountOf(request));
      });
    });
  });
});
afterEach(() => app.close());

describe('whose page asks', () => {
  test.each<[headers: Readonly<Record<string, string>>, isOurs: boolean]>([
    // No browser: a program that has the cookie is no page of anybody.
    [{}, true],
    [{ 'sec-fetch-site': 'same-origin' }, true],
    [{ 'sec-fetch-site': 'same-site' }, false],
    [{ 'sec-fetch-site': 'cross-site' }, false],
    // Typed into the address line: that is no way to change anything either.
    [{ 'sec-fetch-site': 'none' }, false],
    [{ 'sec-fetch-site': '' }, false],
    [{ 'sec-fetch-site': 'Same-Origin' }, false],
    [{ origin: 'http://faem.example.go.th' }, true],
    // In front of the centre a proxy speaks HTTPS; the host is the same.
    [{ origin: 'https://faem.example.go.th' }, true],
    [{ origin: 'https://faem.example.go.th:443' }, true],
    [{ origin: 'https://faem.example.go.th:8443' }, false],
    [{ origin: 'https://evil.example' }, false],
    [{ origin: 'https://faem.example.go.th.evil.example' }, false],
    [{ origin: 'https://sub.faem.example.go.th' }, false],
    [{ origin: 'null' }, false],
    [{ origin: '' }, false],
    [{ origin: 'faem.example.go.th' }, false],
    [{ origin: 'https://faem.example.go.th', 'sec-fetch-site': 'cross-site' }, false],
    // A browser that says whose page it is, is believed before the address of that page.
    [{ origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }, true],
  ])('%o may change something: %s', async (headers, isOurs) => {
    const answers: (readonly [number, unknown])[] = [];
    for (const method of ['POST', 'DELETE', 'PUT', 'PATCH'] as const) {
      const reply = await app.inject({ method, url: '/open', headers: { host: 'faem.example.go.th', ...headers } });
      answers.push([reply.statusCode, reply.json<{ type?: string }>().type]);
    }

    const expected = isOurs ? [200, undefined] : [403, 'ministry-foreign-page'];
    expect(answers).toEqual([expected, expected, expected, expected]);
  });

  test.each(['GET', 'HEAD'] as const)('%s changes nothing, and a link from anywhere leads here', async (method) => {
    const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' };

    expect((await app.inject({ method, url: '/open', headers })).statusCode).toBe(200);
  });

  test('a page of somebody else is refused before the session is looked at', async () => {
    const headers = { 'sec-fetch-site': 'cross-site', cookie: `${MINISTRY_COOKIE}=administrator` };
    const reply = await app.inject({ method: 'POST', url: '/change', headers });

    expect([reply.statusCode, shown]).toEqual([403, []]);
  });
});

describe('who is logged in', () => {
  test.each<[cookie: string, token: string]>([
    [`${MINISTRY_COOKIE}=reader`, 'reader'],
    [`other=1; ${MINISTRY_COOKIE}=reader; more=2`, 'reader'],
    [`${MINISTRY_COOKIE}=`, ''],
    [`${MINISTRY_COOKIE.toUpperCase()}=reader`, ''],
    [`x${MINISTRY_COOKIE}=reader`, ''],
    ['reader', ''],
    ['', ''],
  ])('by the cookie %j: %j', async (cookie, token) => {
    const reply = await app.inject({ url: '/open', headers: { cookie } });

    expect(reply.json()).toEqual({ token });
  });

  test('of two cookies of one name the first counts, as browsers send the nearer one first', async () => {
    const cookie = `${MINISTRY_COOKIE}=reader; ${MINISTRY_COOKIE}=administrator`;

    expect((await app.inject({ url: '/figures', headers: { cookie } })).json()).toEqual(READER);
  });

  test.each([
    ['reader', 200, READER],
    ['administrator', 200, ADMINISTRATOR],
    ['nobody', 401, { type: 'ministry-session-over' }],
    ['', 401, { type: 'ministry-session-over' }],
  ])('%j at the figures', async (token, status, body) => {
    const reply = await app.inject({ url: '/figures', headers: { cookie: `${MINISTRY_COOKIE}=${token}` } });

    expect([reply.statusCode, reply.json()]).toEqual([status, body]);
  });

  test.each([
    ['reader', 403, { type: 'ministry-read-only' }],
    ['administrator', 200, ADMINISTRATOR],
    ['nobody', 401, { type: 'ministry-session-over' }],
  ])('%j at what changes something', async (token, status, body) => {
    const headers = { cookie: `${MINISTRY_COOKIE}=${token}` };
    const reply = await app.inject({ method: 'POST', url: '/change', headers });

    expect([reply.statusCode, reply.json()]).toEqual([status, body]);
  });

  test('a body is not read for who is not logged in', async () => {
    const headers = { 'content-type': 'application/json', cookie: `${MINISTRY_COOKIE}=nobody` };
    const reply = await app.inject({ method: 'POST', url: '/change', headers, payload: '{"half' });

    expect(reply.statusCode).toBe(401);
  });

  test('two at once are not taken for each other', async () => {
    const ask = async (token: string) =>
      (await app.inject({ url: '/figures', headers: { cookie: `${MINISTRY_COOKIE}=${token}` } })).json();
    const answers = await Promise.all(['reader', 'administrator', 'reader', 'administrator'].map(ask));

    expect(answers).toEqual([READER, ADMINISTRATOR, READER, ADMINISTRATOR]);
  });
});
