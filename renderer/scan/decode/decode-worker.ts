import engineUrl from 'zxing-wasm/reader/zxing_reader.wasm?url';
import type { FoundCode } from './decoder.ts';
import type { ReadAnswer, ReadRequest } from './decode-messages.ts';
import { createFrameReader, type FrameReader } from './frame-reader.ts';
import { createPixelTaker } from './picture-pixels.ts';
import { createZxingJsDecoder } from './zxing-js-decoder.ts';
import { createZxingWasmDecoder } from './zxing-wasm-decoder.ts';

/** The worker's own scope; only this file runs in it. */
interface WorkerScope {
  onmessage: ((event: MessageEvent<ReadRequest>) => void) | null;
  postMessage(answer: ReadAnswer): void;
}
declare const self: WorkerScope;

const nowMs = (): number => performance.now();

const createReader = async (): Promise<FrameReader> => {
  const fallback = createZxingJsDecoder();
  try {
    const engine = await createZxingWasmDecoder({ url: engineUrl });
    return createFrameReader({ engine, fallback, nowMs });
  } catch {
    // A PC on which WebAssembly is switched off reads with the other engine: fewer codes, but it reads.
    return createFrameReader({ engine: fallback, fallback: undefined, nowMs });
  }
};

const reader = createReader();
const pixelsOf = createPixelTaker();

const read = async ({ picture, patience }: ReadRequest): Promise<readonly FoundCode[]> => {
  try {
    const frame = await pixelsOf(picture);
    return frame === undefined ? [] : await (await reader).read(frame, patience);
  } catch {
    // A frame whose memory the camera took back, or a picture too large for this PC: the next one is read.
    return [];
  } finally {
    picture.close();
  }
};

self.onmessage = ({ data: request }) => {
  const startMs = nowMs();
  void read(request).then((codes) => self.postMessage({ number: request.number, codes, tookMs: nowMs() - startMs }));
};
