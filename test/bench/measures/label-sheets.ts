import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { demoFactories } from '#shared/demo/factory-rows.ts';
import type { LabelContent } from '#shared/domain/label-content.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { openChromium } from '#test/support/chromium.ts';
import { buildPageProgram } from '../build-program.ts';
import type { Measured } from '../figure.ts';
import type { Extent } from '../options.ts';
import type { LabelBench, PdfReading } from '../programs/label-sheets-page.ts';
import { median } from '../statistics.ts';
import type { Workshop } from '../workshop.ts';

const HOME = 'http://labels.bench/';
const SYMBOLS_BY_PEER = 400;
const SYMBOLS_BY_US = 5_000;

const labelsOf = (count: number): readonly LabelContent[] =>
  [...demoFactories({ rows: count, seed: 7, provinceCode: '13' })].map(({ name, registrationNumber }, index) => ({
    kind: 'folder',
    code: makeScanCode('folder', '13', index),
    heading: name,
    number: registrationNumber,
    corner: `เล่ม ${1 + (index % 3)}`,
    foot: `ห้อง A · ตู้ ${1 + (index % 30)} · ชั้น ${1 + (index % 6)}`,
  }));

const openProgram = async (page: Page, workshop: Workshop): Promise<void> => {
  const folder = await buildPageProgram(workshop, new URL('../programs/label-sheets-page.ts', import.meta.url));
  const script = readFileSync(join(folder, 'main.js'), 'utf8');
  await page.route(`${HOME}**`, (route) =>
    route.request().url().endsWith('main.js')
      ? route.fulfill({ contentType: 'text/javascript', body: script })
      : route.fulfill({
          contentType: 'text/html',
          body: '<!doctype html><meta charset="utf-8"><script type="module" src="main.js"></script>',
        }),
  );
  await page.goto(HOME);
  await page.waitForFunction(() => Reflect.has(globalThis, 'faemLabelBench'));
};

declare const faemLabelBench: LabelBench;

/** The same sheets as inline SVG, laid out and printed by Chromium; making the HTML is not counted. */
export const printByChromium = async (page: Page, html: string): Promise<number> => {
  const startMs = performance.now();
  await page.setContent(html);
  await page.pdf({ width: '210mm', height: '297mm', preferCSSPageSize: true, printBackground: true });
  return performance.now() - startMs;
};

const figuresOf = (
  readings: {
    readonly ours: readonly PdfReading[];
    readonly chromiumMs: readonly number[];
    readonly rates: readonly [number, number];
  },
  count: number,
): readonly Measured[] => {
  const many = `${count.toLocaleString('en-US')} labels`;
  const chromium = { name: 'Chromium, same sheets as inline SVG', value: median(readings.chromiumMs) };
  const megabytes = Math.max(...readings.ours.map(({ peakHeapBytes }) => peakHeapBytes)) / 1e6;
  return [
    {
      name: `PDF of ${many}, Thai, both symbols, data to file`,
      value: median(readings.ours.map(({ tookMs }) => tookMs)),
      unit: 'ms',
      limit: chromium,
      goal: { kind: 'of-limit-at-most', ratio: 0.3 },
    },
    {
      name: `PDF of ${many}, most memory in use`,
      value: megabytes,
      unit: 'MB',
      limit: { name: 'the PDF itself', value: (readings.ours[0]?.bytes ?? 0) / 1e6 },
      goal: { kind: 'at-most', value: 256 },
    },
    {
      name: 'bars and modules drawn',
      value: readings.rates[0],
      unit: 'symbols/s',
      limit: { name: 'bwip-js toSVG', value: readings.rates[1] },
      goal: { kind: 'of-limit-at-least', ratio: 10 },
    },
  ];
};

/** How fast and how lean sheets of labels become a PDF, beside Chromium printing the same sheets. */
export const measureLabelSheets = async (workshop: Workshop, extent: Extent): Promise<readonly Measured[]> => {
  const count = extent.smallOffice;
  const times = extent.repetitions.bootstrap;
  const labels = labelsOf(count);
  const browser = await openChromium();
  try {
    const program = await browser.newPage();
    await openProgram(program, workshop);
    const html = await program.evaluate((each) => faemLabelBench.html(each), labels);
    const ours: PdfReading[] = [];
    const chromiumMs: number[] = [];
    for (let time = 0; time < times; time += 1) {
      ours.push(await program.evaluate((each) => faemLabelBench.pdf(each), labels));
      const paper = await browser.newPage();
      chromiumMs.push(await printByChromium(paper, html));
      await paper.close();
    }
    const codes = labels.map(({ code }) => code);
    const rate = (by: 'faem' | 'bwip-js', some: readonly string[]): Promise<number> =>
      program.evaluate(([each, who]) => faemLabelBench.symbols(each, who), [some, by] as const);
    const peer = await rate('bwip-js', codes.slice(0, SYMBOLS_BY_PEER));
    const rates = [await rate('faem', codes.slice(0, SYMBOLS_BY_US)), peer] as const;
    return figuresOf({ ours, chromiumMs, rates }, count);
  } finally {
    await browser.close();
  }
};
