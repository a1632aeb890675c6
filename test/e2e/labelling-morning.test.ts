import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { rasterise, readBarcodes } from '#test/support/read-barcodes.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { signIn, startDesktop, type Desktop } from './support/desktop.ts';
import { focusWindow, pressKey, useLayout } from './support/keyboard.ts';
import { typeAsScanner } from './support/page-scanner.ts';

const WINDOW_TITLE = 'แฟ้ม';
const folder = mkdtempSync(join(tmpdir(), 'faem-labelling-'));
const saved = join(folder, 'saved');
const open = new Set<Desktop>();
let centre: RunningCentre;

const startPc = async (name: string, actor: number): Promise<Page> => {
  const pc = await startDesktop({ dataFolder: join(folder, name), centre, saveFolder: saved });
  open.add(pc);
  const person = centre.demo.staff[actor];
  invariant(person, 'the demo office has this person');
  await signIn(pc.counter, person);
  return pc.counter;
};

beforeAll(async () => {
  centre = await startCentre({ dataFolder: join(folder, 'centre'), factories: 90 });
}, 120_000);

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  mkdirSync('test-results', { recursive: true });
  for (const [index, pc] of [...open].entries()) {
    await pc.counter.screenshot({ path: `test-results/labelling-${index + 1}.png` }).catch(() => undefined);
  }
});

afterAll(async () => {
  useLayout('us');
  await Promise.all([...open].map((pc) => pc.kill().catch(() => undefined)));
  await centre.stop();
  rmSync(folder, { recursive: true, force: true });
});

const press = (key: string): void => {
  focusWindow(WINDOW_TITLE);
  pressKey(key);
};
const pdfs = (): readonly string[] => readdirSync(saved).filter((name) => name.endsWith('.pdf'));
const chosenOn = async (page: Page): Promise<number> =>
  Number((await page.getByTestId('labels-chosen').innerText()).match(/\d+/)?.[0]);

/** Prints and reads every label of the PDF that was saved with an independent decoder. */
const printAndRead = async (print: () => void): Promise<ReadonlySet<string>> => {
  for (const name of pdfs()) rmSync(join(saved, name));
  print();
  await expect.poll(() => pdfs().length, { timeout: 60_000 }).toBe(1);
  const [name] = pdfs();
  invariant(name, 'a PDF was saved');
  const pages = rasterise(readFileSync(join(saved, name)), 300);
  const lines = pages.flatMap((sheet) => readBarcodes(sheet));
  return new Set(lines.filter((line) => line.startsWith('CODE-128:')).map((line) => line.slice(9)));
};

/** The codes that will be printed, in the order of the list; it draws only what is seen. */
const chosenCodes = async (page: Page): Promise<readonly string[]> => {
  const codes = new Set<string>();
  const list = page.getByTestId('labels-list').locator('tbody');
  for (let top = 0; top < 3_000; top += 150) {
    await list.evaluate((body, scrollTop) => body.scrollTo({ top: scrollTop }), top);
    await page.waitForTimeout(40);
    const seen = await list
      .locator('[data-testid^=label-row-]')
      .evaluateAll((rows) =>
        rows
          .filter((row) => row.querySelector<HTMLInputElement>('input[type=checkbox]')?.checked)
          .map((row) => row.getAttribute('data-testid')?.replace('label-row-', '') ?? ''),
      );
    for (const code of seen) codes.add(code);
    if (await list.evaluate((body) => body.scrollTop + body.clientHeight >= body.scrollHeight - 1)) break;
  }
  return [...codes];
};

const GOOD = 4;

