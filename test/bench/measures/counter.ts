import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import type { Desktop } from '#test/e2e/support/desktop.ts';
import { focusWindow, pressKey, useLayout } from '#test/e2e/support/keyboard.ts';
import type { Measured } from '../figure.ts';
import { openFilledPc } from '../office-pc.ts';
import type { BenchOptions } from '../options.ts';
import { addLimits, clearMarks, delaysOf, marksOf, type PageMark } from '../page-marks.ts';
import { startSeededCentre } from '../seeded-centre.ts';
import { percentile, withMissing } from '../statistics.ts';
import type { Workshop } from '../workshop.ts';
import { folderCodes, sendScan } from './scan.ts';

const PAUSE_MS = 300;
const PAGE_GOAL_MS = 50;
const QR_GOAL_MS = 150;
const TYPED = ['โลหะ', 'พลาสติก', 'น้ำแข็ง', 'คลองหลวง'] as const;

/** Marks the second frame after a factory's page stands with what it owes, or with why that is not known. */
const WATCH_FACTORY = `(() => {
  let isShown = false;
  new MutationObserver(() => {
    const page = document.querySelector('[data-testid=factory-page]');
    const isNow = page?.querySelector('[data-testid=fee-panel]') != null;
    if (isNow && !isShown)
      requestAnimationFrame(() => requestAnimationFrame(() => performance.mark('bench:factory-painted')));
    isShown = isNow;
  }).observe(document.body, { childList: true, subtree: true });
})()`;

/** Counts the times, by the clock of the machine, at which a QR that was read back had been painted. */
const WATCH_QR = `(() => {
  window.benchShownAt = [];
  const atMs = () => performance.timeOrigin + performance.now();
  new MutationObserver((changes) => {
    if (!changes.some(({ target }) => target.dataset?.check === 'shown')) return;
    requestAnimationFrame(() => requestAnimationFrame(() => window.benchShownAt.push(atMs())));
  }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['data-check'] });
})()`;

const leave = async (page: Page): Promise<void> => {
  // The first closes what stands open on the page, if anything does.
  for (let tries = 0; tries < 3 && !(await page.getByTestId('counter-idle').isVisible()); tries += 1) {
    await page.keyboard.press('Escape');
    await sleep(PAUSE_MS / 2);
  }
  await page.getByTestId('counter-idle').waitFor({ timeout: 5_000 });
  await sleep(PAUSE_MS / 2);
};

const scanOne = async (page: Page, code: string): Promise<void> => {
  sendScan(code);
  await page.getByTestId('factory-page').waitFor();
  await sleep(PAUSE_MS);
  pressKey('Scroll_Lock');
  await sleep(PAUSE_MS / 2);
};

const typeOne = async (page: Page, query: string): Promise<void> => {
  await page.getByTestId('search-box').fill(query);
  await sleep(PAUSE_MS);
  await page.keyboard.press('Enter');
  await page.getByTestId('factory-page').waitFor();
  await sleep(PAUSE_MS);
};

/** Marks that know the key which asked for a page: any key reaches the page, but those of a scan are kept from it. */
type Asking = 'bench:key' | 'faem:scan-painted';

/** From the last key before it to each picture of a factory's page. */
const pageDelays = (marks: readonly PageMark[], asking: Asking): readonly number[] => {
  const keysAtMs = marks.flatMap(({ name, keyAtMs }) => (name === asking && keyAtMs !== undefined ? [keyAtMs] : []));
  return marks.flatMap(({ name, setAtMs }) => {
    if (name !== 'bench:factory-painted') return [];
    const keyAtMs = Math.max(...keysAtMs.filter((atMs) => atMs < setAtMs));
    return Number.isFinite(keyAtMs) ? [setAtMs - keyAtMs] : [];
  });
};

