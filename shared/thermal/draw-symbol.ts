import { blackenBox, blankBitmap, turnRight, type Bitmap } from './bitmap.ts';
import { code128Modules, code128Widths } from './code-128.ts';
import { dataMatrix14, MATRIX_SIDE } from './data-matrix-14.ts';
import type { BarsPart, MatrixPart } from './thermal-label.ts';

const turned = (bitmap: Bitmap, { turn }: Pick<BarsPart, 'turn'>): Bitmap =>
  turn === 'right' ? turnRight(bitmap) : bitmap;

const drawBars = ({ digits, moduleDots, barDots }: BarsPart): Bitmap => {
  const bitmap = blankBitmap(code128Modules(digits.length) * moduleDots, barDots);
  let x = 0;
  for (const [index, modules] of code128Widths(digits).entries()) {
    const widthDots = modules * moduleDots;
    if (index % 2 === 0) blackenBox(bitmap, { x, y: 0, widthDots, heightDots: barDots });
    x += widthDots;
  }
  return bitmap;
};

const drawMatrix = ({ digits, moduleDots }: MatrixPart): Bitmap => {
  const side = MATRIX_SIDE * moduleDots;
  const bitmap = blankBitmap(side, side);
  for (const [row, modules] of dataMatrix14(digits).entries()) {
    for (const [column, dark] of modules.entries()) {
      const box = { x: column * moduleDots, y: row * moduleDots, widthDots: moduleDots, heightDots: moduleDots };
      if (dark) blackenBox(bitmap, box);
    }
  }
  return bitmap;
};

/** A symbol as the printer draws it from its command, turned as it is to stand, without quiet zone. */
export const drawSymbol = (part: BarsPart | MatrixPart): Bitmap =>
  turned(part.kind === 'bars' ? drawBars(part) : drawMatrix(part), part);
