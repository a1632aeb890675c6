import { describe, expect, test } from 'vitest';
import { code128Widths } from '#shared/domain/code-128.ts';
import { designLabel, type LabelDesign, type SymbolSlot } from '#shared/domain/label-design.ts';
import { dotsToMm } from '#shared/domain/label-geometry.ts';
import { gradeOfDesign, LEAST_GRADE, predictGrade, refusalOf } from '#shared/domain/label-grade.ts';
import { NO_CALIBRATION } from '#shared/domain/printer-calibration.ts';
import type { PrintedBars } from '#shared/domain/scan-profile.ts';

const moduleMm = dotsToMm(4);
const printed = (over: Partial<PrintedBars> = {}): PrintedBars => ({
  widths: code128Widths('13'),
  moduleMm,
  heightMm: 9,
  quietMm: 10 * moduleMm,
  dpi: 300,
  ...over,
});

// ISO/IEC 15416, table 1. Nothing else is wrong with these bars, so the one parameter decides.
describe('symbol contrast: how much darker the bars are than the paper', () => {
  test.each([
    [0.06, 'A', 'decode'],
    [0.12, 'A', 'decode'],
    [0.121, 'B', 'symbol-contrast'],
    [0.27, 'B', 'symbol-contrast'],
    [0.271, 'C', 'symbol-contrast'],
    [0.41, 'C', 'symbol-contrast'],
    // Black that reflects more than half of what paper does is none, whatever the contrast.
    [0.411, 'F', 'minimum-reflectance'],
    [0.6, 'F', 'minimum-reflectance'],
  ])('of black that reflects %f is an %s', (blackReflectance, letter, weakest) => {
    expect(predictGrade(printed({ blackReflectance }))).toMatchObject({ letter, weakest });
  });
});

// ISO/IEC 15416, 5.4.11 with the reference decode of ISO/IEC 15417: growth makes the sum of three bars too large. Of a
// module of four dots, e dots on each side come to 1.75 - 1.5e of 1.75.
describe('decodability: how near the bars are to being another character', () => {
  test.each([
    [0, 'A', 4],
    [0.125, 'A', 4],
    [0.375, 'A', 4],
    [0.5, 'B', 3],
    [0.625, 'C', 2],
    [0.75, 'D', 1],
    [0.875, 'D', 1],
    [1, 'F', 0],
    [1.25, 'F', 0],
  ])('with dots that spread by %f is an %s', (growthDots, letter, value) => {
    const grade = predictGrade(printed({ growthDots }));

    expect(grade).toEqual({ letter, value, weakest: value < 4 ? 'decodability' : 'decode' });
  });

  test.each([
    [2, 'A'],
    [3, 'A'],
    [4, 'A'],
    [5, 'A'],
  ])('of modules of %i whole dots is an %s', (dots, letter) => {
    expect(predictGrade(printed({ moduleMm: dotsToMm(dots), quietMm: dotsToMm(10 * dots) })).letter).toBe(letter);
  });

  test.each([1.5, 2.5])('of modules of %f dots is never an A', (dots) => {
    expect(predictGrade(printed({ moduleMm: dotsToMm(dots) })).value).toBeLessThan(3.5);
  });
});

describe('modulation: how much a narrow element loses against a wide one', () => {
  test.each([
    [600, 1, 'F'],
    [600, 2, 'A'],
    [1_200, 2, 'F'],
    [1_200, 4, 'A'],
  ])('at %i dpi and %i dots a module is an %s', (dpi, dots, letter) => {
    const grade = predictGrade(printed({ dpi, moduleMm: dotsToMm(dots, dpi), growthDots: 0 }));

    expect(grade).toMatchObject({ letter, weakest: letter === 'F' ? 'modulation' : 'decode' });
  });
});

describe('the quiet zone', () => {
  const dotMm = dotsToMm(1);

  test.each([
    ['ten modules', 0, 'A'],
    ['half a dot less, which no verifier sees', -0.5 * dotMm, 'A'],
    ['more than half a dot less', -0.51 * dotMm, 'F'],
    ['a millimetre more', 1, 'A'],
    ['nothing', -10 * moduleMm, 'F'],
  ])('of %s', (_called, moreMm, letter) => {
    const grade = predictGrade(printed({ quietMm: 10 * moduleMm + moreMm }));

    expect(grade).toMatchObject({ letter, weakest: letter === 'F' ? 'quiet-zone' : 'decode' });
  });
});

test('bars that lean are judged on ten lines, of which a bad one does not decide alone', () => {
  const squeezed = printed({ moduleMm: dotsToMm(2.9), quietMm: 5, slant: 0.02 });
  const { value, letter } = predictGrade(squeezed);

  // The mean of ten whole grades: tenths, and here not all lines are alike.
  expect(Math.round(value * 10) / 10).toBe(value);
  expect(Number.isInteger(value)).toBe(false);
  expect(letter).toBe(value >= 3.5 ? 'A' : value >= 2.5 ? 'B' : value >= 1.5 ? 'C' : value >= 0.5 ? 'D' : 'F');
});

test('bars that run together are no code at all, which is said before anything else', () => {
  expect(predictGrade(printed({ growthDots: 2 }))).toEqual({ value: 0, letter: 'F', weakest: 'decode' });
  expect(predictGrade(printed({ moduleMm: dotsToMm(0.5), quietMm: 0 }))).toMatchObject({ weakest: 'decode' });
});

const designOf = (cell: { widthMm: number; heightMm: number }): LabelDesign => {
  const made = designLabel({ kind: 'folder', cell });
  if (!made.ok) throw new Error('too small');
  return made.value;
};
const COVER = designOf({ widthMm: 70, heightMm: 37 });
const SPINE = designOf({ widthMm: 20, heightMm: 100 });

