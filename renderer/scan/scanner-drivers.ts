import type { ScannerControlDeps } from './scanner-control.ts';

/** The drivers of scanners that are no keyboards, where this browser has the interfaces; loaded when first used. */
export const scannerDrivers = (navigator: Navigator): ScannerControlDeps['drivers'] => ({
  hid: {
    isSupported: 'hid' in navigator,
    load: async () => new (await import('@point-of-sale/webhid-barcode-scanner')).default(),
  },
  serial: {
    isSupported: 'serial' in navigator,
    load: async () => new (await import('@point-of-sale/webserial-barcode-scanner')).default(),
  },
});
