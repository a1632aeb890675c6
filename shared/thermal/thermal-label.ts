import type { Bitmap, Dot } from './bitmap.ts';

/** A picture of dots: every line of text, because no printer sets Thai as it should be. */
export interface PicturePart extends Dot {
  readonly kind: 'picture';
  readonly bitmap: Bitmap;
}

/** Whether a symbol stands upright or is turned a quarter to the right; `x`, `y` is the upper left corner all the same. */
export type Turn = 'none' | 'right';

/** Code 128 in set C, drawn by the printer: bars of whole dots whatever the text around them. */
export interface BarsPart extends Dot {
  readonly kind: 'bars';
  /** An even number of digits. */
  readonly digits: string;
  readonly moduleDots: number;
  /** How tall the bars are. */
  readonly barDots: number;
  readonly turn: Turn;
}

/** DataMatrix (ECC 200) of 12 digits, 14 x 14 modules, drawn by the printer. */
export interface MatrixPart extends Dot {
  readonly kind: 'matrix';
  readonly digits: string;
  readonly moduleDots: number;
  readonly turn: Turn;
}

export type ThermalPart = PicturePart | BarsPart | MatrixPart;

/** One label in dots of its printer, ready to be said in the printer's language. */
export interface ThermalLabel {
  readonly widthDots: number;
  readonly heightDots: number;
  readonly parts: readonly ThermalPart[];
}
