import type { LabelStock } from '#shared/domain/label-sheet.ts';
import {
  aimFor,
  RULER_ARROW_MM,
  RULER_MARGIN_MM,
  type PointMm,
  type PrinterCalibration,
  type RulerReading,
} from '#shared/domain/printer-calibration.ts';
import type { DrawnFill, DrawnText, SheetDrawing } from './sheet-drawing.ts';

/** The numbers printed beside the arrows, by measure. */
export const RULER_NUMBERS: Readonly<Record<keyof RulerReading, number>> = {
  leftAtTopMm: 1,
  leftAtBottomMm: 2,
  topAtLeftMm: 3,
  topAtRightMm: 4,
  frameWidthMm: 5,
  frameHeightMm: 6,
};

const LINE_MM = 0.2;
const TICK_MM = 0.12;
const BLACK = '#000000';
const SCALE_LENGTH_MM = 100;

type Place = (point: PointMm) => PointMm;

/** A line of the frame, centred on where it belongs, in short pieces: a skew bends it as it bends everything else. */
const line = (place: Place, from: PointMm, to: PointMm, thickMm: number): readonly DrawnFill[] => {
  const isDown = from.xMm === to.xMm;
  const lengthMm = isDown ? to.yMm - from.yMm : to.xMm - from.xMm;
  const pieces = Math.max(1, Math.round(lengthMm / 10));
  return Array.from({ length: pieces }, (_, piece) => {
    const [begin, end] = [piece, piece + 1].map((at) => (lengthMm * at) / pieces);
    const at = (mm = 0): PointMm =>
      place(isDown ? { xMm: from.xMm, yMm: from.yMm + mm } : { xMm: from.xMm + mm, yMm: from.yMm });
    const [a, b] = [at(begin), at(end)];
    return isDown
      ? { xMm: a.xMm - thickMm / 2, yMm: a.yMm, widthMm: thickMm, heightMm: b.yMm - a.yMm, colour: BLACK }
      : { xMm: a.xMm, yMm: a.yMm - thickMm / 2, widthMm: b.xMm - a.xMm, heightMm: thickMm, colour: BLACK };
  });
};

/** Millimetres along the frame, to check a ruler against. */
const scale = (place: Place): readonly DrawnFill[] =>
  Array.from({ length: SCALE_LENGTH_MM + 1 }, (_, mm): DrawnFill => {
    const long = mm % 10 === 0 ? 5 : mm % 5 === 0 ? 3.5 : 2;
    const at = place({ xMm: RULER_MARGIN_MM + 30 + mm, yMm: RULER_MARGIN_MM });
    return { xMm: at.xMm - TICK_MM / 2, yMm: at.yMm, widthMm: TICK_MM, heightMm: long, colour: BLACK };
  });

const word = (place: Place, text: string, at: PointMm, look: Partial<DrawnText> = {}): DrawnText => ({
  text,
  ...place(at),
  sizeMm: 5,
  weight: 700,
  anchor: 'middle',
  turn: 0,
  ...look,
});

/** The words of the page, from the messages. */
export interface RulerWords {
  readonly title: string;
  readonly lines: readonly string[];
}

const numbers = (page: LabelStock['page'], place: Place): readonly DrawnText[] => {
  const [right, bottom] = [page.widthMm - RULER_MARGIN_MM, page.heightMm - RULER_MARGIN_MM];
  const spots: readonly (readonly [keyof RulerReading, PointMm])[] = [
    ['leftAtTopMm', { xMm: 12, yMm: RULER_MARGIN_MM + RULER_ARROW_MM - 2 }],
    ['leftAtBottomMm', { xMm: 12, yMm: bottom - RULER_ARROW_MM - 2 }],
    ['topAtLeftMm', { xMm: RULER_MARGIN_MM + RULER_ARROW_MM - 4, yMm: 14 }],
    ['topAtRightMm', { xMm: right - RULER_ARROW_MM + 4, yMm: 14 }],
    ['frameWidthMm', { xMm: page.widthMm / 2, yMm: bottom - 3 }],
    ['frameHeightMm', { xMm: right - 6, yMm: page.heightMm / 2 }],
  ];
  return spots.map(([measure, at]) => word(place, String(RULER_NUMBERS[measure]), at, { sizeMm: 6 }));
};

const arrows = (page: LabelStock['page'], place: Place): readonly DrawnFill[] => {
  const [right, bottom] = [page.widthMm - RULER_MARGIN_MM, page.heightMm - RULER_MARGIN_MM];
  const across = (yMm: number) => line(place, { xMm: 6, yMm }, { xMm: RULER_MARGIN_MM, yMm }, TICK_MM);
  const down = (xMm: number) => line(place, { xMm, yMm: 6 }, { xMm, yMm: RULER_MARGIN_MM }, TICK_MM);
  return [
    ...across(RULER_MARGIN_MM + RULER_ARROW_MM),
    ...across(bottom - RULER_ARROW_MM),
    ...down(RULER_MARGIN_MM + RULER_ARROW_MM),
    ...down(right - RULER_ARROW_MM),
  ];
};

/**
 * The page a clerk measures with a ruler: a frame 20 mm from every edge, six numbered distances, a scale to check the
 * ruler against. Printed with the calibration in force, so that measuring once more makes it better.
 */
export const drawRulerPage = (
  page: LabelStock['page'],
  calibration: PrinterCalibration,
  words: RulerWords,
): SheetDrawing => {
  const place: Place = (point) => aimFor(calibration, point);
  const [left, top] = [RULER_MARGIN_MM, RULER_MARGIN_MM];
  const [right, bottom] = [page.widthMm - RULER_MARGIN_MM, page.heightMm - RULER_MARGIN_MM];
  const frame = [
    ...line(place, { xMm: left, yMm: top }, { xMm: left, yMm: bottom }, LINE_MM),
    ...line(place, { xMm: right, yMm: top }, { xMm: right, yMm: bottom }, LINE_MM),
    ...line(place, { xMm: left, yMm: top }, { xMm: right, yMm: top }, LINE_MM),
    ...line(place, { xMm: left, yMm: bottom }, { xMm: right, yMm: bottom }, LINE_MM),
  ];
  const textLeft = left + 20;
  const lines = words.lines.map((text, index) =>
    word(place, text, { xMm: textLeft, yMm: top + 48 + index * 8 }, { sizeMm: 4.2, weight: 400, anchor: 'start' }),
  );
  return {
    fills: [...frame, ...scale(place), ...arrows(page, place)],
    texts: [
      word(place, words.title, { xMm: textLeft, yMm: top + 36 }, { sizeMm: 7, anchor: 'start' }),
      ...lines,
      ...numbers(page, place),
    ],
    symbols: [],
  };
};
