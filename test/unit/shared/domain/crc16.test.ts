import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { crc16, crc16Hex } from '#shared/domain/crc16.ts';

const bytewise = (bytes: Uint8Array): number =>
  bytes.reduce((crc, byte) => {
    let next = crc ^ (byte << 8);
    for (let bit = 0; bit < 8; bit += 1) next = next & 0x8000 ? (next << 1) ^ 0x1021 : next << 1;
    return next & 0xffff;
  }, 0xffff);

describe('the checksum of a payment code', () => {
  test('has the published check value of CRC-16/CCITT-FALSE', () => {
    expect(crc16Hex('123456789')).toBe('29B1');
  });

  test('of nothing is the seed', () => {
    expect(crc16Hex('')).toBe('FFFF');
  });

  test('is always four upper-case hex digits', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => /^[0-9A-F]{4}$/.test(crc16Hex(text))));
  });

  test('runs over the UTF-8 bytes of any text, also Thai, astral and broken surrogates', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('', 'แฟ้ม', '😀', '\ud800'), (text, tail) => {
        expect(crc16(text + tail)).toBe(bytewise(new TextEncoder().encode(text + tail)));
      }),
    );
  });
});
