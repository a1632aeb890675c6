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
