import type { ScreenState } from '#shared/host/kiosk-state.ts';
import {
  PAIRED_ALIVE_MS,
  PAIRED_HERE,
  PAIRED_REPORT,
  PAIRED_SILENCE_MS,
  PAIRED_STATES,
  PairedMessage,
} from '#shared/host/paired-screen.ts';
import type { KioskChannel } from './kiosk-channel.ts';
import { createLatestValue } from './latest-value.ts';

const jsonOf = (text: unknown): unknown => {
  try {
    return JSON.parse(String(text));
  } catch {
    // Not JSON: it is passed over like anything that is not understood.
    return undefined;
  }
};

const stateOf = (data: unknown): ScreenState | undefined => {
  const message = PairedMessage.safeParse(jsonOf(data)).data;
  if (!message) return undefined;
  const { state, leftMs = 0 } = message;
  return 'bill' in state ? { ...state, bill: { ...state.bill, expiresAtMs: Date.now() + leftMs } } : state;
};

/** A word that does not arrive is made good by the next one, or noticed as silence. */
const post = (address: string, word: object): void =>
  void fetch(address, { method: 'POST', body: JSON.stringify(word) }).catch(() => undefined);

/**
 * The public screen on another device: states come from the counter PC over the office's network. When it falls silent
 * the bill leaves the screen, and the screen goes on asking.
 */
export const createPairedChannel = (): KioskChannel => {
  const state = createLatestValue<ScreenState>();
  let source: EventSource | undefined;
  let heardAtMs = performance.now();
  const heard = (): void => {
    heardAtMs = performance.now();
  };
  const open = (): void => {
    source?.close();
    source = new EventSource(PAIRED_STATES);
    source.addEventListener('alive', heard);
    source.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      heard();
      const next = stateOf(data);
      if (next) state.set(next);
    });
  };
  open();
  setInterval(() => {
    post(PAIRED_HERE, {});
    if (performance.now() - heardAtMs > PAIRED_SILENCE_MS && state.get()?.kind !== 'lost') state.set({ kind: 'lost' });
    // An answer that is no stream ends the source for good; only a new one asks again.
    if (source?.readyState === EventSource.CLOSED) open();
  }, PAIRED_ALIVE_MS);
  return {
    screen: 'paired',
    onState: state.subscribe,
    report: (report) => post(PAIRED_REPORT, report),
  };
};
