import { describe, expect, test } from 'vitest';
import { BankAccess } from '#central/services/banks/bank-access.ts';
import { BILLER, readingOf, sha256, tells } from './a-bank-call.ts';

/** A callback with the fields that count, all of them right. */
const RIGHT = {
  transactionId: 'T20261124-0001',
  amount: '750.45',
  transactionDateandTime: '2026-11-24T12:00:00.733+07:00',
  currencyCode: '764',
  payeeProxyType: 'BILLERID',
  payeeProxyId: BILLER,
  payerName: 'สมชาย ใจดี',
  channelCode: 'PMH',
  billPaymentRef1: '13700000000142',
  billPaymentRef2: '6811',
  reverseFlag: 'N',
};

const send = (over: object, call: Parameters<typeof readingOf>[1] = tells('scb')) =>
  readingOf('scb', { ...call, body: JSON.stringify({ ...RIGHT, ...over }) });
const money = (over: object) => {
  const reading = send(over);
  if (reading.kind !== 'money') throw new Error(`no money: ${JSON.stringify(reading)}`);
  return reading;
};

describe('a callback of SCB is money', () => {
  test.each<[string, object, object]>([
    ['as it stands', {}, { kind: 'confirmed', satang: 75_045, ref1: '13700000000142', ref2: '6811', channel: 'PMH' }],
    ['with one satang', { amount: '0.01' }, { satang: 1 }],
    ['with one decimal', { amount: '750.4' }, { satang: 75_040 }],
    ['without decimals', { amount: '750' }, { satang: 75_000 }],
    ['with blanks around the amount', { amount: ' 750.45 ' }, { satang: 75_045 }],
    ['with an amount that is no binary fraction', { amount: '1.15' }, { satang: 115 }],
    ['with the amount as a number', { amount: 1.15 }, { satang: 115 }],
    ['with the largest bill there is', { amount: '9999999999.99' }, { satang: 999_999_999_999 }],
    ['with a time in another zone', { transactionDateandTime: '2026-11-24T05:00:00Z' }, { atMs: 1_795_496_400_000 }],
    ['without the currency', { currencyCode: null }, { satang: 75_045 }],
    ['without the kind of proxy', { payeeProxyType: undefined }, { billerId: BILLER }],
    ['without a payer', { payerName: null }, { kind: 'confirmed' }],
    ['with a reference in small letters', { billPaymentRef1: 'abc1' }, { ref1: 'ABC1' }],
    ['with the longest reference', { billPaymentRef1: 'A'.repeat(20) }, { ref1: 'A'.repeat(20) }],
    ['with an id of 36 signs', { transactionId: 'a'.repeat(36) }, { transactionId: 'a'.repeat(36) }],
    ['without a channel', { channelCode: '' }, { channel: 'qr' }],
    ['with a channel nobody can read', { channelCode: 'ก/ข' }, { channel: '---' }],
    ['that was taken back', { reverseFlag: 'Y' }, { kind: 'reversed', transactionId: 'T20261124-0001' }],
    ['with an empty flag', { reverseFlag: '' }, { kind: 'confirmed' }],
    ['without a flag', { reverseFlag: undefined }, { kind: 'confirmed' }],
    ['with fields nobody knows', { tepaCode: 'x', merchantPAN: '4111' }, { kind: 'confirmed' }],
  ])('%s', (_what, over, message) => {
    expect(money(over).message).toMatchObject(message);
  });

  test.each([
    ['an empty one', ''],
    ['none', undefined],
    ['null', null],
  ])('with %s for its second reference it has none at all', (_what, billPaymentRef2) => {
    expect('ref2' in money({ billPaymentRef2 }).message).toBe(false);
  });

  test.each([
    ['blanks alone', '   ', undefined],
    ['signs that cannot be stored', 'ส\u0000ม\ud800', 'สม'],
    ['a name of a book', 'ก'.repeat(300), 'ก'.repeat(120)],
  ])('whose payer is %s, which is never a reason to refuse it', (_what, payerName, kept) => {
    expect(money({ payerName }).message.payerName).toBe(kept);
  });
});

