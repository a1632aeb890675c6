import { buffersOf } from '#data/arrears-batch.ts';
import { type ArrearsFeed, arrearsTerms } from '#data/arrears-feed.ts';
import type { ArrearsAnswer, ArrearsQuestion } from '#data/arrears-ledger.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import type { ArrearsNews, ArrearsRequest } from './arrears-protocol.ts';

/** The arrears of the whole office, counted in a worker and kept up to date. */
export interface ArrearsDesk {
  /** Answers the question now and after every change, until another one is asked. */
  ask(question: ArrearsQuestion): void;
  close(): void;
}

/** The page is drawn between two slices, so that no key waits for the rows of a large office to be handed over. */
const SLICE = 500;
/** Changes come in bursts, e.g. while notices are issued; they are counted together. */
const GATHER_MS = 150;

const chunksOf = function* (ids: readonly string[]): Generator<readonly string[]> {
  for (let at = 0; at < ids.length; at += SLICE) yield ids.slice(at, at + SLICE);
};

const nextTask = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** The office's rows, their feed, and the day on which arrears are counted. */
export interface ArrearsSource {
  readonly rows: ReadModel;
  readonly feed: ArrearsFeed;
  readonly asOf: IsoDate;
}

/** Hands factories to the worker slice by slice, the changed ones after a while together. */
const createHander = ({ rows, feed, asOf }: ArrearsSource, worker: Worker, onHanded: () => void) => {
  const changed = new Set<string>();
  let isClosed = false;
  let gathering: ReturnType<typeof setTimeout> | undefined;
  const post = (request: ArrearsRequest): void =>
    worker.postMessage(request, request.kind === 'batch' ? buffersOf(request.batch) : []);
  const hand = async (ids: readonly string[]): Promise<void> => {
    for (const some of chunksOf(ids)) {
      if (isClosed) return;
      post({ kind: 'batch', batch: feed.batchOf(some) });
      await nextTask();
    }
    if (!isClosed) onHanded();
  };
  const handTerms = (): void => post({ kind: 'terms', terms: arrearsTerms(rows, asOf) });
  return {
    handAll: (): void => {
      handTerms();
      void hand([...rows.all('factory').keys()]);
    },
    handTerms: (): void => {
      handTerms();
      onHanded();
    },
    handChanged: (ids: readonly string[]): void => {
      for (const id of ids) changed.add(id);
      if (changed.size === 0) return;
      gathering ??= setTimeout(() => {
        gathering = undefined;
        const some = [...changed];
        changed.clear();
        void hand(some);
      }, GATHER_MS);
    },
    close: (): void => {
      isClosed = true;
      clearTimeout(gathering);
    },
  };
};

/** Opens the worker and hands it the office's factories. */
export const openArrearsDesk = (source: ArrearsSource, onAnswer: (answer: ArrearsAnswer) => void): ArrearsDesk => {
  const worker = new Worker(new URL('./arrears-worker.ts', import.meta.url), { type: 'module' });
  let question: ArrearsQuestion | undefined;
  let asked = 0;
  let isFed = false;
  const ask = (): void => {
    if (!isFed || !question) return;
    asked += 1;
    worker.postMessage({ kind: 'ask', number: asked, question } satisfies ArrearsRequest);
  };
  const hander = createHander(source, worker, () => {
    isFed = true;
    ask();
  });
  worker.addEventListener('message', ({ data: news }: MessageEvent<ArrearsNews>) => {
    if (news.number === asked) onAnswer(news.answer);
  });
  const unsubscribe = source.rows.subscribe((changes) => {
    const concerned = source.feed.concernedBy(changes);
    if (concerned === 'all') hander.handAll();
    else if (concerned === 'terms') hander.handTerms();
    else hander.handChanged(concerned);
  });
  hander.handAll();
  return {
    ask: (next) => {
      question = next;
      ask();
    },
    close: () => {
      hander.close();
      unsubscribe();
      worker.terminate();
    },
  };
};
