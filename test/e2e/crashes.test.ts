import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { scan } from '#test/screens/stage.ts';
import { startCentre, type RunningCentre } from './support/centre.ts';
import { signIn, startDesktop, type Desktop } from './support/desktop.ts';
import { pendingOn } from './support/pending.ts';

const folder = mkdtempSync(join(tmpdir(), 'faem-crashes-'));
let centre: RunningCentre;
let pc: Desktop;

const startPc = async (openedFile?: string): Promise<void> => {
  const dataFolder = join(folder, 'pc');
  pc = await startDesktop({ dataFolder, centre, ...(openedFile === undefined ? {} : { openedFile }) });
};

beforeAll(async () => {
  centre = await startCentre({ factories: 30 });
  await startPc();
});

afterAll(async () => {
  await pc.kill().catch(() => undefined);
  await centre.stop();
  // A process of the killed program may still be writing its cache.
  rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 });
});

/** A process of this PC's program, by its kind; undefined while there is none. */
const processOf = (kind: 'GPU' | 'Tab'): Promise<number | undefined> =>
  pc.app.evaluate(({ app }, type) => app.getAppMetrics().find((metric) => metric.type === type)?.pid, kind);

/**
 * Asks the page by way of the program, because the test's own line to a page does not survive the page's crash. A page
 * that has crashed never answers, so nobody waits for it longer than a second.
 */
const askPage = (expression: string): Promise<string | undefined> =>
  pc.app.evaluate(
    async ({ BrowserWindow }, code) =>
      Promise.race([
        BrowserWindow.getAllWindows()[0]
          ?.webContents.executeJavaScript(code)
          .then(String, () => undefined),
        new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), 1_000)),
      ]),
    expression,
  );

test('when the graphics, the page or the program dies, the same screen comes back and no scan is lost; a file opened from a stick finds its page', async () => {
  const [person] = centre.demo.staff;
  invariant(person, 'the demo office has staff');
  await signIn(pc.counter, person);
  await centre.stop();
  await pc.counter.getByTestId('nav-scan').click();
  await pc.counter.keyboard.press('F7');
  for (const running of [1, 2]) await scan(pc.counter, makeScanCode('folder', '13', running));
  await expect.poll(() => pendingOn(pc.counter)).toBe(2);

  // The graphics process: the page is drawn on, and takes scans.
  const graphics = await processOf('GPU');
  if (graphics !== undefined) process.kill(graphics, 'SIGKILL');
  await scan(pc.counter, makeScanCode('folder', '13', 3));
  await expect.poll(() => pendingOn(pc.counter)).toBe(3);

  // The page: it comes back by itself, at the scan desk, and asks who is there.
  await pc.counter.getByTestId('nav-loans').click();
  await pc.counter.getByTestId('loans-page').waitFor();
  const session = await pc.counter.context().newCDPSession(pc.counter);
  void session.send('Page.crash').catch(() => undefined);
  await expect.poll(() => askPage("document.querySelector('[data-testid=login-search]') !== null")).toBe('true');
  expect(await askPage('location.hash')).toBe('#/loans');

  // The program: started again it is on the same page, with every scan.
  await pc.kill();
  await startPc();
  await signIn(pc.counter, person);
  await pc.counter.getByTestId('loans-page').waitFor();
  await expect.poll(() => pendingOn(pc.counter)).toBe(3);

  // Started by opening a file from a stick, it goes to where such files are taken, and says so of one that is none.
  await pc.close();
  const stick = join(folder, 'stick.faem');
  writeFileSync(stick, 'no work of ours');
  await startPc(stick);
  await signIn(pc.counter, person);
  await pc.counter.getByTestId('bring-in-error').waitFor();
  expect(await pendingOn(pc.counter)).toBe(3);
});
