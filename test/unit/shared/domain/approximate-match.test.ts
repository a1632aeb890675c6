import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { allowedErrors, approximateWord, standsApproximatelyIn } from '#shared/domain/approximate-match.ts';

/** Edit distance of two whole texts, by the book; a swap of neighbours is one error only where one error is allowed. */
const distance = (a: string, b: string, swapsCountOnce: boolean): number => {
  const table = Array.from({ length: a.length + 1 }, (_, i) => Array.from({ length: b.length + 1 }, (__, j) => i + j));
  const at = (i: number, j: number): number => table[i]?.[j] ?? Number.POSITIVE_INFINITY;
  for (let i = 1; i <= a.length; i += 1) {
    for (let j = 1; j <= b.length; j += 1) {
      const swapped = swapsCountOnce && i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      (table[i] ?? [])[j] = Math.min(
        at(i - 1, j - 1) + (a[i - 1] === b[j - 1] ? 0 : 1),
        at(i - 1, j) + 1,
        at(i, j - 1) + 1,
        swapped ? at(i - 2, j - 2) + 1 : Number.POSITIVE_INFINITY,
      );
    }
  }
  return at(a.length, b.length);
};

const standsByTheBook = (text: string, word: string): boolean => {
  const errors = allowedErrors(word);
  for (let from = 0; from <= text.length; from += 1) {
    for (let to = from; to <= text.length; to += 1) {
      if (distance(text.slice(from, to), word, errors === 1) <= errors) return true;
    }
  }
  return false;
};

const letters = (min: number, max: number) =>
  fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: min, maxLength: max }).map((each) => each.join(''));

describe('a word looked up with typing errors', () => {
  test.each([
    ['โลหกิจ', 'ตัวอยางโลหะกิจรุงเรือง', true],
    ['ตัวยาง', 'ตัวอยางโลหะ', true],
    ['พลาสติก', 'ไทยพาลสติกอุตสาหกรรม', true],
    ['น้ำแข็ง', 'โรงกลึงสมชาย', false],
  ])('%s in %s: %s', (word, text, stands) => {
    expect(standsApproximatelyIn(text, approximateWord(word))).toBe(stands);
  });

  test('must be exact when it is short', () => {
    expect(standsApproximatelyIn('อรุณ', approximateWord('อรณ'))).toBe(false);
    expect(standsApproximatelyIn('อรุณ', approximateWord('อรุณ'))).toBe(true);
  });

  test('is found exactly where the definition of edit distance finds it', () => {
    fc.assert(
      fc.property(letters(1, 11), letters(0, 16), (word, text) => {
        expect(standsApproximatelyIn(text, approximateWord(word))).toBe(standsByTheBook(text, word));
      }),
      { numRuns: 400 },
    );
  });
});
