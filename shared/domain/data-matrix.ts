import { invariant } from '#shared/lib/invariant.ts';

/** A square symbol: `isDark` row by row, `size` modules wide and high, with its finder pattern and without white. */
export interface ModuleGrid {
  readonly size: number;
  readonly isDark: readonly boolean[];
}

/** Square symbols of one region: modules a side with finder, data and error correction codewords (ISO/IEC 16022, table 7). */
const SYMBOLS = [
  { size: 10, data: 3, correction: 5 },
  { size: 12, data: 5, correction: 7 },
  { size: 14, data: 8, correction: 10 },
  { size: 16, data: 12, correction: 12 },
  { size: 18, data: 18, correction: 14 },
  { size: 20, data: 22, correction: 18 },
  { size: 22, data: 30, correction: 20 },
  { size: 24, data: 36, correction: 24 },
  { size: 26, data: 44, correction: 28 },
] as const;
type Symbol = (typeof SYMBOLS)[number];

const filled = <Item>(length: number, item: Item): Item[] => Array.from({ length }, () => item);

const PRIMITIVE = 0x12d;
const FIELD = 256;

const { powers, logs } = (() => {
  const made = { powers: filled<number>(2 * FIELD, 0), logs: filled<number>(FIELD, 0) };
  let value = 1;
  for (let exponent = 0; exponent < FIELD - 1; exponent += 1) {
    made.powers[exponent] = value;
    made.powers[exponent + FIELD - 1] = value;
    made.logs[value] = exponent;
    value = value * 2 >= FIELD ? (value * 2) ^ PRIMITIVE : value * 2;
  }
  return made;
})();

const times = (a: number, b: number): number =>
  a === 0 || b === 0 ? 0 : (powers[(logs[a] ?? 0) + (logs[b] ?? 0)] ?? 0);

/** The generator polynomial with the roots 2^1 .. 2^n, highest power first without the leading 1. */
const generatorOf = (length: number): readonly number[] => {
  let polynomial = [1];
  for (let root = 1; root <= length; root += 1) {
    const factor = powers[root] ?? 0;
    const next = [...polynomial, 0];
    for (const [at, value] of polynomial.entries()) next[at + 1] = (next[at + 1] ?? 0) ^ times(value, factor);
    polynomial = next;
  }
  return polynomial.slice(1);
};

const correctionOf = (data: readonly number[], generator: readonly number[]): readonly number[] => {
  const rest = filled<number>(generator.length, 0);
  for (const codeword of data) {
    const lead = codeword ^ (rest.shift() ?? 0);
    rest.push(0);
    for (const [at, value] of generator.entries()) rest[at] = (rest[at] ?? 0) ^ times(lead, value);
  }
  return rest;
};

/** Which bit fills which module of the mapping matrix: codeword x 8 + bit (7 is the first), or -1 and -2 for fixed ones. */
type Placement = readonly number[];
const FIXED_DARK = -1;
const FIXED_LIGHT = -2;
const FREE = -3;

/** Offsets of the eight modules of a codeword from its last one, first bit first (ISO/IEC 16022, annex F). */
const UTAH = [
  [-2, -2],
  [-2, -1],
  [-1, -2],
  [-1, -1],
  [-1, 0],
  [0, -2],
  [0, -1],
  [0, 0],
] as const;

/** The four corner cases: where the eight modules stand, counted from the end when negative. */
const CORNERS = [
  { modules: [[-1, 0], [-1, 1], [-1, 2], [0, -2], [0, -1], [1, -1], [2, -1], [3, -1]] }, // prettier-ignore
  { modules: [[-3, 0], [-2, 0], [-1, 0], [0, -4], [0, -3], [0, -2], [0, -1], [1, -1]] }, // prettier-ignore
  { modules: [[-3, 0], [-2, 0], [-1, 0], [0, -2], [0, -1], [1, -1], [2, -1], [3, -1]] }, // prettier-ignore
  { modules: [[-1, 0], [-1, -1], [0, -3], [0, -2], [0, -1], [1, -3], [1, -2], [1, -1]] }, // prettier-ignore
] as const;

