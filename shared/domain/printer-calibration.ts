import { z } from 'zod';
import { err, ok, type Result } from '#shared/lib/result.ts';

/**
 * What a printer does to a sheet, as an affine map in millimetres from the upper left corner of the paper: a point meant
 * for (x, y) comes out at (offsetXMm + scaleX x + skewX y, offsetYMm + skewY x + scaleY y). Kept per printer and stock.
 */
export const PrinterCalibration = z.object({
  offsetXMm: z.number(),
  offsetYMm: z.number(),
  scaleX: z.number().positive(),
  scaleY: z.number().positive(),
  skewX: z.number(),
  skewY: z.number(),
});
export type PrinterCalibration = z.output<typeof PrinterCalibration>;

/** A printer without any error. */
export const NO_CALIBRATION: PrinterCalibration = {
  offsetXMm: 0,
  offsetYMm: 0,
  scaleX: 1,
  scaleY: 1,
  skewX: 0,
  skewY: 0,
};

/** A point on a sheet, from its upper left corner. */
export interface PointMm {
  readonly xMm: number;
  readonly yMm: number;
}

/** Where the printer puts what is sent to `point`. */
export const printedAt = (calibration: PrinterCalibration, { xMm, yMm }: PointMm): PointMm => ({
  xMm: calibration.offsetXMm + calibration.scaleX * xMm + calibration.skewX * yMm,
  yMm: calibration.offsetYMm + calibration.skewY * xMm + calibration.scaleY * yMm,
});

/** Where to send what shall come out at `wanted`; the inverse of {@link printedAt}. */
export const aimFor = (calibration: PrinterCalibration, wanted: PointMm): PointMm => {
  const { scaleX, scaleY, skewX, skewY } = calibration;
  const x = wanted.xMm - calibration.offsetXMm;
  const y = wanted.yMm - calibration.offsetYMm;
  const determinant = scaleX * scaleY - skewX * skewY;
  return { xMm: (scaleY * x - skewX * y) / determinant, yMm: (scaleX * y - skewY * x) / determinant };
};

/** How far the frame of the ruler page stands from every edge of the paper. */
export const RULER_MARGIN_MM = 20;
/** How far from the corners of the frame its distances to the edges are measured, where the arrows are. */
export const RULER_ARROW_MM = 14;

/** What a clerk reads off the printed ruler page with a ruler; the numbers are those printed beside the arrows. */
export interface RulerReading {
  /** 1, 2: from the left edge of the paper to the left line of the frame, at the upper and the lower arrow. */
  readonly leftAtTopMm: number;
  readonly leftAtBottomMm: number;
  /** 3, 4: from the upper edge of the paper to the upper line of the frame, at the left and the right arrow. */
  readonly topAtLeftMm: number;
  readonly topAtRightMm: number;
  /** 5, 6: width and height of the frame. */
  readonly frameWidthMm: number;
  readonly frameHeightMm: number;
}

/** What a printer without any error would give on this paper. */
export const idealReading = (page: { readonly widthMm: number; readonly heightMm: number }): RulerReading => ({
  leftAtTopMm: RULER_MARGIN_MM,
  leftAtBottomMm: RULER_MARGIN_MM,
  topAtLeftMm: RULER_MARGIN_MM,
  topAtRightMm: RULER_MARGIN_MM,
  frameWidthMm: page.widthMm - 2 * RULER_MARGIN_MM,
  frameHeightMm: page.heightMm - 2 * RULER_MARGIN_MM,
});

/** A reading that no printer produces: a slip of the ruler or of the keyboard. */
export interface ReadingImplausible {
  readonly type: 'reading-implausible';
  readonly measure: keyof RulerReading;
}

const MOST_OFFSET_MM = 15;
const MOST_SCALE_ERROR = 0.15;

const implausible = (reading: RulerReading, ideal: RulerReading): keyof RulerReading | undefined => {
  const distances = ['leftAtTopMm', 'leftAtBottomMm', 'topAtLeftMm', 'topAtRightMm'] as const;
  const lengths = ['frameWidthMm', 'frameHeightMm'] as const;
  return (
    distances.find((name) => !(Math.abs(reading[name] - ideal[name]) <= MOST_OFFSET_MM)) ??
    lengths.find((name) => !(Math.abs(reading[name] / ideal[name] - 1) <= MOST_SCALE_ERROR))
  );
};

/** `second` after `first`: what both do to a sheet together. */
const compose = (second: PrinterCalibration, first: PrinterCalibration): PrinterCalibration => {
  const origin = printedAt(second, { xMm: first.offsetXMm, yMm: first.offsetYMm });
  return {
    offsetXMm: origin.xMm,
    offsetYMm: origin.yMm,
    scaleX: second.scaleX * first.scaleX + second.skewX * first.skewY,
    skewX: second.scaleX * first.skewX + second.skewX * first.scaleY,
    skewY: second.skewY * first.scaleX + second.scaleY * first.skewY,
    scaleY: second.skewY * first.skewX + second.scaleY * first.scaleY,
  };
};

/**
 * The calibration that a reading of the ruler page shows. `printedWith` is the calibration in force when the page was
 * printed: measuring a second time corrects the first. Refuses a reading that no printer produces, naming the measure.
 */
export const calibrationFrom = (
  reading: RulerReading,
  page: { readonly widthMm: number; readonly heightMm: number },
  printedWith: PrinterCalibration = NO_CALIBRATION,
): Result<PrinterCalibration, ReadingImplausible> => {
  const ideal = idealReading(page);
  const measure = implausible(reading, ideal);
  if (measure !== undefined) return err({ type: 'reading-implausible', measure });
  const scaleX = reading.frameWidthMm / ideal.frameWidthMm;
  const scaleY = reading.frameHeightMm / ideal.frameHeightMm;
  const skewX = (reading.leftAtBottomMm - reading.leftAtTopMm) / (ideal.frameHeightMm - 2 * RULER_ARROW_MM);
  const skewY = (reading.topAtRightMm - reading.topAtLeftMm) / (ideal.frameWidthMm - 2 * RULER_ARROW_MM);
  const arrowMm = RULER_MARGIN_MM + RULER_ARROW_MM;
  const seen: PrinterCalibration = {
    offsetXMm: reading.leftAtTopMm - scaleX * RULER_MARGIN_MM - skewX * arrowMm,
    offsetYMm: reading.topAtLeftMm - scaleY * RULER_MARGIN_MM - skewY * arrowMm,
    scaleX,
    scaleY,
    skewX,
    skewY,
  };
  return ok(compose(seen, printedWith));
};

const SCALED_BY_DRIVER = 0.01;

/** Whether the driver shrinks or enlarges pages: positions can be calibrated then, but bars lose their whole dots. */
export const isScaledByDriver = ({ scaleX, scaleY }: PrinterCalibration): boolean =>
  Math.abs(scaleX - 1) > SCALED_BY_DRIVER || Math.abs(scaleY - 1) > SCALED_BY_DRIVER;
