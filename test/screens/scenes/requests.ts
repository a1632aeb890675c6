import { openFactory, resize, scanUntilAnswered, type Stage } from '../stage.ts';

/** A request at the counter, the walk it makes, a wrong folder on the way, and the same on a phone. */
export const takeRequests = async ({ camera, page }: Stage): Promise<void> => {
  await openFactory(page, () => page.locator('[data-testid^="folder-row-"]').nth(1).isVisible());
  await page.keyboard.press('F3');
  await page.getByTestId('request-dialog').waitFor();
  await camera.take(page, 'request-dialog');
  await page.keyboard.press('Enter');
  await page.getByTestId('request-dialog').waitFor({ state: 'detached' });
  await camera.take(page, 'counter-requested');
  await page.getByTestId('nav-requests').click();
  await page.getByTestId('requests-page').waitFor();
  await camera.take(page, 'requests');
  const next = await page.getByTestId('next-pick').innerText();
  const code = /\d{4} \d{4} \d{4}/.exec(next)?.[0].replaceAll(' ', '') ?? '';
  await scanUntilAnswered(page, code, '[data-testid="requests-page"]');
  await camera.take(page, 'requests-picked');
  await resize(page, [390, 844]);
  await camera.take(page, 'requests-phone');
  await resize(page, [1280, 800]);
};
