import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { invariant } from '#shared/lib/invariant.ts';
import type { Bitmap } from '#shared/thermal/bitmap.ts';
import { rasteriseLabels } from '#shared/thermal/label-language.ts';
import { startLabelPrinter, type FakeLabelPrinter } from '#test/fakes/label-printer.ts';
import { readBars, readMatrices } from '#test/support/read-bitmap.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { signIn, startDesktop, type Desktop } from './support/desktop.ts';

const LABELS = 3;
/** TSPL: no flag is set, all is well. */
const wellAnswer = (): Uint8Array => Uint8Array.of(0);

const folder = mkdtempSync(join(tmpdir(), 'faem-label-printer-'));
let centre: RunningCentre;
let pc: Desktop;
let printer: FakeLabelPrinter;

beforeAll(async () => {
  centre = await startCentre({ dataFolder: join(folder, 'centre'), factories: 20 });
  printer = await startLabelPrinter({ answer: wellAnswer });
  pc = await startDesktop({ dataFolder: join(folder, 'pc'), centre });
}, 120_000);

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  mkdirSync('test-results', { recursive: true });
  await pc.counter.screenshot({ path: 'test-results/label-printer.png' }).catch(() => undefined);
});

afterAll(async () => {
  await pc.kill().catch(() => undefined);
  await printer.close();
  await centre.stop();
  rmSync(folder, { recursive: true, force: true });
});

const labelsOn = (bytes: Uint8Array): readonly Bitmap[] => {
  const pages = rasteriseLabels(bytes, { language: 'tspl', dpi: 203 });
  if (!pages.ok) throw new Error(`${pages.error.command} at ${pages.error.at}`);
  return pages.value;
};

describe('a label printer in the network', () => {
  test('is set up, prints labels one by one, loses its line, goes on, and every label reads', async () => {
    const page = pc.counter;
    const [person] = centre.demo.staff;
    invariant(person, 'the demo office has people');
    await signIn(page, person);

    await page.getByTestId('nav-settings').click();
    await page.getByTestId('printer-add').click();
    await page.getByTestId('printer-name').fill('TSC');
    await page.getByTestId('printer-host').fill('127.0.0.1');
    await page.getByTestId('printer-port').fill(String(printer.port));
    await page.getByTestId('printer-language').selectOption('tspl');
    await page.keyboard.press('F2');
    await page.getByTestId('printer-TSC').waitFor();

    // Three action cards: labels that every office has, whatever is in its register.
    await page.getByTestId('nav-labels').click();
    await page.getByTestId('label-kind-action').click();
    await page.getByTestId('print-target').selectOption({ label: 'TSC' });
    await page.getByTestId('thermal-preview').waitFor();
    const list = page.getByTestId('labels-list');
    await page.getByRole('button', { name: 'ไม่เลือกเลย' }).click();
    for (let index = 0; index < LABELS; index += 1) await list.locator('input[type=checkbox]').nth(index).click();
    const rows = list.locator('[data-testid^="label-row-"]');
    const codes = (await rows.evaluateAll((all) => all.map((row) => row.getAttribute('data-testid') ?? '')))
      .slice(0, LABELS)
      .map((name) => name.replace('label-row-', ''));

    // The line breaks in the middle of the first label.
    printer.become({ answer: wellAnswer, dropAfterBytes: 1_000 });
    await page.keyboard.press('F6');
    await page.getByTestId('thermal-stopped').waitFor({ timeout: 60_000 });
    const broken = printer.received().length;
    printer.become({ answer: wellAnswer });
    const again = Number(await page.getByTestId('thermal-resume-from').inputValue());
    await page.keyboard.press('F6');
    await page.getByTestId('thermal-finished').waitFor({ timeout: 60_000 });

    // What came over the second line is whole labels, from the one that failed on.
    const printed = labelsOn(printer.received().slice(broken));
    expect(printed.map(readBars)).toEqual(codes.slice(again - 1).map((code) => [`CODE-128:${code}`]));
    for (const [index, label] of printed.entries()) {
      expect(await readMatrices(label)).toEqual([codes[again - 1 + index]]);
    }
  });
});
