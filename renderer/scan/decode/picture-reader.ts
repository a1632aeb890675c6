import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Picture, ReadAnswer, ReadRequest } from './decode-messages.ts';
import type { FoundCode } from './decoder.ts';
import type { Patience } from './frame-reader.ts';

/** The worker that decodes could not be started or broke; a new reader may be tried. */
export interface ReaderBroken {
  readonly type: 'code-reader-broken';
}

/** Reads pictures away from the page, which never waits for it. */
export interface PictureReader {
  /** The picture is handed over and closed. */
  read(picture: Picture, patience: Patience): Promise<Result<readonly FoundCode[], ReaderBroken>>;
  close(): void;
}

type Answer = Result<readonly FoundCode[], ReaderBroken>;

/** Starts the worker; the engines are loaded by it, so the page's own start does not know them. */
export const createPictureReader = (): PictureReader => {
  const worker = new Worker(new URL('./decode-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (answer: Answer) => void>();
  let asked = 0;
  let isBroken = false;
  const giveUp = (): void => {
    isBroken = true;
    for (const answer of waiting.values()) answer(err({ type: 'code-reader-broken' }));
    waiting.clear();
    worker.terminate();
  };
  worker.addEventListener('message', ({ data }: MessageEvent<ReadAnswer>) => {
    waiting.get(data.number)?.(ok(data.codes));
    waiting.delete(data.number);
  });
  worker.addEventListener('error', giveUp);
  return {
    read: (picture, patience) => {
      if (isBroken) {
        picture.close();
        return Promise.resolve(err({ type: 'code-reader-broken' }));
      }
      asked += 1;
      const request: ReadRequest = { number: asked, picture, patience };
      return new Promise((resolve) => {
        waiting.set(request.number, resolve);
        worker.postMessage(request, [picture]);
      });
    },
    close: giveUp,
  };
};