/** The design with its bars changed, as a newer version or a hand might write it. */
const withBars = (design: LabelDesign, change: (slot: SymbolSlot) => SymbolSlot): LabelDesign => ({
  ...design,
  symbols: design.symbols.map((slot) => (slot.symbology === 'code-128' ? change(slot) : slot)),
});
const withBarsBox = (design: LabelDesign, over: Partial<SymbolSlot['box']>): LabelDesign =>
  withBars(design, (slot) => ({ ...slot, box: { ...slot.box, ...over } }));
const scaled = (scaleX: number, scaleY = scaleX) => ({ ...NO_CALIBRATION, scaleX, scaleY });

describe('a design on a printer', () => {
  test.each([
    ['keeps the size', 1, undefined],
    ['is off by less than can be measured', 0.99, undefined],
    ['shrinks to fit the page', 0.95, 'print-unscaled'],
    ['stretches', 1.05, 'print-unscaled'],
  ])('that %s', (_called, scale, cure) => {
    expect(refusalOf(COVER, scaled(scale))?.cure).toBe(cure);
    expect(refusalOf(SPINE, scaled(scale))?.cure).toBe(cure);
  });

  test('is judged by the direction in which its bars follow each other, not by the other one', () => {
    expect(refusalOf(COVER, scaled(1, 0.95))).toBeUndefined();
    expect(refusalOf(COVER, scaled(0.95, 1))).toBeDefined();
    expect(refusalOf(SPINE, scaled(0.95, 1))).toBeUndefined();
    expect(refusalOf(SPINE, scaled(1, 0.95))).toBeDefined();
  });

  test('whose bars come out too low is refused, whichever way the label is turned', () => {
    // 10.2 mm of bars at half their height are 5.1 mm; 6.35 mm is the least.
    const low = { reason: 'bars-too-low', grade: { letter: 'A' }, cure: 'print-unscaled' };
    expect(refusalOf(COVER, scaled(1, 0.5))).toMatchObject(low);
    expect(refusalOf(SPINE, scaled(0.4, 1))).toMatchObject(low);
    expect(refusalOf(COVER, scaled(1, 0.65))).toBeUndefined();
  });

  test.each([
    ['6.35 mm', 6.35, []],
    ['a hundredth more than they are', 6.34, ['bars-too-low', 'bigger-label']],
  ])('needs bars of %s', (_called, heightMm, said) => {
    const refused = refusalOf(withBarsBox(COVER, { heightMm }), NO_CALIBRATION);

    expect(refused ? [refused.reason, refused.cure] : []).toEqual(said);
  });

  test('of just the least height is not refused for what a ruler cannot tell', () => {
    const least = withBarsBox(COVER, { heightMm: 6.35 });

    expect(refusalOf(least, scaled(1, 0.995))).toBeUndefined();
    expect(refusalOf(least, scaled(1, 0.98))).toMatchObject({ reason: 'bars-too-low', cure: 'print-unscaled' });
  });

  test('needs bars of 15 % of their length where that is more', () => {
    const long = withBars({ ...COVER, widthMm: 140, texts: [] }, (slot) => ({
      ...slot,
      dotsPerModule: 8,
      box: { ...slot.box, xMm: 10, widthMm: dotsToMm(808), heightMm: 10.25 },
    }));
    const alone = { ...long, symbols: long.symbols.filter(({ symbology }) => symbology === 'code-128') };

    expect(refusalOf(alone, NO_CALIBRATION)?.reason).toBe('bars-too-low');
    expect(refusalOf(withBarsBox(alone, { heightMm: 10.27 }), NO_CALIBRATION)).toBeUndefined();
  });

  test.each([
    ['the left edge of the label', withBarsBox(COVER, { xMm: 3 })],
    [
      'the right edge of the label',
      withBarsBox({ ...COVER, texts: [], symbols: COVER.symbols.slice(0, 1) }, { xMm: 32.8 }),
    ],
    ['the square symbol', withBarsBox(COVER, { xMm: 20 })],
    [
      'a word',
      { ...COVER, texts: COVER.texts.map((text) => ({ ...text, box: { ...text.box, xMm: 41, yMm: 20, widthMm: 5 } })) },
    ],
  ])('whose bars stand too near to %s wants a bigger label', (_called, design) => {
    expect(refusalOf(design, NO_CALIBRATION)).toMatchObject({ reason: 'quiet-zone', cure: 'bigger-label' });
  });

  test('may have words above and below its bars, and beside them further than ten modules', () => {
    const beside = COVER.texts.map((text) => ({ ...text, box: { ...text.box, xMm: 43.3, yMm: 20, widthMm: 5 } }));

    expect(refusalOf({ ...COVER, texts: beside }, NO_CALIBRATION)).toBeUndefined();
  });

  test('whose bars are no whole dots wants a finer printer', () => {
    const squeezed = withBars(COVER, (slot) => ({ ...slot, dotsPerModule: 2.5 }));

    expect(refusalOf(squeezed, NO_CALIBRATION)).toMatchObject({ reason: 'decodability', cure: 'finer-printer' });
  });

  test('is printed from a B on', () => {
    const refused = refusalOf(COVER, scaled(0.95));
    const taken = gradeOfDesign(COVER, scaled(0.98));

    expect(refused?.grade.value).toBeLessThan(LEAST_GRADE);
    expect([taken?.letter, refusalOf(COVER, scaled(0.98))]).toEqual(['B', undefined]);
  });

  test('without bars has no grade and is never refused for one', () => {
    const bare = { ...COVER, symbols: COVER.symbols.filter(({ symbology }) => symbology !== 'code-128') };

    expect(gradeOfDesign(bare, scaled(0.5))).toBeUndefined();
    expect(refusalOf(bare, scaled(0.5))).toBeUndefined();
  });
});
