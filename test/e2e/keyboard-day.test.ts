import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { billOf } from '#build/bank-simulator/options.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { typeAsScanner } from './support/page-scanner.ts';
import { readBarcodes } from '#test/support/read-barcodes.ts';
import { createPlaybackBank } from './support/bank.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { startDesktop, type Desktop } from './support/desktop.ts';
import { pendingOn } from './support/pending.ts';

const SHOTS = join('test-results', 'keyboard-day');
const folder = mkdtempSync(join(tmpdir(), 'faem-keyboard-day-'));
let centre: RunningCentre;
let pc: Desktop;
let page: Page;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  centre = await startCentre({ dataFolder: join(folder, 'centre'), factories: 60 });
  pc = await startDesktop({ dataFolder: join(folder, 'pc'), centre });
  page = pc.counter;
  await page.getByTestId('login-search').waitFor({ timeout: 120_000 });
}, 180_000);

afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') await page.screenshot({ path: join(SHOTS, 'failed.png') }).catch(() => undefined);
});

afterAll(async () => {
  await pc?.kill().catch(() => undefined);
  await centre?.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** From here on the page notes whatever a mouse, a finger or a pen does to it. */
const notePointers = (): Promise<void> =>
  page.evaluate(() => {
    const kinds = ['pointerdown', 'pointermove', 'mousedown', 'mousemove', 'wheel', 'touchstart'];
    document.documentElement.dataset['pointers'] = '';
    for (const kind of kinds) {
      window.addEventListener(kind, () => (document.documentElement.dataset['pointers'] += ` ${kind}`), true);
    }
  });
const pointersSeen = (): Promise<string | undefined> =>
  page.evaluate(() => document.documentElement.dataset['pointers']?.trim());

/** What has the focus: its test id or tag, and whether a ring is drawn around it or around the box that it fills. */
const focused = (): Promise<{ readonly name: string; readonly isControl: boolean; readonly isRinged: boolean }> =>
  page.evaluate(() => {
    const element = document.activeElement ?? document.body;
    const isRingedAt = (place: Element): boolean => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(place);
      return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
    };
    const around = [element, element.parentElement, element.parentElement?.parentElement];
    return {
      name: element.getAttribute('data-testid') ?? element.tagName.toLowerCase(),
      isControl: element.matches('a, button, input, select, textarea, summary, [tabindex="0"]'),
      isRinged: around.some((place) => place instanceof Element && isRingedAt(place)),
    };
  });

/** Something has the focus, and where it is a control everybody sees which. */
const focusIsSeen = async (step: string): Promise<void> => {
  await expect
    .poll(
      async () => {
        const { name, isControl, isRinged } = await focused();
        return name !== 'body' && (!isControl || isRinged) ? 'seen' : `${step}: ${JSON.stringify(await focused())}`;
      },
      { message: step },
    )
    .toBe('seen');
};

const press = (key: string): Promise<void> => page.keyboard.press(key);

/** Goes on with Tab until the control has the focus, and sees it at every stop. */
const tabTo = async (testId: string): Promise<void> => {
  for (let stops = 0; stops < 60; stops += 1) {
    if ((await focused()).name === testId) return;
    await press('Tab');
    await focusIsSeen(`Tab to ${testId}`);
  }
  throw new Error(`60 times Tab do not lead to ${testId}`);
};

/** Another page, or anything else that has a name, by the palette. */
const choose = async (words: string): Promise<void> => {
  await press('Control+k');
  await page.getByTestId('palette-input').waitFor();
  await focusIsSeen('palette');
  await page.keyboard.type(words);
  await press('Enter');
  await page.getByTestId('palette').waitFor({ state: 'detached' });
};

/** Opens one factory after the other until one may be billed. */
const openFactoryInArrears = async (): Promise<void> => {
  for (let index = 0; index < 12; index += 1) {
    await press('/');
    await expect.poll(async () => (await focused()).name).toBe('search-box');
    await page.keyboard.type('ปท');
    await page.getByTestId(`search-result-${index}`).waitFor();
    for (let down = 0; down < index; down += 1) await press('ArrowDown');
    await press('Enter');
    await page.getByTestId('factory-page').waitFor();
    await focusIsSeen('factory');
    if (await page.getByTestId('action-F4').isEnabled()) return;
    await press('Escape');
    await page.getByTestId('factory-page').waitFor({ state: 'detached' });
  }
  throw new Error('no factory in arrears among twelve');
};

const issueNotice = async (): Promise<void> => {
  await press('F4');
  await page.getByTestId('notice-dialog').waitFor();
  await focusIsSeen('notice');
  // Of a factory without any record of payments nothing is ticked beforehand: a person says what is owed.
  const isTicked = (): Promise<boolean> => page.getByTestId('notice-confirm').isEnabled();
  for (let stops = 0; stops < 20 && !(await isTicked()); stops += 1) {
    await press('Tab');
    if (await page.locator('input[type="checkbox"]:focus').count()) await press('Space');
  }
  await press('F4');
  await page.getByTestId('notice-dialog').waitFor({ state: 'detached' });
  await focusIsSeen('notice issued');
};

/** What the public screen asks for, in the eyes of a program that is not ours. */
const shownToPayer = async (): Promise<string> => {
  const kiosk = await pc.kiosk();
  await kiosk.locator('[data-testid="kiosk-qr"][data-check="shown"]').waitFor();
  const picture = join(SHOTS, 'kiosk.png');
  await kiosk.screenshot({ path: picture });
  const [found] = readBarcodes(picture);
  invariant(found, 'zbarimg finds the QR on the screenshot');
  return found.replace(/^QR-Code:/, '');
};

test('a whole counter day goes by the keyboard alone, and at every step everybody sees where it is', async () => {
  const person = centre.demo.staff.find(({ role }) => role === 'supervisor');
  const borrower = centre.demo.staff.find(({ role }) => role !== 'supervisor');
  invariant(person && borrower, 'the demo has people');
  await notePointers();

  await focusIsSeen('who is here');
  await page.keyboard.type(person.name);
  await press('Enter');
  await page.getByTestId('pin').waitFor();
  await focusIsSeen('PIN');
  await page.keyboard.type(person.pin);
  await press('Enter');
  await page.getByTestId('actor').waitFor();
  await focusIsSeen('between visitors');

  await openFactoryInArrears();
  await issueNotice();
  await press('F5');
  const payload = await shownToPayer();
  await focusIsSeen('QR shown');
  await createPlaybackBank(centre.url).play('pay', billOf({ qr: payload }));
  await page.getByTestId('qr-paid').waitFor();
  await press('Control+p');
  await page.getByTestId('no-book').waitFor();
  await focusIsSeen('no book of receipts');
  await press('F4');
  await expect.poll(() => page.getByTestId('receipt-issue').isEnabled()).toBe(true);
  await focusIsSeen('receipt');
  await press('F4');
  await page.getByTestId('receipt-issued').waitFor();
  await focusIsSeen('receipt issued');
  await press('Escape');
  await page.getByTestId('receipt-issued').waitFor({ state: 'detached' });
  await focusIsSeen('receipt closed');

  const code = (await page.locator('[data-testid^="folder-row-"]').first().getAttribute('data-testid')) ?? '';
  await choose('โต๊ะสแกน');
  await page.getByTestId('scan-desk-page').waitFor();
  await focusIsSeen('scan desk');
  const answers = (headline: string) =>
    expect.poll(() => page.getByTestId('result-headline').allInnerTexts()).toEqual([expect.stringContaining(headline)]);
  await press('F2');
  await typeAsScanner(page, borrower.badgeCode);
  await expect.poll(() => page.getByTestId('scan-desk-page').innerText()).toContain(borrower.name);
  await typeAsScanner(page, code.replace('folder-row-', ''));
  await answers(`ให้ ${borrower.name} ยืม`);
  await focusIsSeen('lent');
  await press('F7');
  await typeAsScanner(page, code.replace('folder-row-', ''));
  await answers('เก็บที่');
  await focusIsSeen('returned');
  await expect.poll(() => pendingOn(page)).toBe(0);

  await choose('ออก');
  await page.getByTestId('login-search').waitFor();
  await focusIsSeen('logged out');
  expect(await pointersSeen()).toBe('');
}, 120_000);

/** Everything that the real office's database holds of work: its rows, its ledger, what waits and what was answered. */
const realOffice = (): Promise<string> =>
  page.evaluate(async () => {
    const answerOf = <T>(request: IDBRequest<T>): Promise<T> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error ?? new Error('the database does not answer')));
      });
    const names = (await indexedDB.databases()).map(({ name }) => name ?? '');
    const real = names.filter((name) => name.startsWith('faem-') && !name.includes('training')).toSorted();
    const found: string[] = [];
    for (const name of real) {
      const database = await answerOf(indexedDB.open(name));
      for (const store of [...database.objectStoreNames].filter((one) => one !== 'meta')) {
        const rows = await answerOf(database.transaction(store).objectStore(store).getAll());
        found.push(`${name} ${store} ${JSON.stringify(rows)}`);
      }
      database.close();
    }
    return found.join('\n');
  });
const journal = (): string => readFileSync(join(folder, 'pc', 'journal', 'journal.log'), 'hex');

test('practising, by the keyboard too, leaves no trace in the office', async () => {
  const before = { office: await realOffice(), journal: journal() };
  expect(before.office).toContain('faem-office-demo-13 outbox []');

  await tabTo('enter-training');
  await press('Enter');
  await page.getByTestId('training-progress').waitFor();
  await page.getByTestId('counter-idle').waitFor();
  const task = () => expect.poll(() => page.getByTestId('training-task').getAttribute('data-task'));
  await task().toBe('lend');
  await choose('โต๊ะสแกน');
  await page.getByTestId('scan-desk-page').waitFor();
  await press('F2');
  await tabTo('training-scan-0');
  await press('Enter');
  await tabTo('training-scan-1');
  await press('Enter');
  await task().toBe('return');
  await page.screenshot({ path: join(SHOTS, 'training.png') });
  await tabTo('training-leave');
  await press('Enter');

  await page.getByTestId('login-search').waitFor();
  await focusIsSeen('back at work');
  await expect.poll(realOffice).toBe(before.office);
  expect(journal()).toBe(before.journal);
}, 60_000);
