/** The coarsest resolution of an office laser printer in use; widths in whole dots of it stay exact at 600 and 1200 dpi. */
export const PRINTER_DPI = 300;
const MM_PER_INCH = 25.4;

/** Printer dots in millimetres. */
export const dotsToMm = (dots: number, dpi: number = PRINTER_DPI): number => (dots * MM_PER_INCH) / dpi;

/** The nearest position that falls on a whole dot, in millimetres. */
export const snapToDot = (mm: number, dpi: number = PRINTER_DPI): number =>
  dotsToMm(Math.round((mm * dpi) / MM_PER_INCH), dpi);

/** A rectangle on a label, from the label's upper left corner. */
export interface BoxMm {
  readonly xMm: number;
  readonly yMm: number;
  readonly widthMm: number;
  readonly heightMm: number;
}

/** The side of a box that a finger would slide along: from the left edge to where the box ends. */
export const rightOf = ({ xMm, widthMm }: BoxMm): number => xMm + widthMm;
/** Where a box ends below. */
export const bottomOf = ({ yMm, heightMm }: BoxMm): number => yMm + heightMm;

/** A symbol to be printed: `modules` wide, each module a whole number of dots of a printer of `dpi`. */
export interface SymbolSize {
  readonly modules: number;
  readonly dotsPerModule: number;
  readonly dpi?: number;
}

/** The width of the dark part of a symbol in millimetres, without quiet zones. */
export const symbolWidthMm = ({ modules, dotsPerModule, dpi = PRINTER_DPI }: SymbolSize): number =>
  dotsToMm(modules * dotsPerModule, dpi);

/** Code 128 in set C: start, six pairs, check and stop for the 12 digits of a code (ISO/IEC 15417). */
export const BAR_MODULES = 101;
/** White that Code 128 needs on either side, in modules (ISO/IEC 15417). */
export const BAR_QUIET_MODULES = 10;
/** DataMatrix of 12 digits: 6 codewords need the 14 x 14 symbol (ISO/IEC 16022). */
export const MATRIX_MODULES = 14;
/** QR of 12 digits at error correction M: version 1 (ISO/IEC 18004). */
export const QR_MODULES = 21;

/** Why a barcode would not be read reliably; see {@link barcodeFaults}. */
export type BarcodeFault = 'module-not-whole-dots' | 'quiet-zone-too-narrow' | 'bars-too-low';

/** Code 128 wants 10 modules of white on either side, and bars at least 15 % of their length and 6.35 mm high. */
const MIN_HEIGHT_SHARE = 0.15;
const MIN_HEIGHT_MM = 6.35;
const TOLERANCE_MM = 1e-6;

/** The least height of bars of this length. */
export const leastBarHeightMm = (lengthMm: number): number => Math.max(MIN_HEIGHT_SHARE * lengthMm, MIN_HEIGHT_MM);

/** Everything against printing a Code 128 like this; empty when it is good. `quietMm` is the white on the narrower side. */
export const barcodeFaults = (
  size: SymbolSize,
  { quietMm, heightMm }: { readonly quietMm: number; readonly heightMm: number },
): readonly BarcodeFault[] => {
  const minimumHeightMm = leastBarHeightMm(symbolWidthMm(size));
  return [
    ...(Number.isInteger(size.dotsPerModule) && size.dotsPerModule > 0 ? [] : (['module-not-whole-dots'] as const)),
    ...(quietMm + TOLERANCE_MM < dotsToMm(BAR_QUIET_MODULES * size.dotsPerModule, size.dpi)
      ? (['quiet-zone-too-narrow'] as const)
      : []),
    ...(heightMm + TOLERANCE_MM < minimumHeightMm ? (['bars-too-low'] as const) : []),
  ];
};
