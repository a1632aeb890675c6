import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright';
import { feedHeader, feedLine } from '#build/demo-feed/feed-text.ts';
import { demoFactories } from '#shared/demo/factory-rows.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { Camera } from '../camera.ts';
import { scanUntilAnswered, type Stage } from '../stage.ts';

/** Labels of one shelf's worth of folders, and of the places. */
export const takeLabels = async ({ camera, page }: Stage): Promise<void> => {
  await page.getByTestId('nav-labels').click();
  await page.getByTestId('label-preview').waitFor({ timeout: 60_000 });
  await camera.take(page, 'labels');
  await page.getByTestId('label-source').click();
  await camera.take(page, 'labels-source');
  await page.keyboard.press('Escape');
  await page.keyboard.press('F9');
  await page.getByTestId('campaign-page').waitFor();
  await page.getByTestId('pace-chart').first().locator('rect').first().waitFor();
  await camera.take(page, 'labels-board');
  await page.keyboard.press('F9');
  await page.getByTestId('label-preview').waitFor();
};

const registerText = (): string => {
  const seed = 7;
  const factories = [...demoFactories({ seed, rows: 300, provinceCode: '13' })];
  return [feedHeader(','), ...factories.map((factory, row) => feedLine({ factory, seed, row, delimiter: ',' }))].join(
    '',
  );
};

/** A list of the ministry before it is taken over, and one that is no list. */
export const takeImport = async ({ camera, page, scratch }: Stage): Promise<void> => {
  await page.getByTestId('nav-import').click();
  await page.getByTestId('import-page').waitFor();
  await camera.take(page, 'import');
  const file = join(scratch, 'register.csv');
  writeFileSync(file, registerText());
  await page.getByTestId('import-file').setInputFiles(file);
  await page.getByTestId('import-review').waitFor({ timeout: 60_000 });
  await camera.take(page, 'import-review');
  await page.keyboard.press('Escape');
  const noList = { name: 'page.csv', mimeType: 'text/csv', buffer: Buffer.from('<!doctype html><p>502') };
  await page.getByTestId('import-file').setInputFiles(noList);
  await page.getByTestId('import-refused').waitFor();
  await camera.take(page, 'import-refused');
};

/** In whose name money is received: as it is, with a number that cannot be right, and the code for a phone to try. */
const takeBiller = async (camera: Camera, page: Page): Promise<void> => {
  await page.keyboard.press('F6');
  await page.getByTestId('biller-dialog').waitFor();
  await camera.take(page, 'settings-biller');
  await page.getByTestId('biller-tax-id').fill('0994000165502');
  await page.getByTestId('biller-name').fill('');
  await page.keyboard.press('F6');
  await page.getByTestId('biller-name').and(page.locator('[aria-invalid="true"]')).waitFor();
  await camera.take(page, 'settings-biller-problems');
  await page.keyboard.press('Escape');
  await page.getByTestId('biller-dialog').waitFor({ state: 'detached' });
  await page.keyboard.press('F7');
  await page.getByTestId('test-qr-dialog').waitFor();
  await camera.take(page, 'settings-biller-test');
  await page.keyboard.press('Escape');
  await page.getByTestId('test-qr-dialog').waitFor({ state: 'detached' });
};

/** Another device is asked to be the public screen. */
const takePairing = async (camera: Camera, page: Page): Promise<void> => {
  await page.keyboard.press('F9');
  await page.getByTestId('pairing-dialog').waitFor();
  await camera.take(page, 'settings-pairing');
  await page.keyboard.press('Escape');
  await page.getByTestId('pairing-dialog').waitFor({ state: 'detached' });
  await page.getByTestId('unpair-screen').click();
  await page.getByTestId('unpair-screen').waitFor({ state: 'detached' });
};

export const takeSettings = async ({ camera, page }: Stage): Promise<void> => {
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('settings-page').waitFor();
  await camera.take(page, 'settings');
  await takeBiller(camera, page);
  await takePairing(camera, page);
  await page.getByTestId('open-program').click();
  await page.getByTestId('diagnosis-show').click();
  await page.getByTestId('diagnosis-content').waitFor();
  await camera.take(page, 'program');
};

/** First as it usually is, with what the scan desk left behind; then without a centre and with work that waits. */
export const takeSync = async ({ camera, centre, page }: Stage): Promise<void> => {
  await page.getByTestId('nav-sync').click();
  await page.getByTestId('sync-page').waitFor();
  await camera.take(page, 'sync');
  await centre.stop();
  await page.getByTestId('nav-scan').click();
  await page.keyboard.press('F7');
  for (const running of [201, 202, 203]) {
    await scanUntilAnswered(page, makeScanCode('folder', '13', running), '[data-testid="scan-desk-page"]');
  }
  await page.getByTestId('nav-sync').click();
  await page.getByTestId('sync-now').click();
  await page.getByTestId('sync-pending').waitFor();
  await camera.take(page, 'sync-offline');
};
