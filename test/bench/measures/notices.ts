import { cpSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import type { Page } from 'playwright';
import { openChromium } from '#test/support/chromium.ts';
import { buildPageProgram } from '../build-program.ts';
import type { Measured } from '../figure.ts';
import type { Extent } from '../options.ts';
import type { PdfReading } from '../programs/label-sheets-page.ts';
import type { NoticeBench } from '../programs/notices-page.ts';
import { median } from '../statistics.ts';
import type { Workshop } from '../workshop.ts';
import { printByChromium } from './label-sheets.ts';

const HOME = 'http://notices.bench';
const TYPES: Readonly<Record<string, string>> = { '.js': 'text/javascript', '.wasm': 'application/wasm' };

declare const faemNoticeBench: NoticeBench;

const openProgram = async (page: Page, workshop: Workshop): Promise<void> => {
  const folder = await buildPageProgram(workshop, new URL('../programs/notices-page.ts', import.meta.url));
  const engine = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  cpSync(engine, join(folder, 'zxing_reader.wasm'));
  await page.route(`${HOME}/**`, (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname !== '/') {
      const contentType = TYPES[extname(pathname)] ?? 'text/plain';
      return route.fulfill({ contentType, body: readFileSync(join(folder, pathname)) });
    }
    const body = '<!doctype html><meta charset="utf-8"><script type="module" src="main.js"></script>';
    return route.fulfill({ contentType: 'text/html', body });
  });
  await page.goto(`${HOME}/`);
  await page.waitForFunction(() => Reflect.has(globalThis, 'faemNoticeBench'));
};

/** How fast and how lean a pile of notices becomes a PDF whose codes were read back, beside Chromium printing the pages. */
export const measureNotices = async (workshop: Workshop, extent: Extent): Promise<readonly Measured[]> => {
  const count = extent.smallOffice;
  const browser = await openChromium();
  try {
    const program = await browser.newPage();
    await openProgram(program, workshop);
    const html = await program.evaluate((each) => faemNoticeBench.html(each), count);
    const ours: PdfReading[] = [];
    const chromiumMs: number[] = [];
    for (let time = 0; time < extent.repetitions.import; time += 2) {
      ours.push(await program.evaluate((each) => faemNoticeBench.pdf(each), count));
      const paper = await browser.newPage();
      chromiumMs.push(await printByChromium(paper, html));
      await paper.close();
    }
    const many = `${count.toLocaleString('en-US')} notices`;
    return [
      {
        name: `PDF of ${many}, every code read back, data to file`,
        value: median(ours.map(({ tookMs }) => tookMs)),
        unit: 'ms',
        limit: { name: 'Chromium, same pages with SVG symbols, nothing read back', value: median(chromiumMs) },
        goal: { kind: 'of-limit-at-most', ratio: 0.5 },
      },
      {
        name: `PDF of ${many}, most memory in use`,
        value: Math.max(...ours.map(({ peakHeapBytes }) => peakHeapBytes)) / 1e6,
        unit: 'MB',
        limit: { name: 'the PDF itself', value: (ours[0]?.bytes ?? 0) / 1e6 },
        goal: { kind: 'at-most', value: 256 },
      },
    ];
  } finally {
    await browser.close();
  }
};
