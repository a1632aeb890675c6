import { describe, expect, test } from 'vitest';
import { BankAccess } from '#central/services/banks/bank-access.ts';
import { encodeWindows874 } from '#shared/domain/windows-874.ts';
import { BILLER, IDENTITIES, readingOf, sha256, tells } from './a-bank-call.ts';

const SOAP = 'http://schemas.xmlsoap.org/soap/envelope/';
const SOAP_12 = 'http://www.w3.org/2003/05/soap-envelope';

/** The fields of a payment, all of them right. */
const RIGHT: Readonly<Record<string, string>> = {
  user: IDENTITIES.ktb.user,
  password: IDENTITIES.ktb.password,
  comcode: '80123',
  prodcode: '',
  command: 'payment',
  bankref: 'T20261124-0001',
  tranxid: '77',
  datetime: '20261124120000',
  amount: '750.45',
  cusname: 'สมชาย ใจดี',
  ref1: '13700000000142',
  ref2: '6811',
  channel: 'ATM',
};

const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const fieldsOf = (fields: Readonly<Record<string, string | undefined>>): string =>
  Object.entries(fields)
    .flatMap(([name, text]) => (text === undefined ? [] : [`<${name}>${escaped(text)}</${name}>`]))
    .join('');
const operation = (over: Readonly<Record<string, string | undefined>> = {}): string =>
  `<RequestCode xmlns="urn:ktb">${fieldsOf({ ...RIGHT, ...over })}</RequestCode>`;
const envelope = (inside: string, namespace = SOAP): string =>
  `<?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="${namespace}"><s:Body>${inside}</s:Body></s:Envelope>`;

const access = (settings: object): BankAccess =>
  BankAccess.parse({
    adapter: 'ktb',
    userHash: sha256(IDENTITIES.ktb.user),
    passwordHashes: [sha256(IDENTITIES.ktb.password)],
    billers: { '80123': BILLER },
    ...settings,
  });
const read = (body: string | Uint8Array, settings: object = {}, over: Parameters<typeof readingOf>[2] = {}) =>
  readingOf('ktb', { ...tells('ktb'), body }, { access: access(settings), ...over });
const send = (over: Readonly<Record<string, string | undefined>>, settings: object = {}) =>
  read(envelope(operation(over)), settings);
const money = (over: Readonly<Record<string, string | undefined>> = {}, settings: object = {}) => {
  const reading = send(over, settings);
  if (reading.kind !== 'money') throw new Error(`no money: ${JSON.stringify(reading)}`);
  return reading;
};
const codeIn = (body: string): string | undefined => /<respcode>([^<]*)<\/respcode>/.exec(body)?.[1];

describe('a message of KTB is money', () => {
  test.each<[string, Readonly<Record<string, string | undefined>>, object]>([
    ['as it stands', {}, { kind: 'confirmed', satang: 75_045, ref2: '6811', channel: 'ATM', proof: 'unsigned' }],
    ['by another word of its own for paid', { command: 'confirm' }, { kind: 'confirmed' }],
    ['in capitals', { command: 'PAYMENT' }, { kind: 'confirmed' }],
    ['that takes money back', { command: 'cancel' }, { kind: 'reversed', transactionId: 'T20261124-0001' }],
    ['that takes money back by its other word', { command: 'reversal' }, { kind: 'reversed' }],
    ['without a decimal', { amount: '750' }, { satang: 75_000 }],
    ['with a time with signs', { datetime: '2026-11-24T12:00:00' }, { atMs: Date.parse('2026-11-24T05:00:00Z') }],
    ['with a time that has a blank', { datetime: '20261124 120000' }, { atMs: Date.parse('2026-11-24T05:00:00Z') }],
    ['with the day first', { datetime: '24112026120000' }, { atMs: Date.parse('2026-11-24T05:00:00Z') }],
    ['just before midnight', { datetime: '20261124235959' }, { atMs: Date.parse('2026-11-24T16:59:59Z') }],
    ['at midnight', { datetime: '20261125000000' }, { atMs: Date.parse('2026-11-24T17:00:00Z') }],
    ['without a channel', { channel: '' }, { channel: 'bill-payment' }],
    ['without any channel field', { channel: undefined }, { channel: 'bill-payment' }],
    ['without a name', { cusname: undefined }, { kind: 'confirmed' }],
    ['without a product code', { prodcode: undefined }, { billerId: BILLER }],
    ['with a product code nobody set', { prodcode: '09' }, { billerId: BILLER }],
  ])('%s', (_what, over, message) => {
    expect(money(over).message).toMatchObject(message);
  });

  test('with an empty second reference has none', () => {
    expect('ref2' in money({ ref2: '' }).message).toBe(false);
  });

  test('is read in either envelope there is, whatever its prefixes are', () => {
    expect(read(envelope(operation(), SOAP_12)).kind).toBe('money');
    const bare = `<Envelope xmlns="${SOAP}"><Header/><Body>${operation()}</Body></Envelope>`;
    expect(read(bare).kind).toBe('money');
    expect(read(envelope(`<k:RequestCode xmlns:k="urn:x">${fieldsOf(RIGHT)}</k:RequestCode>`)).kind).toBe('money');
    expect(send({ user: undefined, USER: RIGHT['user'] }).kind).toBe('money');
  });

  test('in Thai of Windows has its name letter by letter', () => {
    const text = envelope(operation()).replace('utf-8', 'windows-874');
    expect(read(encodeWindows874(text) ?? new Uint8Array())).toMatchObject({ message: { payerName: 'สมชาย ใจดี' } });
  });
});

