import { describe, expect, test } from 'vitest';
import { code128Widths } from '#shared/domain/code-128.ts';
import { dotsToMm } from '#shared/domain/label-geometry.ts';
import { scanProfile, type PrintedBars } from '#shared/domain/scan-profile.ts';

const SAMPLES_PER_DOT = 8;
const WIDTHS = code128Widths('1342');

const printed = (over: Partial<PrintedBars> = {}): PrintedBars => ({
  widths: WIDTHS,
  moduleMm: dotsToMm(4),
  heightMm: 9,
  quietMm: dotsToMm(40),
  dpi: 300,
  ...over,
});
const inDots = (elements: readonly number[]): readonly number[] =>
  elements.map((samples) => Math.round((samples / SAMPLES_PER_DOT) * 1_000) / 1_000);

describe('a scan line over printed bars', () => {
  test('sees the white of paper, the black of toner, and every step between them whole', () => {
    const { highest, lowest, edgeContrast } = scanProfile(printed(), 0.5);

    expect(highest).toBeCloseTo(0.82, 10);
    expect(lowest).toBeCloseTo(0.06, 10);
    expect(edgeContrast).toBeCloseTo(0.76, 10);
  });

  test('sees a grey black as grey', () => {
    const { lowest, edgeContrast } = scanProfile(printed({ blackReflectance: 0.3 }), 0.5);

    expect(lowest).toBeCloseTo(0.3, 10);
    expect(edgeContrast).toBeCloseTo(0.52, 10);
  });

  test.each([
    ['as they were meant when no dot grows', 0, (modules: number) => modules * 4],
    ['wider by an eighth of a dot on each side when it is a tenth', 0.1, (modules: number) => modules * 4 + 0.25],
    ['wider by half a dot on each side', 0.5, (modules: number) => modules * 4 + 1],
  ])('finds bars %s', (_called, growthDots, barDots) => {
    const elements = inDots(scanProfile(printed({ growthDots }), 0.5).elements);
    const spaceDots = (modules: number): number => modules * 8 - barDots(modules);

    expect(elements).toEqual(WIDTHS.map((modules, at) => (at % 2 === 0 ? barDots(modules) : spaceDots(modules))));
  });

  test('takes a tenth of a dot where nobody says how much a dot grows', () => {
    expect(scanProfile(printed(), 0.5)).toEqual(scanProfile(printed({ growthDots: 0.1 }), 0.5));
  });

  test.each([
    ['nothing', [], 0],
    ['one bar', [3], 1],
    ['two bars and what is between them', [1, 2, 1], 3],
    ['a whole code', WIDTHS, 31],
  ])('of %s finds as many elements', (_called, widths, count) => {
    expect(scanProfile(printed({ widths }), 0.5).elements).toHaveLength(count);
  });

  test('over blank paper finds one reflectance and no edge', () => {
    const { highest, lowest, edgeContrast } = scanProfile(printed({ widths: [] }), 0.5);

    expect([highest - lowest, edgeContrast]).toEqual([0, 0]);
  });

  test('puts each edge on a dot: a module of two dots and a half is two or three wide, never between', () => {
    const elements = inDots(
      scanProfile(printed({ widths: [1, 1, 1, 1, 1], moduleMm: dotsToMm(2.5), growthDots: 0 }), 0.5).elements,
    );

    expect(elements.every((dots) => dots === 2 || dots === 3)).toBe(true);
    expect(new Set(elements).size).toBe(2);
  });

  test('loses bars that are finer than what the printer can put on paper', () => {
    expect(scanProfile(printed({ moduleMm: dotsToMm(0.5) }), 0.5).elements.length).toBeLessThan(WIDTHS.length);
  });
});

// ISO/IEC 15416, table 2: the aperture grows with the module, and a wider one sees less of what is narrow.
describe('the aperture of a scan line', () => {
  /** The contrast of one bar of so many modules. */
  const contrastOf = (modules: number, moduleMm: number): number =>
    scanProfile(printed({ widths: [modules], moduleMm, growthDots: 0, dpi: 1_200 }), 0.5).edgeContrast;

  test.each([
    ['0.075 mm below 0.18 mm, 0.125 mm from there on', 0.179_99, 0.18, 0.55],
    ['0.125 mm below 0.33 mm, 0.25 mm from there on', 0.329_99, 0.33, 0.5],
    ['0.25 mm below 0.635 mm, 0.5 mm from there on', 0.634_99, 0.635, 0.59],
  ])('is %s', (_called, belowMm, atMm, modules) => {
    expect(contrastOf(modules, belowMm)).toBeCloseTo(0.76, 2);
    expect(contrastOf(modules, atMm)).toBeLessThan(0.72);
  });

  test('covers less than a narrow element where print is as it should be', () => {
    for (const moduleMm of [0.17, 0.25, 0.339, 0.5, 0.66]) expect(contrastOf(1, moduleMm)).toBeCloseTo(0.76, 2);
  });
});

describe('bars that lean', () => {
  const leaning = (slant: number, share: number) => scanProfile(printed({ slant, growthDots: 0 }), share);

  test('are as wide at the top as at the foot, give or take a dot of the printer', () => {
    const [top, foot] = [leaning(0.05, 0.1), leaning(0.05, 0.9)].map(({ elements }) => inDots(elements));
    const furthest = Math.max(...top!.map((dots, at) => Math.abs(dots - (foot![at] ?? 0))));

    expect(top).toHaveLength(WIDTHS.length);
    expect(foot).toHaveLength(WIDTHS.length);
    expect(furthest).toBeLessThanOrEqual(1);
  });

  test.each([0.3, -0.3])('by %s mm on each mm still lie on the line as a whole', (slant) => {
    for (const share of [0, 0.5, 1]) expect(leaning(slant, share).elements).toHaveLength(WIDTHS.length);
  });

  test('are the same on every line when they do not lean', () => {
    expect(leaning(0, 0)).toEqual(leaning(0, 1));
  });
});
