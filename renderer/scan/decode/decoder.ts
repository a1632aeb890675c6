import type { GreyFrame } from './grey-frame.ts';

/** A code that was read from a picture. */
export interface FoundCode {
  readonly text: string;
  /** The kind of symbol as its engine calls it, e.g. `Code128`. */
  readonly format: string;
}

/**
 * What an engine is to look for: everything in a picture, with little or with all its patience; bars that stand upright
 * across a narrow strip; a square symbol that fills most of the picture.
 */
export type DecodeTask = 'everything-quickly' | 'everything-patiently' | 'upright-bars' | 'square-symbol';

/** One engine. Finding nothing is an empty list; it never throws for what is on the picture. */
export interface Decoder {
  readonly name: 'zxing-wasm' | 'zxing-js';
  decode(frame: GreyFrame, task: DecodeTask): Promise<readonly FoundCode[]>;
}
