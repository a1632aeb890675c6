import { code128Widths } from '#shared/domain/code-128.ts';
import { dataMatrixOf } from '#shared/domain/data-matrix.ts';
import { blackenBox, blankBitmap, turnRight, type Bitmap } from './bitmap.ts';
import type { BarsPart, MatrixPart } from './thermal-label.ts';

const turned = (bitmap: Bitmap, { turn }: Pick<BarsPart, 'turn'>): Bitmap =>
  turn === 'right' ? turnRight(bitmap) : bitmap;

const drawBars = ({ digits, moduleDots, barDots }: BarsPart): Bitmap => {
  const widths = code128Widths(digits);
  const modulesWide = widths.reduce((sum, modules) => sum + modules, 0);
  const bitmap = blankBitmap(modulesWide * moduleDots, barDots);
  let x = 0;
  for (const [index, modules] of widths.entries()) {
    const widthDots = modules * moduleDots;
    if (index % 2 === 0) blackenBox(bitmap, { x, y: 0, widthDots, heightDots: barDots });
    x += widthDots;
  }
  return bitmap;
};

const drawMatrix = ({ digits, moduleDots }: MatrixPart): Bitmap => {
  const { size, isDark } = dataMatrixOf(digits);
  const bitmap = blankBitmap(size * moduleDots, size * moduleDots);
  for (const [index, dark] of isDark.entries()) {
    const [x, y] = [(index % size) * moduleDots, Math.floor(index / size) * moduleDots];
    if (dark) blackenBox(bitmap, { x, y, widthDots: moduleDots, heightDots: moduleDots });
  }
  return bitmap;
};

/** A symbol as the printer draws it from its command, turned as it is to stand, without quiet zone. */
export const drawSymbol = (part: BarsPart | MatrixPart): Bitmap =>
  turned(part.kind === 'bars' ? drawBars(part) : drawMatrix(part), part);
