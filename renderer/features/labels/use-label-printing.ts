import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { labelsMessages } from '#i18n/messages/labels.ts';
import { formatCount } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { LabelContent } from '#shared/domain/label-content.ts';
import type { PaperFonts } from '#print/paper-fonts.ts';
import { drawLabelSheets } from '#print/sheet-drawing.ts';
import { sheetsToHtml } from '#print/sheet-html.ts';
import { type Services, useServices } from '#services/services.ts';
import type { HostError } from '#shared/host/contract.ts';
import { A4_24_LABELS } from '#shared/domain/label-sheet.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { useToast } from '#ui/toast.tsx';
import { notePrinted, type PrintLog } from './note-printed.ts';

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
  readonly isBusy: boolean;
  readonly error: HostError | MutateError | undefined;
  print(job: PrintJob, way: PrintWay): Promise<void>;
}

/** Whether the sheets left this PC; a person may change their mind in the dialog. */
type Output = Promise<Result<'printed' | 'cancelled', HostError>>;

const savePdf = async ({ host }: Services, html: string, name: string): Output => {
  const pdf = await host.print.pdf(html, A4_24_LABELS.page);
  if (!pdf.ok) return pdf;
  const saved = await host.files.save(name, pdf.value);
  if (!saved.ok) return saved;
  return ok(saved.value.saved ? 'printed' : 'cancelled');
};

const printByDialog = async ({ host }: Services, html: string): Output => {
  const printed = await host.print.dialog(html, A4_24_LABELS.page);
  if (!printed.ok) return printed.error.type === 'cancelled' ? ok('cancelled') : printed;
  return ok('printed');
};

/** Draws the sheets, hands them to the shell and notes which folders they were for. */
export const useLabelPrinting = (fonts: PaperFonts | undefined): LabelPrinting => {
  const services = useServices();
  const messages = useMessages(labelsMessages);
  const toast = useToast();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<HostError | MutateError>();

  const produce = async (job: PrintJob, way: PrintWay, loaded: PaperFonts): Promise<void> => {
    const { contents, startCell } = job;
    const sheets = drawLabelSheets(contents, { stock: A4_24_LABELS, startCell, measure: loaded.measure });
    const html = sheetsToHtml(sheets, { page: A4_24_LABELS.page, fonts: loaded.faces, title: messages.title });
    const name = messages.fileName(isoDateAt(services.nowMs()));
    const output = await (way === 'pdf' ? savePdf(services, html, name) : printByDialog(services, html));
    if (!output.ok) return setError(output.error);
    if (output.value === 'cancelled') return;
    const noted = await notePrinted(services, job, { kind: way });
    if (!noted.ok) return setError(noted.error);
    toast('done', messages.printed(formatCount(contents.length)));
  };

  return {
    isBusy,
    error,
    print: async (job, way) => {
      if (!fonts || isBusy || job.contents.length === 0) return;
      setBusy(true);
      setError(undefined);
      await produce(job, way, fonts).finally(() => setBusy(false));
    },
  };
};
