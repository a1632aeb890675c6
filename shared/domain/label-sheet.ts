import { invariant } from '#shared/lib/invariant.ts';

/** A sheet of self-adhesive labels: paper, cells and where the first one begins. All in millimetres. */
export interface LabelStock {
  readonly page: { readonly widthMm: number; readonly heightMm: number };
  readonly columns: number;
  readonly rows: number;
  readonly cell: { readonly widthMm: number; readonly heightMm: number };
  readonly leftMm: number;
  readonly topMm: number;
  /** From the left edge of one cell to the left edge of the next. */
  readonly pitchXMm: number;
  readonly pitchYMm: number;
}

/** A4 with 3 x 8 labels of 63.5 x 33.9 mm, the geometry of Avery L7159 and its many equals: gaps of 2.54 mm, centred. */
export const A4_24_LABELS: LabelStock = {
  page: { widthMm: 210, heightMm: 297 },
  columns: 3,
  rows: 8,
  cell: { widthMm: 63.5, heightMm: 33.9 },
  leftMm: 7.21,
  topMm: 12.9,
  pitchXMm: 66.04,
  pitchYMm: 33.9,
};

/** A cell of a pile of sheets; `sheet` and `cell` count from 0, cells run along the rows. */
export interface LabelPlace {
  readonly sheet: number;
  readonly cell: number;
  readonly xMm: number;
  readonly yMm: number;
}

/** How many labels one sheet has. */
export const cellsPerSheet = (stock: LabelStock): number => stock.columns * stock.rows;

/** Where a cell begins on its sheet; a cell the sheet does not have is a bug and throws. */
export const cellOrigin = (stock: LabelStock, cell: number): { readonly xMm: number; readonly yMm: number } => {
  invariant(Number.isInteger(cell) && cell >= 0 && cell < cellsPerSheet(stock), 'a cell is on its sheet');
  const column = cell % stock.columns;
  const row = Math.floor(cell / stock.columns);
  return { xMm: stock.leftMm + column * stock.pitchXMm, yMm: stock.topMm + row * stock.pitchYMm };
};

/**
 * Places for `count` labels when the first `startCell` cells of the first sheet are used up already. No labels, no places;
 * a start cell the sheet does not have is a bug and throws.
 */
export const placeLabels = (stock: LabelStock, count: number, startCell = 0): readonly LabelPlace[] => {
  const perSheet = cellsPerSheet(stock);
  invariant(
    Number.isInteger(startCell) && startCell >= 0 && startCell < perSheet,
    'printing starts at a cell of the sheet',
  );
  return Array.from({ length: count }, (_, index) => {
    const position = startCell + index;
    const cell = position % perSheet;
    return { sheet: Math.floor(position / perSheet), cell, ...cellOrigin(stock, cell) };
  });
};

/** Sheets needed for `count` labels from `startCell` on; 0 for no labels. */
export const sheetsNeeded = (stock: LabelStock, count: number, startCell = 0): number =>
  count === 0 ? 0 : Math.ceil((startCell + count) / cellsPerSheet(stock));
