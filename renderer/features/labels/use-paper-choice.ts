import { useMemo, useState } from 'react';
import {
  chosenCalibration,
  chosenStock,
  readPaperSettings,
  writePaperSettings,
  type PaperSettings,
} from '#print/paper-settings.ts';
import type { LabelStyle } from '#print/sheet-drawing.ts';
import { designLabel, type LabelTooSmall } from '#shared/domain/label-design.ts';
import { gradeOfDesign, refusalOf, type LabelRefused, type PredictedGrade } from '#shared/domain/label-grade.ts';
import type { LabelStock } from '#shared/domain/label-sheet.ts';
import type { PrinterCalibration } from '#shared/domain/printer-calibration.ts';

/** The paper that labels are drawn for. */
export interface LabelPaper {
  readonly stock: LabelStock;
  readonly style: LabelStyle;
  readonly calibration: PrinterCalibration;
}

export interface PaperChoice extends LabelPaper {
  readonly settings: PaperSettings;
  readonly change: (settings: PaperSettings) => void;
  readonly grade: PredictedGrade | undefined;
  /** Why nothing is printed on this paper; undefined when all is well. */
  readonly refusal: LabelRefused | LabelTooSmall | undefined;
}

/** Label paper and printer of this PC, and whether bars on it will read. */
export const usePaperChoice = (): PaperChoice => {
  const [settings, setSettings] = useState(() => readPaperSettings(window.localStorage));
  return useMemo(() => {
    const { matrix, band } = settings;
    const stock = chosenStock(settings);
    const calibration = chosenCalibration(settings);
    const design = designLabel({ kind: 'folder', cell: stock.cell, matrix, band });
    return {
      stock,
      style: { matrix, band },
      calibration,
      settings,
      change: (next: PaperSettings) => {
        writePaperSettings(window.localStorage, next);
        setSettings(next);
      },
      grade: design.ok ? gradeOfDesign(design.value, calibration) : undefined,
      refusal: design.ok ? refusalOf(design.value, calibration) : design.error,
    };
  }, [settings]);
};
