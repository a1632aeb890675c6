import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser, type BrowserContext, type Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { findChromium } from '#build/chromium-path.mjs';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { freePort } from '#test/support/free-port.ts';
import { readBarcodes } from '#test/support/read-barcodes.ts';
import { writeCameraVideo } from './support/camera-video.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { signIn } from './support/desktop.ts';
import { makeNextBuild, NEXT } from './support/next-build.ts';

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true, deviceScaleFactor: 2 } as const;
const COUNTED = [makeScanCode('folder', '13', 3), makeScanCode('folder', '13', 5)] as const;
const DEADLINE = { timeout: 30_000 };

let scratch: string;
let port: number;
let centre: RunningCentre;
let browser: Browser;
let phone: BrowserContext;
let pc: Page;
const problems: string[] = [];

afterEach(async ({ task }) => {
  if (task.result?.state !== 'fail') return;
  mkdirSync('test-results', { recursive: true });
  const pages = phone.pages().map((page, index) => page.screenshot({ path: `test-results/phone-${index}.png` }));
  await Promise.allSettled(pages);
});

const startOffice = (build: { readonly rendererFolder?: string } = {}): Promise<RunningCentre> =>
  startCentre({ factories: 30, dataFolder: join(scratch, 'centre'), port, ...build });

const withCamera = async (): Promise<Browser> => {
  const video = join(scratch, 'labels.y4m');
  const labels = COUNTED.map(
    (code) => ({ kind: 'code128', code, frames: 8, scene: () => ({ pixelsPerModule: 3 }) }) as const,
  );
  writeCameraVideo(video, labels);
  const executablePath = findChromium();
  const args = [
    '--no-sandbox',
    '--disable-gpu',
    '--use-fake-device-for-media-stream',
    '--use-fake-ui-for-media-stream',
  ];
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: [...args, `--use-file-for-fake-video-capture=${video}`],
  });
};

const opened = (page: Page): Page => page.on('pageerror', (error) => problems.push(error.message));

const person = (role: string) => {
  const found = centre.demo.staff.find((one) => one.role === role);
  invariant(found, `the demo office has a person for ${role}`);
  return found;
};

/** The copy of the program is complete and in use. */
const programKept = (page: Page): Promise<string> =>
  page.evaluate(`navigator.serviceWorker.ready.then(({ active }) => new Promise((resolve) => {
    if (active.state === 'activated') resolve(active.scriptURL);
    else active.addEventListener('statechange', () => resolve(active.scriptURL));
  }))`);

beforeAll(async () => {
  scratch = mkdtempSync(join(tmpdir(), 'faem-phone-'));
  port = await freePort();
  centre = await startOffice();
  browser = await withCamera();
  phone = await browser.newContext(PHONE);
  // The PC needs no copy of the program.
  pc = opened(await browser.newPage({ viewport: { width: 1280, height: 800 }, serviceWorkers: 'block' }));
}, 180_000);

afterAll(async () => {
  await browser?.close();
  await centre?.stop();
  rmSync(scratch, { recursive: true, force: true });
});

/** The administrator makes the QR at the PC; gives what a phone's camera reads from it. */
const showQr = async (): Promise<string> => {
  const admin = person('administrator');
  await pc.goto(centre.url);
  await signIn(pc, admin);
  await pc.getByTestId('nav-settings').click();
  await pc.getByTestId('pair-phone').click();
  await pc.getByTestId('device-pin').fill(admin.pin);
  await pc.keyboard.press('F2');
  const picture = join(scratch, 'qr.png');
  await pc.getByTestId('pairing-qr').screenshot({ path: picture });
  const [read = ''] = readBarcodes(picture);
  return read.replace('QR-Code:', '');
};

/** For the user guide: `FAEM_SHOTS=docs/pictures`. */
const picture = async (page: Page, name: string): Promise<void> => {
  const folder = process.env['FAEM_SHOTS'];
  if (folder !== undefined) await page.screenshot({ path: join(folder, `${name}.png`) });
};

