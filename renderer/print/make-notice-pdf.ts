import { err, ok, type Result } from '#shared/lib/result.ts';
import type { SheetPdfFailure, SheetProgress } from './make-sheet-pdf.ts';
import type { NoticePdfJob, NoticePdfNews, NoticePdfWish } from './notice-pdf-protocol.ts';

/** Why there are no letters: as for any PDF, or one of them could not be made or read back. */
export type NoticePdfFailure =
  SheetPdfFailure | { readonly type: 'letter-impossible' | 'letter-unreadable'; readonly ref1: string };

/** A pile of letters that is being written. */
export interface NoticePdfRun {
  readonly done: Promise<Result<Blob, NoticePdfFailure>>;
  /** Has it wait after the letter it is at; what was written is kept. */
  pause(): void;
  goOn(): void;
  /** Stops at once; nothing is kept. */
  cancel(): void;
}

/** Writes letters as a PDF in a worker of its own; there is a file only when every code on it was read back. */
export const makeNoticePdf = (job: NoticePdfJob, onProgress: (progress: SheetProgress) => void): NoticePdfRun => {
  const worker = new Worker(new URL('./notice-pdf-worker.ts', import.meta.url), { type: 'module' });
  const parts: Blob[] = [];
  let finish: (result: Result<Blob, NoticePdfFailure>) => void = () => undefined;
  const done = new Promise<Result<Blob, NoticePdfFailure>>((resolve) => {
    finish = (result) => {
      worker.terminate();
      resolve(result);
    };
  });
  worker.addEventListener('message', ({ data: news }: MessageEvent<NoticePdfNews>) => {
    if (news.kind === 'bytes') parts.push(new Blob([news.bytes]));
    else if (news.kind === 'progress') onProgress(news);
    else if (news.kind === 'refused') finish(err({ type: news.why, ref1: news.ref1 }));
    else finish(ok(new Blob(parts, { type: 'application/pdf' })));
  });
  worker.addEventListener('error', () => finish(err({ type: 'pdf-failed' })));
  const say = (wish: NoticePdfWish): void => worker.postMessage(wish);
  say(job);
  return {
    done,
    pause: () => say('pause'),
    goOn: () => say('go-on'),
    cancel: () => finish(err({ type: 'cancelled' })),
  };
};
