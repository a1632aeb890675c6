import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { invariant } from '#shared/lib/invariant.ts';
import { openChromium } from '#test/support/chromium.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { signIn } from './support/desktop.ts';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } as const;

let scratch: string;
let centre: RunningCentre;
let browser: Browser;
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'faem-phone-'));
  centre = await startCentre({ factories: 30, dataFolder: join(scratch, 'centre') });
  browser = await openChromium();
  context = await browser.newContext(PHONE);
  page = await context.newPage();
}, 120_000);

afterAll(async () => {
  await browser?.close();
  await centre?.stop();
  rmSync(scratch, { recursive: true, force: true });
});

const person = () => {
  const [first] = centre.demo.staff;
  invariant(first, 'the demo office has staff');
  return first;
};

const programKept = (of: Page): Promise<string> =>
  of.evaluate(`navigator.serviceWorker.ready.then(({ active }) => new Promise((resolve) => {
    if (active.state === 'activated') resolve(active.scriptURL);
    else active.addEventListener('statechange', () => resolve(active.scriptURL));
  }))`);

describe('the app on a phone', () => {
  test('starts the second time with the network cut and the centre stopped', async () => {
    await page.goto(centre.url);
    await signIn(page, person());
    expect(await programKept(page)).toBe(`${centre.url}/service-worker.js`);
    await page.close();

    await centre.stop();
    await context.setOffline(true);
    page = await context.newPage();
    await page.goto(centre.url);
    await signIn(page, person());
    await page.getByTestId('nav-scan').tap();
    await page.getByTestId('scan-desk-page').waitFor();
    await page.getByTestId('camera-open').tap();
    await page.getByTestId('camera-panel').waitFor();
  });
});
