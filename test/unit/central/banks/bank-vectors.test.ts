import { describe, expect, test } from 'vitest';
import { satangOfBaht, thaiInstantMs } from '#central/services/banks/bank-fields.ts';
import { createAddressCheck } from '#central/services/banks/allowed-address.ts';
import { BankAccesses } from '#central/services/banks/bank-access.ts';
import { signToken } from '#build/bank-simulator/bank-messages.ts';
import {
  ACCESSES,
  BANKS_KEY,
  BILLER,
  IDENTITIES,
  NOW_MS,
  readingOf,
  sha256,
  STRANGERS_KEY,
  tells,
} from './a-bank-call.ts';

describe('an amount in baht', () => {
  test.each([
    ['750.45', 75_045],
    ['750.4', 75_040],
    ['750', 75_000],
    ['0.01', 1],
    ['1.15', 115],
    ['9999999999.99', 999_999_999_999],
  ])('%s is %i satang', (text, satang) => {
    expect(satangOfBaht(text)).toBe(satang);
  });

  test.each([
    '',
    '0',
    '0.00',
    '-5.00',
    '1e3',
    '98,73',
    '1,000.00',
    '.50',
    '5.',
    '1.234',
    '๑๐',
    ' 1',
    'NaN',
    '99999999999',
  ])('%j is none', (text) => {
    expect(satangOfBaht(text)).toBeUndefined();
  });
});

describe('a day and time of a bank', () => {
  test.each([
    ['20261124', '120000'],
    ['2026-11-24', '12:00:00'],
    ['24112026', '120000'],
    ['24/11/2026', '12:00:00'],
  ])('%s %s is noon of 24 November in Thailand', (day, time) => {
    expect(thaiInstantMs(day, time)).toBe(Date.parse('2026-11-24T05:00:00Z'));
  });

  test.each([
    ['20261324', '120000'],
    ['31022026', '120000'],
    ['25691124', '120000'],
    ['20261124', '250000'],
    ['20261124', ''],
    ['', '120000'],
  ])('%s %s is none', (day, time) => {
    expect(thaiInstantMs(day, time)).toBeUndefined();
  });
});

describe('the callback of SCB', () => {
  /** The fields and forms of the sample on the bank's developer pages, with invented values. */
  const SAMPLE = {
    payeeProxyId: BILLER,
    payeeProxyType: 'BILLERID',
    payeeAccountNumber: '0123456789',
    payeeName: 'TestBiller1533198918',
    payerProxyId: '9999999999999',
    payerProxyType: 'ACCOUNT',
    payerAccountNumber: '0987654321',
    payerName: 'TestPayer',
    sendingBankCode: '014',
    receivingBankCode: '014',
    amount: '750.45',
    transactionId: 'xxxxxxxxxxxxxxxxxxxxxxxxxxx',
    transactionDateandTime: '2026-11-24T12:00:00.733+07:00',
    billPaymentRef1: '13700000000142',
    billPaymentRef2: '',
    billPaymentRef3: 'FAEM',
    currencyCode: '764',
    channelCode: 'PMH',
    transactionType: 'Domestic Transfers',
  };
  const send = (body: unknown, over: Parameters<typeof readingOf>[2] = {}) =>
    readingOf('scb', { ...tells('scb'), body: JSON.stringify(body) }, over);

  test('is read without its account numbers', () => {
    const reading = send(SAMPLE);
    expect(reading).toMatchObject({
      kind: 'money',
      message: { kind: 'confirmed', satang: 75_045, atMs: Date.parse('2026-11-24T05:00:00.733Z'), channel: 'PMH' },
    });
    expect(JSON.stringify(reading)).not.toMatch(/0987654321|0123456789|9999999999999/);
  });

  test('takes the amount as a JSON number too', () => {
    expect(send({ ...SAMPLE, amount: 0.29 })).toMatchObject({ message: { satang: 29 } });
  });

  test('is answered with the four fields the bank expects', () => {
    const reading = send(SAMPLE);
    if (reading.kind !== 'money') throw new Error('no money');
    expect(JSON.parse(reading.answer('recorded').body)).toEqual({
      resCode: '00',
      resDesc: 'success',
      transactionId: SAMPLE.transactionId,
      confirmId: expect.stringMatching(/^[0-9A-F]{20}$/),
    });
  });

  test.each([
    ['from an address the bank does not have', { remoteAddress: '198.51.100.1' }],
    ['from no address', { remoteAddress: '' }],
  ])('is not believed %s', (_what, over) => {
    expect(send(SAMPLE, over)).toMatchObject({ kind: 'refused', reason: 'not-authenticated' });
  });

  test('is not believed with another path or another password', () => {
    const call = tells('scb');
    expect(readingOf('scb', { ...call, path: 'events/guess' }).kind).toBe('refused');
    const headers = { ...call.headers, authorization: `Basic ${Buffer.from('faem:guess').toString('base64')}` };
    expect(readingOf('scb', { ...call, headers }).kind).toBe('refused');
  });

  test.each([
    ['dollars', { currencyCode: '840' }],
    ['a proxy that is no biller', { payeeProxyType: 'MSISDN' }],
    ['an amount with a comma', { amount: '1,000.00' }],
    ['a flag nobody knows', { reverseFlag: 'X' }],
    ['a time without its zone', { transactionDateandTime: '2026-11-24T12:00:00' }],
    ['a Thai reference', { billPaymentRef1: 'ก1' }],
  ])('with %s is not understood, and the bank is told', (_what, over) => {
    expect(send({ ...SAMPLE, ...over })).toMatchObject({
      kind: 'refused',
      reason: 'not-understood',
      reply: { status: 400 },
    });
  });
});