const measurePages = async (
  page: Page,
  { factories, times }: { readonly factories: number; readonly times: number },
): Promise<readonly Measured[]> => {
  await page.evaluate(WATCH_FACTORY);
  const [warmUp = '', ...codes] = folderCodes(factories, times + 1);
  await scanOne(page, warmUp);
  await leave(page);
  await clearMarks(page);
  for (const code of codes) {
    await scanOne(page, code);
    await leave(page);
  }
  const scanned = await marksOf(page);
  await clearMarks(page);
  for (let time = 0; time < times; time += 1) {
    await typeOne(page, TYPED[time % TYPED.length] ?? '');
    await leave(page);
  }
  const typed = await marksOf(page);
  const limit = { name: 'key, two empty frames, p95', value: percentile(delaysOf(scanned, 'bench:frames'), 0.95) };
  const line = (what: string, marks: readonly PageMark[], asking: Asking): Measured => ({
    name: `${what} to the factory's page with its assessment painted, ${factories.toLocaleString('en-US')} factories, p95`,
    value: percentile(withMissing(pageDelays(marks, asking), { count: times, everyMs: PAUSE_MS }), 0.95),
    unit: 'ms',
    limit,
    goal: { kind: 'at-most', value: PAGE_GOAL_MS },
  });
  return [line('scan', scanned, 'faem:scan-painted'), line('Enter on a search', typed, 'bench:key')];
};

/** Stays on the page of the first factory that may be billed, with a notice for it. */
const openBill = async (page: Page, codes: readonly string[]): Promise<void> => {
  for (const code of codes) {
    await scanOne(page, code);
    if (await page.getByTestId('action-F4').isEnabled()) {
      await page.keyboard.press('F4');
      await page.getByTestId('notice-dialog').waitFor();
      const newest = page.getByTestId('notice-dialog').getByRole('checkbox').last();
      if (!(await page.getByTestId('notice-confirm').isEnabled())) await newest.check();
      await page.getByTestId('notice-confirm').click();
      return page.getByTestId('notice-dialog').waitFor({ state: 'detached' });
    }
    await leave(page);
  }
  throw new Error('No factory may be billed');
};

const measureQr = async (
  desktop: Desktop,
  { factories, times }: { readonly factories: number; readonly times: number },
): Promise<readonly Measured[]> => {
  const { counter } = desktop;
  await openBill(counter, folderCodes(factories, 40));
  await counter.keyboard.press('F5');
  const kiosk = await desktop.kiosk();
  await kiosk.locator('[data-testid="kiosk-qr"][data-check="shown"]').waitFor();
  await kiosk.evaluate(WATCH_QR);
  const delays: number[] = [];
  for (let time = 0; time < times; time += 1) {
    await counter.getByTestId('qr-clear').click();
    await kiosk.getByTestId('kiosk-idle').waitFor();
    await clearMarks(counter);
    await kiosk.evaluate('window.benchShownAt.length = 0');
    await counter.keyboard.press('F5');
    await sleep(2 * PAUSE_MS);
    const origin: number = await counter.evaluate('performance.timeOrigin');
    const key = (await marksOf(counter)).find(({ name }) => name === 'bench:key')?.keyAtMs;
    const shown: number | undefined = await kiosk.evaluate('window.benchShownAt[0]');
    if (key !== undefined && shown !== undefined) delays.push(shown - (origin + key));
  }
  await clearMarks(counter);
  for (let time = 0; time < times; time += 1) {
    await counter.keyboard.press('ScrollLock');
    await sleep(PAUSE_MS / 2);
  }
  const frames = delaysOf(await marksOf(counter), 'bench:frames');
  return [
    {
      name: 'show QR to painted and read back on the public screen, p95',
      value: percentile(withMissing(delays, { count: times, everyMs: 2 * PAUSE_MS }), 0.95),
      unit: 'ms',
      limit: { name: 'key, two empty frames, p95', value: percentile(frames, 0.95) },
      goal: { kind: 'at-most', value: QR_GOAL_MS },
    },
  ];
};

/** The fee counter as a clerk waits for it: a factory's whole page, and the QR of a bill on the public screen. */
export const measureCounter = async (
  workshop: Workshop,
  { measures, extent }: Pick<BenchOptions, 'measures' | 'extent'>,
): Promise<readonly Measured[]> => {
  const factories = extent.largeOffice;
  const extents = { factories, times: extent.repetitions.visitors };
  const centre = await startSeededCentre({ factories, scratch: workshop.scratch });
  try {
    const dataFolder = join(workshop.scratch, `counter-${factories}`);
    const desktop = await openFilledPc({ centre, dataFolder, role: 'supervisor' });
    const page = desktop.counter;
    try {
      await page.getByTestId('nav-counter').click();
      await addLimits(page, workshop);
      useLayout('us');
      focusWindow('แฟ้ม');
      const pages = measures.includes('counter') ? await measurePages(page, extents) : [];
      return [...pages, ...(measures.includes('kiosk') ? await measureQr(desktop, extents) : [])];
    } finally {
      await desktop.close();
    }
  } finally {
    await centre.stop();
  }
};
