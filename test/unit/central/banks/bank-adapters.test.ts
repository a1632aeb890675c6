import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ACCESSES, aMovement, asks, LANGUAGES, NOW_MS, readingOf, tells, type Language } from './a-bank-call.ts';

const ASKING: readonly Language[] = LANGUAGES.filter((language) => asks(language) !== undefined);

describe.each(LANGUAGES)('every bank, here %s,', (language) => {
  test('tells of a payment with every fact exact, to the satang and the second', () => {
    const { kind, billerId, transactionId, ref1, satang, atMs, payerName } = aMovement();
    expect(readingOf(language, tells(language))).toMatchObject({
      kind: 'money',
      message: { kind, billerId, transactionId, ref1, satang, atMs, payerName },
    });
  });

  test('tells of a reversal of the same payment', () => {
    expect(readingOf(language, tells(language, { kind: 'reversed' }))).toMatchObject({
      kind: 'money',
      message: { kind: 'reversed', transactionId: aMovement().transactionId, satang: 75_045 },
    });
  });

  test('hears the same words for a repetition as the first time', () => {
    const reading = readingOf(language, tells(language));
    if (reading.kind !== 'money') throw new Error('no money');
    const [first, again] = [reading.answer('recorded'), reading.answer('repeated')];
    expect(again.status).toBe(200);
    // Our own format tells that it was a repetition; a bank's own format has no word for it.
    expect(again.body.replace('true', 'false')).toBe(first.body);
    expect(reading.answer('unavailable')).not.toEqual(first);
    expect(reading.answer('biller-unknown')).not.toEqual(first);
  });

  test('has every amount read exactly, whatever the satang', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999_999_999 }), (satang) => {
        expect(readingOf(language, tells(language, { satang }))).toMatchObject({ kind: 'money', message: { satang } });
      }),
      { numRuns: 40 },
    );
  });

  test('gives its second reference when it has one', () => {
    const withRef2 = readingOf(language, tells(language, { ref2: '6811' }));
    expect(withRef2).toMatchObject({ kind: 'money', message: { ref2: '6811' } });
    const without = readingOf(language, tells(language));
    expect(without.kind === 'money' && 'ref2' in without.message).toBe(false);
  });

  test('is not believed without what makes it known, and the refusal says nothing of the request', () => {
    const { path, body } = tells(language);
    const bare = readingOf(language, {
      path: path.split('/')[0] ?? '',
      headers: {},
      body: body.replaceAll(/<(user|password)>[^<]*</g, '<$1><'),
    });
    expect(bare).toMatchObject({ kind: 'refused', reason: 'not-authenticated', reply: { status: 401 } });
    expect(JSON.stringify(bare)).not.toContain(aMovement().ref1);
  });

  test.each([
    ['nothing', new Uint8Array()],
    ['bytes that are no text', Uint8Array.of(0xff, 0xfe, 0x00, 0xd8)],
    ['null', 'null'],
    ['a deep pit', '['.repeat(30_000)],
    ['a deep pit of elements', '<a>'.repeat(15_000)],
  ])('never breaks the centre by sending %s', (_what, body) => {
    expect(readingOf(language, { ...tells(language), body })).toMatchObject({ kind: 'refused' });
  });

  test('never breaks the centre, whatever comes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), fc.string(), (body, header) => {
        const call = tells(language);
        const headers = Object.fromEntries(Object.keys(call.headers).map((name) => [name, header]));
        expect(readingOf(language, { ...call, headers, body }).kind).toBe('refused');
      }),
      { numRuns: 100 },
    );
  });

  test('is refused or read whole when one byte of its message was changed', () => {
    const call = tells(language);
    fc.assert(
      fc.property(fc.nat(call.body.length - 1), fc.nat(255), (at, byte) => {
        const body = Buffer.from(call.body);
        body[at] = byte;
        const isSigned = language === 'standard-webhook' || language === 'bbl';
        const isChanged = !body.equals(Buffer.from(call.body));
        const { kind } = readingOf(language, { ...call, body });
        expect(isSigned && isChanged ? ['refused'] : ['money', 'question', 'refused']).toContain(kind);
      }),
      { numRuns: 300 },
    );
  });
});

describe.each(ASKING)('a bank that asks first, here %s,', (language) => {
  const question = () => {
    const call = asks(language);
    const reading = call && readingOf(language, call);
    if (reading?.kind !== 'question') throw new Error('no question');
    return reading;
  };

  test('asks about exactly one bill', () => {
    const { billerId, ref1, satang } = aMovement();
    expect(question().question).toEqual({ billerId, ref1, ref2: undefined, satang });
  });

  test('can tell yes from every kind of no', () => {
    const { answer } = question();
    const yes = answer({ kind: 'ok', satang: 1 }).body;
    const noes = (['not-found', 'already-paid', 'closed', 'expired', 'unavailable'] as const).map((kind) =>
      answer({ kind }),
    );
    for (const no of [...noes, answer({ kind: 'wrong-amount', expectedSatang: 2 })]) expect(no.body).not.toBe(yes);
  });
});

describe('the clock of a bank that signs', () => {
  test.each(['standard-webhook', 'bbl'] as const)('%s is believed for five minutes and not for six', (language) => {
    const call = tells(language);
    expect(readingOf(language, call, { nowMs: NOW_MS + 100_000 }).kind).toBe('money');
    expect(readingOf(language, call, { nowMs: NOW_MS + 360_000 }).kind).toBe('refused');
    expect(readingOf(language, call, { nowMs: NOW_MS - 360_000 }).kind).toBe('refused');
  });
});

describe('what is signed', () => {
  test.each([
    ['standard-webhook', 'signed'],
    ['scb', 'unsigned'],
    ['ktb', 'unsigned'],
    ['bbl', 'signed'],
  ] as const)('a message of %s is %s', (language, proof) => {
    expect(readingOf(language, tells(language))).toMatchObject({ message: { proof } });
  });

  test('a token that does not cover the body makes nobody sure of what it says', () => {
    const { bodyHashClaim: _claim, ...access } = ACCESSES.bbl as typeof ACCESSES.bbl & { bodyHashClaim: string };
    expect(readingOf('bbl', tells('bbl'), { access })).toMatchObject({ message: { proof: 'unsigned' } });
  });
});
