import type { LabelContent } from '#shared/domain/label-content.ts';
import type { LabelStock } from '#shared/domain/label-sheet.ts';
import type { PrinterCalibration } from '#shared/domain/printer-calibration.ts';
import type { LabelStyle, SheetDrawing } from './sheet-drawing.ts';

/** Labels on sheets of a stock. */
export interface LabelSheetsJob {
  readonly kind: 'labels';
  readonly labels: readonly LabelContent[];
  readonly stock: LabelStock;
  readonly startCell: number;
  readonly style: LabelStyle;
  readonly calibration: PrinterCalibration;
}

/** Pages that are drawn already, e.g. the ruler page. */
export interface DrawnSheetsJob {
  readonly kind: 'drawn';
  readonly sheets: readonly SheetDrawing[];
  readonly page: LabelStock['page'];
}

/** What the page asks of the worker: these sheets as a PDF. */
export type SheetPdfJob = (LabelSheetsJob | DrawnSheetsJob) & { readonly title: string };

/** What the worker tells the page; bytes come in the order of the file. */
export type SheetPdfNews =
  | { readonly kind: 'progress'; readonly sheets: number; readonly ofSheets: number }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly kind: 'done' };
