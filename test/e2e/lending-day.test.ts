import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { invariant } from '#shared/lib/invariant.ts';
import { freePort } from '#test/support/free-port.ts';
import { rasterise, readBarcodes } from '#test/support/read-barcodes.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { signIn, startDesktop, type Desktop } from './support/desktop.ts';
import { foldersInPlace, goTo, historyOf, lendAtScanDesk } from './support/lending.ts';
import { pendingOn } from './support/pending.ts';

const FACTORIES = 30;

const folder = mkdtempSync(join(tmpdir(), 'faem-lending-day-'));
let port: number;
let centre: RunningCentre;
let pcs: readonly Desktop[] = [];

const startOffice = async (): Promise<RunningCentre> =>
  startCentre({ dataFolder: join(folder, 'centre'), factories: FACTORIES, port });
const person = (index: number) => {
  const one = centre.demo.staff[index];
  invariant(one, 'the demo office has this person');
  return one;
};

beforeAll(async () => {
  port = await freePort();
  centre = await startOffice();
  const start = (name: string) =>
    startDesktop({ dataFolder: join(folder, name), centre, saveFolder: join(folder, 'saved') });
  pcs = [await start('pc-1'), await start('pc-2')];
}, 180_000);

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  mkdirSync('test-results', { recursive: true });
  for (const [index, pc] of pcs.entries()) {
    await pc.counter.screenshot({ path: `test-results/lending-day-${index + 1}.png` }).catch(() => undefined);
  }
});

afterAll(async () => {
  await Promise.all(pcs.map((pc) => pc.kill().catch(() => undefined)));
  await centre.stop();
  rmSync(folder, { recursive: true, force: true });
});

const openFolder = async (page: Page, code: string): Promise<string> => {
  await goTo(page, 'counter');
  await page.getByTestId('search-box').focus();
  await page.getByTestId('search-box').fill(code);
  await page.getByTestId('search-result-0').click();
  return page.getByTestId(`folder-row-${code}`).innerText();
};

const syncAll = async (): Promise<void> => {
  for (const { counter } of pcs) {
    await goTo(counter, 'sync');
    await expect
      .poll(
        async () => {
          await counter.getByTestId('sync-now').click();
          return pendingOn(counter);
        },
        { timeout: 90_000, interval: 1_000 },
      )
      .toBe(0);
  }
};
describe('a lending day', () => {
  test('two PCs lend the same folder while offline: both scans are kept, one card asks, one tap settles it', async () => {
    const [first, second] = pcs.map(({ counter }) => counter);
    invariant(first && second, 'two PCs are open');
    await signIn(first, person(0));
    await signIn(second, person(1));
    const [code] = await foldersInPlace(first, 1);
    invariant(code, 'a folder is in its place');
    await openFolder(second, code);
    await second.keyboard.press('Escape');
    const [borrower, other] = [person(2), person(3)];

    // The network is gone; each desk lends the folder in two scans and knows nothing of the other.
    await centre.stop();
    await lendAtScanDesk(first, borrower, code);
    await lendAtScanDesk(second, other, code);
    expect(await pendingOn(first)).toBe(1);
    expect(await pendingOn(second)).toBe(1);

    // The network is back: nothing was dropped, and one card names both scans on both PCs.
    centre = await startOffice();
    await syncAll();
    for (const page of [first, second]) {
      await goTo(page, 'sync');
      const cards = page.locator('[data-testid^="exception-overlap"]');
      await expect.poll(() => cards.count(), { timeout: 60_000 }).toBe(1);
      await expect.poll(() => cards.first().innerText()).toContain(borrower.name);
      expect(await cards.first().innerText()).toContain(other.name);
    }

    // Somebody looks at the folder and taps once.
    await first.getByRole('button', { name: `อยู่กับ ${borrower.name}` }).click();
    for (const page of [first, second]) {
      await expect.poll(() => page.locator('[data-testid^="exception-overlap"]').count(), { timeout: 60_000 }).toBe(0);
    }
    expect(await openFolder(first, code)).toContain(borrower.name);
    await expect.poll(() => openFolder(second, code), { timeout: 30_000 }).toContain(borrower.name);
    const history = await historyOf(first, code);
    expect(history.filter((line) => line.includes('ให้ยืม')).length).toBeGreaterThanOrEqual(2);
    expect(history[0]).toContain('ตัดสิน');
    expect(await historyOf(second, code)).toEqual(history);

    // The loan card stands in the folder's place; an independent decoder reads whose place it is.
    await goTo(first, 'loans');
    await first.getByTestId(`loan-${code}`).click();
    await first.getByTestId('slip-pdf').click();
    const saved = join(folder, 'saved');
    await expect
      .poll(() => readdirSync(saved).filter((name) => name.endsWith('.pdf')).length, { timeout: 60_000 })
      .toBe(1);
    const [slip] = readdirSync(saved).filter((name) => name.endsWith('.pdf'));
    invariant(slip, 'the PDF was saved');
    const pages = rasterise(readFileSync(join(saved, slip)), 300);
    expect(pages).toHaveLength(1);
    expect(pages.flatMap((page) => readBarcodes(page))).toEqual([`CODE-128:${code}`]);
  });
});
