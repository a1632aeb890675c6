import type { DisplayStatus, Host } from '#shared/host/host.ts';
import { blankOf, type KioskReport, type KioskState } from '#shared/host/kiosk-state.ts';
import { openKioskMessages } from './kiosk-messages.ts';
import { createLatestValue } from './latest-value.ts';

/** Chromium says whether the desktop is spread over several screens. */
const hasSecondScreen = (): boolean => 'isExtended' in window.screen && window.screen.isExtended === true;

/** The public screen as a second window of the browser. The person drags it to the other screen once. */
export const createWebDisplay = (): Host['display'] => {
  const status = createLatestValue<DisplayStatus>();
  const shown = createLatestValue<KioskState>();
  const reportListeners = new Set<(report: KioskReport) => void>();

  const tell = (open: boolean): void => status.set({ open, secondScreen: hasSecondScreen() });
  const sendShown = (): void => {
    const state = shown.get();
    if (state) messages.send({ kind: 'state', state });
  };
  const messages = openKioskMessages((message) => {
    if (message.kind === 'hello') {
      tell(true);
      sendShown();
    }
    if (message.kind === 'bye') tell(false);
    if (message.kind === 'report') for (const listener of reportListeners) listener(message.report);
  });

  // A bill must not stay in public view when the counter that answers for it is gone, nor come back for a screen that
  // says hello in that moment.
  window.addEventListener('pagehide', () => {
    const state = shown.get();
    if (!state) return;
    shown.set(blankOf(state));
    sendShown();
  });
  tell(false);
  messages.send({ kind: 'who-is-there' });

  return {
    open: async () => {
      window.open('/kiosk.html', 'faem-kiosk', 'popup,width=1024,height=640');
    },
    close: async () => messages.send({ kind: 'close' }),
    show: (state) => {
      shown.set(state);
      sendShown();
    },
    onStatus: status.subscribe,
    onReport: (listener) => {
      reportListeners.add(listener);
      return () => {
        reportListeners.delete(listener);
      };
    },
    // A browser tells of a tab that it froze and woke; sleep of the PC is seen by its clocks.
    onBlanked: (listener) => {
      document.addEventListener('resume', listener);
      return () => document.removeEventListener('resume', listener);
    },
  };
};
