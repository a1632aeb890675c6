import BinaryBitmap from '@zxing/library/esm/core/BinaryBitmap.js';
import HybridBinarizer from '@zxing/library/esm/core/common/HybridBinarizer.js';
import DataMatrixReader from '@zxing/library/esm/core/datamatrix/DataMatrixReader.js';
import DecodeHintType from '@zxing/library/esm/core/DecodeHintType.js';
import Code128Reader from '@zxing/library/esm/core/oned/Code128Reader.js';
import Code39Reader from '@zxing/library/esm/core/oned/Code39Reader.js';
import EAN13Reader from '@zxing/library/esm/core/oned/EAN13Reader.js';
import QRCodeReader from '@zxing/library/esm/core/qrcode/QRCodeReader.js';
import RGBLuminanceSource from '@zxing/library/esm/core/RGBLuminanceSource.js';
import type { Decoder, DecodeTask, FoundCode } from './decoder.ts';
import type { GreyFrame } from './grey-frame.ts';

/** One by one: the library's reader of many formats writes a warning to the console for each that finds nothing. */
const LINEAR = [
  { format: 'Code128', create: () => new Code128Reader() },
  { format: 'Code39', create: () => new Code39Reader() },
  { format: 'EAN13', create: () => new EAN13Reader() },
] as const;
const SQUARE = [
  { format: 'QRCode', create: () => new QRCodeReader() },
  { format: 'DataMatrix', create: () => new DataMatrixReader() },
] as const;

const READERS = {
  'everything-quickly': [...LINEAR, ...SQUARE],
  'everything-patiently': [...LINEAR, ...SQUARE],
  'upright-bars': LINEAR,
  'square-symbol': SQUARE,
} as const satisfies Record<DecodeTask, unknown>;

const PATIENT = new Map([[DecodeHintType.TRY_HARDER, true]]);

/** The longest light run among these columns of a row, or undefined where all is dark. */
const longestLightRun = (
  row: ArrayLike<number>,
  { from, to }: { readonly from: number; readonly to: number },
): { readonly start: number; readonly end: number } | undefined => {
  let longest: { start: number; end: number } | undefined;
  let start = from;
  for (let at = from; at <= to; at += 1) {
    if (at < to && (row[at] ?? 0) > 127) continue;
    if (at > start && at - start > (longest ? longest.end - longest.start : 0)) longest = { start, end: at };
    start = at + 1;
  }
  return longest;
};

/** An edge is a ramp of some pixels; what is left of it would be a bar again. */
const EDGE = 3;

/**
 * Rows that are white up to the quiet zone on either side. This engine finds the start of a Code 128 only where nothing
 * dark stands before it.
 */
const withWhiteEnds = ({ data, width, height }: GreyFrame): GreyFrame => {
  const white = new Uint8ClampedArray(data);
  for (let row = 0; row < height; row += 1) {
    const line = white.subarray(row * width, (row + 1) * width);
    const third = Math.floor(width / 3);
    const left = longestLightRun(line, { from: 0, to: third });
    const right = longestLightRun(line, { from: width - third, to: width });
    if (left) line.fill(255, 0, left.start + EDGE);
    if (right) line.fill(255, right.end - EDGE);
  }
  return { data: white, width, height };
};

const bitmapOf = ({ data, width, height }: GreyFrame): BinaryBitmap => {
  const grey = data instanceof Uint8ClampedArray ? data : new Uint8ClampedArray(data);
  return new BinaryBitmap(new HybridBinarizer(new RGBLuminanceSource(grey, width, height)));
};

/** The engine under `@zxing/browser`: for where WebAssembly cannot be had, and for what the other does not read. */
export const createZxingJsDecoder = (): Decoder => ({
  name: 'zxing-js',
  decode: async (frame, task) => {
    const bitmap = bitmapOf(task === 'upright-bars' ? withWhiteEnds(frame) : frame);
    const hints = task === 'everything-quickly' ? undefined : PATIENT;
    const found: FoundCode[] = [];
    for (const { format, create } of READERS[task]) {
      try {
        found.push({ text: create().decode(bitmap, hints).getText(), format });
        break;
      } catch {
        // It reports "nothing found" by throwing.
      }
    }
    return found;
  },
});