describe('a company code of KTB', () => {
  const OTHER = '099999999999901';
  const billers = { '80123': BILLER, '80123/01': OTHER };

  test.each([
    ['80123', '', BILLER],
    ['80123', '01', OTHER],
    ['80123', '02', BILLER],
  ])('%s with product %j is the biller that was set for it', (comcode, prodcode, billerId) => {
    expect(money({ comcode, prodcode }, { billers }).message.billerId).toBe(billerId);
  });

  test.each([
    ['80124', ''],
    ['', ''],
    ['constructor', ''],
    ['__proto__', ''],
  ])('%j with product %j is nobody’s', (comcode, prodcode) => {
    expect(send({ comcode, prodcode }, { billers: { '80123/01': OTHER } })).toMatchObject({ reason: 'not-understood' });
  });
});

describe('a message of KTB is not understood', () => {
  test.each<[string, Readonly<Record<string, string | undefined>>]>([
    ['without its id', { bankref: undefined }],
    ['with an empty id', { bankref: '' }],
    ['with an id of 37 signs', { bankref: 'a'.repeat(37) }],
    ['without a command', { command: undefined }],
    ['with a command of nobody', { command: 'pay' }],
    ['without an amount', { amount: '' }],
    ['with nothing paid', { amount: '0.00' }],
    ['with less than nothing', { amount: '-750.45' }],
    ['with an amount in satang and a sign', { amount: '75045-' }],
    ['with a comma', { amount: '1,750.45' }],
    ['without a time', { datetime: undefined }],
    ['with half a time', { datetime: '20261124' }],
    ['with a thirteenth month', { datetime: '20261324120000' }],
    ['with the 24th hour', { datetime: '20261124240000' }],
    ['with a minute too many', { datetime: '20261124126000' }],
    ['with a Buddhist year', { datetime: '25691124120000' }],
    ['with a second after its time', { datetime: '20261124120000.5' }],
    ['without a reference', { ref1: '' }],
    ['with a reference of 21 signs', { ref1: '1'.repeat(21) }],
    ['with a reference in Thai', { ref1: 'ก' }],
    ['with a second reference with a blank inside', { ref2: '68 11' }],
    ['with a channel longer than any', { channel: 'x'.repeat(41) }],
  ])('%s', (_what, over) => {
    const reading = send(over);
    expect(reading).toMatchObject({ kind: 'refused', reason: 'not-understood', reply: { status: 200 } });
    expect(reading.kind === 'refused' && codeIn(reading.reply.body)).toBe('9001');
  });

  test('and what it sent comes back to it as text, never as an element of ours', () => {
    const reading = send({ tranxid: '</tranxid><respcode>0</respcode><x>', amount: '' });
    if (reading.kind !== 'refused') throw new Error('refused');
    expect(reading.reply.body).toContain('&lt;/tranxid&gt;&lt;respcode&gt;0');
    expect(reading.reply.body.match(/<respcode>/g)).toHaveLength(1);
  });
});

