import { KioskState, type KioskReport, type ScreenState } from '#shared/host/kiosk-state.ts';
import type { MeasuredScreen } from '#shared/host/screen-measure.ts';
import { createPairedChannel } from './paired-channel.ts';
import { openKioskMessages } from './kiosk-messages.ts';
import { createLatestValue } from './latest-value.ts';

/** All that the public screen has of the world: it is told states and reports what it shows. */
export interface KioskChannel {
  /** Which of the counter's screens this is, when one is measured. */
  readonly screen: MeasuredScreen;
  /** The last known state at once, then every new one; returns how to stop. */
  onState(listener: (state: ScreenState) => void): () => void;
  report(report: KioskReport): void;
}

/** What the desktop shell's kiosk preload offers. */
interface KioskBridge {
  onState(listener: (state: unknown) => void): () => void;
  report(report: unknown): void;
}

declare global {
  interface Window {
    readonly kioskDesktop?: KioskBridge;
  }
}

const overBridge = (bridge: KioskBridge): KioskChannel => {
  const state = createLatestValue<ScreenState>();
  bridge.onState((given) => {
    const known = KioskState.safeParse(given);
    if (known.success) state.set(known.data);
  });
  return { screen: 'window', onState: state.subscribe, report: (report) => bridge.report(report) };
};

const overBrowser = (): KioskChannel => {
  const state = createLatestValue<ScreenState>();
  const messages = openKioskMessages((message) => {
    if (message.kind === 'state') state.set(message.state);
    if (message.kind === 'who-is-there') messages.send({ kind: 'hello' });
    if (message.kind === 'close') window.close();
  });
  window.addEventListener('pagehide', () => messages.send({ kind: 'bye' }));
  messages.send({ kind: 'hello' });
  return { screen: 'window', onState: state.subscribe, report: (report) => messages.send({ kind: 'report', report }) };
};

const isPaired = (): boolean => new URLSearchParams(window.location?.search).has('paired');

/**
 * The public screen's end: through the desktop shell where there is one, from the counter PC when this is another device
 * that was paired with it, else from the counter's browser window.
 */
export const createKioskChannel = (): KioskChannel => {
  if (window.kioskDesktop) return overBridge(window.kioskDesktop);
  return isPaired() ? createPairedChannel() : overBrowser();
};
