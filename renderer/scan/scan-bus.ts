import type { ScanBus, ScanEvent } from '#services/services.ts';

type ScanListener = (scan: ScanEvent) => boolean;

/** What becomes of a scan that no screen took, and of a screen that broke while it looked at one. */
interface ScanBusFallbacks {
  readonly onUnclaimed?: (scan: ScanEvent) => void;
  readonly onListenerFailed?: (error: unknown) => void;
}

/**
 * Hands every scan to the newest screen that takes it, one after the other: a scan published while another is being
 * handed out waits its turn, so a burst keeps its order. A screen that throws has not taken the scan; the next one is asked.
 */
export const createScanBus = (fallbacks: ScanBusFallbacks = {}): ScanBus => {
  const listeners: ScanListener[] = [];
  const waiting: ScanEvent[] = [];
  let isHandingOut = false;

  const takes = (listener: ScanListener, scan: ScanEvent): boolean => {
    try {
      return listener(scan);
    } catch (error) {
      fallbacks.onListenerFailed?.(error);
      return false;
    }
  };

  const handOut = (scan: ScanEvent): void => {
    // A copy, because taking a scan may open or close a screen.
    const newestFirst = [...listeners].reverse();
    if (!newestFirst.some((listener) => takes(listener, scan))) fallbacks.onUnclaimed?.(scan);
  };

  return {
    subscribe: (listener) => {
      listeners.push(listener);
      return () => {
        const index = listeners.lastIndexOf(listener);
        if (index >= 0) listeners.splice(index, 1);
      };
    },
    publish: (scan) => {
      waiting.push(scan);
      if (isHandingOut) return;
      isHandingOut = true;
      try {
        for (let next = waiting.shift(); next; next = waiting.shift()) handOut(next);
      } finally {
        isHandingOut = false;
      }
    },
  };
};
