import type { Stage } from '../stage.ts';

/** Receipts of the day, the register of books and the daily close, as an office finds them before its first receipt. */
export const takePayments = async ({ camera, page }: Stage): Promise<void> => {
  await page.getByTestId('nav-payments').click();
  await page.getByTestId('payments-page').waitFor();
  await page.getByTestId('payments-receipts').click();
  await page.getByTestId('receipt-table').waitFor();
  await camera.take(page, 'payments-receipts');
  await page.getByTestId('payments-register').click();
  await page.getByTestId('book-table').waitFor();
  await page.keyboard.press('Insert');
  await page.getByTestId('book-table').getByText('0001').waitFor({ timeout: 30_000 });
  await camera.take(page, 'payments-register');
  await page.getByTestId('payments-daily-close').click();
  await page.getByTestId('close-date').waitFor();
  await camera.take(page, 'payments-daily-close');
};
