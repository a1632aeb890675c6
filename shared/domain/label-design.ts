import { err, ok, type Result } from '#shared/lib/result.ts';
import type { LabelField, LabelKind } from './label-content.ts';
import {
  BAR_MODULES,
  BAR_QUIET_MODULES,
  dotsToMm,
  MATRIX_MODULES,
  PRINTER_DPI,
  QR_MODULES,
  rightOf,
  type BoxMm,
} from './label-geometry.ts';
import type { TextSetting } from './label-text.ts';

/** The square symbol beside the bars; both carry the same 12 digits. */
export type MatrixKind = 'data-matrix' | 'qr';

/** A text of a label: which words, in which box, how they may be set. `box` is in the direction of reading. */
export interface TextSlot {
  readonly field: LabelField;
  readonly box: BoxMm;
  readonly settings: readonly TextSetting[];
  readonly weight: 400 | 700;
  readonly align: 'start' | 'end';
}

/** A symbol of a label. `box` is its dark part: the white it needs lies around it and nothing else stands there. */
export interface SymbolSlot {
  readonly symbology: 'code-128' | MatrixKind;
  readonly box: BoxMm;
  readonly modules: number;
  readonly dotsPerModule: number;
}

/**
 * Where everything stands on one label, in millimetres in the direction of reading. With `turn` 90 the label is higher
 * than wide and the design is laid on it turned clockwise, so that it reads downwards on the spine of a folder.
 */
export interface LabelDesign {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly turn: 0 | 90;
  readonly dpi: number;
  readonly texts: readonly TextSlot[];
  readonly symbols: readonly SymbolSlot[];
  /** Where the colour of the number goes; absent when no band is wanted. */
  readonly band: BoxMm | undefined;
}

/** What a design is made for. */
export interface LabelPurpose {
  readonly kind: LabelKind;
  readonly cell: { readonly widthMm: number; readonly heightMm: number };
  readonly matrix?: MatrixKind;
  readonly band?: 'none' | 'number-colour';
  /** Resolution of the printer; 300 when it is not known. */
  readonly dpi?: number;
}

/** A cell that cannot hold the symbols, the white they need and words that can be read. */
export interface LabelTooSmall {
  readonly type: 'label-too-small';
  readonly leastWidthMm: number;
  readonly leastHeightMm: number;
}

/** Printers pull paper in up to 1.5 mm askew; nothing stands nearer to the long edges, and a little more at the ends. */
const EDGE_Y_MM = 1.5;
const EDGE_X_MM = 2.2;
const BAND_MM = 4;
const BAND_GAP_MM = 0.8;

/** Bars of a third of a millimetre (13 mil) read with every office scanner and survive a photocopier; 10 mil still read. */
const BAR_WANTED_MM = 4 / (PRINTER_DPI / 25.4);
const BAR_LEAST_MM = 0.25;
/** Squares of two thirds of a millimetre read with a phone from half a metre. */
const MATRIX_WANTED_MM = { 'data-matrix': 8 / (PRINTER_DPI / 25.4), qr: 5 / (PRINTER_DPI / 25.4) } as const;
const MATRIX_LEAST_MM = 0.38;
const MATRIX_SIZE = { 'data-matrix': MATRIX_MODULES, qr: QR_MODULES } as const;
/** White around the matrix in modules (ISO/IEC 16022; ISO/IEC 18004). */
const MATRIX_QUIET = { 'data-matrix': 1, qr: 4 } as const;

const LEAST = { widthMm: 60, heightMm: 17 } as const;
/** From this height on a label has its symbols below its words; lower ones are strips for spines and shelf edges. */
const COVER_HEIGHT_MM = 31;
const LONG_STRIP_MM = 84;

const sizes = (lines: number, ...pts: readonly number[]): readonly TextSetting[] =>
  pts.map((sizePt) => ({ sizePt, lines }));

/** The biggest word of a label by what it is stuck on: the card of an action is read from where the scanner lies. */
const HEADINGS: Readonly<Record<LabelKind, readonly TextSetting[]>> = {
  folder: [...sizes(1, 13, 12, 11, 10), ...sizes(2, 9, 8, 7)],
  place: [...sizes(1, 17, 15, 13, 11.5, 10), ...sizes(2, 9, 8, 7)],
  person: [...sizes(1, 15, 13, 11.5, 10), ...sizes(2, 9, 8, 7)],
  action: [...sizes(1, 19, 17, 13), ...sizes(2, 9, 8)],
};
const NUMBER = sizes(1, 11, 10, 9, 8, 7);
const CORNER = sizes(1, 11, 9, 8, 7);
const FOOT = sizes(1, 8.5, 8, 7);

