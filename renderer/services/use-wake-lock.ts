import { useEffect } from 'react';

/**
 * Keeps the screen on while the component is there: a phone that goes dark between two shelves is unlocked two hundred times a
 * day. The system takes the lock away when the page is hidden, and it is asked for again when it is seen. Where there is
 * none (no HTTPS, low battery) the screen goes dark as usual.
 */
export const useWakeLock = (): void => {
  useEffect(() => {
    if (!('wakeLock' in navigator)) return undefined;
    let isWanted = true;
    let lock: WakeLockSentinel | undefined;
    const ask = async (): Promise<void> => {
      if (document.visibilityState !== 'visible') return;
      try {
        const given = await navigator.wakeLock.request('screen');
        lock = given;
        if (!isWanted) await given.release();
      } catch {
        // Low battery or a rule of the device: the work goes on without it.
      }
    };
    const again = (): void => void ask();
    again();
    document.addEventListener('visibilitychange', again);
    return () => {
      isWanted = false;
      document.removeEventListener('visibilitychange', again);
      void lock?.release();
    };
  }, []);
};
