import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { approximateWord, standsApproximatelyIn } from '#shared/domain/approximate-match.ts';
import { createPairSignatures, exactly, nearly } from '#shared/domain/pair-signature.ts';

const letters = (min: number, max: number) =>
  fc.array(fc.constantFrom('ก', 'ข', 'ค', 'ง', '1'), { minLength: min, maxLength: max }).map((each) => each.join(''));

const signaturesOf = (texts: readonly string[]) => {
  const signatures = createPairSignatures();
  for (const [slot, text] of texts.entries()) signatures.put(slot, text);
  return signatures;
};

const slotsOf = (texts: readonly string[], isMeant: (text: string) => boolean): readonly number[] =>
  texts.flatMap((text, slot) => (isMeant(text) ? slot : []));

describe('signatures of texts', () => {
  test('never rule out a text that holds all the words of a group', () => {
    fc.assert(
      fc.property(fc.array(letters(0, 40), { maxLength: 80 }), letters(1, 6), letters(1, 6), (texts, one, other) => {
        const given = new Set(signaturesOf(texts).mayHold([[exactly(one), exactly(other)], [exactly(one + other)]]));
        const holding = slotsOf(texts, (text) => text.includes(one) && text.includes(other));
        expect(holding.filter((slot) => !given.has(slot))).toEqual([]);
      }),
    );
  });

  test('never rule out a text that holds a word with the errors its length allows', () => {
    fc.assert(
      fc.property(fc.array(letters(0, 24), { maxLength: 40 }), letters(4, 12), (texts, word) => {
        const given = new Set(signaturesOf(texts).mayHold([[nearly(word)]]));
        const holding = slotsOf(texts, (text) => standsApproximatelyIn(text, approximateWord(word)));
        expect(holding.filter((slot) => !given.has(slot))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('rule out nearly every text that does not', () => {
    const texts = Array.from({ length: 2_000 }, (_, at) => `โรงกลึงที่${at}คลองหลวงปทุมธานี`);
    expect(signaturesOf([...texts, 'อู่ซ่อมรถสมศรี']).mayHold([[exactly('สมศรี')]])).toEqual([2_000]);
    expect(signaturesOf([...texts, 'อู่ซ่อมรถสมศรี']).mayHold([[nearly('สมศรี')]])).toEqual([2_000]);
  });

  test('are those of the newest text of a slot', () => {
    const signatures = signaturesOf(['โรงสี', 'โรงกลึง']);
    signatures.put(0, 'โรงน้ำแข็ง');
    expect(signatures.mayHold([[exactly('สี')]])).toEqual([]);
    expect(signatures.mayHold([[exactly('น้ำแข็ง')]])).toEqual([0]);
  });

  test('give every slot for a single letter, and none for no group', () => {
    expect(signaturesOf(['ก', 'ข']).mayHold([[exactly('ก')]])).toEqual([0, 1]);
    expect(signaturesOf(['ก', 'ข']).mayHold([])).toEqual([]);
  });
});
