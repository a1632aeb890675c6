import { fitText } from '#shared/domain/label-text.ts';
import type { PointMm } from '#shared/domain/printer-calibration.ts';
import type { DrawnText, MeasurePaper } from './sheet-drawing.ts';

const MM_PER_POINT = 25.4 / 72;
/** Room for two storeys of Thai marks above a line and one below. */
const LINE_HEIGHT = 1.5;
const ABOVE_BASE_LINE = 1.12;
const MOST_LINES = 12;

/** How a line is set. */
export interface LineStyle {
  readonly sizePt: number;
  readonly weight?: DrawnText['weight'];
  readonly anchor?: DrawnText['anchor'];
}

/** Height of one line of this size in mm. */
export const lineMm = (sizePt: number): number => sizePt * MM_PER_POINT * LINE_HEIGHT;

/** One line of text whose upper edge is at `yMm`. */
export const lineOf = (text: string, { xMm, yMm }: PointMm, style: LineStyle): DrawnText => {
  const sizeMm = style.sizePt * MM_PER_POINT;
  const { weight = 400, anchor = 'start' } = style;
  return { text, xMm, yMm: yMm + sizeMm * ABOVE_BASE_LINE, sizeMm, weight, anchor, turn: 0 };
};

/** Where a paragraph stands; its first line begins `indentMm` further in. */
export interface ParagraphBox extends PointMm {
  readonly widthMm: number;
  readonly indentMm?: number;
  /** Lines there are at most; longer texts are set smaller, and end with an ellipsis at last. */
  readonly lines?: number;
}

/** A text on as many lines as it needs, and where the next one begins. */
export interface SetParagraph {
  readonly texts: readonly DrawnText[];
  readonly endMm: number;
}

/** Sets a paragraph; lines end between Thai words. */
export const setParagraph = (
  text: string,
  box: ParagraphBox,
  style: LineStyle & { readonly measure: MeasurePaper },
): SetParagraph => {
  const { weight = 400, sizePt } = style;
  const { indentMm = 0, lines: most = MOST_LINES } = box;
  const width = style.measure(weight);
  // Only what begins the text can stand on its first line.
  const measure = (part: string, size: number): number =>
    width(part, size) + (indentMm > 0 && text.startsWith(part) ? indentMm : 0);
  const settings = [sizePt, sizePt - 1, sizePt - 2, sizePt - 3].map((size) => ({ sizePt: size, lines: most }));
  const fitted = fitText(text, { widthMm: box.widthMm, settings }, measure);
  const high = lineMm(fitted.sizePt);
  return {
    texts: fitted.lines.map((line, index) =>
      lineOf(
        line,
        { xMm: box.xMm + (index === 0 ? indentMm : 0), yMm: box.yMm + index * high },
        { ...style, sizePt: fitted.sizePt },
      ),
    ),
    endMm: box.yMm + fitted.lines.length * high,
  };
};
