import type { Stage } from '../stage.ts';

/** Who owes, a batch about to be issued, the letters, the rates and the waivers. */
export const takeFees = async ({ camera, page }: Stage): Promise<void> => {
  await page.getByTestId('nav-fees').click();
  await page.getByTestId('arrears-list').waitFor({ timeout: 60_000 });
  await camera.take(page, 'fees-arrears');
  await page.getByTestId('arrears-list').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Space');
  await page.keyboard.press('F4');
  await page.getByTestId('issue-dialog').waitFor();
  await camera.take(page, 'fees-batch');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+2');
  await page.getByTestId('letters-page').waitFor();
  await camera.take(page, 'fees-letters');
  await page.keyboard.press('Control+3');
  await page.getByTestId('catalogue-list').waitFor();
  await camera.take(page, 'fees-catalogue');
  await page.keyboard.press('Control+4');
  await page.getByTestId('waivers-page').waitFor();
  await camera.take(page, 'fees-waivers');
};
