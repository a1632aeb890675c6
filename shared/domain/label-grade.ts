import { code128Widths } from './code-128.ts';
import type { LabelDesign } from './label-design.ts';
import { BAR_MODULES, BAR_QUIET_MODULES, dotsToMm, leastBarHeightMm, rightOf } from './label-geometry.ts';
import { scanProfile, type PrintedBars } from './scan-profile.ts';
import type { PrinterCalibration } from './printer-calibration.ts';

/** Grades of a bar code from 4 (A) to 0 (F) in whole steps; a mean of ten scans lies between them. */
export type GradeLetter = 'A' | 'B' | 'C' | 'D' | 'F';

/** What a scan line is judged by (ISO/IEC 15416, 5.4). `decode` fails when the elements are not those of the symbol. */
export type GradeParameter =
  | 'decode'
  | 'symbol-contrast'
  | 'minimum-reflectance'
  | 'edge-contrast'
  | 'modulation'
  | 'defects'
  | 'decodability'
  | 'quiet-zone';

/** The grade a verifier would probably give, and the parameter that holds it down. */
export interface PredictedGrade {
  /** Mean of the ten scan lines, 0 to 4. */
  readonly value: number;
  readonly letter: GradeLetter;
  readonly weakest: GradeParameter;
}

/** The grade of a value by the least values of A, B, C and D; below the last it is F. */
const steps = (value: number, limits: readonly number[]): number => {
  const met = limits.findIndex((limit) => value >= limit - 1e-9);
  return met < 0 ? 0 : 4 - met;
};

const letterOf = (value: number): GradeLetter => {
  const letters = ['A', 'B', 'C', 'D'] as const;
  return letters[[3.5, 2.5, 1.5, 0.5].findIndex((least) => value >= least)] ?? 'F';
};

/** Limits of ISO/IEC 15416, table 1, from A to D. */
const CONTRAST = [0.7, 0.55, 0.4, 0.2];
const MODULATION = [0.7, 0.6, 0.5, 0.4];
const DECODABILITY = [0.62, 0.5, 0.37, 0.25];
const LEAST_EDGE_CONTRAST = 0.15;
const MODULES_OF_CHARACTER = 11;
const ELEMENTS_OF_CHARACTER = 6;

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

/**
 * How far the elements of one character are from being read as another (ISO/IEC 15417, reference decode; ISO/IEC 15416,
 * 5.4.11): the distances between like edges against the nearest threshold, and the sum of the bars.
 */
const characterDecodability = (measured: readonly number[], modules: readonly number[]): number => {
  const width = sum(measured);
  const inModules = measured.map((each) => (each * MODULES_OF_CHARACTER) / width);
  let worst = 1;
  for (let at = 0; at + 1 < Math.min(5, measured.length); at += 1) {
    const pair = (inModules[at] ?? 0) + (inModules[at + 1] ?? 0);
    const meant = (modules[at] ?? 0) + (modules[at + 1] ?? 0);
    worst = Math.min(worst, (0.5 - Math.abs(pair - meant)) / 0.5);
  }
  const bars = (values: readonly number[]): number => sum(values.filter((_, index) => index % 2 === 0));
  return Math.max(0, Math.min(worst, (1.75 - Math.abs(bars(inModules) - bars(modules))) / 1.75));
};

const decodability = (measured: readonly number[], modules: readonly number[]): number => {
  let worst = 1;
  // The stop has seven elements; its last bar belongs to no like edge and is left to the sum of the others.
  for (let at = 0; at + ELEMENTS_OF_CHARACTER < modules.length; at += ELEMENTS_OF_CHARACTER) {
    const part = (values: readonly number[]): readonly number[] => values.slice(at, at + ELEMENTS_OF_CHARACTER);
    worst = Math.min(worst, characterDecodability(part(measured), part(modules)));
  }
  return worst;
};

interface Judged {
  readonly grade: number;
  readonly weakest: GradeParameter;
}

const judgeLine = (bars: PrintedBars, line: number): Judged => {
  const profile = scanProfile(bars, line);
  const { highest, lowest, edgeContrast, elements } = profile;
  const contrast = highest - lowest;
  const isWhole = elements.length === bars.widths.length;
  const needed = BAR_QUIET_MODULES * bars.moduleMm;
  const judgements: readonly (readonly [GradeParameter, number])[] = [
    ['decode', isWhole ? 4 : 0],
    ['quiet-zone', bars.quietMm >= needed - dotsToMm(1, bars.dpi) / 2 ? 4 : 0],
    ['minimum-reflectance', lowest <= highest / 2 ? 4 : 0],
    ['symbol-contrast', steps(contrast, CONTRAST)],
    ['edge-contrast', edgeContrast >= LEAST_EDGE_CONTRAST ? 4 : 0],
    ['modulation', steps(contrast === 0 ? 0 : edgeContrast / contrast, MODULATION)],
    // What is rasterised here has neither spots nor voids.
    ['defects', 4],
    ['decodability', isWhole ? steps(decodability(elements, bars.widths), DECODABILITY) : 0],
  ];
  const grade = Math.min(...judgements.map(([, each]) => each));
  const weakest = judgements.find(([, each]) => each === grade)?.[0] ?? 'decode';
  return { grade, weakest };
};

