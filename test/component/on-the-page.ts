import { expect } from 'vitest';
import { page, userEvent } from 'vitest/browser';

/** What carries this test id on the page. */
export const at = (testId: string) => page.getByTestId(testId);

/** Logs สมศรี (clerk) or somebody else in, as they do it themselves: a part of the name, Enter, the PIN, Enter. */
export const logIn = async (name = 'สม', landing = 'counter-idle'): Promise<void> => {
  await expect.element(at('login-search')).toHaveFocus();
  await userEvent.keyboard(`${name}{Enter}`);
  await expect.element(at('pin')).toHaveFocus();
  await userEvent.keyboard('1234{Enter}');
  await expect.element(at(landing)).toBeVisible();
};

/** Logs the person in and opens the settings. */
export const openSettings = async (name: string): Promise<void> => {
  await logIn(name);
  await at('nav-settings').click();
  await expect.element(at('settings-page')).toBeVisible();
};

/** Finds the first factory of the counter's office by a part of its name. */
export const openFactory = async (): Promise<void> => {
  await at('search-box').click();
  await userEvent.keyboard('โลหะ{Enter}');
  await expect.element(at('factory-page')).toBeVisible();
};

/** Keeps the whole page in both themes, to be looked at, where VITE_SHOTS asks for it. */
export const picture = async (name: string): Promise<void> => {
  if (!import.meta.env['VITE_SHOTS']) return;
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset['theme'] = theme;
    await page.screenshot({ path: `../../test-results/shots/${name}-${theme}.png` });
  }
  delete document.documentElement.dataset['theme'];
};
