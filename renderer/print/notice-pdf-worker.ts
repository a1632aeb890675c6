import engineUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { createZxingJsDecoder } from '../scan/decode/zxing-js-decoder.ts';
import { createZxingWasmDecoder } from '../scan/decode/zxing-wasm-decoder.ts';
import { loadFontFiles } from './font-files.ts';
import type { NoticePdfJob, NoticePdfNews } from './notice-pdf-protocol.ts';
import type { SymbolReader } from './read-back.ts';
import { writeNoticePdf } from './write-notice-pdf.ts';

/** The worker's own scope; only this file runs in it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<NoticePdfJob>) => void) | null;
  postMessage(news: NoticePdfNews, transfer?: readonly Transferable[]): void;
}
declare const self: WorkerScope;

/** Where WebAssembly is switched off the other engine reads. */
const openReader = (): Promise<SymbolReader> =>
  createZxingWasmDecoder({ url: engineUrl }).catch(() => createZxingJsDecoder());

self.onmessage = (event) => {
  const tell = (news: NoticePdfNews): void =>
    news.kind === 'bytes' ? self.postMessage(news, [news.bytes.buffer]) : self.postMessage(news);
  void Promise.all([loadFontFiles(), openReader()])
    .then(([fonts, reader]) => writeNoticePdf(event.data, { fonts, reader }, tell))
    .catch((failure: unknown) => {
      // Thrown outside the promise, it reaches the page as the worker's error.
      setTimeout(() => {
        throw failure;
      });
    });
};
