import type { Page } from 'playwright';

const keyOf = (character: string): { key: string; text: string; code: string } =>
  character === '\r'
    ? { key: 'Enter', text: '\r', code: 'Enter' }
    : { key: character, text: character, code: `Digit${character}` };

/** Scans into one of several open windows: real key events, all on their way before the first is answered. */
export const scanInto = async (page: Page, digits: string): Promise<void> => {
  await page.evaluate('document.activeElement?.blur()');
  const session = await page.context().newCDPSession(page);
  const keys = Array.from(`${digits}\r`).flatMap((character) =>
    (['keyDown', 'keyUp'] as const).map((type) =>
      session.send('Input.dispatchKeyEvent', { type, ...keyOf(character) }),
    ),
  );
  await Promise.all(keys);
  await session.detach();
};

/**
 * Scans as one burst inside the page. For scans by the dozen: sent one by one from outside, a busy machine would make
 * their keys a slow typist's.
 */
export const scanAtOnce = (page: Page, digits: string): Promise<void> =>
  page.evaluate((code) => {
    const press = (key: string, place: string): boolean =>
      window.dispatchEvent(new KeyboardEvent('keydown', { key, code: place, bubbles: true }));
    for (const digit of code) press(digit, `Digit${digit}`);
    press('Enter', 'Enter');
  }, digits);
