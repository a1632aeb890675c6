import { thaiDigitsToAscii } from './thai-digits.ts';

/** Sorts before every letter, digit and {@link BETWEEN_WORDS}: what stands in a cabinet itself comes before its shelves. */
const BETWEEN_PARTS = '\t';
/** Sorts before every letter and digit, so that a name comes before the longer names that begin with it. */
const BETWEEN_WORDS = ' ';
/** Sorts behind every name: a folder without a known place is looked for last. */
const NO_PLACE = '\uffff';

const WORD = /\d+|[\p{L}\p{M}]+/gu;
/** เ แ โ ใ ไ are written before the consonant they belong to; a dictionary sorts by the consonant. */
const LEADING_VOWEL = /([\u0e40-\u0e44])([\u0e01-\u0e2e])/g;
const LENGTH_DIGITS = 2;

const wordKey = (word: string): string => {
  if (!/^\d/.test(word)) return word.replace(LEADING_VOWEL, '$2$1');
  const digits = word.replace(/^0+(?=\d)/, '');
  // With its length in front a number sorts as a number: 2 before 10.
  return `${String(digits.length).padStart(LENGTH_DIGITS, '0')}${digits}`;
};

/**
 * A text that compares by code unit as people count: ตู้ 2 before ตู้ 10, ๒ as 2, upper case as lower case, whatever stands
 * between words as one space. Names that differ only in how they are written give the same key.
 */
export const naturalKey = (text: string): string =>
  (thaiDigitsToAscii(text.normalize('NFC').toLowerCase()).match(WORD) ?? []).map(wordKey).join(BETWEEN_WORDS);

/** What decides where somebody who walks along the shelves comes to a folder. */
export interface ShelfPosition {
  /** `walkKey` of the place, room first; undefined while nobody knows where it is. */
  readonly walkKey: string | undefined;
  /** Registration number as written on the folder; empty for papers without one. */
  readonly registrationNumber: string;
  readonly volume: number;
  /** Barcode of the folder: two folders never have the same one, so two keys are never equal. */
  readonly code: string;
}

/**
 * The place of a folder in shelf-walk order, as a text that compares by code unit: room, cabinet, shelf and slot, then the
 * registration number as it is written, then the volume. That offices stand folders by registration number is unverified;
 * where they do not, only the order inside one shelf differs.
 */
export const shelfOrderKey = ({ walkKey, registrationNumber, volume, code }: ShelfPosition): string =>
  [
    walkKey === undefined ? NO_PLACE : naturalKey(walkKey),
    naturalKey(registrationNumber),
    naturalKey(String(volume)),
    code,
  ].join(BETWEEN_PARTS);

/** Negative when the folder of key `a` is met before that of `b`. */
export const compareShelfOrder = (a: string, b: string): number => {
  if (a === b) return 0;
  return a < b ? -1 : 1;
};

/** In the order in which somebody who walks along the shelves meets them. */
export const inShelfOrder = <Item>(
  items: readonly Item[],
  positionOf: (item: Item) => ShelfPosition,
): readonly Item[] =>
  items
    .map((item) => ({ item, key: shelfOrderKey(positionOf(item)) }))
    .toSorted((a, b) => compareShelfOrder(a.key, b.key))
    .map(({ item }) => item);
