import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { prepareZXingModule, readBarcodes as readByZxing } from 'zxing-wasm/reader';
import { isBlack, type Bitmap } from '#shared/thermal/bitmap.ts';
import { readBarcodes } from './read-barcodes.ts';

const GREY_WHITE = 0xff;
/** Decoders want white around a symbol that the label gives it only up to its own edge. */
const BORDER_DOTS = 20;

const greyOf = (bitmap: Bitmap): { readonly width: number; readonly height: number; readonly bytes: Uint8Array } => {
  const [width, height] = [bitmap.widthDots + 2 * BORDER_DOTS, bitmap.heightDots + 2 * BORDER_DOTS];
  const bytes = new Uint8Array(width * height).fill(GREY_WHITE);
  for (let y = 0; y < bitmap.heightDots; y += 1) {
    for (let x = 0; x < bitmap.widthDots; x += 1) {
      if (isBlack(bitmap, { x, y })) bytes[(y + BORDER_DOTS) * width + x + BORDER_DOTS] = 0;
    }
  }
  return { width, height, bytes };
};

const pgmOf = (bitmap: Bitmap): Buffer => {
  const { width, height, bytes } = greyOf(bitmap);
  return Buffer.concat([Buffer.from(`P5\n${width} ${height}\n255\n`), bytes]);
};

/** What zbarimg reads from the picture of a label, e.g. `CODE-128:130000000015`. */
export const readBars = (bitmap: Bitmap): readonly string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'faem-label-'));
  try {
    writeFileSync(join(folder, 'label.pgm'), pgmOf(bitmap));
    return readBarcodes(join(folder, 'label.pgm')).filter((text) => text.startsWith('CODE-128:'));
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const loadZxing = (): void => {
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  prepareZXingModule({ overrides: { wasmBinary: new Uint8Array(readFileSync(wasm)).buffer } });
};

/** The DataMatrix symbols that zxing-wasm reads from the picture of a label; zbar knows none. */
export const readMatrices = async (bitmap: Bitmap): Promise<readonly string[]> => {
  loadZxing();
  const { width, height, bytes } = greyOf(bitmap);
  const data = new Uint8ClampedArray(width * height * 4);
  for (const [index, grey] of bytes.entries()) data.set([grey, grey, grey, 0xff], index * 4);
  const found = await readByZxing({ width, height, data, colorSpace: 'srgb' } as ImageData, {
    formats: ['DataMatrix'],
    tryHarder: true,
  });
  return found.map(({ text }) => text);
};
