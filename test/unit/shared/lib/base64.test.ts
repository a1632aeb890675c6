import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeBase64, encodeBase64 } from '#shared/lib/base64.ts';

describe('base64', () => {
  test('of any bytes is what Node writes, and reads back as the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(encodeBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
        expect(decodeBase64(encodeBase64(bytes))).toEqual(bytes);
      }),
    );
  });

  test.each(['A', 'AAA', 'AA=A', 'ก', 'AAAA\n', '=AAA'])('that is none (%j) is not read', (text) => {
    expect(decodeBase64(text)).toBeUndefined();
  });
});
