import { err, ok, type Result } from '#shared/lib/result.ts';
import type { Journal, JournalFailed } from '#shared/sync/ports.ts';
import { JournalAnswer, type JournalRequest, type NumberedRequest } from './browser-journal-messages.ts';

type Outcome = JournalAnswer['outcome'];
type Ask = (request: JournalRequest) => Promise<Outcome>;

const UNREADABLE: Outcome = { kind: 'failed', reason: 'unreadable' };
const PROBE_LIMIT_MS = 5_000;

const startWorker = (): { readonly ask: Ask; readonly stop: () => void } => {
  const worker = new Worker(new URL('./browser-journal-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, (outcome: Outcome) => void>();
  let lastNumber = 0;
  worker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const answer = JournalAnswer.safeParse(data);
    if (!answer.success) return;
    waiting.get(answer.data.number)?.(answer.data.outcome);
    waiting.delete(answer.data.number);
  });
  worker.addEventListener('error', () => {
    for (const answer of waiting.values()) answer(UNREADABLE);
    waiting.clear();
  });
  return {
    ask: (request) =>
      new Promise((resolve) => {
        lastNumber += 1;
        waiting.set(lastNumber, resolve);
        worker.postMessage({ number: lastNumber, request } satisfies NumberedRequest);
      }),
    stop: () => worker.terminate(),
  };
};

const resultOf = (outcome: Outcome): Result<Extract<Outcome, { kind: 'done' }>, JournalFailed> =>
  outcome.kind === 'done' ? ok(outcome) : err({ type: 'journal-failed', reason: outcome.reason });

const doneOrFailed = (outcome: Outcome): Result<void, JournalFailed> => {
  const result = resultOf(outcome);
  return result.ok ? ok() : result;
};

const withinLimit = (answer: Promise<Outcome>): Promise<Outcome> =>
  Promise.race([
    answer,
    new Promise<Outcome>((resolve) => {
      setTimeout(() => resolve(UNREADABLE), PROBE_LIMIT_MS);
    }),
  ]);

/** The journal in the browser's private file system; undefined where the browser has nowhere durable to write. */
export const openBrowserJournal = async (): Promise<Journal | undefined> => {
  if (typeof navigator.storage?.getDirectory !== 'function') return undefined;
  const { ask, stop } = startWorker();
  const probed = await withinLimit(ask({ kind: 'probe' }));
  if (probed.kind === 'failed') {
    stop();
    return undefined;
  }
  // Work that was still under way when another window took over must not take the file back from it.
  let isReleased = false;
  const askHolding: Ask = (request) => (isReleased ? Promise.resolve(UNREADABLE) : ask(request));
  return {
    append: async (entry) => doneOrFailed(await askHolding({ kind: 'append', entry })),
    read: async () => {
      isReleased = false;
      const result = resultOf(await ask({ kind: 'read' }));
      return result.ok ? ok(result.value.entries ?? []) : result;
    },
    trim: async (clientId, throughSeq) => doneOrFailed(await askHolding({ kind: 'trim', clientId, throughSeq })),
    release: async () => {
      isReleased = true;
      await ask({ kind: 'release' });
    },
  };
};
