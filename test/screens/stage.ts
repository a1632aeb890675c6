import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { demoFactories } from '#shared/demo/factory-rows.ts';
import { factoryIdFor } from '#shared/mutations/factories.ts';
import { startDesktop } from '#test/e2e/support/desktop.ts';
import { startSeededCentre } from '#test/bench/seeded-centre.ts';
import type { RunningCentre } from '#test/e2e/support/centre.ts';
import type { Desktop } from '#test/e2e/support/desktop.ts';
import { scanInto, typeAsScanner } from '#test/e2e/support/page-scanner.ts';
import type { Camera } from './camera.ts';

/** The demo office with one PC at which the pictures are taken. */
export interface Stage {
  readonly camera: Camera;
  readonly centre: RunningCentre;
  readonly desktop: Desktop;
  readonly page: Page;
  readonly scratch: string;
}

const DEMO_FACTORIES = 5_000;

/**
 * Lays the page out and pictures it exactly so large, whatever the display has room for. Resolves when the page is laid out
 * so; loading it again forgets it.
 */
export const resize = async (page: Page, [width, height]: readonly [number, number]): Promise<void> => {
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setDeviceMetricsOverride', { width, height, deviceScaleFactor: 1, mobile: false });
  await page.waitForFunction(([wide, high]) => innerWidth === wide && innerHeight === high, [width, height] as const);
};

/** The page of a new PC in the camera's language and as large as a small office screen, once what it begins with is there. */
export const beginIn = async (page: Page, language: Camera['language'], begins: string): Promise<void> => {
  // A window that is loaded again while it still loads for the first time is nobody's case.
  await page.getByTestId(begins).waitFor({ timeout: 120_000 });
  await page.evaluate(`localStorage.setItem('faem.language', '${language}')`);
  await page.reload();
  await page.getByTestId(begins).waitFor({ timeout: 60_000 });
  await resize(page, [1280, 800]);
};

/** A PC with the window of a small office screen, speaking the camera's language, not logged in yet. */
export const openStage = async (scratch: string, camera: Camera, factories = DEMO_FACTORIES): Promise<Stage> => {
  const centre = await startSeededCentre({ factories, scratch });
  const desktop = await startDesktop({ centre, dataFolder: join(scratch, `pc-${camera.language}`) });
  const page = desktop.counter;
  await beginIn(page, camera.language, 'login-search');
  return { camera, centre, desktop, page, scratch };
};

/** Takes the focus out of whatever field has it. */
export const blur = (page: Page): Promise<void> => page.evaluate('document.activeElement?.blur()');

/** Scans with the focus in no field. */
export const scan = async (page: Page, code: string): Promise<void> => {
  await scanInto(page, code);
  await sleep(600);
};

/** Scans, and waits until the place says something else than before: what it answers. */
export const scanUntilAnswered = async (page: Page, code: string, place: string): Promise<void> => {
  const saidBefore = await page.locator(place).innerText();
  await typeAsScanner(page, code);
  await page.waitForFunction(
    ([selector, before]) => document.querySelector<HTMLElement>(selector)?.innerText !== before,
    [place, saidBefore] as const,
  );
};

/** The demo's factories in their order: the same invented ones as the centre's. */
function* demoFactoryIds(): Generator<string> {
  const feed = { seed: 13, rows: DEMO_FACTORIES, provinceCode: '13', mix: 'office' } as const;
  for (const { registrationKey } of demoFactories(feed)) yield factoryIdFor(registrationKey);
}

/** Opens the first factory whose page satisfies the question; a page that is there says everything it has to say. */
export const openFactory = async (page: Page, isWanted: () => Promise<boolean>): Promise<void> => {
  let tries = 0;
  for (const id of demoFactoryIds()) {
    await page.evaluate(`location.hash = '#/counter?factory=${id}'`);
    const shown = page.locator(`[data-testid="factory-page"][data-factory-id="${id}"]`);
    await shown.waitFor({ timeout: 2_000 }).catch(() => undefined);
    if (await isWanted()) return;
    tries += 1;
    if (tries === 200) break;
  }
  throw new Error('None of the first 200 factories is what the picture needs');
};
