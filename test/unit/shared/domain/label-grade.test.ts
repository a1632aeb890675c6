import { describe, expect, test } from 'vitest';
import { code128Widths } from '#shared/domain/code-128.ts';
import { designLabel } from '#shared/domain/label-design.ts';
import { gradeOfDesign, predictGrade, refusalOf } from '#shared/domain/label-grade.ts';
import { dotsToMm } from '#shared/domain/label-geometry.ts';
import { STOCK_PRESETS, A4_24_LABELS, A4_SPINE_STRIPS } from '#shared/domain/label-sheet.ts';
import { NO_CALIBRATION } from '#shared/domain/printer-calibration.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';

const widths = code128Widths(makeScanCode('folder', '13', 42));
const bars = (dots: number, dpi = 300) => {
  const moduleMm = dotsToMm(dots, dpi);
  return { widths, moduleMm, heightMm: 9, quietMm: 10 * moduleMm, dpi };
};
const designOn = (cell: { widthMm: number; heightMm: number }) => {
  const made = designLabel({ kind: 'folder', cell });
  if (!made.ok) throw new Error('too small');
  return made.value;
};

describe('the predicted grade of bars', () => {
  test('is A for four whole dots a module, and for three', () => {
    expect(predictGrade(bars(4)).letter).toBe('A');
    expect(predictGrade(bars(3)).letter).toBe('A');
  });

  test('is A on every sheet that is offered', () => {
    for (const { stock } of STOCK_PRESETS) {
      expect(gradeOfDesign(designOn(stock.cell), NO_CALIBRATION)?.letter).toBe('A');
    }
  });

  test('falls when a driver squeezes modules off the dots', () => {
    const { letter, value, weakest } = predictGrade(bars(2.5));

    expect(value).toBeLessThan(predictGrade(bars(3)).value);
    expect(letter).not.toBe('A');
    expect(weakest).toBe('decodability');
  });

  test('gets worse the further bars are squeezed below what dots can show', () => {
    const grades = [4, 2.5, 1.4, 0.9].map((dots) => predictGrade(bars(dots)).value);

    expect(grades).toEqual(grades.toSorted((a, b) => b - a));
    expect(grades.at(-1)).toBe(0);
  });

  test('is F with something in the white at their sides', () => {
    const grade = predictGrade({ ...bars(4), quietMm: 2 });

    expect(grade).toMatchObject({ letter: 'F', weakest: 'quiet-zone' });
  });

  test('takes ten lines: bars that lean over the dots differ from line to line and still read', () => {
    const grade = predictGrade({ ...bars(4), slant: 0.01 });

    expect(grade.value).toBeGreaterThanOrEqual(2.5);
  });
});

describe('refusing to print below B', () => {
  const shrunk = { ...NO_CALIBRATION, scaleX: 0.62, scaleY: 0.62 };

  test('prints as it is on a printer that keeps the size', () => {
    expect(refusalOf(designOn(A4_24_LABELS.cell), NO_CALIBRATION)).toBeUndefined();
    expect(refusalOf(designOn(A4_SPINE_STRIPS.cell), NO_CALIBRATION)).toBeUndefined();
  });

  test('refuses when the driver shrinks the page, and says to print unscaled', () => {
    expect(refusalOf(designOn(A4_SPINE_STRIPS.cell), shrunk)).toMatchObject({
      type: 'label-grade-too-low',
      cure: 'print-unscaled',
    });
  });
});
