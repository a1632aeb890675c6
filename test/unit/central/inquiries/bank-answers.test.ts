import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { InquiryUrl } from '#central/services/inquiries/bank-inquiry.ts';
import { createScbInquiry, ScbInquiry } from '#central/services/inquiries/scb-inquiry.ts';
import { createSignedHttpInquiry, SignedHttpInquiry } from '#central/services/inquiries/signed-http-inquiry.ts';
import { signWebhook } from '#central/services/banks/standard-webhook.ts';
import { BILLER, NOW_MS, SECRET } from '../banks/a-bank-call.ts';

const ANOTHER = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;
const ASKED = { billerId: BILLER, transactionId: 'T-1', ref1: '13700000000142', satang: 75_045, atMs: NOW_MS };
const CLAIMED = { billerId: BILLER, ref1: ASKED.ref1, satang: 75_045, paidOn: '2026-11-24', transRef: 'T-1' };

interface Call {
  readonly url: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
type Answer = (call: Call, response: ServerResponse) => void;

let bank: Server;
let base: string;
let answer: Answer;
let calls: Call[];

beforeAll(async () => {
  bank = createServer((request, response) => {
    const parts: Buffer[] = [];
    request
      .on('data', (part: Buffer) => parts.push(part))
      .on('end', () => {
        const call = { url: request.url ?? '', headers: request.headers, body: Buffer.concat(parts).toString() };
        calls.push(call);
        answer(call, response);
      });
  });
  await new Promise<void>((resolve) => bank.listen(0, '127.0.0.1', resolve));
  base = `http://127.0.0.1:${(bank.address() as AddressInfo).port}`;
});
afterAll(async () => {
  bank.closeAllConnections();
  await new Promise((resolve) => bank.close(resolve));
});
beforeEach(() => {
  calls = [];
});

const says =
  (body: unknown, status = 200): Answer =>
  (_call, response) =>
    void response
      .writeHead(status, { 'content-type': 'application/json' })
      .end(typeof body === 'string' ? body : JSON.stringify(body));

describe('SCB that is asked', () => {
  const PAID = {
    transactionId: 'T-1',
    amount: '750.45',
    transactionDateandTime: '2026-11-24T12:00:00+07:00',
    payeeProxyId: BILLER,
    billPaymentRef1: ASKED.ref1,
  };
  const inquiry = () =>
    createScbInquiry(
      ScbInquiry.parse({ speaks: 'scb', url: base, applicationKey: 'key', applicationSecret: 'secret' }),
    );
  /** A bank that lets us in and then says this. */
  const lettingIn =
    (second: Answer): Answer =>
    (call, response) =>
      call.url.endsWith('/token') ? says({ data: { accessToken: 'a-token' } })(call, response) : second(call, response);
  const tells = (...data: readonly object[]): Answer => lettingIn(says({ status: { code: 1000 }, data }));

  test('is asked with key and secret first, then by the token about one day and one amount', async () => {
    answer = tells(PAID);
    expect(await inquiry().ask({ ...ASKED, satang: 5, atMs: Date.parse('2026-11-24T23:30:00+07:00') })).toMatchObject({
      kind: 'found',
    });
    const [token, asked] = calls;
    expect(JSON.parse(token?.body ?? '')).toEqual({ applicationKey: 'key', applicationSecret: 'secret' });
    expect(asked?.headers.authorization).toBe('Bearer a-token');
    expect(JSON.parse(asked?.body ?? '')).toEqual({
      eventCode: '00300100',
      billerId: BILLER,
      reference1: ASKED.ref1,
      transactionDate: '2026-11-24',
      amount: '0.05',
    });
    expect(asked?.headers['requestuid']).not.toBe(token?.headers['requestuid']);
  });

  test.each<[string, Answer, object]>([
    ['the payment', tells(PAID), { kind: 'found', message: { satang: 75_045, proof: 'signed', channel: 'inquiry' } }],
    ['it among others', tells({ ...PAID, transactionId: 'T-0' }, PAID), { kind: 'found' }],
    ['it without naming the biller', tells({ ...PAID, payeeProxyId: undefined }), { kind: 'found' }],
    ['another payment', tells({ ...PAID, transactionId: 'T-0' }), { kind: 'not-found' }],
    ['the payment of another biller', tells({ ...PAID, payeeProxyId: '099999999999901' }), { kind: 'not-found' }],
    ['nothing', tells(), { kind: 'not-found' }],
    ['no amount', tells({ ...PAID, amount: '' }), { kind: 'unavailable', reason: 'not-understood' }],
    [
      'a time without a zone',
      tells({ ...PAID, transactionDateandTime: '2026-11-24T12:00:00' }),
      { kind: 'unavailable' },
    ],
    ['another code', lettingIn(says({ status: { code: 4101 }, data: [PAID] })), { kind: 'unavailable' }],
    ['no JSON', lettingIn(says('<html>')), { kind: 'unavailable', reason: 'not-understood' }],
    ['an error', lettingIn(says({ status: { code: 1000 }, data: [PAID] }, 500)), { kind: 'unavailable' }],
    ['that it does not let us in', says({}, 401), { kind: 'unavailable', reason: 'not-let-in' }],
    ['an empty token', says({ data: { accessToken: '' } }), { kind: 'unavailable', reason: 'not-let-in' }],
    ['nothing at all', (_call, response) => void response.destroy(), { kind: 'unavailable', reason: 'no-answer' }],
    [
      'to ask somewhere else',
      (_call, response) => void response.writeHead(307, { location: 'http://127.0.0.1:1/' }).end(),
      { kind: 'unavailable', reason: 'no-answer' },
    ],
    ['64 kB and a byte', lettingIn(says(' '.repeat(64 * 1024 + 1))), { kind: 'unavailable', reason: 'no-answer' }],
  ])('and says %s', async (_what, said, expected) => {
    answer = said;
    expect(await inquiry().ask(ASKED)).toMatchObject(expected);
  });

  test.each<[string, readonly object[], string]>([
    ['the one with the number of the slip', [{ ...PAID, transactionId: 'T-0' }, PAID], 'T-1'],
    [
      'else the one of the amount',
      [
        { ...PAID, transactionId: 'T-0', amount: '1.00' },
        { ...PAID, transactionId: 'T-2' },
      ],
      'T-2',
    ],
    [
      'else the first',
      [
        { ...PAID, transactionId: 'T-0', amount: '1.00' },
        { ...PAID, transactionId: 'T-3', amount: '2.00' },
      ],
      'T-0',
    ],
  ])('about a slip, of several payments under the reference takes %s', async (_what, data, transactionId) => {
    answer = tells(...data);
    expect(await inquiry().find(CLAIMED)).toMatchObject({ kind: 'found', message: { transactionId } });
  });

  test('about a slip takes no payment under another reference, whatever else fits', async () => {
    answer = tells({ ...PAID, billPaymentRef1: '13700000000159' });
    expect(await inquiry().find(CLAIMED)).toEqual({ kind: 'not-found' });
  });
});

describe('a bank that signs its answers', () => {
  const DATA = { billerId: BILLER, transactionId: 'T-1', ref1: ASKED.ref1, satang: 75_045, channel: 'mobile' };
  const PAID = { type: 'payment.confirmed', data: { ...DATA, paidAt: '2026-11-24T12:00:00+07:00' } };
  const inquiry = (secrets: readonly string[] = [SECRET]) =>
    createSignedHttpInquiry(
      SignedHttpInquiry.parse({ speaks: 'signed-http', url: `${base}/ask`, secrets }),
      () => NOW_MS,
    );
  const signs =
    (
      message: unknown,
      by: { secret?: string; id?: string; atMs?: number; status?: number; sent?: string } = {},
    ): Answer =>
    ({ headers }, response) => {
      const body = JSON.stringify(message);
      const timestamp = String((by.atMs ?? NOW_MS) / 1000);
      const id = by.id ?? String(headers['webhook-id']);
      const signature = signWebhook(by.secret ?? SECRET, { id, timestamp, rawBody: Buffer.from(body) });
      response
        .writeHead(by.status ?? 200, {
          'webhook-id': id,
          'webhook-timestamp': timestamp,
          'webhook-signature': signature,
        })
        .end(by.sent ?? body);
    };

  test.each<[string, Answer, object]>([
    ['the payment', signs(PAID), { kind: 'found', message: { proof: 'signed', satang: 75_045 } }],
    [
      'that it was taken back',
      signs({ type: 'payment.reversed', data: { ...DATA, reversedAt: '2026-11-24T12:00:00Z' } }),
      { kind: 'found', message: { kind: 'reversed' } },
    ],
    ['that there is none', signs({ type: 'payment.not-found' }), { kind: 'not-found' }],
    ['so by another secret', signs(PAID, { secret: ANOTHER }), { kind: 'unavailable', reason: 'not-signed' }],
    ['an answer to another question', signs(PAID, { id: 'another' }), { kind: 'unavailable', reason: 'not-signed' }],
    [
      'an answer of six minutes ago',
      signs(PAID, { atMs: NOW_MS - 360_000 }),
      { kind: 'unavailable', reason: 'not-signed' },
    ],
    [
      'something else than it signed',
      signs(PAID, { sent: JSON.stringify(PAID).replace('75045', '75046') }),
      { kind: 'unavailable', reason: 'not-signed' },
    ],
    ['nothing signed', says(PAID), { kind: 'unavailable', reason: 'not-signed' }],
    ['what nobody understands', signs({ type: 'payment.maybe' }), { kind: 'unavailable', reason: 'not-understood' }],
    ['an error, signed', signs(PAID, { status: 500 }), { kind: 'unavailable', reason: 'status-500' }],
    [
      'that there is none, unsigned',
      says({ type: 'payment.not-found' }),
      { kind: 'unavailable', reason: 'not-signed' },
    ],
    ['nothing at all', (_call, response) => void response.destroy(), { kind: 'unavailable', reason: 'no-answer' }],
  ])('and says %s', async (_what, said, expected) => {
    answer = said;
    expect(await inquiry().ask(ASKED)).toMatchObject(expected);
  });

  test('is asked by the first secret, and believed by any of them', async () => {
    answer = signs(PAID, { secret: ANOTHER });
    expect(await inquiry([SECRET, ANOTHER]).ask(ASKED)).toMatchObject({ kind: 'found' });
    const [first] = calls;
    if (!first) throw new Error('it was asked');
    const { headers, body } = first;
    const [id, timestamp] = [String(headers['webhook-id']), String(headers['webhook-timestamp'])];
    expect(headers['webhook-signature']).toBe(signWebhook(SECRET, { id, timestamp, rawBody: Buffer.from(body) }));
    await inquiry().ask(ASKED);
    expect(calls[1]?.headers['webhook-id']).not.toBe(id);
  });

  test('about a slip is not believed when it tells of another reference', async () => {
    answer = signs(PAID);
    expect(await inquiry().find(CLAIMED)).toMatchObject({ kind: 'found' });
    expect(await inquiry().find({ ...CLAIMED, ref1: '13700000000159' })).toEqual({
      kind: 'unavailable',
      reason: 'about-another',
    });
  });
});

describe('where a bank may be asked', () => {
  test.each([
    ['https://api.example.com', true],
    ['http://127.0.0.1:9', true],
    ['http://[::1]:9', true],
    ['http://localhost', true],
    ['http://api.example.com', false],
    ['http://127.0.0.1.example.com', false],
    ['ftp://127.0.0.1', false],
    ['file:///etc/passwd', false],
    ['api.example.com', false],
    ['', false],
  ])('%j: %s', (url, isTaken) => {
    expect(InquiryUrl.safeParse(url).success).toBe(isTaken);
  });
});
