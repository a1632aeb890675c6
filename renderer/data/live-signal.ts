import { readLines } from './line-stream.ts';
import { createStallLimit } from './stall-limit.ts';

interface LiveSignalDeps {
  readonly centralUrl: string;
  readonly token: string;
  readonly fetch: typeof fetch;
  /** The centre says every 20 s that it is alive; a line that says nothing for so long is dead. */
  readonly stallMs: number;
  readonly retryMs: number;
}

const follow = async (deps: LiveSignalDeps, onSignal: () => void, stop: AbortSignal): Promise<void> => {
  const limit = createStallLimit(deps.stallMs);
  try {
    const response = await deps.fetch(`${deps.centralUrl}/v1/live`, {
      headers: { authorization: `Bearer ${deps.token}`, accept: 'text/event-stream' },
      signal: AbortSignal.any([stop, limit.signal]),
    });
    if (!response.ok || !response.body) return;
    // A stream that opened again may have missed signals in between.
    onSignal();
    for await (const line of readLines(limit.watch(response.body))) if (line.startsWith('data:')) onSignal();
  } finally {
    limit.end();
  }
};

const pause = (ms: number, stop: AbortSignal): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    stop.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * Follows the centre's server-sent events. EventSource cannot carry the token in a header, and a token has no place in
 * an address, so the stream is read by fetch. A signal says only that there is something to pull.
 */
export const listenToSignals = (deps: LiveSignalDeps, onSignal: () => void): (() => void) => {
  const stop = new AbortController();
  const keepFollowing = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      try {
        await follow(deps, onSignal, stop.signal);
      } catch {
        // Offline or stopped; the sync engine's own turns notice and tell the person.
      }
      if (!stop.signal.aborted) await pause(deps.retryMs, stop.signal);
    }
  };
  void keepFollowing();
  return () => stop.abort();
};
