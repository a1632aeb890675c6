import { createStore, type StoreApi } from 'zustand/vanilla';
import { scannerSettings, ScannerProfile } from '#shared/domain/scanner-profile.ts';
import type { ScannerKey } from '#shared/domain/scanner-keys.ts';
import type { ScanEvent } from '#services/services.ts';
import { createDirectScanner, type DirectKind, type DirectScanner, type ScannerDriver } from './direct-scanner.ts';
import { listenForScans } from './scanner-listener.ts';

const PROFILE_KEY = 'faem.scanner';

type Store = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

/** Everything about the scanners of this PC. */
export interface ScannerControl {
  readonly profile: StoreApi<{ readonly profile: ScannerProfile | undefined }>;
  /** Keeps what was learnt, for this PC and at once; undefined = as a scanner comes from its box. */
  saveProfile(profile: ScannerProfile | undefined): void;
  /** While somebody listens to the keys of a scanner, nothing is taken for a scan. Returns how to stop. */
  hearKeys(listener: (key: ScannerKey) => void): () => void;
  readonly direct: Readonly<Record<DirectKind, DirectScanner>>;
  stop(): void;
}

export interface ScannerControlDeps {
  readonly window: Window;
  readonly storage: Store;
  readonly publish: (scan: ScanEvent) => void;
  readonly drivers: Readonly<
    Record<DirectKind, { readonly isSupported: boolean; readonly load: () => Promise<ScannerDriver> }>
  >;
}

/** A profile that cannot be read any more is forgotten: it is learnt again in a minute. */
const readProfile = (storage: Store): ScannerProfile | undefined => {
  try {
    return ScannerProfile.parse(JSON.parse(storage.getItem(PROFILE_KEY) ?? 'null'));
  } catch {
    return undefined;
  }
};

/** Listens to the keyboard scanner as it was learnt, and takes up the scanners that are no keyboards. */
export const createScannerControl = (deps: ScannerControlDeps): ScannerControl => {
  const { window, storage, publish, drivers } = deps;
  const profile = createStore<{ readonly profile: ScannerProfile | undefined }>()(() => ({
    profile: readProfile(storage),
  }));
  let settings = scannerSettings(profile.getState().profile);
  let hearing: ((key: ScannerKey) => void) | undefined;
  const stop = listenForScans({
    window,
    publish,
    settings: () => settings,
    digits: () => profile.getState().profile?.digits ?? 'row',
    hearing: () => hearing,
  });
  const directOf = (kind: DirectKind): DirectScanner =>
    createDirectScanner({ kind, storage, publish, nowMs: () => window.performance.now(), ...drivers[kind] });
  const direct = { hid: directOf('hid'), serial: directOf('serial') };
  for (const scanner of Object.values(direct)) void scanner.reconnect();
  return {
    profile,
    saveProfile: (next) => {
      if (next === undefined) storage.removeItem(PROFILE_KEY);
      else storage.setItem(PROFILE_KEY, JSON.stringify(next));
      settings = scannerSettings(next);
      profile.setState({ profile: next });
    },
    hearKeys: (listener) => {
      hearing = listener;
      return () => {
        if (hearing === listener) hearing = undefined;
      };
    },
    direct,
    stop,
  };
};