/** A point size of Thai with two storeys of marks, in millimetres from line to line. */
const MM_PER_POINT_OF_LINE = (25.4 / 72) * 1.5;

/** The settings that fit a box of this height, enlarged with the label. Thai smaller than 7 points is not read. */
const fitting = (settings: readonly TextSetting[], heightMm: number, scale: number): readonly TextSetting[] => {
  const scaled = settings.map(({ sizePt, lines }) => ({ sizePt: Math.round(sizePt * scale * 2) / 2, lines }));
  const fits = [...scaled, ...settings].filter(
    ({ sizePt, lines }) => sizePt * lines * MM_PER_POINT_OF_LINE <= heightMm + 0.01,
  );
  const inOrder = fits.toSorted((a, b) => b.sizePt - a.sizePt);
  return inOrder.length > 0 ? inOrder : [{ sizePt: Math.max(6, heightMm / MM_PER_POINT_OF_LINE), lines: 1 }];
};

interface Symbols {
  readonly quietMm: number;
  readonly barsMm: number;
  readonly matrixMm: number;
  readonly matrixQuietMm: number;
  /** From the left quiet zone of the bars to the right one of the matrix. */
  readonly widthMm: number;
  readonly barDots: number;
  readonly matrixDots: number;
}

const symbolsOf = (dots: { bar: number; matrix: number }, kind: MatrixKind, dpi: number): Symbols => {
  const quietMm = dotsToMm(BAR_QUIET_MODULES * dots.bar, dpi);
  const barsMm = dotsToMm(BAR_MODULES * dots.bar, dpi);
  const matrixMm = dotsToMm(MATRIX_SIZE[kind] * dots.matrix, dpi);
  const matrixQuietMm = dotsToMm(MATRIX_QUIET[kind] * dots.matrix, dpi);
  const widthMm = quietMm + barsMm + Math.max(quietMm, matrixQuietMm) + matrixMm + matrixQuietMm;
  return { quietMm, barsMm, matrixMm, matrixQuietMm, widthMm, barDots: dots.bar, matrixDots: dots.matrix };
};

const wholeDots = (mm: number, dpi: number): number => Math.max(1, Math.round(mm / dotsToMm(1, dpi)));

/** The biggest symbols of whole dots that the room has, undefined when not even the smallest that still read. */
const chooseSymbols = (
  room: { readonly widthMm: number; readonly heightMm: number },
  kind: MatrixKind,
  { dpi, scale }: { readonly dpi: number; readonly scale: number },
): Symbols | undefined => {
  for (
    let matrix = wholeDots(MATRIX_WANTED_MM[kind] * scale, dpi);
    dotsToMm(matrix, dpi) >= MATRIX_LEAST_MM;
    matrix -= 1
  ) {
    for (let bar = wholeDots(BAR_WANTED_MM * scale, dpi); dotsToMm(bar, dpi) >= BAR_LEAST_MM - 0.001; bar -= 1) {
      const symbols = symbolsOf({ bar, matrix }, kind, dpi);
      if (symbols.widthMm <= room.widthMm && symbols.matrixMm <= room.heightMm) return symbols;
    }
  }
  return undefined;
};

const symbolSlots = (
  symbols: Symbols,
  kind: MatrixKind,
  at: { readonly leftMm: number; readonly rightMm: number; readonly topMm: number; readonly barHeightMm: number },
): readonly SymbolSlot[] => [
  {
    symbology: 'code-128',
    box: { xMm: at.leftMm + symbols.quietMm, yMm: at.topMm, widthMm: symbols.barsMm, heightMm: at.barHeightMm },
    modules: BAR_MODULES,
    dotsPerModule: symbols.barDots,
  },
  {
    symbology: kind,
    box: {
      xMm: at.rightMm - symbols.matrixQuietMm - symbols.matrixMm,
      yMm: at.topMm,
      widthMm: symbols.matrixMm,
      heightMm: symbols.matrixMm,
    },
    modules: MATRIX_SIZE[kind],
    dotsPerModule: symbols.matrixDots,
  },
];

type Frame = Pick<LabelDesign, 'widthMm' | 'heightMm'> & { readonly leftMm: number; readonly rightMm: number };
interface Laid {
  readonly texts: readonly TextSlot[];
  readonly symbols: readonly SymbolSlot[];
}
interface LayOut {
  readonly frame: Frame;
  readonly kind: LabelKind;
  readonly matrix: MatrixKind;
  readonly dpi: number;
}

