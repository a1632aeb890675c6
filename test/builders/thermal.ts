import { blankBitmap, blacken, type Bitmap } from '#shared/thermal/bitmap.ts';
import { rasteriseLabels } from '#shared/thermal/label-language.ts';
import type { ThermalLabel } from '#shared/thermal/thermal-label.ts';
import type { ThermalPrinter } from '#shared/thermal/thermal-printer.ts';

/** A ZPL printer at 203 dpi with a roll of 60 x 40 mm. */
export const aThermalPrinter = (changes: Partial<ThermalPrinter> = {}): ThermalPrinter => ({
  id: 'printer-1',
  name: 'ห้องแฟ้ม',
  connection: { kind: 'network', host: '127.0.0.1', port: 9100 },
  language: 'zpl',
  dpi: 203,
  widthMm: 60,
  heightMm: 40,
  direction: 'upright',
  media: { kind: 'gap', mm: 2 },
  darkness: 8,
  speed: 3,
  ...changes,
});

/** A picture from rows of `#` and `.`. */
export const aBitmap = (...rows: readonly string[]): Bitmap => {
  const bitmap = blankBitmap(rows[0]?.length ?? 0, rows.length);
  for (const [y, row] of rows.entries()) {
    for (const [x, dot] of Array.from(row).entries()) if (dot === '#') blacken(bitmap, { x, y });
  }
  return bitmap;
};

/** A label of 480 x 320 dots with bars, a matrix and a small picture. */
export const aThermalLabel = (digits = '130000000015'): ThermalLabel => ({
  widthDots: 480,
  heightDots: 320,
  parts: [
    { kind: 'picture', x: 13, y: 21, bitmap: aBitmap('####.####.#', '#...#......', '###########') },
    { kind: 'bars', x: 30, y: 150, digits, moduleDots: 3, barDots: 80, turn: 'none' },
    { kind: 'matrix', x: 380, y: 150, digits, moduleDots: 6, turn: 'none' },
  ],
});

/** The labels that a printer makes of these bytes; a command that it does not know fails the test. */
export const labelsDrawn = (bytes: Uint8Array, printer: ThermalPrinter): readonly Bitmap[] => {
  const pages = rasteriseLabels(bytes, printer);
  if (!pages.ok) throw new Error(`${pages.error.command} at ${pages.error.at}`);
  return pages.value;
};
