import { contextBridge, ipcRenderer } from 'electron';
import { KIOSK_REPORT_CHANNEL, KIOSK_STATE_CHANNEL } from '#shared/host/channels.ts';

const listeners = new Set<(state: unknown) => void>();
// The state may arrive before the page has asked for it.
let latest: { readonly state: unknown } | undefined;

ipcRenderer.on(KIOSK_STATE_CHANNEL, (_event, state: unknown) => {
  latest = { state };
  for (const listener of listeners) listener(state);
});

// The public screen can be told a state and can report on it. It can ask for nothing.
contextBridge.exposeInMainWorld('kioskDesktop', {
  onState: (listener: (state: unknown) => void): (() => void) => {
    listeners.add(listener);
    if (latest) listener(latest.state);
    return () => {
      listeners.delete(listener);
    };
  },
  report: (report: unknown): void => ipcRenderer.send(KIOSK_REPORT_CHANNEL, report),
});
