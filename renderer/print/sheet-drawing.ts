import {
  BAR_DOTS,
  BAR_MODULES,
  dotsToMm,
  layoutLabel,
  MATRIX_DOTS,
  MATRIX_MODULES,
  snapToDot,
  type BoxMm,
} from '#shared/domain/label-geometry.ts';
import { placeLabels, sheetsNeeded, type LabelPlace, type LabelStock } from '#shared/domain/label-sheet.ts';
import { fitText, type MeasureText, type TextSetting } from '#shared/domain/label-text.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { code128Symbol, dataMatrixSymbol, type BarcodeSymbol } from './barcode-symbol.ts';
import type { LabelContent } from './label-content.ts';

/** A line of text on paper. `yMm` is its base line; `sizeMm` its font size. */
export interface DrawnText {
  readonly text: string;
  readonly xMm: number;
  readonly yMm: number;
  readonly sizeMm: number;
  readonly weight: 400 | 700;
  readonly anchor: 'start' | 'middle' | 'end';
}

/** A symbol on paper: its path in modules, where it stands and how big a module is. */
export interface DrawnSymbol {
  readonly path: string;
  readonly xMm: number;
  readonly yMm: number;
  readonly moduleWidthMm: number;
  readonly moduleHeightMm: number;
}

/** One sheet of paper, ready to be drawn by whatever draws: print and preview show the same. */
export interface SheetDrawing {
  readonly texts: readonly DrawnText[];
  readonly symbols: readonly DrawnSymbol[];
}

/** Measures Sarabun, per weight. */
export type MeasurePaper = (weight: DrawnText['weight']) => MeasureText;

const MM_PER_POINT = 25.4 / 72;
/** Room that Sarabun needs above and below its base line for two storeys of Thai marks, and for letters with feet. */
const ABOVE_BASE_LINE = 1.12;
const LINE_HEIGHT = 1.5;

const HEADING: readonly TextSetting[] = [
  { sizePt: 13, lines: 1 },
  { sizePt: 11.5, lines: 1 },
  { sizePt: 9, lines: 2 },
  { sizePt: 8, lines: 2 },
  { sizePt: 7, lines: 2 },
];
const NUMBER: readonly TextSetting[] = [11, 10, 9, 8, 7].map((sizePt) => ({ sizePt, lines: 1 }));
const CORNER: readonly TextSetting[] = [11, 9, 8, 7].map((sizePt) => ({ sizePt, lines: 1 }));
const DIGITS: readonly TextSetting[] = [{ sizePt: 10.5, lines: 1 }];
const FOOT: readonly TextSetting[] = [8.5, 8, 7].map((sizePt) => ({ sizePt, lines: 1 }));

interface TextStyle {
  readonly settings: readonly TextSetting[];
  readonly weight: DrawnText['weight'];
  readonly anchor: 'start' | 'end';
}

const textIn = (text: string, box: BoxMm, style: TextStyle, measure: MeasurePaper): readonly DrawnText[] => {
  const { widthMm } = box;
  const fitted = fitText(text, { widthMm, settings: style.settings }, measure(style.weight));
  const sizeMm = fitted.sizePt * MM_PER_POINT;
  const lineMm = sizeMm * LINE_HEIGHT;
  // Centred in the box, so that one line and two lines both look placed on purpose.
  const top = box.yMm + (box.heightMm - fitted.lines.length * lineMm) / 2;
  return fitted.lines.map((line, index) => ({
    text: line,
    xMm: style.anchor === 'start' ? box.xMm : box.xMm + widthMm,
    yMm: top + index * lineMm + sizeMm * ABOVE_BASE_LINE,
    sizeMm,
    weight: style.weight,
    anchor: style.anchor,
  }));
};

const groupsOfFour = (code: string): string => code.replace(/(\d{4})(?=\d)/g, '$1 ');

const symbolAt = (symbol: BarcodeSymbol, box: BoxMm, place: LabelPlace, dotsPerModule: number): DrawnSymbol => ({
  path: symbol.path,
  xMm: snapToDot(place.xMm + box.xMm),
  yMm: snapToDot(place.yMm + box.yMm),
  moduleWidthMm: dotsToMm(dotsPerModule),
  moduleHeightMm: symbol.modulesHigh === 1 ? box.heightMm : dotsToMm(dotsPerModule),
});

const drawLabel = (
  content: LabelContent,
  stock: LabelStock,
  place: LabelPlace,
  measure: MeasurePaper,
): SheetDrawing => {
  const layout = layoutLabel(stock.cell);
  const bars = code128Symbol(content.code);
  const matrix = dataMatrixSymbol(content.code);
  invariant(bars.modulesWide === BAR_MODULES && matrix.modulesWide === MATRIX_MODULES, 'labels carry 12 digits');
  const texts = [
    ...textIn(content.heading, layout.heading, { settings: HEADING, weight: 700, anchor: 'start' }, measure),
    ...textIn(content.number, layout.number, { settings: NUMBER, weight: 700, anchor: 'start' }, measure),
    ...textIn(content.corner, layout.corner, { settings: CORNER, weight: 700, anchor: 'end' }, measure),
    ...textIn(groupsOfFour(content.code), layout.digits, { settings: DIGITS, weight: 400, anchor: 'start' }, measure),
    ...textIn(content.foot, layout.foot, { settings: FOOT, weight: 400, anchor: 'end' }, measure),
  ];
  return {
    texts: texts.map((text) => ({ ...text, xMm: text.xMm + place.xMm, yMm: text.yMm + place.yMm })),
    symbols: [symbolAt(bars, layout.bars, place, BAR_DOTS), symbolAt(matrix, layout.matrix, place, MATRIX_DOTS)],
  };
};

/** Draws labels onto as many sheets as they need, the first of which begins at `startCell`. */
export const drawLabelSheets = (
  labels: readonly LabelContent[],
  options: { readonly stock: LabelStock; readonly startCell: number; readonly measure: MeasurePaper },
): readonly SheetDrawing[] => {
  const { stock, startCell, measure } = options;
  const sheets = Array.from({ length: sheetsNeeded(stock, labels.length, startCell) }, () => ({
    texts: [] as DrawnText[],
    symbols: [] as DrawnSymbol[],
  }));
  const places = placeLabels(stock, labels.length, startCell);
  for (const [index, content] of labels.entries()) {
    const place = places[index];
    const sheet = sheets[place?.sheet ?? -1];
    invariant(place && sheet, 'every label has a place on a sheet');
    const drawing = drawLabel(content, stock, place, measure);
    sheet.texts.push(...drawing.texts);
    sheet.symbols.push(...drawing.symbols);
  }
  return sheets;
};
