import { err, ok, type Result } from '#shared/lib/result.ts';
import type { SheetPdfJob, SheetPdfNews } from './sheet-pdf-protocol.ts';

/** Why there is no PDF: a person stopped it, or the writer broke. */
export type SheetPdfFailure = { readonly type: 'cancelled' } | { readonly type: 'pdf-failed' };

/** How far a PDF is. */
export interface SheetProgress {
  readonly sheets: number;
  readonly ofSheets: number;
}

/** A PDF that is being written. */
export interface SheetPdfRun {
  readonly done: Promise<Result<Blob, SheetPdfFailure>>;
  /** Stops at once; nothing is kept. */
  cancel(): void;
}

/** Writes sheets as a PDF in a worker of its own, so that the window stays quick; its bytes are kept as they come. */
export const makeSheetPdf = (job: SheetPdfJob, onProgress: (progress: SheetProgress) => void): SheetPdfRun => {
  const worker = new Worker(new URL('./sheet-pdf-worker.ts', import.meta.url), { type: 'module' });
  const parts: Blob[] = [];
  let finish: (result: Result<Blob, SheetPdfFailure>) => void = () => undefined;
  const done = new Promise<Result<Blob, SheetPdfFailure>>((resolve) => {
    finish = (result) => {
      worker.terminate();
      resolve(result);
    };
  });
  worker.addEventListener('message', ({ data: news }: MessageEvent<SheetPdfNews>) => {
    if (news.kind === 'bytes') parts.push(new Blob([news.bytes]));
    else if (news.kind === 'progress') onProgress(news);
    else finish(ok(new Blob(parts, { type: 'application/pdf' })));
  });
  worker.addEventListener('error', () => finish(err({ type: 'pdf-failed' })));
  worker.postMessage(job);
  return { done, cancel: () => finish(err({ type: 'cancelled' })) };
};
