import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { scan } from '#test/screens/stage.ts';
import { openChromium } from '#test/support/chromium.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { signIn } from './support/desktop.ts';
import { pendingOn } from './support/pending.ts';

let centre: RunningCentre;
let browser: Browser;

beforeAll(async () => {
  centre = await startCentre({ factories: 30 });
  browser = await openChromium();
}, 120_000);

afterAll(async () => {
  await browser.close();
  await centre.stop();
});

describe('several tabs of one browser, and several people at one PC', () => {
  test('one tab works at a time; it is taken over, closed and killed without a scan being lost, and each scan is its person’s', async () => {
    const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' });
    // Nothing reaches the centre, so that every scan stays where it can be counted.
    let isCut = true;
    await context.route('**/v1/push', (route) => (isCut ? route.abort() : route.continue()));
    const [first, second] = centre.demo.staff;
    invariant(first && second, 'the demo office has two people');
    const one = await context.newPage();
    await one.goto(centre.url);
    await signIn(one, first);
    await one.getByTestId('nav-scan').click();
    await one.keyboard.press('F7');
    await scan(one, makeScanCode('folder', '13', 1));
    await expect.poll(() => pendingOn(one)).toBe(1);

    // A second tab stands aside, and takes over when it is told to; the first one stops at once.
    const two = await context.newPage();
    await two.goto(centre.url);
    await two.getByTestId('boot-other-window').waitFor();
    await two.getByTestId('take-over').click();
    await one.getByTestId('boot-other-window').waitFor();
    await signIn(two, second);
    await expect.poll(() => pendingOn(two)).toBe(1);
    await two.getByTestId('nav-scan').click();
    await two.keyboard.press('F7');
    await scan(two, makeScanCode('folder', '13', 2));
    await expect.poll(() => pendingOn(two)).toBe(2);

    // The tab that works is killed in its work: the next one opens by itself, with both scans, of two people.
    await one.close();
    const session = await context.newCDPSession(two);
    void session.send('Page.crash').catch(() => undefined);
    const three = await context.newPage();
    await three.goto(centre.url);
    await signIn(three, second);
    await expect.poll(() => pendingOn(three)).toBe(2);
    await three.getByTestId('nav-sync').click();
    await expect.poll(() => three.getByTestId('sync-page').innerText()).toContain(first.name);
    await expect.poll(() => three.getByTestId('sync-page').innerText()).toContain(second.name);

    isCut = false;
    await three.reload();
    await signIn(three, second);
    await expect.poll(() => pendingOn(three)).toBe(0);
    await context.close();
  });
});

describe('the same app in a browser, served by the centre', () => {
  test('enrols by itself in demo mode, finds a factory, and works on while the centre is away', async () => {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    const problems: string[] = [];
    page.on('pageerror', (error) => problems.push(error.message));
    await page.goto(centre.url);
    const [first] = centre.demo.staff;
    invariant(first, 'the demo office has staff');
    await signIn(page, first);

    await page.getByTestId('search-box').fill('ปท');
    await page.getByTestId('search-result-0').click();
    await page.getByTestId('factory-page').waitFor();
    await centre.stop();
    await page.keyboard.press('F2');
    await page.getByTestId('lend-dialog').waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
    await page.getByTestId('search-box').fill('ปท');
    await page.getByTestId('search-result-1').click();

    await page.getByTestId('factory-page').waitFor();
    expect(problems).toEqual([]);
  });
});
