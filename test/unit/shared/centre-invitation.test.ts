import { expect, test } from 'vitest';
import {
  certificateMark,
  joiningAddress,
  joiningCode,
  needsMark,
  readJoiningAddress,
  readJoiningCode,
} from '#shared/host/centre-invitation.ts';

const CODE = '7KQ4-M2XD-9TRB-0HVW';
const MARK = '0123-4567-89AB-CDEF';

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
