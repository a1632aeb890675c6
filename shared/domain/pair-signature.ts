import { allowedErrors } from './approximate-match.ts';

/**
 * Which pairs of neighbouring letters a text holds, folded to 1,024 bits. A text cannot hold a word of which a pair is
 * missing, so nearly all texts are ruled out without being read. What a subject is found by has some 150 pairs, which set
 * one bit in seven; a word of five letters is then asked for in vain about once in two thousand texts.
 */
const BITS = 1024;
/** Texts are kept in blocks of as many as an integer has bits, a row of integers for each block: 32 are judged at once. */
const BLOCK = 32;
const ALL = -1;
/** Spreads pairs over the bits: Knuth's multiplier, of which the uppermost bits are mixed best. */
const SPREAD = 0x9e37_79b1;
const TO_BITS = 32 - Math.log2(BITS);

const bitOf = (first: number, second: number): number => Math.imul((first << 16) ^ second, SPREAD) >>> TO_BITS;

/** The bits of the pairs of a text, each once; none for a single letter. */
export const pairBits = (text: string): readonly number[] => {
  const bits = new Set<number>();
  for (let at = 1; at < text.length; at += 1) bits.add(bitOf(text.charCodeAt(at - 1), text.charCodeAt(at)));
  return [...bits];
};

/** A word as signatures are asked for it: with the typing errors its length allows, or exactly as it is. */
export interface SoughtWord {
  readonly bits: readonly number[];
  /** So many of the bits may be missing. */
  readonly mayMiss: number;
  /** Bits of the word with two neighbours swapped, which harms a pair more than any other error. */
  readonly swapped: readonly (readonly number[])[];
}

/** No word may have more, see {@link allowedErrors}. */
const MOST_ERRORS = 2;
/** A wrong letter stands in two pairs. */
const PAIRS_OF_A_LETTER = 2;

/** A word that must stand as it is. */
export const exactly = (word: string): SoughtWord => ({ bits: pairBits(word), mayMiss: 0, swapped: [] });

/** A word that may stand with the errors of {@link allowedErrors}. */
export const nearly = (word: string): SoughtWord => {
  const errors = allowedErrors(word);
  const swaps = errors === 1 ? Array.from({ length: word.length - 1 }, (_, at) => at) : [];
  return {
    bits: pairBits(word),
    mayMiss: errors * PAIRS_OF_A_LETTER,
    swapped: swaps.map((at) =>
      pairBits(`${word.slice(0, at)}${word.charAt(at + 1)}${word.charAt(at)}${word.slice(at + 2)}`),
    ),
  };
};

/** The signatures of many texts, in slots from 0 on. */
export interface PairSignatures {
  put(slot: number, text: string): void;
  /** The slots that may hold every word of at least one of the groups, in order; one that does is never left out. */
  mayHold(groups: readonly (readonly SoughtWord[])[]): readonly number[];
}

type Block = Int32Array;

const holding = (block: Block, bits: readonly number[]): number => {
  let mask = ALL;
  for (const bit of bits) mask &= block[bit] ?? 0;
  return mask;
};

/** Reused from word to word: `within[n]` are the texts of a block that miss no more than n of the bits looked at so far. */
const within = new Int32Array(1 + MOST_ERRORS * PAIRS_OF_A_LETTER);

const nearlyHolding = (block: Block, { bits, mayMiss, swapped }: SoughtWord): number => {
  if (mayMiss === 0) return holding(block, bits);
  within.fill(ALL);
  for (const bit of bits) {
    const here = block[bit] ?? 0;
    for (let misses = mayMiss; misses > 0; misses -= 1) {
      within[misses] = ((within[misses] ?? 0) & here) | (within[misses - 1] ?? 0);
    }
    within[0] = (within[0] ?? 0) & here;
  }
  let mask = within[mayMiss] ?? 0;
  for (const variant of swapped) mask |= holding(block, variant);
  return mask;
};

const holdingAny = (block: Block, groups: readonly (readonly SoughtWord[])[]): number => {
  let any = 0;
  for (const words of groups) {
    let every = ALL;
    for (const word of words) every &= nearlyHolding(block, word);
    any |= every;
  }
  return any;
};

/** Makes an empty set of signatures; it grows with the slots. */
export const createPairSignatures = (): PairSignatures => {
  const blocks: Block[] = [];
  let slots = 0;
  return {
    put: (slot, text) => {
      const at = Math.floor(slot / BLOCK);
      const block = (blocks[at] ??= new Int32Array(BITS));
      const one = 1 << (slot % BLOCK);
      if (slot < slots) for (let bit = 0; bit < BITS; bit += 1) block[bit] = (block[bit] ?? 0) & ~one;
      slots = Math.max(slots, slot + 1);
      for (let letter = 1; letter < text.length; letter += 1) {
        const bit = bitOf(text.charCodeAt(letter - 1), text.charCodeAt(letter));
        block[bit] = (block[bit] ?? 0) | one;
      }
    },
    mayHold: (groups) => {
      const found: number[] = [];
      for (const [at, block] of blocks.entries()) {
        let mask = holdingAny(block, groups);
        while (mask !== 0) {
          const slot = at * BLOCK + 31 - Math.clz32(mask & -mask);
          if (slot < slots) found.push(slot);
          mask &= mask - 1;
        }
      }
      return found;
    },
  };
};
