import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { addBankRoutes } from '#central/http/bank-routes.ts';
import type { BankEvents } from '#central/services/bank-events.ts';
import { createAdapters } from '#central/services/banks/create-adapters.ts';
import { err, ok } from '#shared/lib/result.ts';
import { ACCESSES, asks, LANGUAGES, NOW_MS, tells, type Language } from '../banks/a-bank-call.ts';

const LIMIT_MS = 10_000;

let app: FastifyInstance;
let logged: string[];
let bankEvents: BankEvents;
/** Whether a call has come as far as the service; its ten seconds run from then on. */
let arrived: Promise<void>;
let arrive: () => void;

/** What a bank hears at once, where all goes well. */
const WELL: BankEvents = {
  report: async () => ok({ isRepeated: false }),
  validate: async () => ({ kind: 'ok', satang: 75_045 }),
};

beforeEach(async () => {
  logged = [];
  bankEvents = WELL;
  arrived = new Promise((resolve) => (arrive = resolve));
  const note = (event: string, facts: object = {}): void => void logged.push(`${event} ${JSON.stringify(facts)}`);
  app = Fastify({ trustProxy: 'loopback' });
  await app.register(async (scope) =>
    addBankRoutes(scope, {
      bankEvents: {
        report: (event) => {
          arrive();
          return bankEvents.report(event);
        },
        validate: (question) => {
          arrive();
          return bankEvents.validate(question);
        },
      },
      adapters: createAdapters(ACCESSES),
      log: { info: note, warn: note, error: note },
      nowMs: () => NOW_MS,
    }),
  );
  await app.ready();
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
});
afterEach(async () => {
  vi.useRealTimers();
  await app.close();
});

const call = async (language: Language, what = tells(language)) => {
  const reply = await app.inject({
    method: 'POST',
    url: `/v1/banks/${language}/${what.path}`,
    headers: what.headers,
    payload: what.body,
    remoteAddress: '203.0.113.7',
  });
  return { status: reply.statusCode, body: reply.body, type: String(reply.headers['content-type']) };
};
/** What each bank takes for "send it again". */
const AGAIN: Readonly<Record<Language, RegExp>> = {
  'standard-webhook': /centre-unavailable/,
  scb: /"resCode":"99"/,
  ktb: /<respcode>9999</,
  bbl: /"responseCode":"999"/,
};

describe.each(LANGUAGES)('at the door of a bank that speaks %s', (language) => {
  test('success is answered when it is on disk, and not before', async () => {
    let stored = (): void => undefined;
    bankEvents = {
      ...WELL,
      report: () => new Promise((resolve) => (stored = () => resolve(ok({ isRepeated: false })))),
    };
    let heard: Awaited<ReturnType<typeof call>> | undefined;
    const calling = call(language).then((answer) => (heard = answer));
    await arrived;
    await vi.advanceTimersByTimeAsync(LIMIT_MS - 1);
    expect(heard).toBeUndefined();
    stored();
    expect((await calling).body).not.toMatch(AGAIN[language]);
  });

  test('what takes ten seconds is to be sent again', async () => {
    bankEvents = { ...WELL, report: () => new Promise(() => undefined) };
    const calling = call(language);
    await arrived;
    await vi.advanceTimersByTimeAsync(LIMIT_MS);
    expect((await calling).body).toMatch(AGAIN[language]);
  });

  test('what fails is to be sent again, and why stands in the log alone', async () => {
    bankEvents = { ...WELL, report: () => Promise.reject(new Error('disk of secrets full')) };
    const { body } = await call(language);
    expect(body).toMatch(AGAIN[language]);
    expect(body).not.toContain('secrets');
    expect(logged).toEqual([expect.stringContaining('bank-call-failed')]);
  });

  test('what fails after the bank has gone breaks nothing', async () => {
    let fail = (): void => undefined;
    bankEvents = { ...WELL, report: () => new Promise((_resolve, reject) => (fail = () => reject(new Error('late')))) };
    const calling = call(language);
    await arrived;
    await vi.advanceTimersByTimeAsync(LIMIT_MS);
    await calling;
    fail();
    await vi.advanceTimersByTimeAsync(1);
    expect(logged).toEqual([expect.stringContaining('"reason":"late"')]);
  });

  test('a biller nobody has is neither success nor silence', async () => {
    const well = await call(language);
    bankEvents = { ...WELL, report: async () => err({ type: 'biller-unknown' }) };
    expect((await call(language)).body).not.toBe(well.body);
  });

  test('who is not believed leaves one line with the reason, and nothing of the message', async () => {
    let isReported = false;
    void arrived.then(() => (isReported = true));
    const { headers: _headers, ...rest } = tells(language);
    const bare = rest.body.replaceAll(/<(user|password)>[^<]*</g, '<$1><');
    expect((await call(language, { path: 'events', headers: {}, body: bare })).status).toBe(401);
    expect(isReported).toBe(false);
    expect(logged).toEqual([`bank-call-refused {"bank":"${language}","reason":"not-authenticated"}`]);
  });
});

describe.each(LANGUAGES.filter((language) => asks(language) !== undefined))('a question in %s', (language) => {
  test.each<[string, BankEvents['validate']]>([
    ['that takes ten seconds', () => new Promise(() => undefined)],
    ['that cannot be answered', () => Promise.reject(new Error('away'))],
  ])('%s is not answered with yes', async (_what, validate) => {
    const question = asks(language);
    if (!question) throw new Error('it asks');
    const yes = await call(language, question);
    bankEvents = { ...WELL, validate };
    arrived = new Promise((resolve) => (arrive = resolve));
    const calling = call(language, question);
    await arrived;
    await vi.advanceTimersByTimeAsync(LIMIT_MS);
    const { body } = await calling;
    expect(body).toMatch(AGAIN[language]);
    expect(body).not.toBe(yes.body);
  });
});

test.each(['/v1/banks/nobody/events', '/v1/banks/scb/other', '/v1/banks/__proto__/events'])(
  'at %s nobody is there, and it is not told which part of it is wrong',
  async (url) => {
    const reply = await app.inject({
      method: 'POST',
      url,
      payload: '{}',
      headers: { 'content-type': 'application/json' },
    });
    expect([reply.statusCode, reply.json()]).toEqual([401, { type: 'denied' }]);
  },
);
