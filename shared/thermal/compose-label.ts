import { turnRight, type Bitmap, type Dot, type DotBox } from './bitmap.ts';
import type { ThermalLabel, ThermalPart } from './thermal-label.ts';
import type { ThermalLayout } from './thermal-layout.ts';
import type { ThermalPrinter } from './thermal-printer.ts';

/** A line of text as dots, and where it stands on the label as it is read. */
export interface TextPicture {
  readonly at: Dot;
  readonly bitmap: Bitmap;
}

/** Where a box lies once the label is turned a quarter to the right. */
const turnedOrigin = (box: DotBox, label: { readonly heightDots: number }): Dot => ({
  x: label.heightDots - box.y - box.heightDots,
  y: box.x,
});

/** Puts the texts and the two symbols of a code together, turned when the printer prints along its roll. */
export const composeLabel = (
  content: { readonly code: string; readonly texts: readonly TextPicture[] },
  layout: ThermalLayout,
  direction: ThermalPrinter['direction'],
): ThermalLabel => {
  const isTurned = direction === 'sideways';
  const originOf = (box: DotBox): Dot => (isTurned ? turnedOrigin(box, layout) : { x: box.x, y: box.y });
  const turn = isTurned ? 'right' : 'none';
  const { code: digits } = content;
  const texts = content.texts.map(({ at, bitmap }): ThermalPart => {
    const origin = originOf({ ...at, widthDots: bitmap.widthDots, heightDots: bitmap.heightDots });
    return { kind: 'picture', ...origin, bitmap: isTurned ? turnRight(bitmap) : bitmap };
  });
  const { bars, matrix, barModuleDots, matrixModuleDots } = layout;
  return {
    widthDots: isTurned ? layout.heightDots : layout.widthDots,
    heightDots: isTurned ? layout.widthDots : layout.heightDots,
    parts: [
      ...texts,
      { kind: 'bars', ...originOf(bars), digits, turn, moduleDots: barModuleDots, barDots: bars.heightDots },
      { kind: 'matrix', ...originOf(matrix), digits, turn, moduleDots: matrixModuleDots },
    ],
  };
};
