import { BAR_MODULES, BAR_QUIET_MODULES, MATRIX_MODULES } from '#shared/domain/label-geometry.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import type { DotBox } from './bitmap.ts';
import { headSize, mmToDots, type ThermalDpi, type ThermalPrinter } from './thermal-printer.ts';

/** Where everything stands on one label, in dots, as it is read. `bars` and `matrix` are the dark parts. */
export interface ThermalLayout {
  /** The label as it is read: the roll's label, or that turned by a quarter. */
  readonly widthDots: number;
  readonly heightDots: number;
  readonly heading: DotBox;
  readonly number: DotBox;
  readonly corner: DotBox;
  readonly bars: DotBox;
  readonly matrix: DotBox;
  readonly digits: DotBox;
  readonly foot: DotBox;
  readonly barModuleDots: number;
  readonly matrixModuleDots: number;
}

/** The label cannot hold both symbols in a size that scanners read. */
export interface ThermalLabelTooSmall {
  readonly type: 'thermal-label-too-small';
}

/** ISO/IEC 16022 wants one module of white around the matrix; two are given. */
const MATRIX_QUIET = 2;

/** Whole dots of a module, per print head: bars from 0.25 mm, squares from 0.42 mm on. */
const MODULES: Readonly<Record<ThermalDpi, { readonly bars: readonly number[]; readonly matrix: readonly number[] }>> =
  {
    203: { bars: [4, 3, 2], matrix: [6, 5, 4] },
    300: { bars: [6, 5, 4, 3], matrix: [9, 8, 7, 6, 5] },
  };

const EDGE_X_MM = 1.5;
const EDGE_Y_MM = 1.25;
const NUMBER_MM = 4;
const FOOT_MM = 3.6;
const GAP_MM = 0.5;
const CORNER_SHARE = 0.25;
const DIGITS_SHARE = 0.5;
const LEAST_HEADING_MM = 4.2;
/** Two lines of a name that is read at arm's length; bars are no taller than they must be before it has them. */
const WANTED_HEADING_MM = 9;
/** Bars are at least 6.35 mm and 15 % of their length tall; taller ones help a hurried hand. */
const LEAST_BARS_MM = 6.35;
const LEAST_BARS_SHARE = 0.15;
const MOST_BARS_MM = 13;

/** The two symbols beside each other. */
interface Symbols {
  readonly barModule: number;
  readonly matrixModule: number;
  readonly barsX: number;
  readonly barsWidth: number;
  readonly matrixX: number;
  readonly matrixSide: number;
  readonly leastHeight: number;
}

const symbolsOf = (barModule: number, matrixModule: number, dpi: ThermalDpi, widthDots: number): Symbols => {
  const edge = mmToDots(EDGE_X_MM, dpi);
  const barsWidth = BAR_MODULES * barModule;
  const matrixSide = MATRIX_MODULES * matrixModule;
  const leastBars = Math.max(mmToDots(LEAST_BARS_MM, dpi), Math.ceil(LEAST_BARS_SHARE * barsWidth));
  return {
    barModule,
    matrixModule,
    barsX: Math.max(edge, BAR_QUIET_MODULES * barModule),
    barsWidth,
    matrixX: widthDots - Math.max(edge, MATRIX_QUIET * matrixModule) - matrixSide,
    matrixSide,
    leastHeight: Math.max(leastBars, matrixSide),
  };
};

const fits = (symbols: Symbols, roomHeight: number): boolean => {
  const barsEnd = symbols.barsX + symbols.barsWidth + BAR_QUIET_MODULES * symbols.barModule;
  return barsEnd + MATRIX_QUIET * symbols.matrixModule <= symbols.matrixX && symbols.leastHeight <= roomHeight;
};

/** The widest bars that fit, and with them the biggest matrix. */
const biggestSymbols = (dpi: ThermalDpi, widthDots: number, roomHeight: number): Symbols | undefined =>
  MODULES[dpi].bars
    .flatMap((bar) => MODULES[dpi].matrix.map((matrix) => symbolsOf(bar, matrix, dpi, widthDots)))
    .find((symbols) => fits(symbols, roomHeight));

/**
 * Name on top, registration number and volume, bars beside the DataMatrix, digits and home shelf below: as on the sheets,
 * in whole dots of this printer. Fails when the label is too small for symbols that scanners read.
 */
export const layoutThermalLabel = (
  printer: Pick<ThermalPrinter, 'widthMm' | 'heightMm' | 'dpi' | 'direction'>,
): Result<ThermalLayout, ThermalLabelTooSmall> => {
  const head = headSize(printer);
  const isTurned = printer.direction === 'sideways';
  const widthDots = isTurned ? head.heightDots : head.widthDots;
  const heightDots = isTurned ? head.widthDots : head.heightDots;
  const dots = (mm: number): number => mmToDots(mm, printer.dpi);
  const [edgeX, edgeY, gap] = [dots(EDGE_X_MM), dots(EDGE_Y_MM), dots(GAP_MM)];
  const innerWidth = widthDots - 2 * edgeX;
  // What is left for heading and symbols once the small lines have their room.
  const room = heightDots - 2 * edgeY - dots(NUMBER_MM) - dots(FOOT_MM) - 2 * gap;
  const symbols = biggestSymbols(printer.dpi, widthDots, room - dots(LEAST_HEADING_MM));
  if (!symbols) return err({ type: 'thermal-label-too-small' });
  const wantedBars = Math.min(dots(MOST_BARS_MM), room - dots(WANTED_HEADING_MM));
  const symbolHeight = Math.max(symbols.leastHeight, wantedBars);
  const headingHeight = room - symbolHeight;
  const numberY = edgeY + headingHeight;
  const symbolY = numberY + dots(NUMBER_MM) + gap;
  const footY = symbolY + symbolHeight + gap;
  const cornerWidth = Math.round(innerWidth * CORNER_SHARE);
  const digitsWidth = Math.round(innerWidth * DIGITS_SHARE);
  return ok({
    widthDots,
    heightDots,
    heading: { x: edgeX, y: edgeY, widthDots: innerWidth, heightDots: headingHeight },
    number: { x: edgeX, y: numberY, widthDots: innerWidth - cornerWidth, heightDots: dots(NUMBER_MM) },
    corner: {
      x: edgeX + innerWidth - cornerWidth,
      y: numberY,
      widthDots: cornerWidth,
      heightDots: dots(NUMBER_MM),
    },
    bars: { x: symbols.barsX, y: symbolY, widthDots: symbols.barsWidth, heightDots: symbolHeight },
    matrix: {
      x: symbols.matrixX,
      y: symbolY + Math.floor((symbolHeight - symbols.matrixSide) / 2),
      widthDots: symbols.matrixSide,
      heightDots: symbols.matrixSide,
    },
    digits: { x: edgeX, y: footY, widthDots: digitsWidth, heightDots: dots(FOOT_MM) },
    foot: { x: edgeX + digitsWidth, y: footY, widthDots: innerWidth - digitsWidth, heightDots: dots(FOOT_MM) },
    barModuleDots: symbols.barModule,
    matrixModuleDots: symbols.matrixModule,
  });
};
