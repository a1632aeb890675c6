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

type OnSignal = (cookie?: string) => void;

/** The wait that a `retry:` line asks for, in ms; undefined for every other line. */
const askedWait = (line: string): number | undefined => {
  const digits = /^retry: ?(\d{1,6})$/.exec(line)?.[1];
  return digits === undefined ? undefined : Number(digits);
};

/** The cookie that an event gives as its id; undefined for every other line. */
const givenCookie = (line: string): string | undefined => /^id: ?(.{1,200})$/.exec(line)?.[1];

const isEventStream = ({ headers }: Response): boolean =>
  headers.get('content-type')?.startsWith('text/event-stream') === true;

/** Follows one stream to its end. Gives the wait before the next that the centre asked for, if it did. */
const follow = async (deps: LiveSignalDeps, onSignal: OnSignal, stop: AbortSignal): Promise<number | undefined> => {
  let waitMs: number | undefined;
  const limit = createStallLimit(deps.stallMs);
  try {
    const response = await deps.fetch(`${deps.centralUrl}/v1/live`, {
      headers: { authorization: `Bearer ${deps.token}`, accept: 'text/event-stream' },
      signal: AbortSignal.any([stop, limit.signal]),
    });
    // A proxy's page is no stream; taken for one it would wake the engine again and again.
    if (!response.ok || !response.body || !isEventStream(response)) return undefined;
    // A stream that opened again may have missed signals in between.
    onSignal();
    let cookie: string | undefined;
    for await (const line of readLines(limit.watch(response.body))) {
      if (line.startsWith('data:')) onSignal(cookie);
      // Of the event that it stands in alone: a blank line ends that.
      cookie = line === '' ? undefined : (givenCookie(line) ?? cookie);
      waitMs = askedWait(line) ?? waitMs;
    }
    return waitMs;
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
 * an address, so the stream is read by fetch. A signal says only that there is something to pull, and the cookie with which
 * such a pull would end, if it is known.
 */
export const listenToSignals = (deps: LiveSignalDeps, onSignal: OnSignal): (() => void) => {
  const stop = new AbortController();
  const keepFollowing = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      let waitMs: number | undefined;
      try {
        waitMs = await follow(deps, onSignal, stop.signal);
      } catch {
        // Offline or stopped; the sync engine's own turns notice and tell the person.
      }
      if (!stop.signal.aborted) await pause(waitMs ?? deps.retryMs, stop.signal);
    }
  };
  void keepFollowing();
  return () => stop.abort();
};