describe('the notification of BBL', () => {
  const withToken = (token: string) => ({ ...tells('bbl'), headers: { authorization: `Bearer ${token}` } });
  const claims = () => ({
    iat: NOW_MS / 1000,
    exp: NOW_MS / 1000 + 60,
    bodyHash: sha256(tells('bbl').body),
  });

  test('is believed by the key of the bank and by no other', () => {
    expect(readingOf('bbl', withToken(signToken(BANKS_KEY.privateKey, claims()))).kind).toBe('money');
    expect(readingOf('bbl', withToken(signToken(STRANGERS_KEY.privateKey, claims()))).kind).toBe('refused');
  });

  test('is not believed when the token is unsigned, expired, without end, or about another body', () => {
    const [, body] = signToken(BANKS_KEY.privateKey, claims()).split('.');
    const none = Buffer.from('{"alg":"none"}').toString('base64url');
    const hmac = Buffer.from('{"alg":"HS256"}').toString('base64url');
    for (const token of [
      `${none}.${body}.`,
      `${none}.${body}.AA`,
      `${hmac}.${body}.AA`,
      signToken(BANKS_KEY.privateKey, { ...claims(), exp: NOW_MS / 1000 - 1 }),
      signToken(BANKS_KEY.privateKey, { iat: NOW_MS / 1000, bodyHash: claims().bodyHash }),
      signToken(BANKS_KEY.privateKey, { ...claims(), bodyHash: sha256('another') }),
      signToken(BANKS_KEY.privateKey, { ...claims(), bodyHash: undefined }),
    ]) {
      expect(readingOf('bbl', withToken(token))).toMatchObject({ kind: 'refused', reason: 'not-authenticated' });
    }
  });

  test('is held to its issuer and audience where they are agreed', () => {
    const access = { ...ACCESSES.bbl, issuer: 'bbl', audience: 'faem' } as typeof ACCESSES.bbl;
    const signed = (over: object) => withToken(signToken(BANKS_KEY.privateKey, { ...claims(), ...over }));
    expect(readingOf('bbl', signed({ iss: 'bbl', aud: ['faem'] }), { access }).kind).toBe('money');
    expect(readingOf('bbl', signed({ iss: 'bbl', aud: 'other' }), { access }).kind).toBe('refused');
    expect(readingOf('bbl', signed({ aud: 'faem' }), { access }).kind).toBe('refused');
  });
});

