import { code128Widths } from '#shared/domain/code-128.ts';
import {
  LEAST_GRADE,
  predictGrade,
  SPECIMEN_DIGITS,
  type GradeParameter,
  type PredictedGrade,
} from '#shared/domain/label-grade.ts';
import type { PrintedBars } from '#shared/domain/scan-profile.ts';
import { mapOk, type Result } from '#shared/lib/result.ts';
import { layoutThermalLabel, type ThermalLabelTooSmall, type ThermalLayout } from './thermal-layout.ts';
import { dotsToMmAt, type ThermalPrinter } from './thermal-printer.ts';

/** What of a printer the bars depend on. */
export type BarSettings = Pick<ThermalPrinter, 'widthMm' | 'heightMm' | 'dpi' | 'direction' | 'darkness' | 'speed'>;

/** Which change of the settings would lift the grade to B, by the same prediction. */
export type ThermalCure = 'usual-darkness' | 'slower' | 'usual-darkness-and-slower' | 'finer-printer';

/** Why labels are not printed like this, with what would cure it. */
export interface ThermalGradeTooLow {
  readonly type: 'thermal-grade-too-low';
  readonly grade: PredictedGrade;
  readonly reason: GradeParameter;
  readonly cure: ThermalCure;
}

/** What a print head of the middle does (unverified on the office's own printers): heat spreads a dot, speed drags it. */
const USUAL_DARKNESS = 8;
const USUAL_SPEED = 4;
const GROWTH_DOTS = 0.1;
const GROWTH_PER_DARKNESS = 0.04;
const DRAG_PER_SPEED = 0.06;
/** Too little heat leaves the black grey. */
const PALE_BELOW = 5;
const BLACK = 0.06;
const PALER_PER_DARKNESS = 0.09;

const MM_PER_INCH = 25.4;

const thermalBars = (printer: BarSettings, layout: ThermalLayout): PrintedBars => {
  const { bars, matrix, barModuleDots } = layout;
  const mm = (dots: number): number => dotsToMmAt(dots, printer.dpi);
  // Bars across the way of the paper are dragged along it; those along it keep their width.
  const drag = printer.direction === 'sideways' ? Math.max(0, printer.speed - USUAL_SPEED) * DRAG_PER_SPEED : 0;
  const heat = Math.max(0, printer.darkness - USUAL_DARKNESS) * GROWTH_PER_DARKNESS;
  return {
    widths: code128Widths(SPECIMEN_DIGITS),
    moduleMm: mm(barModuleDots),
    heightMm: mm(bars.heightDots),
    quietMm: mm(Math.min(bars.x, matrix.x - bars.x - bars.widthDots)),
    dpi: MM_PER_INCH / mm(1),
    growthDots: GROWTH_DOTS + heat + drag,
    blackReflectance: BLACK + Math.max(0, PALE_BELOW - printer.darkness) * PALER_PER_DARKNESS,
  };
};

/** The grade that a label's bars will probably get on this printer with its settings and its roll. */
export const gradeOfThermal = (printer: BarSettings): Result<PredictedGrade, ThermalLabelTooSmall> =>
  mapOk(layoutThermalLabel(printer), (layout) => predictGrade(thermalBars(printer, layout)));

const CURES: readonly (readonly [ThermalCure, Partial<BarSettings>])[] = [
  ['usual-darkness', { darkness: USUAL_DARKNESS }],
  ['slower', { speed: USUAL_SPEED }],
  ['usual-darkness-and-slower', { darkness: USUAL_DARKNESS, speed: USUAL_SPEED }],
];

const isGood = (printer: BarSettings): boolean => {
  const grade = gradeOfThermal(printer);
  return grade.ok && grade.value.value >= LEAST_GRADE;
};

/** Why labels are not printed like this. */
export type ThermalRefusal = ThermalGradeTooLow | ThermalLabelTooSmall;

/** Whether labels may be printed like this: below grade B they are refused, with the reason and what cures it. */
export const thermalRefusalOf = (printer: BarSettings): ThermalRefusal | undefined => {
  const grade = gradeOfThermal(printer);
  if (!grade.ok) return grade.error;
  if (grade.value.value >= LEAST_GRADE) return undefined;
  const cure = CURES.find(([, changes]) => isGood({ ...printer, ...changes }))?.[0] ?? 'finer-printer';
  return { type: 'thermal-grade-too-low', grade: grade.value, reason: grade.value.weakest, cure };
};
