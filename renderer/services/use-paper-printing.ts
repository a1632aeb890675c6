import { useState } from 'react';
import { documentHtml, pageOf, type PaperDocument } from '#print/paper-document.ts';
import { loadPaperFonts, type PaperFonts } from '#print/paper-fonts.ts';
import type { PaperFontFace } from '#print/sheet-html.ts';
import type { HostError, PageMm } from '#shared/host/contract.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { type Services, useServices } from './services.ts';

/** A file for the archive, or the printer's dialog. */
export type PaperWay = 'pdf' | 'dialog';

/** What is printed: a document of blocks, or a page drawn by its own function. */
export type PaperJob =
  PaperDocument | { readonly page: PageMm; readonly html: (fonts: readonly PaperFontFace[]) => string };

export interface PaperPrinting {
  readonly isBusy: boolean;
  readonly error: HostError | undefined;
  /** True when it left this PC; false when it failed or the person changed their mind. `fileName` is for a PDF. */
  print(job: PaperJob, way: PaperWay, fileName: string): Promise<boolean>;
}

let reading: Promise<PaperFonts> | undefined;

/** The files do not change while the app runs, so they are read once. */
const paperFonts = (): Promise<PaperFonts> => {
  reading ??= loadPaperFonts();
  return reading;
};

const output = async (
  { host }: Services,
  job: { readonly html: string; readonly page: PageMm; readonly fileName: string },
  way: PaperWay,
): Promise<Result<boolean, HostError>> => {
  if (way === 'dialog') {
    const printed = await host.print.dialog(job.html, job.page);
    if (printed.ok) return ok(true);
    return printed.error.type === 'cancelled' ? ok(false) : printed;
  }
  const pdf = await host.print.pdf(job.html, job.page);
  if (!pdf.ok) return pdf;
  const saved = await host.files.save(job.fileName, pdf.value);
  return saved.ok ? ok(saved.value.saved) : saved;
};

/** Prints official documents: the paper font is read when it is first needed. */
export const usePaperPrinting = (): PaperPrinting => {
  const services = useServices();
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<HostError>();
  const print = async (job: PaperJob, way: PaperWay, fileName: string): Promise<boolean> => {
    const { faces } = await paperFonts();
    const drawn =
      'blocks' in job
        ? { html: documentHtml(job, faces), page: pageOf(job), fileName }
        : { html: job.html(faces), page: job.page, fileName };
    const done = await output(services, drawn, way);
    if (!done.ok) setError(done.error);
    return done.ok && done.value;
  };
  return {
    isBusy,
    error,
    print: async (job, way, fileName) => {
      if (isBusy) return false;
      setBusy(true);
      setError(undefined);
      return print(job, way, fileName).finally(() => setBusy(false));
    },
  };
};
