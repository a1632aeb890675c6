import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { parse as parsePayment } from 'promptparse';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { billOf } from '#build/bank-simulator/options.ts';
import { decodeThaiQr } from '#shared/domain/payment-qr.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { freePort } from '#test/support/free-port.ts';
import { rasterise, readBarcodes } from '#test/support/read-barcodes.ts';
import { startPostgres } from '#test/support/real-postgres.ts';
import { createPlaybackBank } from './support/bank.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { signIn, startDesktop, type Desktop } from './support/desktop.ts';
import { focusWindow, pressKey, scanWithScanner, useLayout } from './support/keyboard.ts';
import { pendingOn } from './support/pending.ts';

const WINDOW_TITLE = 'แฟ้ม';
const FACTORIES = 60;

const folder = mkdtempSync(join(tmpdir(), 'faem-first-hour-'));
const saved = join(folder, 'saved');
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let centre: RunningCentre;
let port: number;
const open = new Set<Desktop>();

const startOffice = async (): Promise<RunningCentre> =>
  startCentre({ databaseUrl: postgres.url, factories: FACTORIES, port });
const startPc = async (name: string): Promise<Desktop> => {
  const pc = await startDesktop({ dataFolder: join(folder, name), centre, saveFolder: saved });
  open.add(pc);
  return pc;
};
const person = (index: number) => {
  const one = centre.demo.staff[index];
  invariant(one, 'the demo office has this person');
  return one;
};

beforeAll(async () => {
  postgres = await startPostgres();
  port = await freePort();
  centre = await startOffice();
}, 120_000);

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  mkdirSync('test-results', { recursive: true });
  for (const [index, pc] of [...open].entries()) {
    await pc.counter.screenshot({ path: `test-results/first-hour-${index + 1}.png` }).catch(() => undefined);
  }
});