const box = (xMm: number, yMm: number, widthMm: number, heightMm: number): BoxMm => ({ xMm, yMm, widthMm, heightMm });
const slot = (field: LabelField, place: BoxMm, settings: readonly TextSetting[], weight: 400 | 700): TextSlot => ({
  field,
  box: place,
  settings,
  weight,
  align: field === 'corner' || field === 'foot' ? 'end' : 'start',
});

/** Name on top, number and volume, bars beside the matrix, digits and home shelf below. */
const layOutCover = ({ frame, kind, matrix, dpi }: LayOut): Laid | undefined => {
  const widthMm = frame.rightMm - frame.leftMm;
  const scale = Math.min(1.5, Math.max(1, frame.heightMm / 33.9), Math.max(1, widthMm / 59));
  const lineMm = 4.85 * scale;
  const symbols = chooseSymbols({ widthMm, heightMm: frame.heightMm * 0.45 }, matrix, { dpi, scale });
  if (!symbols) return undefined;
  const footTop = frame.heightMm - EDGE_Y_MM - lineMm;
  const symbolTop = footTop - 1.1 - symbols.matrixMm;
  const numberTop = symbolTop - 0.5 - lineMm;
  const cornerMm = 15 * scale;
  const digitsMm = Math.min(27 * scale, widthMm / 2);
  const headingMm = numberTop - EDGE_Y_MM;
  return {
    texts: [
      slot('heading', box(frame.leftMm, EDGE_Y_MM, widthMm, headingMm), fitting(HEADINGS[kind], headingMm, scale), 700),
      slot('number', box(frame.leftMm, numberTop, widthMm - cornerMm, lineMm), fitting(NUMBER, lineMm, scale), 700),
      slot('corner', box(frame.rightMm - cornerMm, numberTop, cornerMm, lineMm), fitting(CORNER, lineMm, scale), 700),
      slot('digits', box(frame.leftMm, footTop, digitsMm, lineMm), fitting(sizes(1, 10.5, 9, 8), lineMm, scale), 400),
      slot(
        'foot',
        box(frame.leftMm + digitsMm, footTop, widthMm - digitsMm, lineMm),
        fitting(FOOT, lineMm, scale),
        400,
      ),
    ],
    symbols: symbolSlots(symbols, matrix, {
      leftMm: frame.leftMm,
      rightMm: frame.rightMm,
      topMm: symbolTop,
      barHeightMm: symbols.matrixMm - 0.5,
    }),
  };
};

/** A narrow strip for a spine or the edge of a shelf: bars and matrix first, the words beside them. */
const layOutLongStrip = ({ frame, kind, matrix, dpi }: LayOut): Laid | undefined => {
  const innerMm = frame.heightMm - 2 * EDGE_Y_MM;
  const digitsMm = 3.8;
  const symbols = chooseSymbols({ widthMm: (frame.rightMm - frame.leftMm) * 0.52, heightMm: innerMm }, matrix, {
    dpi,
    scale: 1,
  });
  if (!symbols || innerMm - digitsMm < 6.35) return undefined;
  const symbolsRight = frame.leftMm + symbols.widthMm;
  const textLeft = symbolsRight + 1;
  const textMm = frame.rightMm - textLeft;
  const lineMm = Math.min(3.75, innerMm / 3.4);
  const headingMm = innerMm - 2 * lineMm;
  const barsLeft = frame.leftMm + symbols.quietMm;
  const row = (index: number): number => EDGE_Y_MM + headingMm + index * lineMm;
  return {
    texts: [
      slot('heading', box(textLeft, EDGE_Y_MM, textMm, headingMm), fitting(HEADINGS[kind], headingMm, 1), 700),
      slot('number', box(textLeft, row(0), textMm * 0.66, lineMm), fitting(NUMBER, lineMm, 1), 700),
      slot('corner', box(textLeft + textMm * 0.66, row(0), textMm * 0.34, lineMm), fitting(CORNER, lineMm, 1), 700),
      {
        ...slot('foot', box(textLeft, row(1), textMm, lineMm), fitting(FOOT, lineMm, 1), 400),
        align: 'start',
      },
      slot(
        'digits',
        box(barsLeft, frame.heightMm - EDGE_Y_MM - digitsMm, symbols.barsMm, digitsMm),
        fitting(sizes(1, 9, 8, 7), digitsMm, 1),
        400,
      ),
    ],
    symbols: symbolSlots(symbols, matrix, {
      leftMm: frame.leftMm,
      rightMm: symbolsRight,
      topMm: EDGE_Y_MM,
      barHeightMm: innerMm - digitsMm,
    }),
  };
};

