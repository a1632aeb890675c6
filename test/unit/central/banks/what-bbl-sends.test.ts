import { describe, expect, test } from 'vitest';
import { signToken } from '#build/bank-simulator/bank-messages.ts';
import { BankAccess } from '#central/services/banks/bank-access.ts';
import { BANKS_KEY, BILLER, NOW_MS, readingOf, sha256, STRANGERS_KEY, tells } from './a-bank-call.ts';

const NOW_S = NOW_MS / 1000;

/** A notification with the fields that count, all of them right. */
const RIGHT = {
  billerId: BILLER,
  bankRef: 'T20261124-0001',
  transDate: '20261124',
  transTime: '120000',
  amount: '750.45',
  reference1: '13700000000142',
  reference2: '6811',
  channel: 'MOB',
  fromName: 'สมชาย ใจดี',
  txnType: 'C',
  retryFlag: 'N',
};

const access = (settings: object = {}): BankAccess =>
  BankAccess.parse({ adapter: 'bbl', publicKeys: [BANKS_KEY.publicKey], bodyHashClaim: 'bodyHash', ...settings });

interface Way {
  readonly claims?: object;
  readonly key?: string;
  readonly settings?: object;
  readonly path?: string;
  readonly authorization?: (token: string) => string;
  readonly remoteAddress?: string;
  readonly nowMs?: number;
}

const sendBody = (body: string, way: Way = {}) => {
  const claims = { iat: NOW_S, exp: NOW_S + 60, bodyHash: sha256(body), ...way.claims };
  const token = signToken(way.key ?? BANKS_KEY.privateKey, claims);
  const call = {
    path: way.path ?? 'events',
    headers: { authorization: way.authorization?.(token) ?? `Bearer ${token}` },
    body,
  };
  return readingOf('bbl', call, {
    access: access(way.settings),
    ...(way.remoteAddress === undefined ? {} : { remoteAddress: way.remoteAddress }),
    ...(way.nowMs === undefined ? {} : { nowMs: way.nowMs }),
  });
};
const send = (over: object, way?: Way) => sendBody(JSON.stringify({ ...RIGHT, ...over }), way);
const money = (over: object = {}) => {
  const reading = send(over);
  if (reading.kind !== 'money') throw new Error(`no money: ${JSON.stringify(reading)}`);
  return reading;
};

describe('a notification of BBL is money', () => {
  test.each<[string, object, object]>([
    ['as it stands', {}, { kind: 'confirmed', proof: 'signed', satang: 75_045, ref2: '6811', channel: 'MOB' }],
    ['that was cancelled', { txnType: 'D' }, { kind: 'reversed', transactionId: 'T20261124-0001' }],
    ['that comes again', { retryFlag: 'Y' }, { kind: 'confirmed', transactionId: 'T20261124-0001' }],
    ['without the flag of coming again', { retryFlag: undefined }, { kind: 'confirmed' }],
    ['with that flag empty as JSON says it', { retryFlag: null }, { kind: 'confirmed' }],
    ['under the other name of its id', { bankRef: undefined, transRef: 'R-1' }, { transactionId: 'R-1' }],
    ['under both names of its id', { transRef: 'R-1' }, { transactionId: 'T20261124-0001' }],
    ['with the amount as a number', { amount: 0.29 }, { satang: 29 }],
    ['with signs in its day and time', { transDate: '2026-11-24', transTime: '12:00:00' }, { atMs: NOW_MS - 5_000 }],
    ['with the day first', { transDate: '24/11/2026' }, { atMs: NOW_MS - 5_000 }],
    ['without a channel', { channel: null }, { channel: 'bill-payment' }],
    ['with an empty channel', { channel: '' }, { channel: 'bill-payment' }],
    ['with fields nobody knows', { fromAccount: '1234567890' }, { kind: 'confirmed' }],
  ])('%s', (_what, over, message) => {
    const reading = money(over);
    expect(reading.message).toMatchObject(message);
    expect(JSON.stringify(reading.message)).not.toContain('1234567890');
  });

  test.each(['', null, undefined])('with %j for its second reference it has none at all', (reference2) => {
    expect('ref2' in money({ reference2 }).message).toBe(false);
  });
});

