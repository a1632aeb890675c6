import engineUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import { createZxingJsDecoder } from '../scan/decode/zxing-js-decoder.ts';
import { createZxingWasmDecoder } from '../scan/decode/zxing-wasm-decoder.ts';
import { loadFontFiles } from './font-files.ts';
import type { NoticePdfJob, NoticePdfNews, NoticePdfWish } from './notice-pdf-protocol.ts';
import type { SymbolReader } from './read-back.ts';
import { writeNoticePdf } from './write-notice-pdf.ts';

/** The worker's own scope; only this file runs in it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<NoticePdfWish>) => void) | null;
  postMessage(news: NoticePdfNews, transfer?: readonly Transferable[]): void;
}
declare const self: WorkerScope;

/** Where WebAssembly is switched off the other engine reads. */
const openReader = (): Promise<SymbolReader> =>
  createZxingWasmDecoder({ url: engineUrl }).catch(() => createZxingJsDecoder());

/** While a person has the work wait, the next letter waits for this. */
let waiting: { readonly over: Promise<void>; readonly end: () => void } | undefined;

const makeWaiting = (): NonNullable<typeof waiting> => {
  let end = (): void => undefined;
  const over = new Promise<void>((resolve) => {
    end = resolve;
  });
  return { over, end };
};

const write = (job: NoticePdfJob): void => {
  const tell = (news: NoticePdfNews): void =>
    news.kind === 'bytes' ? self.postMessage(news, [news.bytes.buffer]) : self.postMessage(news);
  const turn = async (): Promise<void> => waiting?.over;
  void Promise.all([loadFontFiles(), openReader()])
    .then(([fonts, reader]) => writeNoticePdf(job, { fonts, reader, turn }, tell))
    .catch((failure: unknown) => {
      // Thrown outside the promise, it reaches the page as the worker's error.
      setTimeout(() => {
        throw failure;
      });
    });
};

self.onmessage = ({ data: wish }) => {
  if (wish === 'pause') waiting ??= makeWaiting();
  else if (wish === 'go-on') {
    waiting?.end();
    waiting = undefined;
  } else write(wish);
};
