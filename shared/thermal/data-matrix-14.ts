import { invariant } from '#shared/lib/invariant.ts';

/** Modules on a side of the one size used here, finder and clock included. */
export const MATRIX_SIDE = 14;
/** 8 data codewords hold 16 digits; 12 are printed, and fewer would be padded. */
const DATA_CODEWORDS = 8;
const CHECK_CODEWORDS = 10;
const MOST_DIGITS = 2 * DATA_CODEWORDS;
/** The inside, without the finder's edge on each side. */
const INNER = MATRIX_SIDE - 2;

/** Whether these digits can stand in a 14 x 14 symbol. */
export const fitsMatrix = (text: string): boolean => /^(\d\d)+$/.test(text) && text.length <= MOST_DIGITS;

const PAD = 129;
const ASCII_PAIR = 130;

/** ISO/IEC 16022, 5.2.3: pads after the first are scrambled by their position. */
const padAt = (position: number): number => {
  const scrambled = PAD + ((149 * position) % 253) + 1;
  return scrambled <= 254 ? scrambled : scrambled - 254;
};

const dataCodewords = (digits: string): readonly number[] => {
  const words = Array.from(
    { length: digits.length / 2 },
    (_, index) => ASCII_PAIR + Number(digits.slice(index * 2, index * 2 + 2)),
  );
  for (let position = words.length + 1; position <= DATA_CODEWORDS; position += 1) {
    words.push(position === digits.length / 2 + 1 ? PAD : padAt(position));
  }
  return words;
};

/** GF(256) by x^8 + x^5 + x^3 + x^2 + 1, the field of ECC 200. */
const POLYNOMIAL = 0x12d;
const multiply = (a: number, b: number): number => {
  let product = 0;
  let shifted = a;
  for (let rest = b; rest > 0; rest >>= 1) {
    if (rest & 1) product ^= shifted;
    shifted <<= 1;
    if (shifted & 0x100) shifted ^= POLYNOMIAL;
  }
  return product;
};

/** Coefficients of (x - 2)(x - 4)…(x - 2^n), the highest (1) left out. */
const generatorOf = (count: number): readonly number[] => {
  let generator: readonly number[] = [1];
  let root = 1;
  for (let index = 0; index < count; index += 1) {
    root = multiply(root, 2);
    const times = root;
    const before = generator;
    generator = Array.from(
      { length: before.length + 1 },
      (_, at) => (before[at] ?? 0) ^ multiply(times, before[at - 1] ?? 0),
    );
  }
  return generator.slice(1);
};

const GENERATOR = generatorOf(CHECK_CODEWORDS);

const checkCodewords = (data: readonly number[]): readonly number[] => {
  let rest: readonly number[] = GENERATOR.map(() => 0);
  for (const word of data) {
    const factor = word ^ (rest[0] ?? 0);
    const before = rest;
    rest = GENERATOR.map((coefficient, index) => (before[index + 1] ?? 0) ^ multiply(factor, coefficient));
  }
  return rest;
};

type Cell = readonly [row: number, column: number];

/** Cells of one codeword, highest bit first, from its lower right corner (ISO/IEC 16022, annex F). */
const shapeAt = (row: number, column: number): readonly Cell[] => [
  [row - 2, column - 2],
  [row - 2, column - 1],
  [row - 1, column - 2],
  [row - 1, column - 1],
  [row - 1, column],
  [row, column - 2],
  [row, column - 1],
  [row, column],
];

const wrapped = ([row, column]: Cell): Cell => {
  // A side of 12 shifts nothing along the edge: 4 - ((12 + 4) mod 8) is 4.
  const shift = 4 - ((INNER + 4) % 8);
  if (row < 0) return wrapped([row + INNER, column + shift]);
  return column < 0 ? [row + shift, column + INNER] : [row, column];
};

/** The two codewords that are bent around the corners of a 12 x 12 mapping (annex F, corner conditions 1 and 3). */
const CORNER_TOP: readonly Cell[] = [
  [0, INNER - 2],
  [0, INNER - 1],
  [1, INNER - 1],
  [2, INNER - 1],
  [3, INNER - 1],
];
const CORNER_1: readonly Cell[] = [[INNER - 1, 0], [INNER - 1, 1], [INNER - 1, 2], ...CORNER_TOP];
const CORNER_3: readonly Cell[] = [[INNER - 3, 0], [INNER - 2, 0], [INNER - 1, 0], ...CORNER_TOP];

const isInside = ([row, column]: Cell): boolean => row >= 0 && row < INNER && column >= 0 && column < INNER;

/** Where the sweep stands, one after the other: up and to the right, then down and to the left, until past the far corner. */
const sweep = (): readonly Cell[] => {
  const stops: Cell[] = [];
  let [row, column] = [4, 0];
  while (row < INNER || column < INNER) {
    for (; row >= 0 && column < INNER; row -= 2, column += 2) stops.push([row, column]);
    [row, column] = [row + 1, column + 3];
    for (; row < INNER && column >= 0; row += 2, column -= 2) stops.push([row, column]);
    [row, column] = [row + 3, column + 1];
  }
  return stops;
};

const cellKey = ([row, column]: Cell): number => row * INNER + column;

/** Cells of every codeword of the symbol, in order. It depends on the size alone, so it is made once. */
const PLACES: readonly (readonly Cell[])[] = (() => {
  const places: (readonly Cell[])[] = [];
  const taken = new Set<number>();
  const place = (cells: readonly Cell[]): void => {
    places.push(cells);
    for (const cell of cells) taken.add(cellKey(cell));
  };
  for (const stop of sweep()) {
    const [row, column] = stop;
    if (row === INNER && column === 0) place(CORNER_1);
    if (row === INNER - 2 && column === 0) place(CORNER_3);
    if (isInside(stop) && !taken.has(cellKey(stop))) place(shapeAt(row, column).map(wrapped));
  }
  return places;
})();

/** Left and lower edge solid, upper and right edge dashed. */
const isFinder = (row: number, column: number): boolean => {
  if (column === 0 || row === MATRIX_SIDE - 1) return true;
  if (row === 0) return column % 2 === 0;
  return column === MATRIX_SIDE - 1 && row % 2 === 1;
};

/**
 * The DataMatrix (ECC 200, ISO/IEC 16022) of 14 x 14 modules that a label printer draws for an even number of at most
 * 16 digits: rows of modules from the top, true is dark. Other text is a bug and throws.
 */
export const dataMatrix14 = (digits: string): readonly (readonly boolean[])[] => {
  invariant(fitsMatrix(digits), 'the symbol holds at most 16 digits, in pairs');
  const data = dataCodewords(digits);
  const rows = Array.from({ length: MATRIX_SIDE }, (_row, row) =>
    Array.from({ length: MATRIX_SIDE }, (_column, column) => isFinder(row, column)),
  );
  for (const [index, word] of [...data, ...checkCodewords(data)].entries()) {
    for (const [bit, [row, column]] of (PLACES[index] ?? []).entries()) {
      const line = rows[row + 1];
      if (line && (word & (0x80 >> bit)) !== 0) line[column + 1] = true;
    }
  }
  return rows;
};
