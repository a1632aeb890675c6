import { typeAsScanner } from '#test/e2e/support/page-scanner.ts';
import { blur, openFactory, scanUntilAnswered, type Stage } from '../stage.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { formatThaiDateShort, isoDateAt } from '#shared/domain/thai-date.ts';

const COUNTING = '[data-testid="counting-page"]';
const SCAN_DESK = '[data-testid="scan-desk-page"]';

/** Where a folder is, and the walk that looks for it. */
export const takeWhereabouts = async ({ camera, page }: Stage): Promise<void> => {
  await openFactory(page, () => page.locator('[data-testid^="folder-row-"]').first().isVisible());
  // After logging in, the search has the focus, and Esc is its own key.
  await blur(page);
  await page.keyboard.press('Control+F');
  await page.getByTestId('plan-panel').waitFor();
  await camera.take(page, 'whereabouts');
  await page.keyboard.press('F7');
  await page.getByTestId('give-up').waitFor();
  await page.keyboard.press('F7');
  await camera.take(page, 'whereabouts-search');
  await page.keyboard.press('Escape');
  await page.getByTestId('factory-page').waitFor();
};

/** Who has what, and what is late. */
export const takeLoans = async ({ camera, page }: Stage): Promise<void> => {
  await page.getByTestId('nav-loans').click();
  await page.getByTestId('loans-page').waitFor();
  await camera.take(page, 'loans');
  await page.keyboard.press('Control+2');
  await camera.take(page, 'loans-overdue');
  await page.keyboard.press('Control+g');
  await page.getByTestId('shelf-map-page').waitFor();
  await page.locator('[data-testid^="shelf-"][class*="overdue"]').first().click();
  await page.getByTestId('absent-list').waitFor();
  await camera.take(page, 'shelf-map');
};

/** A count of one shelf: what is right, what belongs elsewhere, and the result. */
export const takeStockTake = async ({ camera, page }: Stage): Promise<void> => {
  await page.getByTestId('nav-stockTake').click();
  await page.getByTestId('stock-take-page').waitFor();
  await camera.take(page, 'stock-take');
  await page.keyboard.press('Insert');
  await page.getByTestId('open-count-dialog').waitFor();
  await page.locator('[data-testid="open-count-dialog"] input:focus').waitFor();
  await typeAsScanner(page, makeScanCode('location', '13', 3));
  await page.locator('[data-testid="start-count"]:enabled').waitFor();
  await camera.take(page, 'stock-take-open');
  await page.keyboard.press('Control+Enter');
  await page.getByTestId('counting-page').waitFor();
  for (const running of [1, 2, 3, 900]) {
    await scanUntilAnswered(page, makeScanCode('folder', '13', running), COUNTING);
  }
  await camera.take(page, 'stock-take-counting');
};

/** The scanner of this PC and how it is taught. */
export const takeScanners = async ({ camera, page }: Stage): Promise<void> => {
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('open-scanners').click();
  await page.getByTestId('scanners-page').waitFor();
  await camera.take(page, 'scanners');
};

export const COMMITTEE = ['นายสมชาย มั่นคง', 'นางอรทัย ศรีสุข', 'นายประเสริฐ ดีงาม'] as const;

/** What is due, a disposal from its committee to its end, and a folder of it that turns up at the scan desk. */
export const takeRetention = async ({ camera, page }: Stage): Promise<void> => {
  const today = formatThaiDateShort(isoDateAt(Date.now()));
  await page.getByTestId('nav-settings').click();
  await page.getByTestId('open-retention').click();
  await page.getByTestId('due-panel').waitFor();
  await camera.take(page, 'retention');
  await page.getByTestId('due-list').locator('input:enabled').first().check();
  await page.keyboard.press('F4');
  await page.getByTestId('open-disposal-dialog').waitFor();
  for (const [index, name] of COMMITTEE.entries()) await page.getByTestId(`committee-${index}`).fill(name);
  await camera.take(page, 'retention-committee');
  await page.keyboard.press('F8');
  await page.getByTestId('disposal-panel').waitFor();
  await page.keyboard.press('F7');
  for (const step of ['approvedOn', 'sentToArchivesOn', 'answeredOn']) {
    await page.getByTestId(`step-${step}`).fill(today);
  }
  await page.keyboard.press('F8');
  await page.getByTestId('disposal-panel').scrollIntoViewIfNeeded();
  await camera.take(page, 'retention-steps');
  await page.keyboard.press('F9');
  await page.getByTestId('carry-out-dialog').waitFor();
  await camera.take(page, 'retention-carry-out');
  const gone = await page.locator('[data-testid^="batch-"]').first().getAttribute('data-testid');
  await page.keyboard.press('F8');
  await page.getByTestId('close-disposal').waitFor({ state: 'detached' });
  await page.getByTestId('nav-scan').click();
  await scanUntilAnswered(page, gone?.replace('batch-', '') ?? '', SCAN_DESK);
  await camera.take(page, 'scan-desk-disposed');
};
