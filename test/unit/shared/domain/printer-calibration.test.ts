import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  aimFor,
  calibrationFrom,
  idealReading,
  isScaledByDriver,
  NO_CALIBRATION,
  printedAt,
  RULER_ARROW_MM,
  RULER_MARGIN_MM,
  type PrinterCalibration,
  type RulerReading,
} from '#shared/domain/printer-calibration.ts';

const A4 = { widthMm: 210, heightMm: 297 };

const printers: fc.Arbitrary<PrinterCalibration> = fc.record({
  offsetXMm: fc.double({ min: -4, max: 4, noNaN: true }),
  offsetYMm: fc.double({ min: -4, max: 4, noNaN: true }),
  scaleX: fc.double({ min: 0.94, max: 1.03, noNaN: true }),
  scaleY: fc.double({ min: 0.94, max: 1.03, noNaN: true }),
  skewX: fc.double({ min: -0.008, max: 0.008, noNaN: true }),
  skewY: fc.double({ min: -0.008, max: 0.008, noNaN: true }),
});

/** What a clerk reads off a ruler page that this printer printed, to a quarter of a millimetre. */
const readRuler = (printer: PrinterCalibration, sentWith: PrinterCalibration): RulerReading => {
  const [near, right, bottom] = [RULER_MARGIN_MM, A4.widthMm - RULER_MARGIN_MM, A4.heightMm - RULER_MARGIN_MM];
  const at = (xMm: number, yMm: number) => printedAt(printer, aimFor(sentWith, { xMm, yMm }));
  const read = (mm: number): number => Math.round(mm * 4) / 4;
  return {
    leftAtTopMm: read(at(near, near + RULER_ARROW_MM).xMm),
    leftAtBottomMm: read(at(near, bottom - RULER_ARROW_MM).xMm),
    topAtLeftMm: read(at(near + RULER_ARROW_MM, near).yMm),
    topAtRightMm: read(at(right - RULER_ARROW_MM, near).yMm),
    frameWidthMm: read(at(right, near).xMm - at(near, near).xMm),
    frameHeightMm: read(at(near, bottom).yMm - at(near, near).yMm),
  };
};

const learn = (reading: RulerReading, sentWith = NO_CALIBRATION): PrinterCalibration => {
  const learnt = calibrationFrom(reading, A4, sentWith);
  if (!learnt.ok) throw new Error(learnt.error.measure);
  return learnt.value;
};

const worstErrorMm = (printer: PrinterCalibration, calibration: PrinterCalibration): number => {
  const wanted = [5, 105, 205].flatMap((xMm) => [5, 150, 292].map((yMm) => ({ xMm, yMm })));
  return Math.max(
    ...wanted.map((point) => {
      const out = printedAt(printer, aimFor(calibration, point));
      return Math.max(Math.abs(out.xMm - point.xMm), Math.abs(out.yMm - point.yMm));
    }),
  );
};

describe('calibrating a printer with the ruler page', () => {
  test('puts labels within half a millimetre, read with a ruler to a quarter', () => {
    fc.assert(
      fc.property(printers, (printer) => {
        const calibration = learn(readRuler(printer, NO_CALIBRATION));
        expect(worstErrorMm(printer, calibration)).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  test('a second page, printed with the first calibration, is read as no error at all', () => {
    fc.assert(
      fc.property(printers, (printer) => {
        const first = learn(readRuler(printer, NO_CALIBRATION));
        const second = readRuler(printer, first);
        for (const [name, mm] of Object.entries(idealReading(A4))) {
          expect(Math.abs((second as unknown as Record<string, number>)[name]! - mm)).toBeLessThanOrEqual(0.5);
        }
        expect(worstErrorMm(printer, learn(second, first))).toBeLessThanOrEqual(0.5);
      }),
    );
  });

  test('aims are the inverse of what the printer does', () => {
    fc.assert(
      fc.property(printers, (printer) => {
        const out = printedAt(printer, aimFor(printer, { xMm: 100, yMm: 200 }));
        expect(out.xMm).toBeCloseTo(100, 9);
        expect(out.yMm).toBeCloseTo(200, 9);
      }),
    );
  });

  test('a perfect page needs no calibration', () => {
    expect(worstErrorMm(NO_CALIBRATION, learn(idealReading(A4)))).toBeLessThan(1e-9);
  });

  test('a reading that no printer produces is refused, naming the measure', () => {
    expect(calibrationFrom({ ...idealReading(A4), topAtRightMm: 200 }, A4)).toMatchObject({
      ok: false,
      error: { type: 'reading-implausible', measure: 'topAtRightMm' },
    });
    expect(calibrationFrom({ ...idealReading(A4), frameWidthMm: Number.NaN }, A4).ok).toBe(false);
  });

  test('a driver that fits pages to the paper is noticed', () => {
    expect(isScaledByDriver({ ...NO_CALIBRATION, scaleX: 0.95, scaleY: 0.95 })).toBe(true);
    expect(isScaledByDriver({ ...NO_CALIBRATION, scaleX: 0.997 })).toBe(false);
  });
});