/** Folders that were seen, on whatever list they stand: in place, in the wrong order, of another shelf. */
const countedOn = async (page: Page): Promise<number> => {
  const sizes = await Promise.all(
    ['found', 'misplaced', 'unexpected'].map((list) => page.getByTestId(`count-size-${list}`).innerText()),
  );
  return sizes.reduce((sum, size) => sum + Number(size), 0);
};

/** A count of a place of which none is open yet. */
const startCount = async (page: Page): Promise<void> => {
  await page.getByTestId('open-stock-take').tap();
  await page.getByTestId('count-place').fill('ชั้น');
  await page.getByRole('option').first().tap();
  await page.getByTestId('start-count').tap();
  await page.getByTestId('counting-page').waitFor();
};

/** Counts that the office knows of, as its PC shows them. */
const openCounts = async (): Promise<number> => {
  await pc.getByTestId('nav-counter').click();
  await pc.getByTestId('nav-stockTake').click();
  return pc.getByTestId('stock-takes-open').locator('tbody tr[data-testid]').count();
};

/** The administrator shuts the phone out, as one that was lost. */
const shutPhoneOut = async (): Promise<void> => {
  await pc.getByTestId('nav-settings').click();
  const row = pc.getByTestId('devices-panel').locator('[data-testid^="device-row-"]', { hasText: 'โทรศัพท์' });
  await row.click(DEADLINE);
  await pc.getByTestId('device-revoke').click();
  await pc.getByTestId('device-reason').fill('ลืมไว้บนรถ');
  await pc.getByTestId('device-pin').fill(person('administrator').pin);
  await pc.keyboard.press('F2');
  await row.getByText('ยกเลิกแล้ว').waitFor(DEADLINE);
};

/** Files of the program that this page has loaded. */
const assetsOf = (page: Page): Promise<readonly string[]> =>
  page.evaluate(`performance.getEntriesByType('resource')
    .map(({ name }) => new URL(name).pathname)
    .filter((path) => path.startsWith('/assets/'))
    .map((path) => path.slice('/assets/'.length))`);

/** The camera of the phone reads both labels into the count that is open. */
const countByCamera = async (page: Page): Promise<void> => {
  await page.getByTestId('camera-open').tap();
  await expect.poll(() => countedOn(page), DEADLINE).toBe(COUNTED.length);
  await picture(page, 'phone-count');
  await page.getByTestId('camera-close').tap();
};

