import { cpSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { extname, join } from 'node:path';
import type { Browser, Page } from 'playwright';
import { openChromium } from '#test/support/chromium.ts';
import { buildPageProgram } from '../build-program.ts';
import type { Measured } from '../figure.ts';
import type { Extent } from '../options.ts';
import type { NoticeBench } from '../programs/notices-page.ts';
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

/** A page of Chromium that is given 5,000 letters at once is closed by Chromium before it prints one. */
const PRINTED_AT_ONCE = 1_000;

/** Each part of the pile by a page of its own; making the HTML is not counted. */
const printAllByChromium = async (browser: Browser, program: Page, count: number): Promise<number> => {
  let tookMs = 0;
  for (let from = 0; from < count; from += PRINTED_AT_ONCE) {
    const part = { from, count: Math.min(PRINTED_AT_ONCE, count - from) };
    const html = await program.evaluate((each) => faemNoticeBench.html(each.from, each.count), part);
    const paper = await browser.newPage();
    tookMs += await printByChromium(paper, html);
    await paper.close();
  }
  return tookMs;
};

/** How fast and how lean a pile of notices becomes a PDF whose codes were read back, beside Chromium printing the pages. */
export const measureNotices = async (workshop: Workshop, extent: Extent): Promise<readonly Measured[]> => {
  const count = extent.smallOffice;
  const browser = await openChromium();
  try {
    const program = await browser.newPage();
    await openProgram(program, workshop);
    // Once: it takes minutes, and what the two take differs by far more than one of them from time to time.
    const ours = await program.evaluate((each) => faemNoticeBench.pdf(each), count);
    const chromiumMs = await printAllByChromium(browser, program, count);
    const many = `${count.toLocaleString('en-US')} notices`;
    return [
      {
        name: `PDF of ${many}, every code read back, data to file`,
        value: ours.tookMs,
        unit: 'ms',
        limit: { name: 'Chromium, same pages with SVG symbols, nothing read back', value: chromiumMs },
        goal: { kind: 'of-limit-at-most', ratio: 0.5 },
      },
      {
        name: `PDF of ${many}, most memory in use`,
        value: ours.peakHeapBytes / 1e6,
        unit: 'MB',
        limit: { name: 'the PDF itself', value: ours.bytes / 1e6 },
        goal: { kind: 'at-most', value: 256 },
      },
    ];
  } finally {
    await browser.close();
  }
};
