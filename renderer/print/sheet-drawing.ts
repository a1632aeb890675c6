import type { LabelContent } from '#shared/domain/label-content.ts';
import { labelText } from '#shared/domain/label-content.ts';
import {
  designLabel,
  type LabelDesign,
  type LabelPurpose,
  type SymbolSlot,
  type TextSlot,
} from '#shared/domain/label-design.ts';
import { dotsToMm, snapToDot, type BoxMm } from '#shared/domain/label-geometry.ts';
import { cellOrigin, cellsPerSheet, labelPlace, sheetsNeeded, type LabelStock } from '#shared/domain/label-sheet.ts';
import { fitText, type FittedText, type MeasureText } from '#shared/domain/label-text.ts';
import { numberBand } from '#shared/domain/number-band.ts';
import { aimFor, NO_CALIBRATION, type PointMm, type PrinterCalibration } from '#shared/domain/printer-calibration.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { symbolFor, type BarcodeSymbol, type ModuleRun } from './barcode-symbol.ts';

/** A line of text on paper. (xMm, yMm) is on its base line; `turn` 90 makes it run downwards. */
export interface DrawnText {
  readonly text: string;
  readonly xMm: number;
  readonly yMm: number;
  readonly sizeMm: number;
  readonly weight: 400 | 700;
  readonly anchor: 'start' | 'middle' | 'end';
  readonly turn: 0 | 90;
  readonly colour?: string;
}

/** A symbol on paper: its dark runs in modules, where its first module stands and how big a module is. */
export interface DrawnSymbol {
  readonly runs: readonly ModuleRun[];
  readonly xMm: number;
  readonly yMm: number;
  readonly moduleWidthMm: number;
  readonly moduleHeightMm: number;
  readonly turn: 0 | 90;
}

/** A filled rectangle on paper: a colour band, a hairline. */
export interface DrawnFill extends BoxMm {
  readonly colour: string;
}

/** One sheet of paper, ready to be drawn by whatever draws: PDF, print dialog and preview show the same. */
export interface SheetDrawing {
  readonly fills: readonly DrawnFill[];
  readonly texts: readonly DrawnText[];
  readonly symbols: readonly DrawnSymbol[];
}

/** Measures Sarabun, per weight. */
export type MeasurePaper = (weight: DrawnText['weight']) => MeasureText;

/** How labels of every kind look. */
export type LabelStyle = Required<Pick<LabelPurpose, 'matrix' | 'band'>>;

/** DataMatrix beside the bars, no colours. */
export const PLAIN_STYLE: LabelStyle = { matrix: 'data-matrix', band: 'none' };

/** How a pile of sheets is drawn. */
export interface SheetOptions {
  readonly stock: LabelStock;
  readonly startCell: number;
  readonly measure: MeasurePaper;
  readonly style?: LabelStyle;
  readonly calibration?: PrinterCalibration;
}

const MM_PER_POINT = 25.4 / 72;
/** Room that Sarabun needs above its base line for two storeys of Thai marks. */
const ABOVE_BASE_LINE = 1.12;
const LINE_HEIGHT = 1.5;
const HAIRLINE_MM = 0.1;
const HAIRLINE_COLOUR = '#9e9e9e';

type PlaceOnPaper = (point: PointMm) => PointMm;

/** From the reading direction of a turned design to its cell: right becomes down, down becomes left. */
const onCell = ({ turn, heightMm }: LabelDesign, { xMm, yMm }: PointMm): PointMm =>
  turn === 0 ? { xMm, yMm } : { xMm: heightMm - yMm, yMm: xMm };

/** Remembers how texts were set: home shelves, volumes and words of thousands of labels are often the same. */
const rememberFit = (measure: MeasurePaper): ((text: string, slot: TextSlot) => FittedText) => {
  const remembered = new WeakMap<TextSlot, Map<string, FittedText>>();
  return (text, slot) => {
    const ofSlot = remembered.get(slot) ?? new Map<string, FittedText>();
    remembered.set(slot, ofSlot);
    const known = ofSlot.get(text);
    if (known) return known;
    const box = { widthMm: slot.box.widthMm, settings: slot.settings };
    const fitted = fitText(text, box, measure(slot.weight));
    if (ofSlot.size < MOST_REMEMBERED) ofSlot.set(text, fitted);
    return fitted;
  };
};
const MOST_REMEMBERED = 2_000;

const drawText = (
  fitted: FittedText,
  slot: TextSlot,
  at: { readonly design: LabelDesign; readonly place: PlaceOnPaper },
): readonly DrawnText[] => {
  const { box, align, weight } = slot;
  const sizeMm = fitted.sizePt * MM_PER_POINT;
  const lineMm = sizeMm * LINE_HEIGHT;
  // Centred in the box, so that one line and two lines both look placed on purpose.
  const top = box.yMm + (box.heightMm - fitted.lines.length * lineMm) / 2;
  return fitted.lines.map((text, index) => ({
    text,
    ...at.place({
      xMm: align === 'start' ? box.xMm : box.xMm + box.widthMm,
      yMm: top + index * lineMm + sizeMm * ABOVE_BASE_LINE,
    }),
    sizeMm,
    weight,
    anchor: align,
    turn: at.design.turn,
  }));
};

