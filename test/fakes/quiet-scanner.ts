import { createStore } from 'zustand/vanilla';
import { createDirectScanner, type DirectKind } from '#scan/direct-scanner.ts';
import type { ScannerControl } from '#scan/scanner-control.ts';

/** The scanners of a PC that has none: nobody listens to the keys of the test. */
export const quietScanner = (): ScannerControl => {
  const none = (kind: DirectKind) =>
    createDirectScanner({
      kind,
      isSupported: false,
      load: () => Promise.reject(new Error('there is no scanner')),
      storage: localStorage,
      publish: () => undefined,
      nowMs: () => 0,
    });
  return {
    profile: createStore(() => ({ profile: undefined })),
    saveProfile: () => undefined,
    hearKeys: () => () => undefined,
    direct: { hid: none('hid'), serial: none('serial') },
    stop: () => undefined,
  };
};
