import { invariant } from '#shared/lib/invariant.ts';

/** Bars and spaces of the values 0-102 and of the starts 103-105, in modules (ISO/IEC 15417, table 1). */
const PATTERNS =
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232';
const STOP = '2331112';
const PATTERN_LENGTH = 6;
const START_C = 105;
const MODULUS = 103;

const widthsOf = (pattern: string): readonly number[] => Array.from(pattern, Number);

const values: readonly (readonly number[])[] = Array.from({ length: PATTERNS.length / PATTERN_LENGTH }, (_, value) =>
  widthsOf(PATTERNS.slice(value * PATTERN_LENGTH, (value + 1) * PATTERN_LENGTH)),
);
const stop = widthsOf(STOP);

/**
 * Code 128 in set C of an even number of digits: the widths of bars and spaces in modules, beginning and ending with a
 * bar, without quiet zones. The 12 digits of a code give 101 modules. Anything else is a bug and throws. ISO/IEC 15417.
 */
export const code128Widths = (digits: string): readonly number[] => {
  invariant(/^(\d\d)+$/.test(digits), 'bars are made of an even number of digits');
  const widths: number[] = [];
  let sum = START_C;
  const add = (value: number): void => {
    const pattern = values[value];
    invariant(pattern, 'every value has a pattern');
    for (const width of pattern) widths.push(width);
  };
  add(START_C);
  for (let at = 0; at < digits.length; at += 2) {
    const value = (digits.charCodeAt(at) - 48) * 10 + digits.charCodeAt(at + 1) - 48;
    sum += value * (at / 2 + 1);
    add(value);
  }
  add(sum % MODULUS);
  for (const width of stop) widths.push(width);
  return widths;
};
