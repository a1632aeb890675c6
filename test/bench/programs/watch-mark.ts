import { app } from 'electron';

/** What a page reported: when on the wall clock, and whatever it said besides. */
export interface SeenMark {
  readonly atMs: number;
  readonly detail: unknown;
}

/** Resolves in the page as soon as it has set the mark; costs it nothing until then. */
const waitForMark = (name: string): string => `new Promise((resolve) => {
  new PerformanceObserver((list) => {
    const mark = list.getEntriesByName(${JSON.stringify(name)})[0];
    if (mark) resolve({ atMs: performance.timeOrigin + mark.startTime, detail: mark.detail });
  }).observe({ type: 'mark', buffered: true });
})`;

// Loaded before the app under test: it tells the first page's mark on standard output and ends the program.
app.on('web-contents-created', (_event, contents) => {
  contents.once('dom-ready', () => {
    void contents.executeJavaScript(waitForMark(process.env['FAEM_BENCH_MARK'] ?? '')).then((seen: SeenMark) => {
      process.stdout.write(`seen ${JSON.stringify(seen)}\n`, () => app.quit());
    });
  });
});
