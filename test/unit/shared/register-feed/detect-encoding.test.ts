import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { encodeWindows874 } from '#build/demo-feed/windows-874.ts';
import { detectEncoding } from '#shared/register-feed/detect-encoding.ts';

const LINE = 'DISPFACREG,FNAME\r\n3-64-1/39ปท,บริษัท ตัวอย่างโลหะ จำกัด\r\n';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
const utf16 = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'utf16le'));

describe('the encoding of a register list', () => {
  test.each([
    ['UTF-8 with a byte order mark', utf8(`\uFEFF${LINE}`), 'utf-8'],
    ['UTF-8 without a mark', utf8(LINE), 'utf-8'],
    ['plain ASCII', utf8('DISPFACREG,FNAME\n'), 'utf-8'],
    ['Excel "Unicode text" with a mark', utf16(`\uFEFF${LINE}`), 'utf-16le'],
    ['UTF-16 without a mark', utf16(LINE), 'utf-16le'],
    ['Thai Windows', encodeWindows874(LINE), 'windows-874'],
    ['UTF-8 with stray NULs', utf8(`${LINE}\0\0\0`), 'utf-8'],
    ['nothing', new Uint8Array(), 'utf-8'],
  ])('%s is recognised', (_name, bytes, expected) => {
    expect(detectEncoding(bytes)).toBe(expected);
  });

  test('a Thai character cut by the end of the sample does not turn UTF-8 into Thai Windows', () => {
    const bytes = utf8(LINE);
    const verdicts = Array.from({ length: bytes.length }, (_, end) => detectEncoding(bytes.subarray(0, end)));
    expect(new Set(verdicts)).toEqual(new Set(['utf-8']));
  });

  test.each([
    ['an overlong form', [0x41, 0xc0, 0x80]],
    ['a surrogate', [0xed, 0xa0, 0x80]],
    ['a follower without a leader', [0x41, 0xa1, 0x41]],
    ['a leader without its follower', [0xe0, 0xb8, 0x41]],
  ])('bytes that only look like UTF-8 are not taken for it: %s', (_name, bytes) => {
    expect(detectEncoding(Uint8Array.from(bytes))).toBe('windows-874');
  });

  test('every text in UTF-8 is recognised as such or as nothing worse than ASCII', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('ก', 'ข', 'า', '๑', 'a', ',', '\n', '—'), minLength: 1 }),
        (text) => {
          expect(detectEncoding(utf8(text))).toBe('utf-8');
        },
      ),
    );
  });

  test('what the encoder of Thai Windows writes, TextDecoder reads back', () => {
    const decoder = new TextDecoder('windows-874');
    const thai = Array.from({ length: 0x3a }, (_, index) => String.fromCharCode(0x0e01 + index)).join('');
    expect(decoder.decode(encodeWindows874(`${LINE}${thai}฿๐๙`))).toBe(`${LINE}${thai}฿๐๙`);
  });
});

describe('strict UTF-8, by the bounds of RFC 3629', () => {
  const hex = (bytes: readonly number[]): string => bytes.map((byte) => byte.toString(16)).join(' ');
  const read = (bytes: readonly number[]) => detectEncoding(Uint8Array.from([...utf8('DISP,'), ...bytes, 0x0a]));

  test.each([
    [[0xc2, 0x80]],
    [[0xdf, 0xbf]],
    [[0xe0, 0xa0, 0x80]],
    [[0xe0, 0xb9, 0x9b]],
    [[0xed, 0x9f, 0xbf]],
    [[0xee, 0x80, 0x80]],
    [[0xef, 0xbf, 0xbd]],
    [[0xf0, 0x90, 0x80, 0x80]],
    [[0xf3, 0xbf, 0xbf, 0xbf]],
    [[0xf4, 0x8f, 0xbf, 0xbf]],
  ])('takes %j', (bytes) => {
    expect([hex(bytes), read(bytes)]).toEqual([hex(bytes), 'utf-8']);
  });

  test.each([
    [[0x80]],
    [[0xbf]],
    [[0xc0, 0xaf]],
    [[0xc1, 0xbf]],
    [[0xc2, 0x7f]],
    [[0xe0, 0x9f, 0xbf]],
    [[0xe0, 0xa0, 0x7f]],
    [[0xed, 0xa0, 0x80]],
    [[0xed, 0xbf, 0xbf]],
    [[0xf0, 0x8f, 0xbf, 0xbf]],
    [[0xf0, 0x90, 0x80, 0x41]],
    [[0xf4, 0x90, 0x80, 0x80]],
    [[0xf5, 0x80, 0x80, 0x80]],
    [[0xff]],
  ])('takes %j for Thai Windows', (bytes) => {
    expect([hex(bytes), read(bytes)]).toEqual([hex(bytes), 'windows-874']);
  });

  test('agrees with the strict decoder of the platform about every two and three bytes that Thai text may hold', () => {
    const strict = new TextDecoder('utf-8', { fatal: true });
    const isUtf8 = (bytes: Uint8Array): boolean => {
      try {
        strict.decode(bytes);
        return true;
      } catch {
        return false;
      }
    };
    const byte = fc.oneof(fc.integer({ min: 0x80, max: 0xff }), fc.constantFrom(0x41, 0x2c));
    fc.assert(
      fc.property(fc.array(byte, { minLength: 1, maxLength: 5 }), (bytes) => {
        const whole = Uint8Array.from([...utf8('DISPFACREG,FNAME,'), ...bytes, 0x0a]);
        expect(detectEncoding(whole)).toBe(isUtf8(whole) ? 'utf-8' : 'windows-874');
      }),
      { numRuns: 500 },
    );
  });
});
