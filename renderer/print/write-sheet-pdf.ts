import { sheetsNeeded, type LabelStock } from '#shared/domain/label-sheet.ts';
import { measureFromFonts, type PaperFontFiles } from './font-advances.ts';
import { breathe, gatherBytes } from './gather-bytes.ts';
import { labelSheets, type SheetDrawing } from './sheet-drawing.ts';
import { createSheetPdf } from './sheet-pdf.ts';
import type { SheetPdfJob, SheetPdfNews } from './sheet-pdf-protocol.ts';

interface Pile {
  readonly page: LabelStock['page'];
  readonly count: number;
  readonly sheets: Iterable<SheetDrawing>;
}

const pileOf = (job: SheetPdfJob, fonts: PaperFontFiles): Pile => {
  if (job.kind === 'drawn') return { page: job.page, count: job.sheets.length, sheets: job.sheets };
  const { labels, stock, startCell, style, calibration } = job;
  const options = { stock, startCell, style, calibration, measure: measureFromFonts(fonts) };
  return {
    page: stock.page,
    count: sheetsNeeded(stock, labels.length, startCell),
    sheets: labelSheets(labels, options),
  };
};

const SHEETS_AT_A_TIME = 10;

/** Draws and writes a job's sheets one after the other, and tells how far it is. Runs in a worker, and in tests without one. */
export const writeSheetPdf = async (
  job: SheetPdfJob,
  fonts: PaperFontFiles,
  tell: (news: SheetPdfNews) => void,
): Promise<void> => {
  const { page, count, sheets } = pileOf(job, fonts);
  const out = gatherBytes(tell);
  const pdf = createSheetPdf({ page, fonts, title: job.title }, out.add);
  let written = 0;
  for (const sheet of sheets) {
    pdf.addSheet(sheet);
    written += 1;
    tell({ kind: 'progress', sheets: written, ofSheets: count });
    if (written % SHEETS_AT_A_TIME === 0) await breathe();
  }
  await pdf.end();
  out.flush();
  tell({ kind: 'done' });
};