describe('a notification of BBL is not understood', () => {
  test.each<[string, object]>([
    ['without either id', { bankRef: undefined }],
    ['with an id of 37 signs', { bankRef: 'a'.repeat(37) }],
    ['with an id with a blank', { bankRef: 'a b' }],
    ['with a broken second id', { transRef: 'a b' }],
    ['without what happened', { txnType: undefined }],
    ['with a happening nobody told of', { txnType: 'R' }],
    ['with a happening in small letters', { txnType: 'c' }],
    ['with a flag nobody told of', { retryFlag: 'X' }],
    ['with a flag that is a truth', { retryFlag: true }],
    ['without an amount', { amount: undefined }],
    ['with nothing paid', { amount: '0' }],
    ['with less than nothing', { amount: '-1' }],
    ['with a third decimal', { amount: '750.455' }],
    ['without a day', { transDate: undefined }],
    ['with an empty day', { transDate: '' }],
    ['with a day that is none', { transDate: '20260230' }],
    ['with a Buddhist year', { transDate: '25691124' }],
    ['with half a time', { transTime: '1200' }],
    ['with the 24th hour', { transTime: '240000' }],
    ['without a biller', { billerId: undefined }],
    ['with a biller of 14 digits', { billerId: BILLER.slice(1) }],
    ['without a reference', { reference1: '' }],
    ['with a reference of 21 signs', { reference1: '1'.repeat(21) }],
    ['with a second reference in Thai', { reference2: 'ก' }],
  ])('%s', (_what, over) => {
    expect(send(over)).toMatchObject({ kind: 'refused', reason: 'not-understood', reply: { status: 400 } });
  });

  test.each(['', 'null', '[]', '{', '"x"'])('as %j', (body) => {
    expect(sendBody(body)).toMatchObject({ kind: 'refused', reason: 'not-understood' });
  });
});

