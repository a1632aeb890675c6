import Fastify, { type FastifyInstance } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { StoreFailed } from '#central/db/store-failed.ts';
import { addErrorHandler } from '#central/http/error-handler.ts';
import { addExternalInvoiceRoute } from '#central/http/external-invoice-route.ts';
import type {
  InvoiceAdapter,
  InvoiceReading,
  InvoiceRequest,
} from '#central/services/external-invoices/invoice-adapter.ts';
import type { KeepExternalInvoice } from '#central/services/external-invoices/keep-invoice.ts';
import { err, ok } from '#shared/lib/result.ts';
import { anExternalInvoice } from '#test/builders/fee-office.ts';

const { system: SYSTEM, ...FACTS } = anExternalInvoice();
const NOW_MS = Date.parse('2026-11-22T02:00:00.000Z');

let app: FastifyInstance;
let logged: string[];
let asked: InvoiceRequest[];
let kept: unknown[];
/** What the adapter makes of a request, and what becomes of a bill; each test says how it goes. */
let reading: InvoiceReading;
let keep: KeepExternalInvoice;

beforeEach(async () => {
  [logged, asked, kept] = [[], [], []];
  reading = { kind: 'invoice', message: { provinceCode: '13', facts: FACTS } };
  keep = async (...given) => {
    kept.push(...given);
    return ok();
  };
  const note = (event: string, facts: object = {}): void => void logged.push(`${event} ${JSON.stringify(facts)}`);
  const log = { info: note, warn: note, error: note };
  const adapter: InvoiceAdapter = {
    read: (request) => {
      asked.push(request);
      return reading;
    },
  };
  app = Fastify();
  addErrorHandler(app, log);
  await app.register(async (scope) =>
    addExternalInvoiceRoute(scope, {
      keepExternalInvoice: (...given) => keep(...given),
      systems: new Map([[SYSTEM, adapter]]),
      log,
      nowMs: () => NOW_MS,
    }),
  );
});
afterEach(() => app.close());

const tell = (body: string | Buffer = '{}', headers: Readonly<Record<string, string>> = {}, system: string = SYSTEM) =>
  app.inject({
    method: 'POST',
    url: `/v1/external-invoices/${system}`,
    payload: body,
    headers: { 'content-type': 'application/json', ...headers },
  });

describe('a bill that another system tells of', () => {
  test('is kept in the office of its province, in the name of the system that told', async () => {
    const reply = await tell();

    expect([reply.statusCode, reply.json()]).toEqual([200, { type: 'kept' }]);
    expect(kept).toEqual(['13', { ...FACTS, system: SYSTEM }]);
  });

  test('is read from the bytes as they came, for the signature is over these', async () => {
    const bytes = Buffer.from('{ "a" :\t"ก",\r\n"a":1}\u0000', 'utf8');
    await tell(bytes);

    expect(Buffer.from(asked[0]?.rawBody ?? [])).toEqual(bytes);
    expect(asked[0]?.nowMs).toBe(NOW_MS);
  });

  test.each(['application/json', 'text/plain', 'application/octet-stream', 'application/x-nobody-knows'])(
    'is taken as %s too: what it is, the adapter says',
    async (type) => {
      expect((await tell('{}', { 'content-type': type })).statusCode).toBe(200);
    },
  );

  test('has its headers by their small names, and none where there is none', async () => {
    await tell('{}', { 'Webhook-Id': 'msg-1' });
    const { header } = asked[0] ?? {};

    expect([header?.('webhook-id'), header?.('webhook-signature'), header?.('__proto__')]).toEqual(['msg-1', '', '']);
  });

  test.each<[what: string, given: InvoiceReading, status: number, body: object, line: string]>([
    ['that nobody signed', { kind: 'not-authenticated' }, 401, { type: 'denied' }, 'not-authenticated'],
    [
      'that makes no sense',
      { kind: 'not-understood', error: { type: 'input-invalid' } },
      400,
      { type: 'input-invalid' },
      'not-understood',
    ],
  ])('%s is refused with a code, and one line says why', async (_what, given, status, body, reason) => {
    reading = given;
    const reply = await tell('{"name":"somchai"}');

    expect([reply.statusCode, reply.json()]).toEqual([status, body]);
    expect(logged).toEqual([`invoice-refused {"system":"${SYSTEM}","reason":"${reason}"}`]);
    expect(kept).toEqual([]);
  });

  test('of an office that is not here is to be sent again when it is', async () => {
    keep = async () => err({ type: 'province-unknown' });
    const reply = await tell();

    expect([reply.statusCode, reply.json()]).toEqual([404, { type: 'province-unknown' }]);
  });

  test.each<[what: string, error: Error, status: number, type: string]>([
    ['cannot be written now', new StoreFailed(new Error('connection lost')), 503, 'centre-unavailable'],
    ['meets a bug of ours', new Error('somchai is undefined'), 500, 'centre-failed'],
  ])('that %s is never answered with success', async (_what, error, status, type) => {
    keep = () => Promise.reject(error);
    const reply = await tell();

    expect([reply.statusCode, reply.json()]).toEqual([status, { type }]);
  });
});

test.each(['nobody', 'NOBODY', '__proto__', 'constructor', '%00', '..%2f', '%E0%B8%81'])(
  'a system called %s is none, and it is not told what is wrong',
  async (system) => {
    const reply = await tell('{}', {}, system);

    expect([reply.statusCode, reply.json(), asked]).toEqual([401, { type: 'denied' }, []]);
  },
);
