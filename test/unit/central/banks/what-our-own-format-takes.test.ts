import { describe, expect, test } from 'vitest';
import { BankAccess } from '#central/services/banks/bank-access.ts';
import { createInvoiceAdapters } from '#central/services/external-invoices/create-invoice-adapters.ts';
import { ExternalSystemAccesses } from '#central/services/external-invoices/external-access.ts';
import { signWebhook } from '#central/services/banks/standard-webhook.ts';
import { BILLER, NOW_MS, readingOf, SECRET } from './a-bank-call.ts';

const NOW_S = NOW_MS / 1000;
const ANOTHER = `whsec_${Buffer.alloc(32, 9).toString('base64')}`;

const PAID = {
  billerId: BILLER,
  transactionId: 'T20261124-0001',
  ref1: '13700000000142',
  satang: 75_045,
  channel: 'mobile',
  paidAt: '2026-11-24T12:00:00+07:00',
};

interface Way {
  readonly secrets?: readonly string[];
  readonly signedBy?: readonly string[];
  readonly id?: string;
  readonly timestamp?: string;
  readonly path?: string;
}

/** The headers of a message, signed by each of these secrets. */
const headersOf = (body: string, way: Way): Readonly<Record<string, string>> => {
  const [id, timestamp] = [way.id ?? 'msg-1', way.timestamp ?? String(NOW_S)];
  const rawBody = Buffer.from(body);
  const signatures = (way.signedBy ?? [SECRET]).map((secret) => signWebhook(secret, { id, timestamp, rawBody }));
  return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signatures.join(' ') };
};
const send = (message: unknown, way: Way = {}) => {
  const body = JSON.stringify(message);
  const access = BankAccess.parse({ adapter: 'standard-webhook', secrets: way.secrets ?? [SECRET] });
  return readingOf('standard-webhook', { path: way.path ?? 'events', headers: headersOf(body, way), body }, { access });
};
const paid = (over: object) => ({ type: 'payment.confirmed', data: { ...PAID, ...over } });

describe('a signed message', () => {
  test.each<[string, Way, 'money' | 'refused']>([
    ['by the secret in use', {}, 'money'],
    ['by an old one beside the new, while both are set', { secrets: [ANOTHER, SECRET] }, 'money'],
    ['by the new one beside the old, while both are set', { secrets: [SECRET, ANOTHER], signedBy: [ANOTHER] }, 'money'],
    ['by both at once, as a sender does that changes its secret', { signedBy: [ANOTHER, SECRET] }, 'money'],
    ['by both at once, in the other order', { signedBy: [SECRET, ANOTHER] }, 'money'],
    ['by a secret that was taken out', { secrets: [ANOTHER] }, 'refused'],
    ['by nobody', { signedBy: [] }, 'refused'],
    ['five minutes ago', { timestamp: String(NOW_S - 300) }, 'money'],
    ['five minutes and a second ago', { timestamp: String(NOW_S - 301) }, 'refused'],
    ['by a clock five minutes ahead', { timestamp: String(NOW_S + 300) }, 'money'],
    ['by a clock further ahead', { timestamp: String(NOW_S + 301) }, 'refused'],
    ['in milliseconds', { timestamp: String(NOW_MS) }, 'refused'],
    ['at no time', { timestamp: '' }, 'refused'],
    ['without an id', { id: '' }, 'refused'],
    ['with an id of 200 signs', { id: 'x'.repeat(200) }, 'money'],
    ['to an address with something behind it', { path: 'events/x' }, 'refused'],
  ])('%s is %s', (_what, way, kind) => {
    expect(send(paid({}), way).kind).toBe(kind);
  });
});

