import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeWindows874, encodeWindows874 } from '#shared/domain/windows-874.ts';

/** Bytes to which Unicode's CP874.TXT gives nothing, besides the control characters. */
const UNASSIGNED = [
  [0x81, 0x82, 0x83, 0x84, 0x86, 0x87, 0x88, 0x89, 0x8a, 0x8b, 0x8c, 0x8d, 0x8e, 0x8f, 0x90],
  [0x98, 0x99, 0x9a, 0x9b, 0x9c, 0x9d, 0x9e, 0x9f],
  [0xdb, 0xdc, 0xdd, 0xde, 0xfc, 0xfd, 0xfe, 0xff],
].flat();
const printable = Array.from({ length: 256 }, (_, byte) => byte).filter(
  (byte) => byte >= 0x20 && byte !== 0x7f && !UNASSIGNED.includes(byte),
);

describe('the bytes of Thai Windows', () => {
  test('mean what the decoder of the platform says', () => {
    const decoder = new TextDecoder('windows-874');
    for (const byte of printable)
      expect(decodeWindows874(Uint8Array.of(byte))).toBe(decoder.decode(Uint8Array.of(byte)));
  });

  test.each(UNASSIGNED)('%i means nothing, and is not guessed at', (byte) => {
    expect(decodeWindows874(Uint8Array.of(0x41, byte))).toBeUndefined();
  });

  test('are no control characters', () => {
    for (const byte of [0, 9, 10, 13, 0x1f, 0x7f]) expect(decodeWindows874(Uint8Array.of(byte))).toBeUndefined();
  });

  test.each([
    ['กขฃคฅฆง', [0xa1, 0xa2, 0xa3, 0xa4, 0xa5, 0xa6, 0xa7]],
    ['๐๙๛', [0xf0, 0xf9, 0xfb]],
    ['฿ำ', [0xdf, 0xd3]],
    ['€…–', [0x80, 0x85, 0x96]],
    ['A~ ', [0x41, 0x7e, 0x20]],
    ['', []],
  ])('of "%s" are %j', (text, bytes) => {
    expect([...(encodeWindows874(text) ?? [])]).toEqual(bytes);
  });

  test.each(['工', 'é', '\n', '😀', '\u0e3b', 'ก\u0000'])('do not exist for %j', (text) => {
    expect(encodeWindows874(text)).toBeUndefined();
  });

  test('come back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...printable)), (bytes) => {
        expect([...(encodeWindows874(decodeWindows874(Uint8Array.from(bytes)) ?? '') ?? [])]).toEqual(bytes);
      }),
    );
  });
});