describe('a message is not that of KTB', () => {
  test.each<[string, string]>([
    ['without an envelope', operation()],
    ['in an envelope of nobody', envelope(operation(), 'urn:x')],
    ['in an envelope without a name of its own', `<Envelope><Body>${operation()}</Body></Envelope>`],
    [
      'with a body of another standard',
      `<s:Envelope xmlns:s="${SOAP}"><Body xmlns="urn:x">${operation()}</Body></s:Envelope>`,
    ],
    [
      'with a body of the other envelope',
      `<s:Envelope xmlns:s="${SOAP}"><o:Body xmlns:o="${SOAP_12}">${operation()}</o:Body></s:Envelope>`,
    ],
    [
      'with its operation in the header',
      `<s:Envelope xmlns:s="${SOAP}"><s:Header>${operation()}</s:Header></s:Envelope>`,
    ],
    ['without an operation', envelope('')],
    ['with another operation', envelope(operation().replaceAll('RequestCode', 'Transfer'))],
    ['with two operations', envelope(`${operation()}${operation({ amount: '1.00' })}`)],
    [
      'with two bodies',
      envelope(operation()).replace('</s:Envelope>', `<s:Body>${operation({ amount: '1.00' })}</s:Body></s:Envelope>`),
    ],
    ['with its operation one step too deep', envelope(`<x>${operation()}</x>`)],
    ['with a field twice', envelope(operation().replace('<amount>', '<amount>1.00</amount><amount>'))],
    [
      'with a field twice, once in capitals',
      envelope(operation().replace('<amount>', '<AMOUNT>1.00</AMOUNT><amount>')),
    ],
    ['without a user', envelope(operation({ user: undefined }))],
    ['with an empty user', envelope(operation({ user: '' }))],
    ['with another user', envelope(operation({ user: 'KTBUSER' }))],
    ['without a password', envelope(operation({ password: undefined }))],
    ['with an empty password', envelope(operation({ password: '' }))],
    ['with the password of nobody', envelope(operation({ password: 'ktb  password' }))],
    ['with the hash for a password', envelope(operation({ password: sha256(IDENTITIES.ktb.password) }))],
    [
      'with its password inside another element',
      envelope(
        operation({ password: undefined }).replace(
          '<user>',
          `<x><password>${IDENTITIES.ktb.password}</password></x><user>`,
        ),
      ),
    ],
    ['with an entity that grows', `<!DOCTYPE s [<!ENTITY a "1"><!ENTITY b "&a;&a;">]>${envelope(operation())}`],
    ['with an entity in a field', envelope(operation().replace('750.45', '&amount;'))],
    ['with a program in it', envelope(`<?run x?>${operation()}`)],
    [
      'with two hundred fields',
      envelope(
        operation().replace(
          '</RequestCode>',
          `${Array.from({ length: 200 }, (_, at) => `<f${at}/>`).join('')}</RequestCode>`,
        ),
      ),
    ],
  ])('%s', (_what, body) => {
    const reading = read(body);
    expect(reading).toMatchObject({ kind: 'refused', reason: 'not-authenticated', reply: { status: 401 } });
    expect(reading.kind === 'refused' && reading.reply.body).not.toMatch(/T20261124|13700000000142/);
  });

  test('from another address, or at an address with something behind it', () => {
    const body = envelope(operation());
    const allowedAddresses = ['198.51.100.0/24'];
    expect(read(body, { allowedAddresses }, { remoteAddress: '198.51.100.9' }).kind).toBe('money');
    expect(read(body, { allowedAddresses }, { remoteAddress: '203.0.113.7' })).toMatchObject({
      reason: 'not-authenticated',
    });
    const elsewhere = readingOf('ktb', { ...tells('ktb'), path: 'events/x', body }, { access: access({}) });
    expect(elsewhere).toMatchObject({ reason: 'not-authenticated' });
  });

  test('by a password that was changed, unless both are still set', () => {
    const passwordHashes = [sha256('new one'), sha256(IDENTITIES.ktb.password)];
    expect(send({ password: 'new one' }, { passwordHashes }).kind).toBe('money');
    expect(send({}, { passwordHashes }).kind).toBe('money');
    expect(send({}, { passwordHashes: [sha256('new one')] })).toMatchObject({ reason: 'not-authenticated' });
  });
});

