import type { Page } from 'playwright';

/**
 * Scans as one burst inside the page, where the focus is. Sent one by one from outside, a busy machine would make the keys a
 * slow typist's. Real keys, with what falls into a field, are `keyboard.ts` and the tests of the listener itself.
 */
export const typeAsScanner = (page: Page, digits: string): Promise<void> =>
  page.evaluate(
    // No named function in here: the loader of `npm run screens` would add a helper that the page does not have.
    (keys) => {
      for (const { key, code } of keys) {
        const target = document.activeElement ?? document.body;
        target.dispatchEvent(new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true }));
      }
    },
    [...Array.from(digits, (digit) => ({ key: digit, code: `Digit${digit}` })), { key: 'Enter', code: 'Enter' }],
  );

/** Scans with the focus in no field. */
export const scanInto = async (page: Page, digits: string): Promise<void> => {
  await page.evaluate('document.activeElement?.blur()');
  await typeAsScanner(page, digits);
};
