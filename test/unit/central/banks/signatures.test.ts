import { createHmac, createSign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hasHash, isSameText } from '#central/services/banks/same-secret.ts';
import { claimsOfToken, type TokenRules } from '#central/services/banks/signed-token.ts';
import { isSignedWebhook, signWebhook, type SignedMessage } from '#central/services/banks/standard-webhook.ts';
import { BANKS_KEY, SECRET, sha256, STRANGERS_KEY } from './a-bank-call.ts';

const NOW_MS = Date.parse('2026-11-24T12:00:00+07:00');
const NOW_S = NOW_MS / 1000;

describe('a message signed by the Standard Webhooks scheme', () => {
  const body = Buffer.from('{"test": 2432232314}');
  const message = (over: Partial<SignedMessage['headers']> = {}, more: Partial<SignedMessage> = {}): SignedMessage => {
    const [id, timestamp] = ['msg_1', String(NOW_S)];
    const signature = signWebhook(SECRET, { id, timestamp, rawBody: body });
    return { headers: { id, timestamp, signature, ...over }, rawBody: body, nowMs: NOW_MS, ...more };
  };
  const signature = message().headers.signature;
  const another = `whsec_${Buffer.alloc(24, 9).toString('base64')}`;

  test('has the signature of the example in its specification', () => {
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const told = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestamp: '1614265330', rawBody: body };

    expect(signWebhook(secret, told)).toBe('v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
  });

  test('is believed by whichever secret is in use, among several signatures', () => {
    expect(isSignedWebhook([SECRET], message())).toBe(true);
    expect(isSignedWebhook([another, SECRET], message())).toBe(true);
    expect(isSignedWebhook([SECRET], message({ signature: `v1,AAAA v1a,xyz ${signature}` }))).toBe(true);
  });

  test.each<[string, Partial<SignedMessage['headers']>]>([
    ['no id', { id: '' }],
    ['another id', { id: 'msg_2' }],
    ['an id of 201 signs', { id: 'm'.repeat(201) }],
    ['another time', { timestamp: String(NOW_S + 1) }],
    ['a time in words', { timestamp: 'now' }],
    ['a time with a sign', { timestamp: `+${NOW_S}` }],
    ['a time in parts of a second', { timestamp: `${NOW_S}.0` }],
    ['no signature', { signature: '' }],
    ['the signature of another version', { signature: signature.replace('v1,', 'v2,') }],
    ['half a signature', { signature: signature.slice(0, -4) }],
    ['its signature behind eight others', { signature: `${'v1,AAAA '.repeat(8)}${signature}` }],
  ])('is not believed with %s', (_what, headers) => {
    expect(isSignedWebhook([SECRET], message(headers))).toBe(false);
  });

  test('is not believed by another secret, by none, or when one byte of it is another', () => {
    expect(isSignedWebhook([another], message())).toBe(false);
    expect(isSignedWebhook([], message())).toBe(false);
    fc.assert(
      fc.property(fc.nat(body.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
        const rawBody = Uint8Array.from(body, (byte, index) => (index === at ? byte ^ change : byte));
        expect(isSignedWebhook([SECRET], message({}, { rawBody }))).toBe(false);
      }),
      { numRuns: 40 },
    );
  });

  test.each([
    [-300_000, true],
    [300_000, true],
    [-300_001, false],
    [300_001, false],
  ])('when the clocks are %i ms apart: %s', (apart, isBelieved) => {
    expect(isSignedWebhook([SECRET], message({}, { nowMs: NOW_MS + apart }))).toBe(isBelieved);
  });
});

