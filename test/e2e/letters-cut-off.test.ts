import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { decodeThaiQr } from '#shared/domain/payment-qr.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { qrCodesOf } from '#test/support/read-barcodes.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { signIn, startDesktop, type Desktop } from './support/desktop.ts';

const folder = mkdtempSync(join(tmpdir(), 'faem-letters-'));
const saved = join(folder, 'saved');
let centre: RunningCentre;
let pc: Desktop;

const startPc = async (): Promise<void> => {
  pc = await startDesktop({ dataFolder: join(folder, 'pc'), centre, saveFolder: saved });
  const person = centre.demo.staff.find(({ role }) => role === 'supervisor');
  invariant(person, 'the demo office has a supervisor');
  await signIn(pc.counter, person);
  await pc.counter.getByTestId('nav-fees').click();
  await pc.counter.getByTestId('arrears-list').waitFor();
};

beforeAll(async () => {
  centre = await startCentre({ factories: 110 });
  await startPc();
});

afterAll(async () => {
  await pc?.kill().catch(() => undefined);
  await centre?.stop();
  // A process of the killed program may still be writing its cache.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

const pdfs = (): readonly string[] => readdirSync(saved).filter((name) => name.endsWith('.pdf'));

/** Issues notices for what `choose` chooses of the list; the dialog then stands there with what came out. */
const issue = async (page: Page, choose: () => Promise<void>): Promise<void> => {
  await page.getByTestId('arrears-list').focus();
  await choose();
  await expect.poll(() => page.getByTestId('issue-batch').isEnabled(), { timeout: 20_000 }).toBe(true);
  await page.keyboard.press('F4');
  await page.getByTestId('batch-start').click();
  await page.getByTestId('batch-issued').waitFor();
};

/** Closes the dialog of a batch once its letters, if any, are done with. */
const closeBatch = async (page: Page): Promise<void> => {
  const dialog = page.getByTestId('issue-dialog');
  await expect.poll(() => page.getByTestId('batch-letters').isEnabled(), { timeout: 20_000 }).toBe(true);
  await dialog.getByRole('button').filter({ hasText: 'Esc' }).click();
  await dialog.waitFor({ state: 'detached' });
};

/** Opens the list of letters; gives how many of them are still to be made. */
const openLetters = async (page: Page): Promise<number> => {
  await page.keyboard.press('Control+2');
  await page.getByTestId('letters-page').waitFor();
  return Number(/\d+/.exec(await page.getByTestId('letters-print').innerText())?.[0]);
};

/** Has the worker of the next pile stop at once, and go on by a letter or so at each `step()`. */
const STEP_BY_STEP = `{
  const post = Worker.prototype.postMessage;
  Worker.prototype.postMessage = function (message) {
    post.call(this, message);
    if (!message.notices) return;
    post.call(this, 'pause');
    window.step = () => ['go-on', 'pause'].forEach((wish) => post.call(this, wish));
  };
}`;

/** The references that an independent decoder finds on the pages of a file, in their order. */
const referencesIn = (pdf: string): readonly string[] =>
  qrCodesOf(join(saved, pdf)).flatMap((found) => {
    const read = decodeThaiQr(found);
    return read.ok && read.value.kind === 'bill-payment' ? [read.value.ref1] : [];
  });

test('a power cut in the middle of a pile: nothing of it counts as made, what was made before does, and each notice has one letter in the end', async () => {
  const page = pc.counter;
  await issue(page, async () => {
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Space');
  });
  await page.getByTestId('batch-letters').click();
  await expect.poll(() => pdfs().length, { timeout: 20_000 }).toBe(1);
  await closeBatch(page);
  await issue(page, () => page.keyboard.press('Control+A'));
  await closeBatch(page);
  const left = await openLetters(page);
  expect(left).toBeGreaterThanOrEqual(30);

  await page.evaluate(STEP_BY_STEP);
  await page.keyboard.press('F7');
  const progress = page.getByTestId('letter-progress');
  await progress.waitFor();
  const made = async (): Promise<number> => {
    await page.evaluate('window.step()');
    return Number(/\d+/.exec(await progress.innerText())?.[0]);
  };
  await expect.poll(made, { timeout: 20_000 }).toBeGreaterThanOrEqual(10);
  await pc.kill();
  expect(pdfs()).toHaveLength(1);

  await startPc();
  expect(await openLetters(pc.counter)).toBe(left);
  await pc.counter.getByTestId('letters-left').waitFor();
  await pc.counter.keyboard.press('F7');
  await expect.poll(() => pdfs().length, { timeout: 20_000 }).toBe(2);
  await pc.counter.getByTestId('letter-progress').waitFor({ state: 'detached' });
  await pc.counter.getByTestId('letters-left').waitFor({ state: 'detached' });
  expect(await pc.counter.getByTestId('letters-print').isEnabled()).toBe(false);
  const references = pdfs().flatMap(referencesIn);
  expect(references).toHaveLength(left + 1);
  expect(new Set(references).size).toBe(left + 1);
});
