import { fitText, type TextSetting } from '#shared/domain/label-text.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { blacken, blankBitmap, cropBitmap, inkBox, type Bitmap, type DotBox } from '#shared/thermal/bitmap.ts';
import type { TextPicture } from '#shared/thermal/compose-label.ts';
import { dotsToMmAt, type ThermalDpi } from '#shared/thermal/thermal-printer.ts';
import type { MeasurePaper } from './sheet-drawing.ts';
import { PAPER_FONT } from './sheet-html.ts';

/** A text of a label and how it is to be set. */
export interface ThermalText {
  readonly text: string;
  readonly box: DotBox;
  readonly sizesPt: readonly number[];
  readonly mostLines: number;
  readonly weight: 400 | 700;
  readonly align: 'start' | 'end';
}

const MM_PER_POINT = 25.4 / 72;
/** Room that Sarabun needs from line to line, and above the base line, for two storeys of Thai marks. */
const LINE_HEIGHT = 1.5;
const ABOVE_BASE_LINE = 1.12;
/** A dot is burnt or it is not; a little more than half grey is burnt, so that thin strokes stay whole. */
const BLACK_BELOW = 150;
/** White around a line, so that a mark or a foot that leaves the line's box is not cut. */
const MARGIN_DOTS = 12;

const settingsOf = ({ sizesPt, mostLines, box }: ThermalText, dpi: ThermalDpi): readonly TextSetting[] => {
  const heightMm = dotsToMmAt(box.heightDots, dpi);
  const settings = sizesPt.map((sizePt) => ({
    sizePt,
    lines: Math.min(mostLines, Math.floor(heightMm / (sizePt * MM_PER_POINT * LINE_HEIGHT) + 0.05)),
  }));
  const fitting = settings.filter(({ lines }) => lines > 0);
  return fitting.length > 0 ? fitting : [{ sizePt: Math.min(...sizesPt), lines: 1 }];
};

/** The page's own text shaping, once per drawn line: a canvas that is kept, because making one is slow. */
const createPen = (): CanvasRenderingContext2D => {
  const context = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  invariant(context, 'a page can draw');
  return context;
};

const drawLine = (
  pen: CanvasRenderingContext2D,
  line: string,
  style: { readonly sizeDots: number; readonly weight: number },
): Bitmap => {
  const font = `${style.weight} ${style.sizeDots}px '${PAPER_FONT}'`;
  pen.font = font;
  pen.canvas.width = Math.ceil(pen.measureText(line).width) + 2 * MARGIN_DOTS;
  pen.canvas.height = Math.ceil(style.sizeDots * LINE_HEIGHT) + 2 * MARGIN_DOTS;
  const { width, height } = pen.canvas;
  // A canvas forgets everything when its size is set.
  pen.font = font;
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, width, height);
  pen.fillStyle = '#000';
  pen.fillText(line, MARGIN_DOTS, MARGIN_DOTS + style.sizeDots * ABOVE_BASE_LINE);
  const { data } = pen.getImageData(0, 0, width, height);
  const bitmap = blankBitmap(width, height);
  for (let index = 0; index < width * height; index += 1) {
    if ((data[index * 4] ?? 0xff) < BLACK_BELOW) blacken(bitmap, { x: index % width, y: Math.floor(index / width) });
  }
  return bitmap;
};

/** Makes pictures of texts in dots of a print head; the paper font must have been loaded. */
export const createThermalPen = (measure: MeasurePaper) => {
  let pen: CanvasRenderingContext2D | undefined;
  return (text: ThermalText, dpi: ThermalDpi): readonly TextPicture[] => {
    pen ??= createPen();
    const { box, weight, align } = text;
    const settings = settingsOf(text, dpi);
    const widthMm = dotsToMmAt(box.widthDots, dpi);
    const fitted = fitText(text.text, { widthMm, settings }, measure(weight));
    const sizeDots = (fitted.sizePt * MM_PER_POINT) / dotsToMmAt(1, dpi);
    const lineDots = sizeDots * LINE_HEIGHT;
    const top = box.y + (box.heightDots - fitted.lines.length * lineDots) / 2;
    const pictures: TextPicture[] = [];
    for (const [index, line] of fitted.lines.entries()) {
      const drawn = drawLine(pen, line, { sizeDots, weight });
      const ink = inkBox(drawn);
      if (!ink) continue;
      const x = align === 'start' ? box.x + Math.max(0, ink.x - MARGIN_DOTS) : box.x + box.widthDots - ink.widthDots;
      const y = Math.max(0, Math.round(top + index * lineDots) + ink.y - MARGIN_DOTS);
      pictures.push({ at: { x: Math.max(0, x), y }, bitmap: cropBitmap(drawn, ink) });
    }
    return pictures;
  };
};