const drawSymbol = (
  symbol: BarcodeSymbol,
  slot: SymbolSlot,
  at: { readonly design: LabelDesign; readonly place: PlaceOnPaper },
): DrawnSymbol => {
  invariant(symbol.modulesWide === slot.modules, 'labels carry 12 digits');
  const { design, place } = at;
  const point = place({ xMm: slot.box.xMm, yMm: slot.box.yMm });
  const moduleMm = dotsToMm(slot.dotsPerModule, design.dpi);
  return {
    runs: symbol.runs,
    xMm: snapToDot(point.xMm, design.dpi),
    yMm: snapToDot(point.yMm, design.dpi),
    moduleWidthMm: moduleMm,
    moduleHeightMm: symbol.modulesHigh === 1 ? slot.box.heightMm : moduleMm,
    turn: design.turn,
  };
};

interface DrawnBand {
  readonly fills: readonly DrawnFill[];
  readonly texts: readonly DrawnText[];
}

const NO_BAND: DrawnBand = { fills: [], texts: [] };

const drawBand = (code: string, design: LabelDesign, place: PlaceOnPaper): DrawnBand => {
  const halves = design.band && numberBand(code);
  if (!design.band || !halves) return NO_BAND;
  const { band, turn } = design;
  const halfMm = band.heightMm / 2;
  const sizeMm = Math.min(band.widthMm * 0.85, halfMm * 0.8);
  const at = (index: number): number => band.yMm + index * halfMm;
  return {
    fills: halves.map(({ colour }, index) => {
      const corner = turn === 0 ? { xMm: band.xMm, yMm: at(index) } : { xMm: band.xMm, yMm: at(index) + halfMm };
      const size =
        turn === 0 ? { widthMm: band.widthMm, heightMm: halfMm } : { widthMm: halfMm, heightMm: band.widthMm };
      return { ...place(corner), ...size, colour };
    }),
    texts: halves.map(({ digit, ink }, index) => ({
      text: String(digit),
      ...place({ xMm: band.xMm + band.widthMm / 2, yMm: at(index) + halfMm / 2 + sizeMm * 0.35 }),
      sizeMm,
      weight: 700,
      anchor: 'middle',
      turn,
      colour: ink,
    })),
  };
};

const outline = ({ xMm, yMm, widthMm, heightMm }: BoxMm, place: PlaceOnPaper): readonly DrawnFill[] =>
  [
    { xMm, yMm, widthMm, heightMm: HAIRLINE_MM },
    { xMm, yMm: yMm + heightMm, widthMm, heightMm: HAIRLINE_MM },
    { xMm, yMm, widthMm: HAIRLINE_MM, heightMm },
    { xMm: xMm + widthMm, yMm, widthMm: HAIRLINE_MM, heightMm },
  ].map((line) => ({ ...line, ...place(line), colour: HAIRLINE_COLOUR }));

/** Draws one label with its corner at `origin`. */
type DrawLabel = (content: LabelContent, origin: PointMm) => SheetDrawing;

const createLabelDrawing = ({
  stock,
  measure,
  style = PLAIN_STYLE,
  calibration = NO_CALIBRATION,
}: SheetOptions): DrawLabel => {
  const fit = rememberFit(measure);
  const designs = new Map<LabelContent['kind'], LabelDesign>();
  const designOf = (kind: LabelContent['kind']): LabelDesign => {
    const known = designs.get(kind);
    if (known) return known;
    const made = designLabel({ kind, cell: stock.cell, ...style, ...(kind === 'folder' ? {} : { band: 'none' }) });
    invariant(made.ok, 'a stock is offered only when labels fit its cells');
    designs.set(kind, made.value);
    return made.value;
  };
  return (content, origin) => {
    const design = designOf(content.kind);
    const onPaper: PlaceOnPaper = (point) =>
      aimFor(calibration, { xMm: origin.xMm + point.xMm, yMm: origin.yMm + point.yMm });
    const place: PlaceOnPaper = (point) => onPaper(onCell(design, point));
    const at = { design, place };
    const band = drawBand(content.code, design, place);
    const texts = design.texts.flatMap((slot) => drawText(fit(labelText(content, slot.field), slot), slot, at));
    const cut = stock.edge === 'to-cut' ? outline({ xMm: 0, yMm: 0, ...stock.cell }, onPaper) : [];
    return {
      fills: [...cut, ...band.fills],
      texts: [...texts, ...band.texts],
      symbols: design.symbols.map((slot) => drawSymbol(symbolFor(slot, content.code), slot, at)),
    };
  };
};

/**
 * The sheets of labels one after the other, the first of which begins at `startCell`; each is drawn when it is asked for,
 * so that thousands never stand in memory together.
 */
export function* labelSheets(labels: readonly LabelContent[], options: SheetOptions): Generator<SheetDrawing> {
  const { stock, startCell } = options;
  const drawLabel = createLabelDrawing(options);
  const sheets = sheetsNeeded(stock, labels.length, startCell);
  const perSheet = cellsPerSheet(stock);
  for (let sheet = 0; sheet < sheets; sheet += 1) {
    const from = Math.max(0, sheet * perSheet - startCell);
    const drawings = labels
      .slice(from, (sheet + 1) * perSheet - startCell)
      .map((content, index) => drawLabel(content, cellOrigin(stock, labelPlace(stock, from + index, startCell).cell)));
    yield {
      fills: drawings.flatMap(({ fills }) => fills),
      texts: drawings.flatMap(({ texts }) => texts),
      symbols: drawings.flatMap(({ symbols }) => symbols),
    };
  }
}

/** All sheets at once, for a few; see {@link labelSheets}. */
export const drawLabelSheets = (labels: readonly LabelContent[], options: SheetOptions): readonly SheetDrawing[] => [
  ...labelSheets(labels, options),
];