const SCAN_LINES = 10;

/**
 * The grade that bars will probably get, from our own dots: the symbol is rasterised at the printer's resolution and ten
 * scan lines over the middle 80 % of its height are judged as ISO/IEC 15416 has it, with the aperture for its module.
 * Toner, paper and wear of a real printer are assumed (see {@link PrintedBars}), so a verifier may differ.
 */
export const predictGrade = (bars: PrintedBars): PredictedGrade => {
  // Upright bars are the same on every line: one speaks for all.
  const count = (bars.slant ?? 0) === 0 ? 1 : SCAN_LINES;
  const lines = Array.from({ length: count }, (_, line) => judgeLine(bars, 0.1 + (0.8 * (line + 0.5)) / count));
  const value = sum(lines.map(({ grade }) => grade)) / count;
  const worst = lines.reduce((found, line) => (line.grade < found.grade ? line : found));
  return { value, letter: letterOf(value), weakest: worst.weakest };
};

/** Why labels are not printed like this, with what would cure it. */
export interface LabelRefused {
  readonly type: 'label-grade-too-low';
  readonly grade: PredictedGrade;
  readonly reason: GradeParameter | 'bars-too-low';
  readonly cure: 'print-unscaled' | 'bigger-label' | 'finer-printer';
}

/** Below grade B nothing is printed: one step of wear would make it a C, the least that scanners are sure of. */
export const LEAST_GRADE = 2.5;

/** What a printer makes of a millimetre along the row of bars, and of one across it, where their height lies. */
const scalesOf = ({ turn }: LabelDesign, { scaleX, scaleY }: PrinterCalibration) =>
  turn === 90 ? { along: scaleY, across: scaleX } : { along: scaleX, across: scaleY };

/** Whether a printer changes the size by more than a person with a ruler errs. */
const isOff = (scale: number): boolean => Math.abs(scale - 1) > 0.01;

/** How a design's bars come out of a printer with this calibration; absent for a design without bars. */
const printedBars = (design: LabelDesign, calibration: PrinterCalibration, digits: string): PrintedBars | undefined => {
  const slot = design.symbols.find(({ symbology }) => symbology === 'code-128');
  if (!slot) return undefined;
  const isTurned = design.turn === 90;
  const { along, across } = scalesOf(design, calibration);
  const others = [
    ...design.texts.map(({ box }) => box),
    ...design.symbols.flatMap((each) => (each === slot ? [] : [each.box])),
  ];
  const beside = others.filter(
    (box) => box.yMm < slot.box.yMm + slot.box.heightMm && box.yMm + box.heightMm > slot.box.yMm,
  );
  const gaps = beside.map((box) =>
    box.xMm >= rightOf(slot.box) ? box.xMm - rightOf(slot.box) : slot.box.xMm - rightOf(box),
  );
  const quietMm = Math.min(slot.box.xMm, design.widthMm - rightOf(slot.box), ...gaps);
  return {
    widths: code128Widths(digits),
    moduleMm: dotsToMm(slot.dotsPerModule, design.dpi) * along,
    heightMm: slot.box.heightMm * (isOff(across) ? across : 1),
    quietMm: quietMm * along,
    dpi: design.dpi,
    slant: isTurned ? calibration.skewY : calibration.skewX,
  };
};

/** Digits whose bars have every width there is, so that one grade speaks for all codes. */
export const SPECIMEN_DIGITS = '113000004297';

/** The predicted grade of a design on a calibrated printer, undefined for one without bars. */
export const gradeOfDesign = (design: LabelDesign, calibration: PrinterCalibration): PredictedGrade | undefined => {
  const bars = printedBars(design, calibration, SPECIMEN_DIGITS);
  return bars && predictGrade(bars);
};

/** Whether labels may be printed like this: below grade B they are refused, with the reason and a cure. */
export const refusalOf = (design: LabelDesign, calibration: PrinterCalibration): LabelRefused | undefined => {
  const bars = printedBars(design, calibration, SPECIMEN_DIGITS);
  if (!bars) return undefined;
  const grade = predictGrade(bars);
  const isLow = bars.heightMm < leastBarHeightMm(BAR_MODULES * bars.moduleMm) - 1e-6;
  if (grade.value >= LEAST_GRADE && !isLow) return undefined;
  const { along, across } = scalesOf(design, calibration);
  const isScaled = isOff(along) || (isLow && isOff(across));
  const isNarrow = grade.weakest === 'quiet-zone' || isLow;
  return {
    type: 'label-grade-too-low',
    grade,
    reason: isLow && grade.value >= LEAST_GRADE ? 'bars-too-low' : grade.weakest,
    cure: isScaled ? 'print-unscaled' : isNarrow ? 'bigger-label' : 'finer-printer',
  };
};
