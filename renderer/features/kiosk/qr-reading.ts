import BinaryBitmap from '@zxing/library/esm/core/BinaryBitmap.js';
import DecodeHintType from '@zxing/library/esm/core/DecodeHintType.js';
import HybridBinarizer from '@zxing/library/esm/core/common/HybridBinarizer.js';
import QRCodeReader from '@zxing/library/esm/core/qrcode/QRCodeReader.js';
import RGBLuminanceSource from '@zxing/library/esm/core/RGBLuminanceSource.js';

const luminanceOf = ({ data, width, height }: ImageData): Uint8ClampedArray => {
  const grey = new Uint8ClampedArray(width * height);
  for (let pixel = 0; pixel < grey.length; pixel += 1) {
    const at = pixel * 4;
    grey[pixel] = ((data[at] ?? 0) + 2 * (data[at + 1] ?? 0) + (data[at + 2] ?? 0)) / 4;
  }
  return grey;
};

/**
 * Nothing but the symbol is on the canvas, upright and unbent. Without this hint the reader looks for the three corners as
 * in a photograph, and by their pixel counts misses about one perfectly drawn code in eighteen.
 */
const HINTS = new Map([[DecodeHintType.PURE_BARCODE, true]]);

/** The text of the QR that stands on the canvas, read back from its pixels; undefined when none is read. */
export const readQr = (canvas: HTMLCanvasElement): string | undefined => {
  const context = canvas.getContext('2d', { willReadFrequently: true, alpha: false });
  if (!context || canvas.width === 0) return undefined;
  const image = context.getImageData(0, 0, canvas.width, canvas.height);
  const source = new RGBLuminanceSource(luminanceOf(image), image.width, image.height);
  try {
    return new QRCodeReader().decode(new BinaryBitmap(new HybridBinarizer(source)), HINTS).getText();
  } catch {
    // The reader reports "nothing found" by throwing; whoever asked then does not show the canvas.
    return undefined;
  }
};
