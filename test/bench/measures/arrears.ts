import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openChromium } from '#test/support/chromium.ts';
import { buildPageProgram } from '../build-program.ts';
import type { Measured } from '../figure.ts';
import type { Extent } from '../options.ts';
import type { ArrearsBench, ArrearsReading } from '../programs/arrears-page.ts';
import { median } from '../statistics.ts';
import type { Workshop } from '../workshop.ts';

declare const faemArrearsBench: ArrearsBench;

const TIMES = 3;

const readings = async (workshop: Workshop, factories: number): Promise<readonly ArrearsReading[]> => {
  const folder = await buildPageProgram(workshop, new URL('../programs/arrears-page.ts', import.meta.url));
  const browser = await openChromium();
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ content: readFileSync(join(folder, 'main.js'), 'utf8'), type: 'module' });
    await page.waitForFunction(() => Reflect.has(globalThis, 'faemArrearsBench'));
    return await page.evaluate(([count, times]) => faemArrearsBench.count(count, times), [factories, TIMES] as const);
  } finally {
    await browser.close();
  }
};

/** How long a worker takes for the arrears of a whole office, and how long the page is held up by handing it the rows. */
export const measureArrears = async (workshop: Workshop, extent: Extent): Promise<readonly Measured[]> => {
  const all = await readings(workshop, extent.largeOffice);
  const many = `${extent.largeOffice.toLocaleString('en-US')} factories`;
  const middle = (pick: (reading: ArrearsReading) => number): number => median(all.map(pick));
  const oneByOne = { name: 'every factory by its own page', value: middle(({ oneByOneMs }) => oneByOneMs) };
  return [
    {
      name: `arrears of ${many}, taken in, counted and sorted in a worker`,
      value: middle(({ workMs }) => workMs),
      unit: 'ms',
      limit: oneByOne,
      goal: { kind: 'at-most', value: 300 },
    },
    {
      name: `arrears of ${many}, rows handed over by the page, longest slice`,
      // The first slice of the first time also builds the index of paid years.
      value: Math.max(...all.map(({ longestSliceMs }) => longestSliceMs)),
      unit: 'ms',
      limit: { name: 'all slices together', value: middle(({ feedMs }) => feedMs) },
      goal: { kind: 'at-most', value: 50 },
    },
  ];
};