describe('a phone in the file room', () => {
  test('is paired by a QR, starts without network and centre, counts by camera, and the office has the count', async () => {
    const address = await showQr();
    expect(address).toMatch(new RegExp(`^${centre.url}/#pair=`));
    const first = opened(await phone.newPage());
    await first.goto(address);
    await first.getByTestId('pair-join').tap();
    await first.getByTestId('login-search').waitFor(DEADLINE);
    expect(new URL(first.url()).hash).not.toContain('pair');
    await pc.getByTestId('phone-paired').waitFor(DEADLINE);
    await signIn(first, person('file-room'));
    await first.getByTestId('phone-home').waitFor();
    expect(await programKept(first)).toBe(`${centre.url}/service-worker.js`);
    await first.close();

    // The second start: no network, and nobody at the other end of it either.
    await centre.stop();
    await phone.setOffline(true);
    const page = opened(await phone.newPage());
    await page.goto(centre.url);
    await signIn(page, person('file-room'));
    await picture(page, 'phone-home');
    await page.getByTestId('phone-count').tap();
    await startCount(page);
    await countByCamera(page);
    expect(await page.evaluate('document.documentElement.scrollWidth')).toBe(PHONE.viewport.width);
    await page.getByTestId('nav-home').tap();
    await page.getByTestId('phone-waiting').waitFor();

    centre = await startOffice();
    await phone.setOffline(false);
    await page.getByTestId('phone-sent').waitFor(DEADLINE);
    await pc.keyboard.press('Escape');
    await pc.getByTestId('nav-stockTake').click();
    await pc.getByTestId('stock-takes-open').locator('tbody tr[data-testid]').first().dblclick(DEADLINE);
    await expect.poll(() => countedOn(pc), DEADLINE).toBe(COUNTED.length);
    expect(problems).toEqual([]);
  });

  test('is told of a newer version while work waits, changes to it by one tap, and the work is sent once', async () => {
    await Promise.all(phone.pages().map((each) => each.close({ runBeforeUnload: false })));
    await phone.setOffline(true);
    const page = opened(await phone.newPage());
    await page.goto(centre.url);
    await signIn(page, person('file-room'));
    const countsBefore = await openCounts();
    await page.getByTestId('phone-count').tap();
    await startCount(page);
    await page.getByTestId('nav-home').tap();
    await page.getByTestId('phone-waiting').waitFor();

    // The centre is brought up to date. The phone reaches it again, but what it sends is lost on the way.
    await centre.stop();
    centre = await startOffice({ rendererFolder: await makeNextBuild(join(scratch, 'next')) });
    await phone.route('**/v1/push', (route) => route.abort());
    await phone.setOffline(false);
    await page.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
    await page.getByTestId('new-version').waitFor(DEADLINE);
    // The centre has none of the files of the version that is open; its next page is opened all the same.
    await page.getByTestId('phone-pick').tap();
    await page.getByTestId('requests-page').waitFor(DEADLINE);
    expect((await assetsOf(page)).filter((name) => name.startsWith(NEXT))).toEqual([]);
    await page.getByTestId('nav-home').tap();
    await page.getByTestId('phone-waiting').waitFor();
    await page.getByTestId('use-new-version').tap();

    await expect.poll(() => assetsOf(page).catch(() => []), DEADLINE).toContainEqual(expect.stringMatching(NEXT));
    await signIn(page, person('file-room'));
    await page.getByTestId('phone-waiting').waitFor(DEADLINE);
    expect((await assetsOf(page)).filter((name) => !name.startsWith(NEXT))).toEqual([]);
    await phone.unroute('**/v1/push');
    await page.getByTestId('phone-send').tap();
    await page.getByTestId('phone-sent').waitFor(DEADLINE);
    await expect.poll(openCounts, DEADLINE).toBe(countsBefore + 1);
    expect(problems).toEqual([]);
  });

  test('is let in again by a QR after it was shut out, and what it did meanwhile is sent', async () => {
    await Promise.all(phone.pages().map((each) => each.close({ runBeforeUnload: false })));
    await phone.setOffline(true);
    const before = opened(await phone.newPage());
    await before.goto(centre.url);
    await signIn(before, person('file-room'));
    const countsBefore = await openCounts();
    await before.getByTestId('phone-count').tap();
    await startCount(before);
    await before.getByTestId('nav-home').tap();
    await before.getByTestId('phone-waiting').waitFor();
    await shutPhoneOut();
    await phone.setOffline(false);
    await before.getByTestId('phone-send').tap();
    await before.getByTestId('phone-waiting').getByTestId('phone-shut-out').waitFor(DEADLINE);
    await before.screenshot({ path: 'test-results/phone-shut-out.png' });

    // A camera opens the address in another tab, as it does on a phone; the tab of before gives way.
    const page = opened(await phone.newPage());
    await page.goto(await showQr());
    await page.getByTestId('take-over').tap();
    await page.getByTestId('pair-decline').waitFor(DEADLINE);
    expect(await page.getByTestId('pair-name').inputValue()).toBe('โทรศัพท์ห้องแฟ้ม');
    await page.screenshot({ path: 'test-results/phone-pair-again.png' });
    await page.getByTestId('pair-join').tap();
    await signIn(page, person('file-room'));
    await page.getByTestId('phone-sent').waitFor(DEADLINE);
    await pc.keyboard.press('Escape');
    await expect.poll(openCounts, DEADLINE).toBe(countsBefore + 1);
    expect(problems).toEqual([]);
  });

  test('a QR that was used already says so, and nothing is opened', async () => {
    const address = `${centre.url}/#pair=AAAA-BBBB-CCCC-DDDD`;
    const stranger = await browser.newPage({ ...PHONE, serviceWorkers: 'block' });
    await stranger.goto(address);
    await stranger.getByTestId('pair-join').tap();
    await stranger.getByTestId('pair-denied').waitFor(DEADLINE);
    await stranger.close();
  });
});
