import { contextBridge, ipcRenderer, type IpcRendererEvent } from 'electron';
import { HOST_CALL_CHANNEL, HOST_EVENT_CHANNEL } from '#shared/host/channels.ts';

// The whole bridge of the staff page. What passes over it is checked at both ends, not here: this file must stay small.
contextBridge.exposeInMainWorld('desktop', {
  call: (method: unknown, input: unknown): Promise<unknown> => ipcRenderer.invoke(HOST_CALL_CHANNEL, method, input),
  on: (event: string, listener: (payload: unknown) => void): (() => void) => {
    const forward = (_event: IpcRendererEvent, name: unknown, payload: unknown): void => {
      if (name === event) listener(payload);
    };
    ipcRenderer.on(HOST_EVENT_CHANNEL, forward);
    return () => {
      ipcRenderer.off(HOST_EVENT_CHANNEL, forward);
    };
  },
});
