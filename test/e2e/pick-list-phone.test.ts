import type { Browser, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { openChromium } from '#test/support/chromium.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { signIn } from './support/desktop.ts';
import { scanInto } from './support/page-scanner.ts';

let centre: RunningCentre;
let browser: Browser;
const problems: string[] = [];

beforeAll(async () => {
  centre = await startCentre({ factories: 40 });
  browser = await openChromium();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await centre?.stop();
});

const person = (index: number) => {
  const found = centre.demo.staff[index];
  invariant(found, 'the demo office has this many people');
  return found;
};
const at = (page: Page, testId: string) => page.getByTestId(testId);

/** A device of its own: a browser that shares nothing with the others. */
const openDevice = async (
  options: Parameters<Browser['newContext']>[0],
  who: Parameters<typeof signIn>[1],
): Promise<Page> => {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  await page.goto(centre.url);
  await signIn(page, who);
  return page;
};

/** Asks at the counter for folders that stand on their shelves; gives their codes. */
const askFor = async (counter: Page, count: number): Promise<readonly string[]> => {
  const asked: string[] = [];
  for (let running = 1; running <= 40 && asked.length < count; running += 1) {
    const code = makeScanCode('folder', '13', running);
    await at(counter, 'search-box').fill(code);
    await at(counter, 'search-result-0').click();
    const row = at(counter, `folder-row-${code}`);
    await row.waitFor();
    const isAlone = (await counter.locator('[data-testid^="folder-row-"]').count()) === 1;
    if (isAlone && (await row.innerText()).includes('อยู่ที่เก็บ')) {
      await counter.keyboard.press('F3');
      await at(counter, 'request-confirm').waitFor();
      await counter.keyboard.press('Enter');
      await at(counter, 'request-dialog').waitFor({ state: 'detached' });
      await at(counter, `request-line-${code}`).waitFor();
      asked.push(code);
    }
    // Out of the search box first, then away from the factory.
    await counter.keyboard.press('Escape');
    await counter.keyboard.press('Escape');
    await at(counter, 'counter-idle').waitFor();
  }
  return asked;
};

describe('the pick list on a phone in the file room', () => {
  test('shows what the counter asks for, fits the width, and is worked off by thumb and scanner', async () => {
    const phone = await openDevice(
      { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 },
      person(2),
    );
    const counter = await openDevice({ viewport: { width: 1280, height: 800 } }, person(0));
    await at(phone, 'nav-requests').tap();
    await at(phone, 'nothing-to-pick').waitFor();

    const codes = await askFor(counter, 3);
    expect(codes).toHaveLength(3);

    await expect.poll(() => at(phone, 'request-badge').innerText()).toContain('3');
    await expect.poll(() => phone.locator('[data-testid^="walk-row-"]').count()).toBe(3);
    const width = await phone.evaluate<number>('document.documentElement.scrollWidth');
    expect(width).toBeLessThanOrEqual(390);
    const box = await at(phone, 'not-here').boundingBox();
    expect(box?.height).toBeGreaterThanOrEqual(48);

    // The first one is not there, the others are scanned.
    const missing = await at(phone, 'next-pick').getAttribute('data-request-id');
    await at(phone, 'not-here').tap();
    await expect.poll(() => at(phone, 'next-pick').getAttribute('data-request-id')).not.toBe(missing);
    await expect.poll(() => phone.locator('[data-testid^="missing-row-"]').count()).toBe(1);
    const left = await phone.locator('[data-testid^="missing-row-"]').getAttribute('data-testid');
    for (const code of codes.filter((one) => !left?.endsWith(one))) {
      await scanInto(phone, code);
      await at(phone, `desk-row-${code}`).waitFor();
    }
    await at(phone, 'nothing-to-pick').waitFor();

    // It turns up all the same.
    const found = left?.slice('missing-row-'.length) ?? '';
    await scanInto(phone, found);
    await at(phone, `desk-row-${found}`).waitFor();

    // At the desk one is handed over by thumb; the counter sees who has it.
    const [first] = codes;
    invariant(first, 'something was asked for');
    await at(phone, `bring-${first}`).tap();
    await at(phone, `hand-over-${first}`).tap();
    await at(phone, `desk-row-${first}`).waitFor({ state: 'detached' });
    await at(counter, 'search-box').fill(first);
    await at(counter, 'search-result-0').click();
    await expect.poll(() => at(counter, `folder-row-${first}`).innerText()).toContain(person(0).name);
    expect(problems).toEqual([]);
  }, 120_000);
});
