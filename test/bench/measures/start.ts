import { cpSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { RunningCentre } from '#test/e2e/support/centre.ts';
import type { Measured } from '../figure.ts';
import { median } from '../statistics.ts';
import { startWatched, watchedProduct, watchedWindow } from '../watched-electron.ts';
import type { Workshop } from '../workshop.ts';

/** A PC that was filled and properly closed, and the centre it belongs to. */
export interface FilledPc {
  readonly folders: number;
  readonly dataFolder: string;
  readonly centre: Pick<RunningCentre, 'url' | 'demo'>;
}

const BLANK_PAGE = `data:text/html,${encodeURIComponent(`<!doctype html><title>blank</title>
<script>requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('faem:usable')))</script>`)}`;

/**
 * From the start of the program to the log-in that answers keys, and to every row of the office in memory, beside a program
 * that only opens a window.
 */
export const measureStart = async (
  workshop: Workshop,
  options: { readonly pc: FilledPc; readonly times: number },
): Promise<readonly Measured[]> => {
  const { pc, times } = options;
  const product = await watchedProduct(workshop);
  const window = await watchedWindow(workshop);
  const copy = join(workshop.scratch, 'start-profile');
  const usableMs: number[] = [];
  const wholeMs: number[] = [];
  const windowMs: number[] = [];
  const startWindow = async (): Promise<number> => {
    const dataFolder = join(workshop.scratch, 'window-profile');
    const environment = { FAEM_BENCH_PAGE: BLANK_PAGE };
    return (await startWatched(window, { mark: 'faem:usable', dataFolder, environment })).afterStartMs;
  };
  const startProduct = async (mark: 'faem:usable' | 'faem:whole'): Promise<number> => {
    rmSync(copy, { recursive: true, force: true, maxRetries: 5 });
    cpSync(pc.dataFolder, copy, { recursive: true });
    const environment = {
      FAEM_CENTRAL: pc.centre.url,
      FAEM_DEMO: JSON.stringify(pc.centre.demo),
      FAEM_CLOSE_ANSWER: 'close',
    };
    return (await startWatched(product, { mark, dataFolder: copy, environment })).afterStartMs;
  };
  // The first start of each reads the programs from disk; what follows is a PC on which they were used before.
  await startWindow();
  await startProduct('faem:usable');
  for (let time = 0; time < times; time += 1) {
    windowMs.push(await startWindow());
    usableMs.push(await startProduct('faem:usable'));
    wholeMs.push(await startProduct('faem:whole'));
  }
  const line = (what: string, tookMs: readonly number[]): Measured => ({
    name: `cold start to ${what}, ${pc.folders.toLocaleString('en-US')} folders`,
    value: median(tookMs),
    unit: 'ms',
    limit: { name: 'empty Electron window', value: median(windowMs) },
    goal: { kind: 'above-limit-at-most', by: 400 },
  });
  return [line('a log-in that answers keys', usableMs), line('all rows in memory', wholeMs)];
};
