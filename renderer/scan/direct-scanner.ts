import { createStore, type StoreApi } from 'zustand/vanilla';
import type { ScanEvent } from '#services/services.ts';

/** How a scanner that is no keyboard is attached: HID-POS, or a serial (CDC) port. */
export type DirectKind = 'hid' | 'serial';

/** Which scanner it was, so that it is found again without asking. */
export interface DirectDevice {
  readonly vendorId?: number | null | undefined;
  readonly productId?: number | null | undefined;
  readonly productName?: string | undefined;
}

/** The part of the drivers' classes that is used: one event per scan, whatever the focus and the keyboard layout. */
export interface ScannerDriver {
  addEventListener(event: 'connected', listener: (device: DirectDevice) => void): void;
  addEventListener(event: 'disconnected' | 'unsupported', listener: () => void): void;
  addEventListener(event: 'barcode', listener: (barcode: { readonly value: string }) => void): void;
  connect(): Promise<void>;
  reconnect(device: DirectDevice): Promise<void>;
}

export type DirectState =
  | { readonly kind: 'off' }
  | { readonly kind: 'choosing' }
  | { readonly kind: 'connected'; readonly name: string }
  /** It is there, but as a keyboard: its manual has a barcode that switches it over. */
  | { readonly kind: 'wrong-mode' }
  | { readonly kind: 'unsupported' };

/** A scanner that is no keyboard; what it reads is published as any other scan. */
export interface DirectScanner {
  readonly kind: DirectKind;
  readonly state: StoreApi<DirectState>;
  /** Lets a person choose the device; needs a click or a key of that person. */
  connect(): Promise<void>;
  /** Takes up the device of last time, if it is there. */
  reconnect(): Promise<void>;
}

export interface DirectScannerDeps {
  readonly kind: DirectKind;
  readonly isSupported: boolean;
  readonly load: () => Promise<ScannerDriver>;
  readonly storage: Pick<Storage, 'getItem' | 'setItem'>;
  readonly publish: (scan: ScanEvent) => void;
  readonly nowMs: () => number;
}

const AIM = /^\][A-Za-z][0-9A-Za-z]/;
/** A bill-payment barcode: a bar, and four lines. */
const BILL = { start: '|', lines: 4 } as const;

/**
 * The scans in one message of a driver. The serial driver ends a message by a pause of 300 ms, so that fast scans come
 * together: each line is a scan of its own, but for the four lines of a bill-payment barcode.
 */
export const scansIn = (value: string): readonly string[] => {
  const lines = value.split(/\r\n|\r|\n/).map((line) => line.replace(AIM, ''));
  const scans: string[] = [];
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    if (line.startsWith(BILL.start)) {
      scans.push(
        lines
          .slice(at, at + BILL.lines)
          .join('\n')
          .trimEnd(),
      );
      at += BILL.lines - 1;
    } else if (line.trim() !== '') scans.push(line);
  }
  return scans;
};

const keyOf = (kind: DirectKind): string => `faem.scanner.${kind}`;

const remembered = ({ storage, kind }: DirectScannerDeps): DirectDevice | undefined => {
  const parts = storage.getItem(keyOf(kind))?.split(':').map(Number);
  const [vendorId, productId] = parts ?? [];
  return vendorId === undefined || productId === undefined || Number.isNaN(vendorId + productId)
    ? undefined
    : { vendorId, productId };
};

const remember = ({ storage, kind }: DirectScannerDeps, { vendorId, productId }: DirectDevice): void => {
  if (typeof vendorId === 'number' && typeof productId === 'number') {
    storage.setItem(keyOf(kind), `${vendorId}:${productId}`);
  }
};

const listen = (driver: ScannerDriver, deps: DirectScannerDeps, state: StoreApi<DirectState>): void => {
  driver.addEventListener('connected', (device) => {
    remember(deps, device);
    state.setState({ kind: 'connected', name: device.productName ?? '' }, true);
  });
  driver.addEventListener('disconnected', () => state.setState({ kind: 'off' }, true));
  driver.addEventListener('unsupported', () => state.setState({ kind: 'wrong-mode' }, true));
  driver.addEventListener('barcode', ({ value }) => {
    const atMs = deps.nowMs();
    for (const text of scansIn(value)) deps.publish({ text, atMs });
  });
};

/** A scanner behind one of the two drivers. The driver is loaded when it is first used. */
export const createDirectScanner = (deps: DirectScannerDeps): DirectScanner => {
  const state = createStore<DirectState>()(() => ({ kind: deps.isSupported ? 'off' : 'unsupported' }));
  let loading: Promise<ScannerDriver> | undefined;
  const driver = (): Promise<ScannerDriver> => {
    loading ??= deps.load().then((loaded) => {
      listen(loaded, deps, state);
      return loaded;
    });
    return loading;
  };
  return {
    kind: deps.kind,
    state,
    connect: async () => {
      if (state.getState().kind === 'unsupported') return;
      state.setState({ kind: 'choosing' }, true);
      // A driver that connects stays busy reading for as long as the scanner is there, so its end is not waited for.
      void (await driver()).connect().finally(() => {
        if (state.getState().kind === 'choosing') state.setState({ kind: 'off' }, true);
      });
    },
    reconnect: async () => {
      const device = remembered(deps);
      if (device === undefined || state.getState().kind === 'unsupported') return;
      void (await driver()).reconnect(device);
    },
  };
};
