import { useEffectEvent, useLayoutEffect } from 'react';
import { type ScanEvent, useServices } from './services.ts';

/**
 * Offers every scan to the listener while the component is on screen; a listener that returns false leaves the scan to
 * the screen below. It comes and goes in step with what is painted: a dialog that is gone from the screen takes no scan,
 * and a screen that renders again keeps its place below the dialogs that stand on it.
 */
export const useScanListener = (listener: (scan: ScanEvent) => boolean): void => {
  const { scans } = useServices();
  const take = useEffectEvent(listener);
  useLayoutEffect(() => scans.subscribe((scan) => take(scan)), [scans]);
};
