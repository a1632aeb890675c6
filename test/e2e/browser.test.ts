import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invariant } from '#shared/lib/invariant.ts';
import { openChromium } from '#test/support/chromium.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { signIn } from './support/desktop.ts';

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
