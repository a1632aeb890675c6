import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';

export type Language = 'th' | 'en';
const THEMES = ['light', 'dark'] as const;

export interface Camera {
  readonly language: Language;
  /** The page as it stands, in light and in dark. */
  take(page: Page, name: string): Promise<void>;
  /** A page that has one look and says everything in both languages. */
  takeOnce(page: Page, name: string): Promise<void>;
}

/** Where a picture lies: name, language, theme. */
export const pictureFile = (folder: string, name: string): string => join(folder, `${name}.png`);

const SETTLE_MS = 250;

/** Pictures of one language, as files named like `counter-factory.th.light.png`. */
export const createCamera = (options: {
  readonly folder: string;
  readonly language: Language;
  readonly only: string;
}): Camera => {
  const { folder, language, only } = options;
  mkdirSync(folder, { recursive: true });
  const shoot = async (page: Page, name: string): Promise<void> => {
    if (!name.includes(only)) return;
    // Where the pointer happens to be, nothing must light up.
    await page.mouse.move(1, 1);
    await sleep(SETTLE_MS);
    await page.screenshot({ path: pictureFile(folder, name), animations: 'disabled' });
  };
  return {
    language,
    take: async (page, name) => {
      for (const theme of THEMES) {
        await page.evaluate(`document.documentElement.dataset.theme = '${theme}'`);
        await shoot(page, `${name}.${language}.${theme}`);
      }
      await page.evaluate(`document.documentElement.dataset.theme = 'light'`);
    },
    takeOnce: shoot,
  };
};
