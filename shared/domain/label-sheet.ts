import { invariant } from '#shared/lib/invariant.ts';

/** A sheet of self-adhesive labels: paper, cells and where the first one begins. All in millimetres. */
export interface LabelStock {
  /** Names the stock on this PC: calibrations and choices are kept under it. */
  readonly id: string;
  readonly page: { readonly widthMm: number; readonly heightMm: number };
  readonly columns: number;
  readonly rows: number;
  readonly cell: { readonly widthMm: number; readonly heightMm: number };
  readonly leftMm: number;
  readonly topMm: number;
  /** From the left edge of one cell to the left edge of the next. */
  readonly pitchXMm: number;
  readonly pitchYMm: number;
  /** Stock without cuts of its own gets hairlines to cut along. */
  readonly edge: 'die-cut' | 'to-cut';
}

const A4 = { widthMm: 210, heightMm: 297 } as const;

interface CentredCells {
  readonly id: string;
  readonly columns: number;
  readonly rows: number;
  readonly cell: LabelStock['cell'];
  readonly gapXMm: number;
  readonly edge: LabelStock['edge'];
}

const hundredths = (mm: number): number => Math.round(mm * 100) / 100;

/** Cells in the middle of A4, rows without gaps. */
const centred = ({ id, columns, rows, cell, gapXMm, edge }: CentredCells): LabelStock => ({
  id,
  page: A4,
  columns,
  rows,
  cell,
  leftMm: hundredths((A4.widthMm - columns * cell.widthMm - (columns - 1) * gapXMm) / 2),
  topMm: hundredths((A4.heightMm - rows * cell.heightMm) / 2),
  pitchXMm: hundredths(cell.widthMm + gapXMm),
  pitchYMm: cell.heightMm,
  edge,
});

const dieCut = (columns: number, rows: number, widthMm: number, heightMm: number): LabelStock =>
  centred({
    id: `a4-${columns}x${rows}`,
    columns,
    rows,
    cell: { widthMm, heightMm },
    gapXMm: 2.54,
    edge: 'die-cut',
  });

/** A4 with 3 x 8 labels of 63.5 x 33.9 mm, the geometry of Avery L7159 and its many equals: gaps of 2.54 mm, centred. */
export const A4_24_LABELS: LabelStock = dieCut(3, 8, 63.5, 33.9);

/** Uncut adhesive A4 for spines: 11 x 3 strips of 18 x 90 mm, narrower than a fastener folder's back, with hairlines to cut along. */
export const A4_SPINE_STRIPS: LabelStock = centred({
  id: 'a4-spine-strips',
  columns: 11,
  rows: 3,
  cell: { widthMm: 18, heightMm: 90 },
  gapXMm: 0,
  edge: 'to-cut',
});

/** A stock that everybody can choose. `averyLike` names the well-known sheet of this geometry. */
export interface StockPreset {
  readonly stock: LabelStock;
  readonly averyLike: string | undefined;
}

/**
 * Common A4 sheets. Cell sizes are those of the Avery sheets named; margins are those of cells in the middle of the
 * page, within 1 mm of published templates (glabels), which themselves differ: the ruler page settles the rest. Sheets
 * of other brands are measured by the office, not guessed here.
 */
export const STOCK_PRESETS: readonly StockPreset[] = [
  { stock: A4_24_LABELS, averyLike: 'L7159' },
  { stock: dieCut(3, 7, 63.5, 38.1), averyLike: 'L7160' },
  { stock: dieCut(3, 6, 63.5, 46.6), averyLike: 'L7161' },
  { stock: dieCut(2, 8, 99.1, 33.9), averyLike: 'L7162' },
  { stock: dieCut(2, 7, 99.1, 38.1), averyLike: 'L7163' },
  { stock: dieCut(2, 4, 99.1, 67.7), averyLike: 'L7165' },
  { stock: A4_SPINE_STRIPS, averyLike: undefined },
];

/** What a clerk reads off a sheet with a ruler; distances to the last cell, because they are more exact than to the next. */
export interface MeasuredSheet {
  readonly columns: number;
  readonly rows: number;
  readonly cellWidthMm: number;
  readonly cellHeightMm: number;
  /** From the left and upper edge of the paper to the first cell. */
  readonly leftMm: number;
  readonly topMm: number;
  /** From the left edge of the paper to the left edge of the last column's cells; of no meaning with one column. */
  readonly lastLeftMm: number;
  readonly lastTopMm: number;
}