describe('what is kept of a message of KTB', () => {
  const secret = IDENTITIES.ktb.password;
  const kept = (body: string): string => {
    const reading = read(body);
    if (reading.kind !== 'money') throw new Error(`no money: ${JSON.stringify(reading)}`);
    return Buffer.from(reading.bodyToKeep ?? []).toString('utf8');
  };

  test.each<[string, (body: string) => string]>([
    ['as it stands', (body) => body],
    ['with a prefix', (body) => body.replaceAll('password>', 'Password>').replaceAll('<Password>', '<Password >')],
    ['with an attribute', (body) => body.replace('<password>', '<password type="a>b">')],
    ['in a part of its own', (body) => body.replace(secret, `<![CDATA[${secret}]]>`)],
    ['with a remark inside', (body) => body.replace(secret, `<!-- x -->${secret}`)],
    ['on lines of its own', (body) => body.replace(secret, `\n${secret}\n`)],
    ['with a blank before its end', (body) => body.replace('</password>', '</password  >')],
    [
      'a second time in the header',
      (body) =>
        body.replace('<s:Body>', `<s:Header><w:Password xmlns:w="urn:w">${secret}</w:Password></s:Header><s:Body>`),
    ],
  ])('the password is not, %s', (_what, change) => {
    const text = kept(change(envelope(operation())));
    expect(text).not.toContain(secret);
    expect(text).toContain('***');
    expect(text).toContain('สมชาย ใจดี');
    expect(text).toContain('T20261124-0001');
  });

  test('every other byte is, in whatever encoding it came', () => {
    const text = envelope(operation()).replace('utf-8', 'tis-620');
    const reading = read(encodeWindows874(text) ?? new Uint8Array());
    if (reading.kind !== 'money') throw new Error('no money');
    const expected = encodeWindows874(text.replace(`>${secret}<`, '>***<'));
    expect(Buffer.from(reading.bodyToKeep ?? [])).toEqual(Buffer.from(expected ?? []));
  });
});

describe('what KTB hears', () => {
  const CODES = {
    ok: 'A',
    notFound: 'B',
    wrongAmount: 'C',
    alreadyPaid: 'D',
    expired: 'E',
    closed: 'F',
    unavailable: 'H',
  };

  test.each([
    ['recorded', 'A', 'ok'],
    ['repeated', 'A', 'ok'],
    ['biller-unknown', 'B', 'biller-unknown'],
    ['unavailable', 'H', 'unavailable'],
  ] as const)('of money that is %s: %s', (outcome, code, words) => {
    const { body, status } = money({}, { codes: CODES }).answer(outcome);
    expect([status, codeIn(body), /<respmsg>([^<]*)</.exec(body)?.[1]]).toEqual([200, code, words]);
    expect(body).toContain('<tranxid>77</tranxid><bankref>T20261124-0001</bankref>');
  });

  test.each([
    ['ok', 'A'],
    ['not-found', 'B'],
    ['already-paid', 'D'],
    ['closed', 'F'],
    ['expired', 'E'],
    ['unavailable', 'H'],
  ] as const)('of a bill that is %s: %s', (kind, code) => {
    const reading = send({ command: 'inquiry' }, { codes: CODES });
    if (reading.kind !== 'question') throw new Error('no question');
    expect(codeIn(reading.answer(kind === 'ok' ? { kind, satang: 1 } : { kind }).body)).toBe(code);
    expect(codeIn(reading.answer({ kind: 'wrong-amount', expectedSatang: 2 }).body)).toBe('C');
  });

  test.each(['verify', 'inquiry', 'approve', 'Verify'])('%s is a question, and needs no time', (command) => {
    expect(send({ command, datetime: '' })).toMatchObject({
      kind: 'question',
      question: { billerId: BILLER, ref1: RIGHT['ref1'], ref2: '6811', satang: 75_045 },
    });
  });
});