afterAll(async () => {
  useLayout('us');
  await Promise.all([...open].map((pc) => pc.kill().catch(() => undefined)));
  await centre.stop();
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

const goTo = async (page: Page, place: string): Promise<void> => {
  await page.getByTestId(`nav-${place}`).click();
};
const scan = (code: string): void => {
  focusWindow(WINDOW_TITLE);
  scanWithScanner(code);
};

/** A list as the ministry's site gives it, in the encoding of an old Windows, with every trap of the real one. */
const importRegister = async (page: Page): Promise<number> => {
  const feed = join(folder, 'register.csv');
  execFileSync(
    'npx',
    [
      'tsx',
      'build/demo-feed.ts',
      '--rows',
      '40',
      '--seed',
      '77',
      '--province',
      '13',
      '--encoding',
      'windows-874',
      '--out',
      feed,
    ],
    { stdio: 'ignore' },
  );
  await goTo(page, 'import');
  await page.getByTestId('import-file').setInputFiles(feed);
  await page.getByTestId('import-review').waitFor();
  const created = Number(await page.getByTestId('import-count-create').innerText());
  await page.getByTestId('import-apply').click();
  await page.getByTestId('import-done').waitFor();
  return created;
};

/** Opens the public screen's QR as it stands on the screen, not as the program thinks it does. */
const readQrFrom = async (kiosk: Page): Promise<string> => {
  await kiosk.locator('[data-testid="kiosk-qr"][data-check="shown"]').waitFor();
  const picture = join(folder, 'kiosk.png');
  await kiosk.screenshot({ path: picture });
  const [found] = readBarcodes(picture);
  invariant(found, 'zbarimg finds the QR on the screenshot');
  return found.replace(/^QR-Code:/, '');
};

/** The first factory in a search that owes something and may be billed. */
const openFactoryInArrears = async (page: Page): Promise<void> => {
  for (let index = 0; index < 12; index += 1) {
    await page.getByTestId('search-box').focus();
    await page.getByTestId('search-box').fill('ปท');
    await page.getByTestId(`search-result-${index}`).click();
    await page.getByTestId('factory-page').waitFor();
    if (await page.getByTestId('action-F4').isEnabled()) return;
    await page.keyboard.press('Escape');
  }
  throw new Error('no factory in arrears among the first twelve');
};

describe("a clerk's first hour", () => {
  test('register → folders → labels → lend and return → power cut → notice → QR on the public screen → paid → seen on a second PC', async () => {
    let pc = await startPc('pc-1');
    await signIn(pc.counter, person(4));

    // The register comes in, and every factory without a folder gets one.
    expect(await importRegister(pc.counter)).toBeGreaterThan(10);
    await pc.counter.getByTestId('register-folders').click();
    await pc.counter.getByTestId('missing-folders').waitFor({ state: 'detached' });

    // Labels are printed; an independent decoder reads every one of them from the PDF.
    await goTo(pc.counter, 'labels');
    const waiting = Number((await pc.counter.getByTestId('labels-chosen').innerText()).match(/\d+/)?.[0]);
    await expect.poll(() => pc.counter.getByTestId('labels-pdf').isEnabled()).toBe(true);
    await pc.counter.keyboard.press('F6');
    await expect
      .poll(() => readdirSync(saved).filter((name) => name.endsWith('.pdf')).length, { timeout: 60_000 })
      .toBe(1);
    const [pdfName] = readdirSync(saved).filter((name) => name.endsWith('.pdf'));
    invariant(pdfName, 'the PDF was saved');
    const pages = rasterise(readFileSync(join(saved, pdfName)), 300);
    const codes = pages
      .flatMap((page) => readBarcodes(page))
      .filter((line) => line.startsWith('CODE-128:'))
      .map((line) => line.slice(9));
    expect(new Set(codes).size).toBe(waiting);

    // A label is scanned back from the folder it was put on.
    const [labelled, returned, lent] = codes;
    invariant(labelled && returned && lent, 'there are at least three labels');
    useLayout('us');
    scan(labelled);
    await expect.poll(() => pc.counter.getByTestId('scan-back-last').innerText()).toContain(labelled.slice(0, 4));

    // Lending by badge and barcode while Windows stands on Thai: the scanner's keys arrive as ๅ / - ภ.
    await goTo(pc.counter, 'scan');
    useLayout('th');
    focusWindow(WINDOW_TITLE);
    pressKey('F2');
    scan(person(2).badgeCode);
    await expect.poll(() => pc.counter.getByTestId('scan-desk-page').innerText()).toContain(person(2).name);
    scan(returned);
    await expect.poll(() => pc.counter.getByTestId('result-headline').innerText()).toContain(`ให้ ${person(2).name} ยืม`);
    await expect.poll(() => pc.counter.getByTestId('result').getAttribute('data-tone')).toBe('done');

    // Taking it back under the US layout.
    useLayout('us');
    focusWindow(WINDOW_TITLE);
    pressKey('F7');
    scan(returned);
    await expect.poll(() => pc.counter.getByTestId('result-headline').innerText()).toMatch(/^เก็บที่/);
    await expect.poll(() => pendingOn(pc.counter), { timeout: 30_000 }).toBe(0);

    // The network goes away, work goes on, and somebody trips over the cable right after a scan.
    await centre.stop();
    focusWindow(WINDOW_TITLE);
    pressKey('F2');
    scan(person(2).badgeCode);
    scan(lent);
    await expect.poll(() => pc.counter.getByTestId('result-headline').innerText()).toContain(`ให้ ${person(2).name} ยืม`);
    await pc.kill();
    open.delete(pc);

    // Started again, still without a network: nothing is lost.
    pc = await startPc('pc-1');
    await signIn(pc.counter, person(4));
    await expect.poll(() => pendingOn(pc.counter)).toBe(1);
    await pc.counter.getByTestId('search-box').fill(lent);
    await pc.counter.getByTestId('search-result-0').click();
    await expect.poll(() => pc.counter.getByTestId(`folder-row-${lent}`).innerText()).toContain(person(2).name);

    // The network is back and everything reaches the centre.
    centre = await startOffice();
    await expect.poll(() => pendingOn(pc.counter), { timeout: 90_000 }).toBe(0);

    // From "how much do I owe?" to a QR that an independent decoder reads off the public screen.
    await openFactoryInArrears(pc.counter);
    await pc.counter.keyboard.press('F4');
    await pc.counter.getByTestId('notice-dialog').waitFor();
    // Of a factory without any record of payments nothing is ticked beforehand: a person says what is owed.
    const newest = pc.counter.getByTestId('notice-dialog').getByRole('checkbox').last();
    if (!(await pc.counter.getByTestId('notice-confirm').isEnabled())) await newest.check();
    await pc.counter.getByTestId('notice-confirm').click();
    await pc.counter.getByTestId('notice-dialog').waitFor({ state: 'detached' });
    const factoryName = await pc.counter.getByTestId('factory-name').innerText();
    await pc.counter.keyboard.press('F5');
    const kiosk = await pc.kiosk();
    const payload = await readQrFrom(kiosk);
    const decoded = decodeThaiQr(payload);
    invariant(decoded.ok && decoded.value.kind === 'bill-payment', 'the QR is a bill payment');
    const { ref1, satang } = decoded.value;
    const read = parsePayment(payload, true);
    expect(read?.getTagValue('30', '02')).toBe(ref1);
    expect(read?.getTagValue('54')).toBe(((satang ?? 0) / 100).toFixed(2));
    expect((await kiosk.getByTestId('kiosk-ref1').innerText()).replace(/\D/g, '')).toContain(ref1);

    // Only what the bank says makes it paid: first the notice must be at the centre.
    await expect.poll(() => pendingOn(pc.counter), { timeout: 30_000 }).toBe(0);
    const { steps } = await createPlaybackBank(centre.url).play('pay', billOf({ qr: payload }));
    expect(steps.map(({ said, status }) => [said, status])).toEqual([
      ['asked', 200],
      ['paid', 200],
    ]);
    await kiosk.getByTestId('kiosk-paid').waitFor({ timeout: 30_000 });
    await pc.counter.getByTestId('qr-paid').waitFor();

    // A second PC of the office sees all of it.
    const second = await startPc('pc-2');
    await signIn(second.counter, person(0));
    await second.counter.getByTestId('search-box').fill(lent);
    await second.counter.getByTestId('search-result-0').click();
    await expect.poll(() => second.counter.getByTestId(`folder-row-${lent}`).innerText()).toContain(person(2).name);
    await second.counter.keyboard.press('Escape');
    await second.counter.getByTestId('search-box').fill(ref1);
    await second.counter.getByTestId('search-result-0').click();
    await expect.poll(() => second.counter.getByTestId('factory-name').innerText()).toBe(factoryName);
    await expect.poll(() => second.counter.getByTestId(`notice-${ref1}`).innerText()).toMatch(/ชำระแล้ว/);
  });
});