describe('money in our own format', () => {
  test.each<[string, object, object]>([
    ['with the least there is', { satang: 1 }, { satang: 1 }],
    ['with the most there is', { satang: 999_999_999_999 }, { satang: 999_999_999_999 }],
    ['with a second reference', { ref2: '6811' }, { ref2: '6811' }],
    ['with a payer', { payerName: ' สมชาย ' }, { payerName: 'สมชาย' }],
    ['with a time in UTC', { paidAt: '2026-11-24T05:00:00Z' }, { atMs: Date.parse('2026-11-24T05:00:00Z') }],
  ])('%s is read', (_what, over, message) => {
    expect(send(paid(over))).toMatchObject({ kind: 'money', message: { proof: 'signed', ...message } });
  });

  test.each<[string, unknown]>([
    ['no satang', paid({ satang: 0 })],
    ['one satang too many', paid({ satang: 1_000_000_000_000 })],
    ['half a satang', paid({ satang: 0.5 })],
    ['satang as a text', paid({ satang: '75045' })],
    ['a biller of 14 digits', paid({ billerId: BILLER.slice(1) })],
    ['an id of 37 signs', paid({ transactionId: 'x'.repeat(37) })],
    ['no channel', paid({ channel: '' })],
    ['a channel with signs', paid({ channel: 'a/b' })],
    ['a reference with a hyphen', paid({ ref1: '1-2' })],
    ['a time without a zone', paid({ paidAt: '2026-11-24T12:00:00' })],
    [
      'the time of a reversal',
      { type: 'payment.confirmed', data: { ...PAID, paidAt: undefined, reversedAt: PAID.paidAt } },
    ],
    ['a reversal with the time of a payment', { type: 'payment.reversed', data: PAID }],
    ['a kind nobody knows', { type: 'payment.maybe', data: PAID }],
    ['no kind', { data: PAID }],
    ['nothing but its kind', { type: 'payment.confirmed' }],
    ['a list', [paid({})]],
  ])('with %s is refused with the place of the mistake and none of the values', (_what, message) => {
    const reading = send(message);
    expect(reading).toMatchObject({ kind: 'refused', reason: 'not-understood', reply: { status: 400 } });
    const said = reading.kind === 'refused' ? reading.reply.body : '';
    expect(JSON.parse(said)).toMatchObject({ type: 'input-invalid' });
    expect(said).not.toMatch(/T20261124|13700000000142|75045/);
  });

  test.each([
    [{ kind: 'ok', satang: 75_045 }, 200, { kind: 'ok', satang: 75_045 }],
    [{ kind: 'wrong-amount', expectedSatang: 7 }, 200, { kind: 'wrong-amount', expectedSatang: 7 }],
    [{ kind: 'not-found' }, 200, { kind: 'not-found' }],
    [{ kind: 'unavailable' }, 503, { type: 'centre-unavailable' }],
  ] as const)('a question is answered with %o as %i', (answer, status, said) => {
    const { billerId, ref1 } = PAID;
    const reading = send({ billerId, ref1 }, { path: 'validations' });
    if (reading.kind !== 'question') throw new Error('no question');
    const reply = reading.answer(answer);
    expect([reply.status, JSON.parse(reply.body)]).toEqual([status, said]);
  });
});

describe('a bill of another system', () => {
  const BILL = {
    provinceCode: '13',
    number: 'X-1',
    registrationNumber: '3-1-1/13',
    description: 'ค่าธรรมเนียม',
    payeeName: 'กรมโรงงาน',
    satang: 10_000,
    status: 'open',
    changedAt: '2026-11-24T12:00:00+07:00',
  };
  const read = (message: unknown, way: Way = {}) => {
    const body = JSON.stringify(message);
    const headers = headersOf(body, way);
    const secrets = way.secrets ?? [SECRET];
    const accesses = ExternalSystemAccesses.parse({ 'e-license': { adapter: 'json', secrets } });
    const adapter = createInvoiceAdapters(accesses).get('e-license');
    if (!adapter) throw new Error('it was admitted');
    return adapter.read({ header: (name) => headers[name] ?? '', rawBody: Buffer.from(body), nowMs: NOW_MS });
  };
  const changed = (over: object) => ({ type: 'invoice.changed', data: { ...BILL, ...over } });

  test('is read with its time in UTC, and its province beside the facts', () => {
    expect(read(changed({}))).toMatchObject({
      kind: 'invoice',
      message: { provinceCode: '13', facts: { number: 'X-1', changedAt: '2026-11-24T05:00:00.000Z' } },
    });
    expect(JSON.stringify(read(changed({})))).not.toContain('provinceCode":"13","number"');
  });

  test.each<[string, object]>([
    ['of a province of three digits', { provinceCode: '130' }],
    ['of a province in letters', { provinceCode: 'BK' }],
    ['of no province', { provinceCode: undefined }],
    ['with satang that are none', { satang: -1 }],
    ['with a state nobody knows', { status: 'maybe' }],
    ['with a time without a zone', { changedAt: '2026-11-24T12:00:00' }],
    ['without its number', { number: undefined }],
  ])('%s is not understood', (_what, over) => {
    expect(read(changed(over))).toMatchObject({ kind: 'not-understood', error: { type: 'input-invalid' } });
  });

  test.each<[string, Way]>([
    ['by another secret', { signedBy: [ANOTHER] }],
    ['by nobody', { signedBy: [] }],
    ['too long ago', { timestamp: String(NOW_S - 301) }],
    ['too far ahead', { timestamp: String(NOW_S + 301) }],
  ])('signed %s is not heard', (_what, way) => {
    expect(read(changed({}), way)).toEqual({ kind: 'not-authenticated' });
  });

  test('is heard by either secret while one is being changed', () => {
    for (const secret of [SECRET, ANOTHER])
      expect(read(changed({}), { secrets: [SECRET, ANOTHER], signedBy: [secret] }).kind).toBe('invoice');
  });

  test('opens no adapter to a system that nobody admitted', () => {
    expect(createInvoiceAdapters({}).size).toBe(0);
  });
});