const placementOf = (side: number): Placement => {
  const placed = filled<number>(side * side, FREE);
  let codeword = 0;
  const put = (row: number, column: number, bit: number): void => {
    let [r, c] = [row, column];
    if (r < 0) [r, c] = [r + side, c + 4 - ((side + 4) % 8)];
    if (c < 0) [r, c] = [r + 4 - ((side + 4) % 8), c + side];
    placed[r * side + c] = codeword * 8 + bit;
  };
  const utah = (row: number, column: number): void => {
    for (const [at, [down, across]] of UTAH.entries()) put(row + down, column + across, 7 - at);
    codeword += 1;
  };
  const corner = (number: 0 | 1 | 2 | 3): void => {
    for (const [at, [r, c]] of CORNERS[number].modules.entries()) {
      placed[(r < 0 ? r + side : r) * side + (c < 0 ? c + side : c)] = codeword * 8 + 7 - at;
    }
    codeword += 1;
  };
  const isFree = (row: number, column: number): boolean => placed[row * side + column] === FREE;
  let [row, column] = [4, 0];
  do {
    if (row === side && column === 0) corner(0);
    if (row === side - 2 && column === 0 && side % 4 !== 0) corner(1);
    if (row === side - 2 && column === 0 && side % 8 === 4) corner(2);
    if (row === side + 4 && column === 2 && side % 8 === 0) corner(3);
    do {
      if (row < side && column >= 0 && isFree(row, column)) utah(row, column);
      [row, column] = [row - 2, column + 2];
    } while (row >= 0 && column < side);
    [row, column] = [row + 1, column + 3];
    do {
      if (row >= 0 && column < side && isFree(row, column)) utah(row, column);
      [row, column] = [row + 2, column - 2];
    } while (row < side && column >= 0);
    [row, column] = [row + 3, column + 1];
  } while (row < side || column < side);
  return placed.map((value, at) => {
    if (value !== FREE) return value;
    const isDiagonal = Math.floor(at / side) === at % side;
    return isDiagonal ? FIXED_DARK : FIXED_LIGHT;
  });
};

interface Plan {
  readonly symbol: Symbol;
  readonly generator: readonly number[];
  readonly placement: Placement;
}
const plans = new Map<number, Plan>();

/** What does not depend on the digits is worked out once for each size. */
const planFor = (codewords: number): Plan => {
  const symbol = SYMBOLS.find(({ data }) => data >= codewords);
  invariant(symbol, 'these digits fit a symbol of one region');
  const made = plans.get(symbol.size) ?? {
    symbol,
    generator: generatorOf(symbol.correction),
    placement: placementOf(symbol.size - 2),
  };
  plans.set(symbol.size, made);
  return made;
};

const DIGIT_PAIR = 130;
const ASCII = 1;
const PAD = 129;

/** Two digits a codeword (ISO/IEC 16022, 5.2.4); a last single digit is a codeword of its own. */
const codewordsOf = (digits: string): readonly number[] =>
  Array.from({ length: Math.ceil(digits.length / 2) }, (_, at) => {
    const pair = digits.slice(at * 2, at * 2 + 2);
    return pair.length === 2 ? DIGIT_PAIR + Number(pair) : pair.charCodeAt(0) + ASCII;
  });

/** Fills up with pads that differ from place to place, so that no pattern repeats (ISO/IEC 16022, 5.2.3). */
const padded = (codewords: readonly number[], length: number): readonly number[] =>
  Array.from({ length }, (_, at) => {
    const codeword = codewords[at];
    if (codeword !== undefined) return codeword;
    if (at === codewords.length) return PAD;
    const random = PAD + ((149 * (at + 1)) % 253) + 1;
    return random <= 254 ? random : random - 254;
  });

/**
 * DataMatrix ECC 200 of digits (ISO/IEC 16022): the smallest square symbol of one region, 14 modules for the 12 digits of
 * a code. Takes up to 88 digits; other text is a bug and throws.
 */
export const dataMatrixOf = (digits: string): ModuleGrid => {
  invariant(/^\d+$/.test(digits), 'a matrix is made of digits');
  const codewords = codewordsOf(digits);
  const { symbol, generator, placement } = planFor(codewords.length);
  const data = padded(codewords, symbol.data);
  const all = [...data, ...correctionOf(data, generator)];
  const { size } = symbol;
  const side = size - 2;
  const isDark = filled<boolean>(size * size, false);
  for (let at = 0; at < size; at += 1) {
    isDark[at * size] = true;
    isDark[(size - 1) * size + at] = true;
    isDark[at] = at % 2 === 0;
    isDark[at * size + size - 1] = at % 2 === 1;
  }
  for (const [at, bit] of placement.entries()) {
    const codeword = all[bit >> 3] ?? 0;
    const value = bit < 0 ? bit === FIXED_DARK : ((codeword >> (bit & 7)) & 1) === 1;
    isDark[(Math.floor(at / side) + 1) * size + (at % side) + 1] = value;
  }
  return { size, isDark };
};
