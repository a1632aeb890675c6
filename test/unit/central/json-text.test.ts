import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isStorableJson } from '#central/services/json-text.ts';

const isStorableText = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);

test('exactly the texts with a NUL or half a surrogate pair cannot be stored', () => {
  const piece = fc.oneof(
    fc.constantFrom('\0', '\ud800', '\udfff', '\\', '\\u0000', '\\\\u0000', 'u0000', '"', '๑', '😀', '\n'),
    fc.string(),
  );
  const anyText = fc.array(piece, { maxLength: 6 }).map((pieces) => pieces.join(''));

  fc.assert(
    fc.property(anyText, (text) => {
      expect(isStorableJson(JSON.stringify({ args: { text } }))).toBe(isStorableText(text));
    }),
    { numRuns: 2_000 },
  );
});
