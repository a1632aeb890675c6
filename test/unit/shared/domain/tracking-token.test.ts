import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { trackingAddress, TrackingToken, trackingTokenOf } from '#shared/domain/tracking-token.ts';

const sixteen = fc.uint8Array({ minLength: 16, maxLength: 16 });

describe('a tracking token', () => {
  test('loses none of its 128 bits: other bytes, another token', () => {
    fc.assert(
      fc.property(sixteen, sixteen, (a, b) => {
        const same = a.every((byte, at) => byte === b[at]);
        expect(trackingTokenOf(a) === trackingTokenOf(b)).toBe(same);
      }),
    );
    const zero = new Uint8Array(16);
    const tokens = Array.from({ length: 128 }, (_, bit) => {
      const bytes = zero.slice();
      bytes[bit >> 3] = 1 << (bit & 7);
      return trackingTokenOf(bytes);
    });
    expect(new Set([trackingTokenOf(zero), ...tokens]).size).toBe(129);
  });

  test('is always the same 26 letters long and has none that are confused on paper', () => {
    fc.assert(
      fc.property(sixteen, (bytes) => {
        expect(TrackingToken.safeParse(trackingTokenOf(bytes)).success).toBe(true);
      }),
    );
    expect(trackingTokenOf(new Uint8Array(16).fill(255))).toBe('7zzzzzzzzzzzzzzzzzzzzzzzzz');
  });

  test.each(['', '7zzzzzzzzzzzzzzzzzzzzzzzz', 'Izzzzzzzzzzzzzzzzzzzzzzzzz', "' or 1=1 --zzzzzzzzzzzzzzzz"])(
    '%s is none',
    (text) => {
      expect(TrackingToken.safeParse(text).success).toBe(false);
    },
  );

  test('stands behind the address of the centre', () => {
    expect(trackingAddress('https://faem.example.go.th', '7zzzzzzzzzzzzzzzzzzzzzzzzz')).toBe(
      'https://faem.example.go.th/t/7zzzzzzzzzzzzzzzzzzzzzzzzz',
    );
  });
});
