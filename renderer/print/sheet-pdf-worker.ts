import { loadFontFiles } from './font-files.ts';
import type { SheetPdfJob, SheetPdfNews } from './sheet-pdf-protocol.ts';
import { writeSheetPdf } from './write-sheet-pdf.ts';

/** The worker's own scope; only this file runs in it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<SheetPdfJob>) => void) | null;
  postMessage(news: SheetPdfNews, transfer?: readonly Transferable[]): void;
}
declare const self: WorkerScope;

self.onmessage = (event) => {
  const tell = (news: SheetPdfNews): void =>
    news.kind === 'bytes' ? self.postMessage(news, [news.bytes.buffer]) : self.postMessage(news);
  void loadFontFiles()
    .then((fonts) => writeSheetPdf(event.data, fonts, tell))
    .catch((failure: unknown) => {
      // Thrown outside the promise, it reaches the page as the worker's error.
      setTimeout(() => {
        throw failure;
      });
    });
};
