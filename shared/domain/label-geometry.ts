import { invariant } from '#shared/lib/invariant.ts';

/** The coarsest resolution of an office laser printer in use; widths in whole dots of it stay exact at 600 and 1200 dpi. */
export const PRINTER_DPI = 300;
const MM_PER_INCH = 25.4;

/** Dots of 1/300 inch in millimetres. */
export const dotsToMm = (dots: number): number => (dots * MM_PER_INCH) / PRINTER_DPI;

/** The nearest position that falls on a whole dot, in millimetres. */
export const snapToDot = (mm: number): number => dotsToMm(Math.round((mm * PRINTER_DPI) / MM_PER_INCH));

/** A rectangle on a label, from the label's upper left corner. */
export interface BoxMm {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** A symbol to be printed: `modules` wide, each module a whole number of printer dots. */
export interface SymbolSize {
  readonly modules: number;
  readonly dotsPerModule: number;
}

/** The width of the dark part of a symbol in millimetres, without quiet zones. */
export const symbolWidthMm = ({ modules, dotsPerModule }: SymbolSize): number => dotsToMm(modules * dotsPerModule);

/** Bars of four dots (13 mil) read with every office scanner and survive a photocopier. */
export const BAR_DOTS = 4;
/** Squares of eight dots read with a phone from half a metre. */
export const MATRIX_DOTS = 8;
/** Code 128 in set C: start, six pairs, check and stop for the 12 digits of a code (ISO/IEC 15417). */
export const BAR_MODULES = 101;
/** DataMatrix of 12 digits: 6 codewords need the 14 x 14 symbol (ISO/IEC 16022). */
export const MATRIX_MODULES = 14;

/** Why a barcode would not be read reliably; see {@link barcodeFaults}. */
export type BarcodeFault = 'module-not-whole-dots' | 'quiet-zone-too-narrow' | 'bars-too-low';

/** Code 128 wants 10 modules of white on either side, and bars at least 15 % of their length and 6.35 mm high. */
const QUIET_MODULES = 10;
const MIN_HEIGHT_SHARE = 0.15;
const MIN_HEIGHT_MM = 6.35;
const TOLERANCE_MM = 1e-6;

/** Everything against printing a Code 128 like this; empty when it is good. `quietMm` is the white on the narrower side. */
export const barcodeFaults = (
  size: SymbolSize,
  { quietMm, heightMm }: { readonly quietMm: number; readonly heightMm: number },
): readonly BarcodeFault[] => {
  const minimumHeightMm = Math.max(MIN_HEIGHT_SHARE * symbolWidthMm(size), MIN_HEIGHT_MM);
  return [
    ...(Number.isInteger(size.dotsPerModule) && size.dotsPerModule > 0 ? [] : (['module-not-whole-dots'] as const)),
    ...(quietMm + TOLERANCE_MM < dotsToMm(QUIET_MODULES * size.dotsPerModule)
      ? (['quiet-zone-too-narrow'] as const)
      : []),
    ...(heightMm + TOLERANCE_MM < minimumHeightMm ? (['bars-too-low'] as const) : []),
  ];
};

/** Where everything stands on one label. `bars` and `matrix` are the dark parts; the white they need is around them. */
export interface LabelLayout {
  readonly heading: BoxMm;
  readonly number: BoxMm;
  readonly corner: BoxMm;
  readonly bars: BoxMm;
  readonly matrix: BoxMm;
  readonly digits: BoxMm;
  readonly foot: BoxMm;
}

/** Printers pull paper in up to 1.5 mm askew; nothing stands nearer to the edge of the label. */
const EDGE_MM = 2.2;
const HEADING_MM = 9.7;
const NUMBER_MM = 4.9;
const BARS_MM = 9;
const CORNER_MM = 15;
const FOOT_MM = 4.9;
const DIGITS_MM = 27;

/**
 * The layout of a label at least 60 x 33 mm: name on top, registration number and volume, bars beside the DataMatrix,
 * digits and home shelf below. A smaller label is a bug and throws: it needs a layout of its own.
 */
export const layoutLabel = (cell: { readonly widthMm: number; readonly heightMm: number }): LabelLayout => {
  invariant(cell.widthMm >= 60 && cell.heightMm >= 33, 'this layout is for labels of 60 x 33 mm and more');
  const innerMm = cell.widthMm - 2 * EDGE_MM;
  const right = cell.widthMm - EDGE_MM;
  const quietMm = dotsToMm(QUIET_MODULES * BAR_DOTS);
  const barsMm = symbolWidthMm({ modules: BAR_MODULES, dotsPerModule: BAR_DOTS });
  const matrixMm = symbolWidthMm({ modules: MATRIX_MODULES, dotsPerModule: MATRIX_DOTS });
  const numberTop = 1.5 + HEADING_MM;
  const symbolTop = numberTop + NUMBER_MM + 0.5;
  const footTop = symbolTop + matrixMm + 1.2;
  return {
    heading: { xMm: EDGE_MM, yMm: 1.5, widthMm: innerMm, heightMm: HEADING_MM },
    number: { xMm: EDGE_MM, yMm: numberTop, widthMm: innerMm - CORNER_MM, heightMm: NUMBER_MM },
    corner: { xMm: right - CORNER_MM, yMm: numberTop, widthMm: CORNER_MM, heightMm: NUMBER_MM },
    bars: { xMm: EDGE_MM + quietMm, yMm: symbolTop, widthMm: barsMm, heightMm: BARS_MM },
    matrix: {
      xMm: right - matrixMm - dotsToMm(MATRIX_DOTS),
      yMm: symbolTop,
      widthMm: matrixMm,
      heightMm: matrixMm,
    },
    digits: { xMm: EDGE_MM, yMm: footTop, widthMm: DIGITS_MM, heightMm: FOOT_MM },
    foot: { xMm: EDGE_MM + DIGITS_MM, yMm: footTop, widthMm: innerMm - DIGITS_MM, heightMm: FOOT_MM },
  };
};
