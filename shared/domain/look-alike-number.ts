import { thaiDigitsToAscii } from './thai-digits.ts';

/** Digits that are taken for one another in handwriting, Arabic (1/7, 3/8, 4/9 …) or Thai (๔/๕, ๓/๗). By eye; no study is known. */
const ALIKE: readonly (readonly [string, string])[] = [
  ['0', '6'],
  ['0', '9'],
  ['1', '7'],
  ['2', '7'],
  ['3', '7'],
  ['3', '8'],
  ['4', '5'],
  ['4', '9'],
  ['5', '6'],
  ['6', '8'],
];

const alikeTo = (digit: string): readonly string[] =>
  ALIKE.flatMap(([a, b]) => (a === digit ? [b] : b === digit ? [a] : []));

const isDigit = (character: string | undefined): boolean => character !== undefined && /^\d$/.test(character);

/** No number of a factory or a certificate is longer; of a garbled one nobody looks for its likes. */
const LONGEST = 60;

/**
 * The numbers under which a paper folder is filed by mistake: one digit read as another that looks like it, two
 * neighbouring digits swapped, or one of a double digit left out. Works on any written form of up to 60 signs and gives none
 * for a longer text; never gives the number itself.
 */
export const lookAlikeNumbers = (number: string): readonly string[] => {
  const text = thaiDigitsToAscii(number);
  if (text.length > LONGEST) return [];
  const found = new Set<string>();
  for (let at = 0; at < text.length; at += 1) {
    const digit = text.charAt(at);
    if (!isDigit(digit)) continue;
    const before = text.slice(0, at);
    for (const other of alikeTo(digit)) found.add(`${before}${other}${text.slice(at + 1)}`);
    const next = text.charAt(at + 1);
    if (!isDigit(next)) continue;
    if (next === digit) found.add(`${before}${text.slice(at + 1)}`);
    else found.add(`${before}${next}${digit}${text.slice(at + 2)}`);
  }
  found.delete(text);
  return [...found];
};
