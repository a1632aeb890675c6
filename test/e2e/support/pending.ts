import type { Page } from 'playwright';

/**
 * How much this PC says it has not sent yet. What it says is read in one go: an element that is counted first may be gone
 * when it is read, and playwright then waits half a minute for it.
 */
export const pendingOn = async (page: Page): Promise<number> => {
  const [text] = await page.getByTestId('sync-pending').allInnerTexts();
  return text === undefined ? 0 : Number(text.match(/\d+/)?.[0]);
};