const pitch = (firstMm: number, lastMm: number, cells: number, alone: number): number =>
  cells === 1 ? alone : hundredths((lastMm - firstMm) / (cells - 1));

/** The stock of a sheet somebody measured, on A4. */
export const stockFromMeasures = (id: string, sheet: MeasuredSheet): LabelStock => ({
  id,
  page: A4,
  columns: sheet.columns,
  rows: sheet.rows,
  cell: { widthMm: sheet.cellWidthMm, heightMm: sheet.cellHeightMm },
  leftMm: sheet.leftMm,
  topMm: sheet.topMm,
  pitchXMm: pitch(sheet.leftMm, sheet.lastLeftMm, sheet.columns, sheet.cellWidthMm),
  pitchYMm: pitch(sheet.topMm, sheet.lastTopMm, sheet.rows, sheet.cellHeightMm),
  edge: 'die-cut',
});

/** Why a stock cannot be true; see {@link stockFaults}. */
export type StockFault = 'no-cells' | 'cells-overlap' | 'off-the-page';

/** What rounding of measures may come to. */
const SLACK_MM = 0.3;
const MOST_CELLS_A_SIDE = 40;

const isCellCount = (count: number): boolean => Number.isInteger(count) && count >= 1 && count <= MOST_CELLS_A_SIDE;

/** Everything against a stock; empty when its cells lie apart from each other and on the page. */
export const stockFaults = (stock: LabelStock): readonly StockFault[] => {
  const { columns, rows, cell, page, leftMm, topMm, pitchXMm, pitchYMm } = stock;
  const lengths = [cell.widthMm, cell.heightMm, pitchXMm, pitchYMm];
  const isReal = isCellCount(columns) && isCellCount(rows) && lengths.every((mm) => Number.isFinite(mm) && mm > 0);
  if (!isReal) return ['no-cells'];
  const overlaps =
    (columns > 1 && pitchXMm < cell.widthMm - SLACK_MM) || (rows > 1 && pitchYMm < cell.heightMm - SLACK_MM);
  const right = leftMm + (columns - 1) * pitchXMm + cell.widthMm;
  const bottom = topMm + (rows - 1) * pitchYMm + cell.heightMm;
  const isOff = !(leftMm >= 0) || !(topMm >= 0) || right > page.widthMm + SLACK_MM || bottom > page.heightMm + SLACK_MM;
  return [...(overlaps ? (['cells-overlap'] as const) : []), ...(isOff ? (['off-the-page'] as const) : [])];
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
 * The place of the label with this index when the first `startCell` cells of the first sheet are used up already; a start
 * cell the sheet does not have is a bug and throws.
 */
export const labelPlace = (stock: LabelStock, index: number, startCell = 0): LabelPlace => {
  const perSheet = cellsPerSheet(stock);
  invariant(
    Number.isInteger(startCell) && startCell >= 0 && startCell < perSheet,
    'printing starts at a cell of the sheet',
  );
  const position = startCell + index;
  const cell = position % perSheet;
  return { sheet: Math.floor(position / perSheet), cell, ...cellOrigin(stock, cell) };
};

/** Places for `count` labels, as {@link labelPlace} gives them. No labels, no places. */
export const placeLabels = (stock: LabelStock, count: number, startCell = 0): readonly LabelPlace[] => {
  invariant(startCell >= 0 && startCell < cellsPerSheet(stock), 'printing starts at a cell of the sheet');
  return Array.from({ length: count }, (_, index) => labelPlace(stock, index, startCell));
};

/** Sheets needed for `count` labels from `startCell` on; 0 for no labels. */
export const sheetsNeeded = (stock: LabelStock, count: number, startCell = 0): number =>
  count === 0 ? 0 : Math.ceil((startCell + count) / cellsPerSheet(stock));

/** The part of `count` labels that stands on one sheet: from the first index to before the last. */
export const labelsOnSheet = (
  stock: LabelStock,
  { sheet, startCell, count }: { readonly sheet: number; readonly startCell: number; readonly count: number },
): { readonly from: number; readonly to: number } => {
  const perSheet = cellsPerSheet(stock);
  const from = Math.max(0, sheet * perSheet - startCell);
  return { from: Math.min(from, count), to: Math.min((sheet + 1) * perSheet - startCell, count) };
};
