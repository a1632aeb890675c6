import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  certificateMark,
  joiningAddress,
  joiningCode,
  needsMark,
  readJoiningAddress,
  readJoiningCode,
} from '#shared/host/centre-invitation.ts';
import { phoneInvitationAddress, phoneReachOf, readPhoneInvitation } from '#shared/host/phone-invitation.ts';
import { readableCode } from '#shared/lib/readable-code.ts';

const CODE = '7KQ4-M2XD-9TRB-0HVW';
const MARK = '0123-4567-89AB-CDEF';
const bytes = (count: number) => fc.uint8Array({ minLength: count, maxLength: count });
const codes = bytes(10).map((random) => readableCode(random, 16));

test('the mark is the first eighty bits of the digest, in letters that can be typed', () => {
  expect(certificateMark(new Uint8Array(32))).toBe('0000-0000-0000-0000');
  expect(certificateMark(new Uint8Array(32).fill(255))).toBe('ZZZZ-ZZZZ-ZZZZ-ZZZZ');
  const digest = Uint8Array.from({ length: 32 }, (_, index) => index);
  const other = digest.with(9, 8);
  // 00000000 00000001 00000010 … in groups of five bits.
  expect(certificateMark(digest)).toMatch(/^000G-40R4-/);
  expect(certificateMark(other)).not.toBe(certificateMark(digest));
  // Beyond eighty bits nothing counts.
  expect(certificateMark(digest.with(10, 99))).toBe(certificateMark(digest));
});

test('a code of a centre in a PC holds its mark, however it is typed; any other code is left alone', () => {
  const read = { enrolmentCode: CODE, certificateMark: MARK };
  expect(readJoiningCode(joiningCode(CODE, MARK))).toEqual(read);
  expect(readJoiningCode(` ${joiningCode(CODE, MARK).toLowerCase().replaceAll('-', ' ')} `)).toEqual(read);
  expect(readJoiningCode(` ${CODE} `)).toEqual({ enrolmentCode: CODE });
  expect(readJoiningCode('FAEM-DEMO-13')).toEqual({ enrolmentCode: 'FAEM-DEMO-13' });
  const wrong = joiningCode(CODE, MARK).replace('7', 'U');
  expect(readJoiningCode(wrong)).toEqual({ enrolmentCode: wrong });
});

test('a QR that the scanner types holds address and code; an address alone stays one', () => {
  const code = joiningCode(CODE, MARK);
  expect(readJoiningAddress(joiningAddress('https://192.168.1.20:8788', code))).toEqual({
    centralUrl: 'https://192.168.1.20:8788',
    code,
  });
  expect(readJoiningAddress(' https://centre.example.go.th/ ')).toEqual({ centralUrl: 'https://centre.example.go.th' });
});

test('a bare number with https is known by a mark alone', () => {
  const needing = ['https://192.168.1.20:8788', 'https://10.0.0.1/', 'https://faem.go.th', 'http://10.0.0.1:8787'];
  expect(needing.map(needsMark)).toEqual([true, true, false, false]);
});

describe('a code that lets a PC in and says by what to know the centre', () => {
  test('is eight groups of four, whatever the code and the certificate', () => {
    fc.assert(
      fc.property(codes, bytes(32), (code, digest) => {
        const whole = joiningCode(code, certificateMark(digest));
        expect(whole).toMatch(/^(?:[0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
        expect(readJoiningCode(whole)).toEqual({ enrolmentCode: code, certificateMark: certificateMark(digest) });
      }),
    );
  });

  test('is read in small letters, with blanks for hyphens, without any, and over two lines', () => {
    const whole = joiningCode(CODE, MARK);
    const read = { enrolmentCode: CODE, certificateMark: MARK };
    for (const typed of [
      whole.toLowerCase(),
      whole.replaceAll('-', ' '),
      whole.replaceAll('-', ''),
      ` ${whole}\n`,
      whole.replace('-9TRB', '\n9TRB'),
    ]) {
      expect([typed, readJoiningCode(typed)]).toEqual([typed, read]);
    }
  });

  test.each([
    ['a group too few', joiningCode(CODE, '0123-4567-89AB')],
    ['a group too many', joiningCode(CODE, `${MARK}-0000`)],
    ['a letter that no code has', joiningCode(CODE, MARK).replace('K', 'O')],
    ['Thai digits', joiningCode(CODE, MARK).replace('7', '๗')],
    ['nothing', ''],
  ])('with %s is left as it was typed, for the centre to judge', (_name, typed) => {
    expect(readJoiningCode(typed)).toEqual({ enrolmentCode: typed });
  });
});

describe('an address with a code in it', () => {
  test('is read back, whatever the code', () => {
    fc.assert(
      fc.property(codes, bytes(32), (code, digest) => {
        const whole = joiningCode(code, certificateMark(digest));
        expect(readJoiningAddress(joiningAddress('https://10.0.0.2:8788', whole))).toEqual({
          centralUrl: 'https://10.0.0.2:8788',
          code: whole,
        });
      }),
    );
  });

  test.each([
    ['https://faem.go.th', { centralUrl: 'https://faem.go.th' }],
    ['https://faem.go.th///', { centralUrl: 'https://faem.go.th' }],
    [' https://faem.go.th/#join=AAAA ', { centralUrl: 'https://faem.go.th', code: 'AAAA' }],
    ['https://faem.go.th/#join=', { centralUrl: 'https://faem.go.th', code: '' }],
    ['https://faem.go.th/#pair=AAAAAA', { centralUrl: 'https://faem.go.th/#pair=AAAAAA' }],
    ['', { centralUrl: '' }],
  ])('%j is %j', (typed, read) => {
    expect(readJoiningAddress(typed)).toEqual(read);
  });

  test.each([
    ['https://10.0.0.1', true],
    ['https://10.0.0.1:8788/', true],
    ['HTTPS://10.0.0.1', true],
    ['https://10.0.0.1.example.go.th', false],
    ['https://10.0.0', false],
    ['http://10.0.0.1', false],
    ['https://localhost:8788', false],
    ['10.0.0.1', false],
    ['', false],
  ])('%s needs the mark of its certificate: %s', (address, expected) => {
    expect(needsMark(address)).toBe(expected);
  });
});

describe('the invitation of a phone', () => {
  test('is read back, whatever the code, and no code stands where a server would see it', () => {
    fc.assert(
      fc.property(codes, (enrolmentCode) => {
        const address = new URL(phoneInvitationAddress('https://faem.go.th', { enrolmentCode }));
        expect(readPhoneInvitation(address.hash)).toEqual({ enrolmentCode });
        expect(`${address.pathname}${address.search}`).not.toContain(enrolmentCode);
      }),
    );
  });

  test.each([
    ['A'.repeat(6), true],
    ['A'.repeat(5), false],
    ['A'.repeat(64), true],
    ['A'.repeat(65), false],
    ['AAAA AAAA', false],
    ['AAAA/AAAA', false],
    ['กกกกกก', false],
  ])('with the code %j is one: %s', (code, expected) => {
    expect(readPhoneInvitation(`#pair=${code}`) !== undefined).toBe(expected);
  });

  test.each([
    ['', 'no-https'],
    ['ftp://faem.go.th', 'no-https'],
    ['https://localhost.example.go.th', 'https'],
    ['http://localhost:8787/', 'this-machine'],
    ['HTTPS://127.0.0.1', 'this-machine'],
    ['http://127.0.0.1.example.go.th', 'no-https'],
    ['http://[::1]', 'this-machine'],
  ] as const)('to %j goes by %s', (address, reach) => {
    expect(phoneReachOf(address)).toBe(reach);
  });
});
