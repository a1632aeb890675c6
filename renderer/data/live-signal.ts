import { readLines } from './line-stream.ts';

const RETRY_MS = 5_000;

const follow = async (
  deps: { readonly centralUrl: string; readonly token: string; readonly fetch: typeof fetch },
  onSignal: () => void,
  stop: AbortSignal,
): Promise<void> => {
  const response = await deps.fetch(`${deps.centralUrl}/v1/live`, {
    headers: { authorization: `Bearer ${deps.token}`, accept: 'text/event-stream' },
    signal: stop,
  });
  if (!response.ok || !response.body) return;
  // A stream that opened again may have missed signals in between.
  onSignal();
  for await (const line of readLines(response.body)) if (line.startsWith('data:')) onSignal();
};

/**
 * Follows the centre's server-sent events. EventSource cannot carry the token in a header, and a token has no place in
 * an address, so the stream is read by fetch. A signal says only that there is something to pull.
 */
export const listenToSignals = (
  deps: { readonly centralUrl: string; readonly token: string; readonly fetch: typeof fetch },
  onSignal: () => void,
): (() => void) => {
  const stop = new AbortController();
  const keepFollowing = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      try {
        await follow(deps, onSignal, stop.signal);
      } catch {
        // Offline or stopped; the sync engine's own turns notice and tell the person.
      }
      await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
    }
  };
  void keepFollowing();
  return () => stop.abort();
};
