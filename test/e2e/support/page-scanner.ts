import type { Page } from 'playwright';

/**
 * Scans as one burst inside the page, where the focus is. Sent one by one from outside, a busy machine would make the keys a
 * slow typist's. Real keys, with what falls into a field, are `keyboard.ts` and the tests of the listener itself.
 */
export const typeAsScanner = (page: Page, digits: string): Promise<void> =>
  page.evaluate((code) => {
    const press = (key: string, place: string): boolean =>
      (document.activeElement ?? document.body).dispatchEvent(
        new KeyboardEvent('keydown', { key, code: place, bubbles: true, cancelable: true }),
      );
    for (const digit of code) press(digit, `Digit${digit}`);
    press('Enter', 'Enter');
  }, digits);

/** Scans with the focus in no field. */
export const scanInto = async (page: Page, digits: string): Promise<void> => {
  await page.evaluate('document.activeElement?.blur()');
  await typeAsScanner(page, digits);
};
