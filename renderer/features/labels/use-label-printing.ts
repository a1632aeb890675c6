import { useEffect, useRef, useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { labelsMessages } from '#i18n/messages/labels.ts';
import { formatCount } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { LabelContent } from '#shared/domain/label-content.ts';
import { makeSheetPdf, type SheetPdfRun, type SheetProgress } from '#print/make-sheet-pdf.ts';
import type { PaperFonts } from '#print/paper-fonts.ts';
import { drawLabelSheets } from '#print/sheet-drawing.ts';
import { sheetsToHtml } from '#print/sheet-html.ts';
import { type Services, useServices } from '#services/services.ts';
import type { HostError } from '#shared/host/contract.ts';
import { cellsPerSheet, type LabelStock } from '#shared/domain/label-sheet.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { useToast } from '#ui/toast.tsx';
import { notePrinted, type PrintLog } from './note-printed.ts';
import { type LabelPaper, type PaperChoice, usePaperChoice } from './use-paper-choice.ts';

/** What is to be printed: the contents in order, and which folders they stand for. */
export interface PrintJob {
  readonly contents: readonly LabelContent[];
  readonly folderIds: readonly string[];
  readonly startCell: number;
  /** What is noted beside: why it is printed once more. */
  readonly log: PrintLog;
}

export type PrintWay = 'pdf' | 'dialog';

export interface LabelPrinting {
  /** The sheets of this PC; printing is off while it has a refusal. */
  readonly paper: PaperChoice;
  readonly isBusy: boolean;
  /** The fonts are read and nothing is being printed. */
  readonly isReady: boolean;
  readonly error: HostError | MutateError | undefined;
  /** How far the PDF is; undefined when none is being made. */
  readonly progress: SheetProgress | undefined;
  /** Stops a PDF under way; nothing is noted as printed. */
  readonly cancel: () => void;
  print(job: PrintJob, way: PrintWay): Promise<void>;
}

/** The first free cell on a stock: one chosen on a sheet with more cells is its last one here. */
export const startOn = (stock: LabelStock, cell: number): number => Math.min(cell, cellsPerSheet(stock) - 1);

/** Whether the sheets left this PC; a person may change their mind in the dialog. */
type Output = Promise<Result<'printed' | 'cancelled', HostError>>;

const savePdf = async ({ host }: Services, run: SheetPdfRun, name: string): Output => {
  const pdf = await run.done;
  if (!pdf.ok) {
    return pdf.error.type === 'cancelled' ? ok('cancelled') : err({ type: 'host-failed', reference: 'sheet-pdf' });
  }
  const saved = await host.files.save(name, new Uint8Array(await pdf.value.arrayBuffer()));
  if (!saved.ok) return saved;
  return ok(saved.value.saved ? 'printed' : 'cancelled');
};

const printByDialog = async ({ host }: Services, html: string, { stock }: LabelPaper): Output => {
  const printed = await host.print.dialog(html, stock.page);
  if (!printed.ok) return printed.error.type === 'cancelled' ? ok('cancelled') : printed;
  return ok('printed');
};

/** Draws the sheets, hands them to the shell and notes which folders they were for. */
export const useLabelPrinting = (fonts: PaperFonts | undefined): LabelPrinting => {
  const paper = usePaperChoice();
  const services = useServices();
  const messages = useMessages(labelsMessages);
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<HostError | MutateError>();
  const [progress, setProgress] = useState<SheetProgress>();
  const running = useRef<SheetPdfRun>(undefined);
  // Whoever leaves the page stops what it was making.
  useEffect(() => () => running.current?.cancel(), []);

  const writePdf = (job: PrintJob): Output => {
    const { stock, style, calibration } = paper;
    const { contents: labels, startCell } = job;
    const sheets = { kind: 'labels', labels, stock, startCell, style, calibration, title: messages.title } as const;
    running.current = makeSheetPdf(sheets, setProgress);
    return savePdf(services, running.current, messages.fileName(isoDateAt(services.nowMs())));
  };

  const openDialog = (contents: readonly LabelContent[], startCell: number, loaded: PaperFonts): Output => {
    const { stock, style, calibration } = paper;
    const sheets = drawLabelSheets(contents, { stock, startCell, style, calibration, measure: loaded.measure });
    const html = sheetsToHtml(sheets, { page: stock.page, fonts: loaded.faces, title: messages.title });
    return printByDialog(services, html, paper);
  };

  const produce = async (job: PrintJob, way: PrintWay, loaded: PaperFonts): Promise<void> => {
    const { contents, startCell } = job;
    const output = await (way === 'pdf' ? writePdf(job) : openDialog(contents, startCell, loaded));
    if (!output.ok) return setError(output.error);
    if (output.value === 'cancelled') return;
    const noted = await notePrinted(services, job, { kind: way });
    if (!noted.ok) return setError(noted.error);
    toast('done', messages.printed(formatCount(contents.length)));
  };

  return {
    paper,
    isBusy,
    isReady: fonts !== undefined && !isBusy,
    error,
    progress,
    cancel: () => running.current?.cancel(),
    print: async (job, way) => {
      if (!fonts || isBusy || job.contents.length === 0) return;
      setBusy(true);
      setError(undefined);
      await produce({ ...job, startCell: startOn(paper.stock, job.startCell) }, way, fonts).finally(() => {
        setBusy(false);
        setProgress(undefined);
      });
    },
  };
};