describe('the service for KTB', () => {
  const body = tells('ktb').body;
  const send = (text: string | Uint8Array) => readingOf('ktb', { ...tells('ktb'), body: text });

  test('answers in an envelope with the bank’s own numbers', () => {
    const reading = send(body);
    if (reading.kind !== 'money') throw new Error('no money');
    const reply = reading.answer('recorded');
    expect(reply).toMatchObject({ status: 200, contentType: 'text/xml; charset=utf-8' });
    expect(reply.body).toContain('<bankref>T20261124-0001</bankref><respcode>0</respcode><respmsg>ok</respmsg>');
  });

  test('leaves its password out of what is kept', () => {
    for (const text of [body, body.replace('>ktb password<', ' ><![CDATA[ktb password]]><')]) {
      const reading = send(text);
      if (reading.kind !== 'money') throw new Error('no money');
      const kept = Buffer.from(reading.bodyToKeep ?? []).toString('utf8');
      expect(kept).toContain('***');
      expect(kept).toContain('สมชาย ใจดี');
      expect(kept).not.toContain('ktb password');
    }
  });

  test('reads a name with the signs of XML in it, and Thai in the Thai encoding', () => {
    expect(readingOf('ktb', tells('ktb', { payerName: 'บริษัท <ก&ข> จำกัด' }))).toMatchObject({
      message: { payerName: 'บริษัท <ก&ข> จำกัด' },
    });
    const thai = Buffer.concat([
      Buffer.from(body.replace('utf-8', 'TIS-620').split('สมชาย ใจดี')[0] ?? ''),
      Buffer.from([0xca, 0xc1, 0xaa, 0xd2, 0xc2]),
      Buffer.from(body.split('สมชาย ใจดี')[1] ?? ''),
    ]);
    expect(send(thai)).toMatchObject({ message: { payerName: 'สมชาย' } });
  });

  test.each([
    ['a DTD', body.replace('?>', '?><!DOCTYPE a>')],
    ['an entity of its own', body.replace('?>', '?><!DOCTYPE a [<!ENTITY u "ktbuser">]>').replace('ktbuser', '&u;')],
    ['an entity nobody defined', body.replace('>80123<', '>&x;<')],
    ['a file from the disk', body.replace('?>', '?><!DOCTYPE a [<!ENTITY f SYSTEM "file:///etc/passwd">]>')],
    ['a processing instruction', body.replace('<soapenv:Header/>', '<?php x ?>')],
    ['a prefix nobody declared', body.replace('<RequestCode>', '<x:RequestCode>')],
    ['an envelope of another standard', body.replace('schemas.xmlsoap.org', 'example.org')],
    ['two operations', body.replace('</soapenv:Body>', '<RequestCode/></soapenv:Body>')],
    ['a field that comes twice', body.replace('<amount>', '<amount>1.00</amount><amount>')],
    ['an encoding with holes', body.replace('utf-8', 'utf-7')],
    ['a wrong password', body.replace('ktb password', 'guess')],
    ['a wrong user', body.replace('ktbuser', 'guess')],
  ])('does not believe a message with %s', (_what, text) => {
    expect(text).not.toBe(body);
    expect(send(text)).toMatchObject({ kind: 'refused', reason: 'not-authenticated', reply: { status: 401 } });
  });

  test.each([
    ['a company nobody knows', body.replace('80123', '80124')],
    ['a command nobody knows', body.replace('>payment<', '>destroy<')],
    ['no amount', body.replace(/<amount>.*<\/amount>/, '')],
    ['a time that does not exist', body.replace(/<datetime>\d+/, '<datetime>20261324120000')],
  ])('answers a known bank that sends %s with a code of its own', (_what, text) => {
    const reading = send(text);
    expect(reading).toMatchObject({ kind: 'refused', reason: 'not-understood' });
    expect(reading.kind === 'refused' && reading.reply.body).toContain('<respcode>9001</respcode>');
  });

  test('takes the commands, codes and company codes the bank turns out to use', () => {
    const access = BankAccesses.parse({
      ktb: {
        ...ACCESSES.ktb,
        billers: { '80123/01': BILLER },
        commands: { verify: ['1'], confirm: ['2'], cancel: ['3'] },
        codes: { ok: '0000' },
      },
    })['ktb'];
    const text = body.replace('>payment<', '>2<').replace('<prodcode>', '<prodcode>01');
    const reading = readingOf('ktb', { ...tells('ktb'), body: text }, access ? { access } : {});
    if (reading.kind !== 'money') throw new Error('no money');
    expect(reading.message.billerId).toBe(BILLER);
    expect(reading.answer('repeated').body).toContain('<respcode>0000</respcode>');
  });
});

describe('the name of a payer', () => {
  test('that cannot be stored is cleaned and never a reason to refuse money', () => {
    const payerName = `สม\u0000ชาย\ud800${'ก'.repeat(200)}`;
    const reading = readingOf('scb', tells('scb', { payerName }));
    expect(reading).toMatchObject({ kind: 'money' });
    expect(JSON.stringify(reading)).not.toMatch(/u0000|ud800/);
  });
});

describe('where a request comes from', () => {
  test('is one of the ranges, in either way of writing it', () => {
    const isAllowed = createAddressCheck(['192.0.2.0/24', '2001:db8::/32', '198.51.100.7']);
    for (const address of ['192.0.2.9', '::ffff:192.0.2.9', '2001:db8::1', '198.51.100.7']) {
      expect(isAllowed(address)).toBe(true);
    }
    for (const address of ['192.0.3.9', '2001:db9::1', '198.51.100.8', '', 'localhost']) {
      expect(isAllowed(address)).toBe(false);
    }
  });
});

describe('what is set for a bank', () => {
  test.each([
    ['a word instead of a hash', { scb: { adapter: 'scb', pathSecretHashes: [IDENTITIES.scb.pathSecret] } }],
    ['no range', { scb: { adapter: 'scb', pathSecretHashes: [sha256('a')], allowedAddresses: ['192.0.2.0/33'] } }],
    ['a private key', { bbl: { adapter: 'bbl', publicKeys: ['-----BEGIN'] } }],
    ['a setting nobody knows', { ktb: { ...ACCESSES.ktb, pasword: 'x' } }],
    ['an adapter nobody knows', { kbank: { adapter: 'kbank' } }],
    ['a name with signs', { 'k-b': ACCESSES.ktb }],
  ])('is refused with %s', (_what, banks) => {
    expect(BankAccesses.safeParse(banks).success).toBe(false);
  });
});
