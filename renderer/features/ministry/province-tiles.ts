/**
 * Where each province stands on the map of tiles: its two-digit code, column from the west and row from the north. Every
 * province is as large as any other, so that small ones are read as well as large ones; neighbours stay near each other.
 */
const ROWS: readonly (readonly [firstColumn: number, codes: string])[] = [
  [3, '57'],
  [1, '58 50 56 55 -- -- 43 38'],
  [2, '51 52 54 53 42 39 41 47 48'],
  [2, '63 64 65 67 36 40 46 49'],
  [2, '62 66 60 16 30 44 45 35 37'],
  [2, '61 18 17 19 31 32 33 34'],
  [1, '71 72 15 14 26 25 27'],
  [2, '73 12 13 24'],
  [1, '70 74 10 11 20'],
  [1, '76 75 -- -- 21 22 23'],
  [1, '77'],
  [1, '86'],
  [0, '85 84'],
  [0, '82 81 80'],
  [0, '83 92 93'],
  [1, '91 90 94'],
  [3, '95 96'],
];

export interface ProvinceTile {
  readonly provinceCode: string;
  /** From 0 in the west. */
  readonly column: number;
  /** From 0 in the north. */
  readonly row: number;
}

/** All provinces from north to south, each row from west to east. */
export const PROVINCE_TILES: readonly ProvinceTile[] = ROWS.flatMap(([firstColumn, codes], row) =>
  codes
    .split(' ')
    .flatMap((provinceCode, index) =>
      provinceCode === '--' ? [] : [{ provinceCode, column: firstColumn + index, row }],
    ),
);