describe('a signed token', () => {
  const encoded = (part: unknown): string => Buffer.from(JSON.stringify(part)).toString('base64url');
  const tokenOf = (claims: object, head: object = { alg: 'RS256' }, key = BANKS_KEY.privateKey): string => {
    const signed = `${encoded(head)}.${encoded(claims)}`;
    return `${signed}.${createSign('RSA-SHA256').update(signed).sign(key).toString('base64url')}`;
  };
  const claims = { iat: NOW_S, exp: NOW_S + 60, iss: 'bank', aud: ['faem', 'other'] };
  const rules: TokenRules = { publicKeys: [BANKS_KEY.publicKey], nowMs: NOW_MS };
  const isBelieved = (token: string, over: Partial<TokenRules> = {}): boolean =>
    claimsOfToken(token, { ...rules, ...over }) !== undefined;

  test('is read when it is the bank’s own, by any of its keys', () => {
    expect(claimsOfToken(tokenOf(claims), rules)).toEqual(claims);
    expect(isBelieved(tokenOf(claims), { publicKeys: [STRANGERS_KEY.publicKey, BANKS_KEY.publicKey] })).toBe(true);
    expect(isBelieved(tokenOf(claims), { issuer: 'bank', audience: 'faem' })).toBe(true);
    expect(isBelieved(tokenOf({ ...claims, aud: 'faem' }), { audience: 'faem' })).toBe(true);
  });

  test.each<[string, string]>([
    ['by a stranger', tokenOf(claims, { alg: 'RS256' }, STRANGERS_KEY.privateKey)],
    ['with the algorithm none', `${encoded({ alg: 'none' })}.${encoded(claims)}.`],
    ['with the algorithm none and a signature', tokenOf(claims, { alg: 'none' })],
    ['with another algorithm', tokenOf(claims, { alg: 'RS512' })],
    ['with extensions that must be understood', tokenOf(claims, { alg: 'RS256', crit: ['exp'] })],
    ['without an end', tokenOf({ iat: NOW_S })],
    ['that has ended', tokenOf({ ...claims, exp: NOW_S })],
    ['that is not valid for ten minutes yet', tokenOf({ ...claims, nbf: NOW_S + 600 })],
    ['that was made six minutes ago', tokenOf({ ...claims, iat: NOW_S - 360 })],
    ['that is made in six minutes', tokenOf({ ...claims, iat: NOW_S + 360 })],
    ['whose time is a text', tokenOf({ ...claims, iat: String(NOW_S) })],
    ['of four parts', `${tokenOf(claims)}.x`],
    ['of one part', 'x'],
    ['of nothing', ''],
    ['of ten thousand letters', tokenOf({ ...claims, more: 'x'.repeat(10_000) })],
  ])('is not believed %s', (_what, token) => {
    expect(isBelieved(token)).toBe(false);
  });

  test('made with the public key as if it were a common secret leads nowhere', () => {
    const signed = `${encoded({ alg: 'HS256' })}.${encoded(claims)}`;
    const forged = createHmac('sha256', BANKS_KEY.publicKey).update(signed).digest('base64url');

    expect(isBelieved(`${signed}.${forged}`)).toBe(false);
  });

  test('for somebody else, or of somebody else, is not believed where that is agreed', () => {
    expect(isBelieved(tokenOf(claims), { audience: 'another-centre' })).toBe(false);
    expect(isBelieved(tokenOf(claims), { issuer: 'another-bank' })).toBe(false);
    const { iss: _iss, aud: _aud, ...bare } = claims;
    expect(isBelieved(tokenOf(bare), { audience: 'faem' })).toBe(false);
    expect(isBelieved(tokenOf(bare), { issuer: 'bank' })).toBe(false);
    expect(isBelieved(tokenOf(bare))).toBe(true);
  });
});

describe('a secret that is compared', () => {
  test('is the same or not, whatever its length', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (a, b) => {
        expect(isSameText(a, b)).toBe(a === b);
        expect(hasHash(a, [sha256(b), sha256('x')])).toBe(a === b || a === 'x');
      }),
    );
  });

  test('is none of no hashes, and no broken hash is that of anything', () => {
    expect(hasHash('', [])).toBe(false);
    expect(hasHash('', ['', 'zz', sha256('').slice(2)])).toBe(false);
  });
});