describe('a labelling morning', () => {
  test('shelf → labels → scan back → jam → resume → reprint with a reason → a printed code attached → the board, on every PC', async () => {
    const page = await startPc('pc-1', 4);
    useLayout('us');

    // The board says which shelf is next, and one key goes there.
    await page.getByTestId('nav-labels').click();
    await page.getByTestId('label-preview').waitFor();
    press('F9');
    const next = await page.getByTestId('board-next').innerText();
    const labelledBefore = Number((await page.getByTestId('board-labelled').innerText()).match(/(\d+) จาก/)?.[1]);
    press('ctrl+Return');
    await page.getByTestId('label-shelf').waitFor();
    expect(next).toContain(await page.getByTestId('label-shelf').inputValue());

    // Only what was never printed is proposed; the PDF holds exactly that.
    await expect.poll(() => page.getByTestId('labels-pdf').isEnabled()).toBe(true);
    const codes = await chosenCodes(page);
    expect(codes.length).toBeGreaterThan(GOOD + 1);
    expect(codes).toHaveLength(await chosenOn(page));
    expect(await printAndRead(() => press('F6'))).toEqual(new Set(codes));
    await expect.poll(() => chosenOn(page)).toBe(0);

    // Two labels are on their folders when the clerk sees that the printer has jammed.
    const [first, second] = codes;
    const lastGood = codes[GOOD - 1];
    invariant(first && second && lastGood, 'the shelf has enough folders');
    for (const [at, code] of [first, second].entries()) {
      await typeAsScanner(page, code);
      await expect.poll(() => page.getByTestId('scan-back-last').innerText()).toContain('ป้ายอ่านได้');
      await expect
        .poll(() => page.getByTestId('labels-waiting').innerText())
        .toMatch(new RegExp(`\\D${codes.length - at - 1}$`));
    }
    press('F7');
    await page.getByTestId('jam-dialog').waitFor();
    await typeAsScanner(page, lastGood);
    await expect.poll(() => page.getByTestId('jam-position').inputValue()).toBe(String(GOOD));
    press('F7');

    // It resumes at the label that failed, and nothing is printed twice.
    await expect.poll(() => chosenOn(page)).toBe(codes.length - GOOD);
    await expect.poll(() => page.getByTestId('labels-pdf').isEnabled()).toBe(true);
    expect(await printAndRead(() => press('F6'))).toEqual(new Set(codes.slice(GOOD)));
    for (const code of codes.slice(2)) {
      await typeAsScanner(page, code);
      await expect.poll(() => page.getByTestId('scan-back-last').innerText()).toContain(code.slice(-4));
    }
    await expect.poll(() => page.getByTestId('labels-waiting').innerText()).toMatch(/0$/);

    // One of them tears; printing it again asks why.
    await page.getByTestId('label-source').selectOption('search');
    await page.getByTestId('label-search').fill(first);
    await expect.poll(() => page.getByTestId(`label-row-${first}`).isVisible()).toBe(true);
    press('F6');
    await page.getByTestId('reprint-reason').selectOption('torn');
    const reprinted = await printAndRead(() => press('F6'));
    expect(reprinted).toContain(first);

    // A label that was printed beforehand is attached to another folder.
    const free = makeScanCode('folder', first.slice(1, 3), 8_765_432);
    await typeAsScanner(page, free);
    await expect.poll(() => page.getByTestId('scan-back-last').innerText()).toContain(free);
    press('F8');
    await page.getByTestId('attach-code').waitFor();
    await typeAsScanner(page, second);
    await page.getByTestId('attach-folder').waitFor();
    press('F8');
    await page.getByTestId('attach-dialog').waitFor({ state: 'detached' });

    // The board counts it all: the reprint waits to be scanned back.
    press('F9');
    const done = labelledBefore + codes.length - reprinted.size;
    await expect.poll(() => page.getByTestId('board-labelled').innerText()).toContain(`${done} จาก`);
    const log = await page.getByTestId('board-log').innerText();
    expect(log).toContain('ป้ายขาดหรือหลุด');
    expect(log).toContain('กระดาษติดหรือพิมพ์ไม่ครบ');
    const people = await page.getByTestId('board-people').innerText();
    expect(people).toContain(centre.demo.staff[4]?.name);
    await page.getByTestId('pace-chart').first().locator('rect').first().waitFor();

    // A second PC sees the same, and both codes lead to the folder.
    await expect.poll(() => page.getByTestId('sync-pending').count(), { timeout: 30_000 }).toBe(0);
    const other = await startPc('pc-2', 0);
    await other.getByTestId('nav-labels').click();
    await other.getByTestId('labels-board').click();
    await expect.poll(() => other.getByTestId('board-labelled').innerText()).toContain(`${done} จาก`);
    expect(await other.getByTestId('board-people').innerText()).toContain(people.split('\n').at(-1));
    for (const code of [second, free]) {
      await other.getByTestId('search-box').fill(code);
      await other.getByTestId('search-result-0').click();
      await other.getByTestId(`folder-row-${free}`).waitFor();
      await other.keyboard.press('Escape');
    }
  });
});
