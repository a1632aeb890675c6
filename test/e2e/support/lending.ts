import type { Page } from 'playwright';
import { expect } from 'vitest';
import { scan } from '#test/screens/stage.ts';

export const goTo = (page: Page, place: string): Promise<void> => page.getByTestId(`nav-${place}`).click();

/** The first folders of the demo office that nobody has: so many codes. */
export const foldersInPlace = async (page: Page, howMany: number): Promise<readonly string[]> => {
  const found: string[] = [];
  for (let index = 0; index < 20 && found.length < howMany; index += 1) {
    await page.getByTestId('search-box').focus();
    await page.getByTestId('search-box').fill('ปท');
    await page.getByTestId(`search-result-${index}`).click();
    await page.getByTestId('factory-page').waitFor();
    const rows = page.locator('[data-testid^="folder-row-"]');
    const isThere = (await rows.count()) > 0;
    const text = isThere ? await rows.first().innerText() : '';
    const code = isThere ? await rows.first().getAttribute('data-testid') : null;
    await page.keyboard.press('Escape');
    if (code !== null && text !== '' && !/ยืม|ไม่ทราบ/.test(text)) found.push(code.replace('folder-row-', ''));
  }
  expect(found).toHaveLength(howMany);
  return found;
};

/** Lends a folder in two scans. */
export const lendAtScanDesk = async (
  page: Page,
  borrower: { readonly name: string; readonly badgeCode: string },
  code: string,
): Promise<void> => {
  await goTo(page, 'scan');
  await page.keyboard.press('F2');
  await scan(page, borrower.badgeCode);
  await scan(page, code);
  await expect.poll(() => page.getByTestId('result-headline').innerText()).toContain(`ให้ ${borrower.name} ยืม`);
};

/** The lines of a folder's history, newest first. */
export const historyOf = async (page: Page, code: string): Promise<readonly string[]> => {
  await goTo(page, 'counter');
  await page.getByTestId('search-box').focus();
  await page.getByTestId('search-box').fill(code);
  await page.getByTestId('search-result-0').click();
  await page.getByTestId(`folder-row-${code}`).waitFor();
  await page.keyboard.press('F9');
  await page.locator('[data-testid="history-dialog"] tbody tr').first().waitFor();
  const lines = await page.locator('[data-testid="history-dialog"] tbody tr').allInnerTexts();
  await page.keyboard.press('Escape');
  return lines;
};
