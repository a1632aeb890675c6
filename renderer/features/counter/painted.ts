/** Runs after the browser has painted what was just rendered: the first frame draws it, the second begins after it. */
const afterPaint = (run: () => void): void => {
  requestAnimationFrame(() => requestAnimationFrame(run));
};

/** Marks that search results are on screen, for the benches. */
export const markSearchPainted = (query: string): void =>
  afterPaint(() => performance.mark('faem:search-painted', { detail: { length: query.length } }));

/** Marks that the answer to a scan is on screen, with the time of the scan's last key. */
export const markScanPainted = (atMs: number): void =>
  afterPaint(() => performance.mark('faem:scan-painted', { detail: { atMs } }));