/** A strip too short for words beside its symbols: name, symbols, number and digits in three rows. */
const layOutShortStrip = ({ frame, kind, matrix, dpi }: LayOut): Laid | undefined => {
  const widthMm = frame.rightMm - frame.leftMm;
  const innerMm = frame.heightMm - 2 * EDGE_Y_MM;
  const lineMm = Math.max(3.72, innerMm * 0.25);
  const symbolMm = innerMm - 2 * lineMm;
  const symbols = chooseSymbols({ widthMm, heightMm: innerMm - lineMm }, matrix, { dpi, scale: 1 });
  if (!symbols || symbolMm < 6.35) return undefined;
  const wordsMm = widthMm - symbols.matrixMm - 2 * symbols.matrixQuietMm;
  const footTop = EDGE_Y_MM + lineMm + symbolMm;
  return {
    texts: [
      slot('heading', box(frame.leftMm, EDGE_Y_MM, widthMm, lineMm), fitting(HEADINGS[kind], lineMm, 1), 700),
      slot('number', box(frame.leftMm, footTop, wordsMm * 0.42, lineMm), fitting(NUMBER, lineMm, 1), 700),
      {
        ...slot(
          'digits',
          box(frame.leftMm + wordsMm * 0.42, footTop, wordsMm * 0.38, lineMm),
          fitting(FOOT, lineMm, 1),
          400,
        ),
        align: 'end',
      },
      slot(
        'corner',
        box(frame.leftMm + wordsMm * 0.8, footTop, wordsMm * 0.2, lineMm),
        fitting(CORNER, lineMm, 1),
        700,
      ),
    ],
    symbols: symbolSlots(symbols, matrix, {
      leftMm: frame.leftMm,
      rightMm: frame.rightMm,
      topMm: EDGE_Y_MM + lineMm,
      barHeightMm: symbolMm,
    }),
  };
};

const layOut = (job: LayOut): Laid | undefined => {
  const { widthMm, heightMm } = job.frame;
  if (heightMm >= COVER_HEIGHT_MM) return layOutCover(job);
  return widthMm >= LONG_STRIP_MM ? layOutLongStrip(job) : layOutShortStrip(job);
};

/**
 * The design for what is labelled and the cell there is: a cover from 60 x 31 mm on, a strip for spines and shelf edges
 * from 60 x 17 mm (or 84 x 14 mm) on, turned when the cell is higher than wide. Symbols are the biggest that the cell has room for, in
 * whole dots of the printer. Refuses a smaller cell with the least size.
 */
export const designLabel = (purpose: LabelPurpose): Result<LabelDesign, LabelTooSmall> => {
  const { kind, cell, matrix = 'data-matrix', band = 'none', dpi = PRINTER_DPI } = purpose;
  const isUpright = cell.heightMm > cell.widthMm && cell.widthMm < LEAST.widthMm;
  const widthMm = isUpright ? cell.heightMm : cell.widthMm;
  const heightMm = isUpright ? cell.widthMm : cell.heightMm;
  const bandBox =
    band === 'none' ? undefined : box(EDGE_Y_MM, EDGE_Y_MM, BAND_MM, Math.max(1, heightMm - 2 * EDGE_Y_MM));
  const leftMm = bandBox ? rightOf(bandBox) + BAND_GAP_MM : EDGE_X_MM;
  const frame = { widthMm, heightMm, leftMm, rightMm: widthMm - EDGE_X_MM };
  const laid = widthMm >= LEAST.widthMm ? layOut({ frame, kind, matrix, dpi }) : undefined;
  if (!laid) return err({ type: 'label-too-small', leastWidthMm: LEAST.widthMm, leastHeightMm: LEAST.heightMm });
  return ok({ widthMm, heightMm, turn: isUpright ? 90 : 0, dpi, ...laid, band: bandBox });
};

/** A box of a design on the cell as it lies on the sheet; for a turned design its corners have moved. */
export const boxOnCell = ({ turn, heightMm }: Pick<LabelDesign, 'turn' | 'heightMm'>, place: BoxMm): BoxMm =>
  turn === 0
    ? place
    : {
        xMm: heightMm - place.yMm - place.heightMm,
        yMm: place.xMm,
        widthMm: place.heightMm,
        heightMm: place.widthMm,
      };
