import { cpSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import { openChromium } from '#test/support/chromium.ts';
import { buildPageProgram } from '../build-program.ts';
import type { Measured } from '../figure.ts';
import type { Extent } from '../options.ts';
import type { LabelReader, LabelReading } from '../programs/read-labels-page.ts';
import type { Workshop } from '../workshop.ts';

/** Chromium gives camera frames only to safe pages, and this PC's own name counts as safe. Nothing listens there. */
const PAGE = 'http://localhost:9';
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

const readInPage = async (folder: string, seed: number, picturesEach: number): Promise<readonly LabelReading[]> => {
  const browser = await openChromium();
  try {
    const page = await browser.newPage();
    await page.route(`${PAGE}/**`, (route) => {
      const { pathname } = new URL(route.request().url());
      if (pathname === '/')
        return route.fulfill({ contentType: 'text/html', body: '<script type="module" src="main.js"></script>' });
      return route.fulfill({
        contentType: TYPES[extname(pathname)] ?? 'text/plain',
        body: readFileSync(join(folder, pathname)),
      });
    });
    await page.goto(PAGE);
    await page.waitForFunction('globalThis.readAll');
    return await page.evaluate<readonly LabelReading[]>(`readAll(${seed}, ${picturesEach})`);
  } finally {
    await browser.close();
  }
};

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
const readBy = (readings: readonly LabelReading[], reader: LabelReader): number =>
  sum(readings.map(({ read }) => read[reader]));
const meanMs = (readings: readonly LabelReading[], reader: LabelReader): number => {
  const all = readings.flatMap(({ tookMs }) => tookMs[reader]);
  return sum(all) / all.length;
};

/** What stands behind the sums, for whoever wants to know where a reader is good. */
const printEach = (readings: readonly LabelReading[]): void => {
  for (const { kind, difficulty, pictures, read, misread } of readings) {
    const counts = Object.entries(read).map(([reader, count]) => `${reader} ${count}`);
    const wrong = Object.entries(misread).flatMap(([reader, count]) =>
      count > 0 ? [`; ${reader} misread ${count}`] : [],
    );
    console.log(`  ${kind} ${difficulty}: ${counts.join(', ')} of ${pictures}${wrong.join('')}`);
  }
};

/** How many labels are read from one frame of 720p each, and how long a frame takes, beside either engine alone. */
export const measureLabels = async (workshop: Workshop, extent: Extent): Promise<readonly Measured[]> => {
  const folder = await buildPageProgram(workshop, new URL('../programs/read-labels-page.ts', import.meta.url));
  const engine = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  cpSync(engine, join(folder, 'zxing_reader.wasm'));
  // Fresh pictures each time, so that nothing can have been fitted to them; the seed makes them again.
  const seed = Math.floor(Date.now() / 1_000);
  const readings = await readInPage(folder, seed, extent.repetitions.labelPictures);
  printEach(readings);
  const pictures = sum(readings.map((reading) => reading.pictures));
  const tilted = readings.filter(({ kind, difficulty }) => kind === 'code128' && difficulty === 'tilted');
  const limit = (reader: LabelReader, value: number) => ({ name: `${reader} alone`, value });
  const more = { kind: 'of-limit-at-least', ratio: 1.01 } as const;
  const counted = (reader: LabelReader): Measured => ({
    name: `labels read from one frame, of ${pictures} hard pictures, seed ${seed}`,
    value: readBy(readings, 'faem'),
    unit: 'labels',
    limit: limit(reader, readBy(readings, reader)),
    goal: more,
  });
  const timed = (reader: LabelReader): Measured => ({
    name: 'time per frame of 1280 × 720, mean, from canvas to texts',
    value: meanMs(readings, 'faem'),
    unit: 'ms',
    limit: limit(reader, meanMs(readings, reader)),
    goal: { kind: 'of-limit-at-most', ratio: 1 },
  });
  return [
    counted('zxing-browser'),
    counted('zxing-wasm'),
    {
      name: `Code 128 tilted by 10 to 45 degrees, of ${sum(tilted.map((reading) => reading.pictures))}`,
      value: readBy(tilted, 'faem'),
      unit: 'labels',
      limit: limit('zxing-wasm', readBy(tilted, 'zxing-wasm')),
      goal: more,
    },
    timed('zxing-browser'),
    timed('zxing-wasm'),
  ];
};
