import { createPairSignatures, exactly, type SoughtWord } from '#shared/domain/pair-signature.ts';
import type { SearchText } from './search-text.ts';

/** The prepared texts of all subjects. */
export interface SearchTexts {
  readonly size: number;
  has(subjectId: string): boolean;
  put(text: SearchText): void;
  delete(subjectId: string): void;
  clear(): void;
  /** The texts that may hold every word. As with all questions here, none that does is missing and few others are given. */
  mayHold(words: readonly SoughtWord[]): Iterable<SearchText>;
  /** The texts of which the name may begin with this. */
  mayBeginWith(part: string): Iterable<SearchText>;
  /** The texts of which the name may hold this. */
  mayBeNamed(part: string): Iterable<SearchText>;
  /** The texts of which one of the numbers that must match as a whole may be one of these. */
  mayHaveNumber(numbers: readonly string[]): Iterable<SearchText>;
}

/** On both sides of a number stands a sign that tells its length, so that few other numbers begin and end like it. */
const NUMBER_SIGNS = 0xe000;
const bounded = (number: string): string => {
  const sign = String.fromCharCode(NUMBER_SIGNS + number.length);
  return sign + number + sign;
};

/** Far above Thai and Latin: a pair of letters of the name is another pair than the same letters elsewhere. */
const NAME_SHIFT = 0x5000;
const START_OF_NAME = '\v';
/** Follows each letter of the name once, so that one letter alone can be asked for. */
const LETTER_ALONE = '\f';

const shifted = (name: string): string => {
  let letters = '';
  for (let at = 0; at < name.length; at += 1) letters += String.fromCharCode(name.charCodeAt(at) + NAME_SHIFT);
  return letters;
};

const inName = (part: string): string => (part.length === 1 ? shifted(part) + LETTER_ALONE : shifted(part));

const signedText = ({ whole, exact, name }: SearchText): string => {
  const letters = shifted(name);
  return [
    whole,
    exact.map(bounded).join(''),
    START_OF_NAME + letters,
    ...Array.from(new Set(letters.split('')), (letter) => letter + LETTER_ALONE),
  ].join('');
};

/** Makes an empty collection. */
export const createSearchTexts = (): SearchTexts => {
  const slotOf = new Map<string, number>();
  const signatures = createPairSignatures();
  let texts: (SearchText | undefined)[] = [];
  let free: number[] = [];
  function* textsAt(groups: readonly (readonly SoughtWord[])[]): Generator<SearchText> {
    for (const slot of signatures.mayHold(groups)) {
      const text = texts[slot];
      if (text) yield text;
    }
  }
  return {
    get size() {
      return slotOf.size;
    },
    has: (subjectId) => slotOf.has(subjectId),
    put: (text) => {
      const slot = slotOf.get(text.subjectId) ?? free.pop() ?? texts.length;
      slotOf.set(text.subjectId, slot);
      texts[slot] = text;
      signatures.put(slot, signedText(text));
    },
    delete: (subjectId) => {
      const slot = slotOf.get(subjectId);
      if (slot === undefined) return;
      slotOf.delete(subjectId);
      texts[slot] = undefined;
      free.push(slot);
    },
    clear: () => {
      slotOf.clear();
      texts = [];
      free = [];
    },
    mayHold: (words) => (words.length === 0 ? [] : textsAt([words])),
    mayBeginWith: (part) => (part === '' ? [] : textsAt([[exactly(START_OF_NAME + shifted(part))]])),
    mayBeNamed: (part) => (part === '' ? [] : textsAt([[exactly(inName(part))]])),
    mayHaveNumber: (numbers) => textsAt(numbers.map((number) => [exactly(bounded(number))])),
  };
};
