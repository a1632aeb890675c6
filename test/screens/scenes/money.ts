import type { Stage } from '../stage.ts';

/** The days of money and what waits for a person. */
export const takeMoney = async ({ camera, page }: Stage): Promise<void> => {
  await page.getByTestId('nav-payments').click();
  await page.getByTestId('payments-reconciliation').click();
  await page.getByTestId('money-days').waitFor({ timeout: 60_000 });
  await camera.take(page, 'money-days');
  await page.getByTestId('payments-cases').click();
  await page.getByTestId('money-cases').waitFor();
  await camera.take(page, 'money-cases');
};
