import type { Page } from 'playwright';
import { blur, openFactory, type Stage } from '../stage.ts';

/** The first Esc closes only an open list. */
const leaveDialog = async (page: Page, dialog: string): Promise<void> => {
  const list = page.getByRole('listbox');
  if (await list.isVisible()) {
    await page.keyboard.press('Escape');
    await list.waitFor({ state: 'detached' });
  }
  await page.keyboard.press('Escape');
  await page.getByTestId(dialog).waitFor({ state: 'detached' });
};

/** The counter on the way from nobody to a notice; leaves the factory open with its notice. */
export const takeCounter = async ({ camera, page }: Stage): Promise<void> => {
  await page.getByTestId('nav-counter').click();
  await page.getByTestId('counter-idle').waitFor();
  await camera.take(page, 'counter');
  await page.getByTestId('search-box').fill('โลหะ');
  await page.getByTestId('search-result-0').waitFor();
  await camera.take(page, 'counter-results');
  await page.getByTestId('search-box').fill('ไม่มีใครชื่อนี้');
  await camera.take(page, 'counter-no-results');
  await page.keyboard.press('Escape');
  await blur(page);
  await openFactory(page, async () => {
    const owes = await page.getByTestId('arrears-total').isVisible();
    return (
      owes && (await page.getByTestId('action-F4').isEnabled()) && (await page.getByTestId(/^fee-year-/).count()) >= 2
    );
  });
  await camera.take(page, 'counter-factory');
  await page.getByTestId('show-steps').click();
  await camera.take(page, 'counter-steps');
  await page.getByTestId('show-steps').click();
  await blur(page);
  await page.keyboard.press('F2');
  await page.getByTestId('lend-dialog').waitFor();
  await camera.take(page, 'counter-lend');
  await page.keyboard.press('F2');
  await page.keyboard.press('Escape');
  await camera.take(page, 'counter-lend-problems');
  await leaveDialog(page, 'lend-dialog');
  await page.keyboard.press('F4');
  await page.getByTestId('notice-dialog').waitFor();
  await camera.take(page, 'counter-notice');
  await page.keyboard.press('F4');
  await page.getByTestId('notice-dialog').waitFor({ state: 'detached' });
  await camera.take(page, 'counter-issued');
};