describe('who BBL is', () => {
  test.each<[string, Way, 'money' | 'refused']>([
    ['a token of its key over this body', {}, 'money'],
    ['a hash of the body in capitals', { claims: { bodyHash: sha256(JSON.stringify(RIGHT)).toUpperCase() } }, 'money'],
    ['a hash of another body', { claims: { bodyHash: sha256('{}') } }, 'refused'],
    ['a hash that is half', { claims: { bodyHash: sha256(JSON.stringify(RIGHT)).slice(0, 32) } }, 'refused'],
    ['no hash of the body', { claims: { bodyHash: undefined } }, 'refused'],
    ['a hash that is a list', { claims: { bodyHash: [sha256(JSON.stringify(RIGHT))] } }, 'refused'],
    ['a token of somebody else', { key: STRANGERS_KEY.privateKey }, 'refused'],
    ['no token', { authorization: () => '' }, 'refused'],
    ['a token without its scheme', { authorization: (token) => token }, 'refused'],
    ['a token under another scheme', { authorization: (token) => `Basic ${token}` }, 'refused'],
    ['a scheme in small letters', { authorization: (token) => `bearer ${token}` }, 'refused'],
    ['two tokens', { authorization: (token) => `Bearer ${token} ${token}` }, 'refused'],
    ['an address with something behind it', { path: 'events/x' }, 'refused'],
    ['an end that is now', { claims: { exp: NOW_S } }, 'refused'],
    ['an end a second from now', { claims: { exp: NOW_S + 1 } }, 'money'],
    ['a beginning five minutes ago', { claims: { iat: NOW_S - 300 } }, 'money'],
    ['a beginning five minutes and a second ago', { claims: { iat: NOW_S - 301 } }, 'refused'],
    ['a beginning in five minutes', { claims: { iat: NOW_S + 300, exp: NOW_S + 600 } }, 'money'],
    ['a beginning in five minutes and a second', { claims: { iat: NOW_S + 301, exp: NOW_S + 600 } }, 'refused'],
    ['a time before which it does not count, five minutes ahead', { claims: { nbf: NOW_S + 300 } }, 'money'],
    ['a time before which it does not count, a second more', { claims: { nbf: NOW_S + 301 } }, 'refused'],
    ['times in parts of a second', { claims: { iat: NOW_S + 0.5 } }, 'refused'],
  ])('by %s: %s', (_what, way, kind) => {
    expect(send({}, way).kind).toBe(kind);
  });

  test('one recorded message with its token counts for five minutes and not for the rest of the year', () => {
    for (const [later, kind] of [
      [59_000, 'money'],
      [60_000, 'refused'],
      [301_000, 'refused'],
    ] as const)
      expect(send({}, { nowMs: NOW_MS + later }).kind).toBe(kind);
  });

  test('while the bank changes its key, the old and the new one count; a key that was taken out does not', () => {
    const both = { publicKeys: [STRANGERS_KEY.publicKey, BANKS_KEY.publicKey] };
    for (const { privateKey: key } of [BANKS_KEY, STRANGERS_KEY])
      expect(send({}, { key, settings: both }).kind).toBe('money');
    const after = { publicKeys: [STRANGERS_KEY.publicKey] };
    expect(send({}, { settings: after })).toMatchObject({ kind: 'refused', reason: 'not-authenticated' });
  });

  test('also by its addresses where they are agreed', () => {
    const settings = { allowedAddresses: ['198.51.100.0/24'] };
    expect(send({}, { settings, remoteAddress: '198.51.100.4' }).kind).toBe('money');
    expect(send({}, { settings, remoteAddress: '203.0.113.7' })).toMatchObject({ reason: 'not-authenticated' });
  });

  test('without a claim over the body it is known, and what it says is not proved', () => {
    const rest = BankAccess.parse({ adapter: 'bbl', publicKeys: [BANKS_KEY.publicKey] });
    const unsigned = readingOf('bbl', tells('bbl'), { access: rest });
    expect(unsigned).toMatchObject({ kind: 'money', message: { proof: 'unsigned' } });
  });

  test('a refusal tells nothing of the message, whatever is wrong', () => {
    const reading = send({}, { key: STRANGERS_KEY.privateKey });
    if (reading.kind !== 'refused') throw new Error('refused');
    expect(JSON.parse(reading.reply.body)).toEqual({ responseCode: '901', responseDesc: 'denied' });
    expect(reading.reply.status).toBe(401);
  });
});

describe('what BBL hears', () => {
  test.each([
    ['recorded', 200, '000'],
    ['repeated', 200, '000'],
    ['biller-unknown', 404, '331'],
    ['unavailable', 503, '999'],
  ] as const)('what is %s is answered by %i and %s', (outcome, status, responseCode) => {
    const reply = money().answer(outcome);
    expect([reply.status, JSON.parse(reply.body)]).toEqual([status, expect.objectContaining({ responseCode })]);
  });

  test.each([
    [{ kind: 'ok', satang: 75_045 }, 200, '000'],
    [{ kind: 'not-found' }, 200, '331'],
    [{ kind: 'closed' }, 200, '331'],
    [{ kind: 'wrong-amount', expectedSatang: 1 }, 200, '213'],
    [{ kind: 'expired' }, 200, '411'],
    [{ kind: 'already-paid' }, 200, '412'],
    [{ kind: 'unavailable' }, 503, '999'],
  ] as const)('a question answered with %o hears %i and %s', (answer, status, responseCode) => {
    const reading = send({}, { path: 'validations' });
    if (reading.kind !== 'question') throw new Error('no question');
    const reply = reading.answer(answer);
    expect([reply.status, JSON.parse(reply.body)]).toEqual([status, expect.objectContaining({ responseCode })]);
  });

  test('a question needs no amount, no time and no happening', () => {
    const bare = JSON.stringify({ billerId: BILLER, reference1: '13700000000142' });
    expect(sendBody(bare, { path: 'validations' })).toMatchObject({
      kind: 'question',
      question: { billerId: BILLER, ref1: '13700000000142', ref2: undefined, satang: undefined },
    });
  });
});
