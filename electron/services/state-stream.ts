import type { IncomingMessage, ServerResponse } from 'node:http';
import { blankOf, type KioskState } from '#shared/host/kiosk-state.ts';
import { PAIRED_ALIVE_MS, PAIRED_SILENCE_MS, type PairedMessage } from '#shared/host/paired-screen.ts';

/** What the screen is told: the time that is left instead of an instant, because its clock is another one. */
const messageOf = (state: KioskState, nowMs: number): PairedMessage =>
  'bill' in state ? { state, leftMs: state.bill.expiresAtMs - nowMs } : { state };

/** How often the counter says that it is there, and after how long a silence it believes the screen gone, ms. */
export interface StreamPace {
  readonly aliveMs: number;
  readonly silenceMs: number;
}

/** The pace both ends of a paired screen have agreed on. */
export const PACE: StreamPace = { aliveMs: PAIRED_ALIVE_MS, silenceMs: PAIRED_SILENCE_MS };

/** After how long a screen that lost its stream asks for it again; a browser would wait three seconds. */
const RETRY_MS = 500;

/** The one stream of states to the paired screen; a newer one of the same screen takes its place. */
export const createStateStream = (parts: {
  readonly nowMs: () => number;
  /** Asked before every word: a pairing also ends by itself. */
  readonly isPaired: () => boolean;
  readonly onChange: () => void;
  readonly pace: StreamPace;
}) => {
  const { nowMs, isPaired, onChange, pace } = parts;
  let state: KioskState = { kind: 'idle', officeName: '', isDemo: false };
  let stream: ServerResponse | undefined;
  let heardAtMs = 0;
  const heard = (): void => {
    heardAtMs = performance.now();
  };
  const send = (told: KioskState): void => void stream?.write(`data: ${JSON.stringify(messageOf(told, nowMs()))}\n\n`);
  /** Leaves nothing of a bill behind on the screen. */
  const cut = (): void => {
    if (!stream) return;
    send(blankOf(state));
    const old = stream;
    stream = undefined;
    old.end();
    onChange();
  };
  const alive = setInterval(() => {
    // A network that broke without a word would leave the stream open for a quarter of an hour.
    if (!isPaired() || performance.now() - heardAtMs > pace.silenceMs) cut();
    else stream?.write('event: alive\ndata: {}\n\n');
  }, pace.aliveMs);
  alive.unref();
  return {
    isOpen: (): boolean => stream !== undefined,
    show: (next: KioskState): void => {
      state = next;
      if (isPaired()) send(state);
      else cut();
    },
    open: (request: IncomingMessage, reply: ServerResponse): void => {
      cut();
      heard();
      reply.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
      stream = reply;
      stream.write(`retry: ${RETRY_MS}\n\n`);
      send(state);
      request.on('close', () => {
        if (stream !== reply) return;
        stream = undefined;
        onChange();
      });
      onChange();
    },
    cut,
    heard,
    stop: (): void => clearInterval(alive),
  };
};