describe('a callback of SCB is not understood', () => {
  test.each<[string, object]>([
    ['without its id', { transactionId: undefined }],
    ['with an empty id', { transactionId: '' }],
    ['with an id of 37 signs', { transactionId: 'a'.repeat(37) }],
    ['with an id that could be two', { transactionId: 'a b' }],
    ['with a number for its id', { transactionId: 7 }],
    ['without an amount', { amount: undefined }],
    ['with nothing paid', { amount: '0.00' }],
    ['with less than nothing', { amount: '-1.00' }],
    ['with a third decimal', { amount: '1.234' }],
    ['with an amount in words of a computer', { amount: '1e3' }],
    ['with a number that a computer writes so', { amount: 1e21 }],
    ['with a comma', { amount: '750,45' }],
    ['with more than any bill', { amount: '10000000000.00' }],
    ['with Thai digits', { amount: '๗๕๐' }],
    ['with no number at all', { amount: Number.NaN }],
    ['without its time', { transactionDateandTime: undefined }],
    ['with a day that is none', { transactionDateandTime: '2026-02-30T12:00:00+07:00' }],
    ['with a time without a zone', { transactionDateandTime: '2026-11-24T12:00:00' }],
    ['with a time as a number', { transactionDateandTime: 1_795_496_400 }],
    ['in dollars', { currencyCode: '840' }],
    ['in baht by its letters', { currencyCode: 'THB' }],
    ['for a telephone', { payeeProxyType: 'MSISDN' }],
    ['for a biller of 13 digits', { payeeProxyId: BILLER.slice(0, 13) }],
    ['for a biller of 16 digits', { payeeProxyId: `${BILLER}0` }],
    ['for a biller with a letter', { payeeProxyId: `${BILLER.slice(0, 14)}O` }],
    ['without a biller', { payeeProxyId: undefined }],
    ['without a reference', { billPaymentRef1: undefined }],
    ['with an empty reference', { billPaymentRef1: '' }],
    ['with a reference of 21 signs', { billPaymentRef1: '1'.repeat(21) }],
    ['with a hyphen in its reference', { billPaymentRef1: '13-7' }],
    ['with a second reference of 21 signs', { billPaymentRef2: '1'.repeat(21) }],
    ['with a second reference in Thai', { billPaymentRef2: 'ก' }],
    ['with a channel longer than any', { channelCode: 'x'.repeat(41) }],
    ['with a flag nobody told of', { reverseFlag: 'y' }],
    ['with a flag that is a truth', { reverseFlag: true }],
  ])('%s', (_what, over) => {
    expect(send(over)).toMatchObject({ kind: 'refused', reason: 'not-understood', reply: { status: 400 } });
  });

  test.each([
    ['a list', '[]'],
    ['a text', '"750.45"'],
    ['a number', '1'],
    ['half of itself', JSON.stringify(RIGHT).slice(0, -1)],
    ['nothing', ''],
    ['bytes that are no UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d)],
  ])('as %s', (_what, body) => {
    expect(readingOf('scb', { ...tells('scb'), body })).toMatchObject({ kind: 'refused', reason: 'not-understood' });
  });

  test('at the door for questions: this bank asks none', () => {
    const [, secret = ''] = tells('scb').path.split('/');
    expect(send({}, { ...tells('scb'), path: `validations/${secret}` })).toMatchObject({ reason: 'not-understood' });
  });
});

describe('who SCB is', () => {
  const [, secret = ''] = tells('scb').path.split('/');
  const withSettings = (settings: object) =>
    BankAccess.parse({ adapter: 'scb', pathSecretHashes: [sha256(secret)], ...settings });
  const by = (access: BankAccess, over: { path?: string; authorization?: string; remoteAddress?: string } = {}) =>
    readingOf(
      'scb',
      {
        ...tells('scb'),
        path: over.path ?? `events/${secret}`,
        headers: over.authorization === undefined ? {} : { authorization: over.authorization },
      },
      { access, ...(over.remoteAddress === undefined ? {} : { remoteAddress: over.remoteAddress }) },
    ).kind;
  const basic = (text: string): string => `Basic ${Buffer.from(text).toString('base64')}`;

  test('is told by the secret in its address where nothing else is agreed', () => {
    expect(by(withSettings({}))).toBe('money');
    expect(by(withSettings({}), { authorization: 'Basic x' })).toBe('money');
  });

  test.each(['events', 'events/', `events/${secret}x`, `events/${secret.slice(1)}`, `events/${secret.toUpperCase()}`])(
    'is not told by the address %s',
    (path) => {
      expect(by(withSettings({}), { path })).toBe('refused');
    },
  );

  test('may be told by two secrets while one is being changed, and no longer by one that was taken out', () => {
    const both = withSettings({ pathSecretHashes: [sha256('the-old-one'), sha256('the-new-one')] });
    for (const one of ['the-old-one', 'the-new-one']) expect(by(both, { path: `events/${one}` })).toBe('money');
    const after = withSettings({ pathSecretHashes: [sha256('the-new-one')] });
    expect(by(after, { path: 'events/the-old-one' })).toBe('refused');
  });

  test.each([
    ['the right one', basic('faem:random'), 'money'],
    ['none', undefined, 'refused'],
    ['an empty one', 'Basic ', 'refused'],
    ['another user', basic('other:random'), 'refused'],
    ['another password', basic('faem:other'), 'refused'],
    ['no colon', basic('faemrandom'), 'refused'],
    ['another scheme', basic('faem:random').replace('Basic', 'Bearer'), 'refused'],
    ['signs that are no base64', 'Basic fa em', 'refused'],
    ['a book', `Basic ${'A'.repeat(401)}`, 'refused'],
    ['two at once', `${basic('faem:random')}, ${basic('faem:random')}`, 'refused'],
  ])('where user and password are agreed, with %s it is %s', (_what, authorization, kind) => {
    const access = withSettings({ basicHashes: [sha256('faem:random')] });
    expect(by(access, authorization === undefined ? {} : { authorization })).toBe(kind);
  });

  test.each([
    ['192.0.2.0', 'money'],
    ['192.0.2.255', 'money'],
    ['::ffff:192.0.2.7', 'money'],
    ['192.0.1.255', 'refused'],
    ['192.0.3.0', 'refused'],
    ['2001:db8::7', 'money'],
    ['2001:db8:1::7', 'refused'],
    ['', 'refused'],
    ['192.0.2.7, 198.51.100.1', 'refused'],
  ])('where ranges are agreed, from %j it is %s', (remoteAddress, kind) => {
    const access = withSettings({ allowedAddresses: ['192.0.2.0/24', '2001:db8::/48'] });
    expect(by(access, { remoteAddress })).toBe(kind);
  });
});

describe('what SCB hears', () => {
  test('success has the id it sent and a number of ours, the same for every repetition and none of its own', () => {
    const first = money({});
    const words = JSON.parse(first.answer('recorded').body) as { confirmId: string };
    expect(words).toEqual({
      resCode: '00',
      resDesc: 'success',
      transactionId: RIGHT.transactionId,
      confirmId: expect.stringMatching(/^[0-9A-F]{20}$/),
    });
    expect(money({ amount: '1.00' }).answer('repeated')).toEqual(first.answer('recorded'));
    const other = JSON.parse(money({ transactionId: 'T-2' }).answer('recorded').body) as { confirmId: string };
    expect(other.confirmId).not.toBe(words.confirmId);
  });

  test.each([
    ['recorded', 200, '00'],
    ['repeated', 200, '00'],
    ['biller-unknown', 404, '03'],
    ['unavailable', 503, '99'],
  ] as const)('what is %s is answered by %i and %s', (outcome, status, resCode) => {
    const reply = money({}).answer(outcome);
    expect([reply.status, (JSON.parse(reply.body) as { resCode: string }).resCode]).toEqual([status, resCode]);
  });
});
