import { useEffect } from 'react';

/** The scan whose result is certain. */
export interface CertainScan {
  readonly number: number;
  /** `event.timeStamp` of the scan's last key; absent for what was chosen by hand. */
  readonly atMs: number | undefined;
}

/** Marks when a certain result was painted: the first frame draws it, the second begins after it was painted. */
export const useScanPaintedMark = (scan: CertainScan | undefined): void => {
  const number = scan?.number;
  const atMs = scan?.atMs;
  useEffect(() => {
    if (number === undefined || atMs === undefined) return;
    requestAnimationFrame(() =>
      requestAnimationFrame(() => performance.mark('faem:scan-painted', { detail: { atMs, number } })),
    );
  }, [atMs, number]);
};
