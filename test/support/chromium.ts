import { chromium, type Browser } from 'playwright';
import { findChromium } from '#build/chromium-path.mjs';

/** The Chromium that stands in for the one inside the shell; without a system one, that of Playwright itself. */
export const openChromium = (): Promise<Browser> => {
  const executablePath = findChromium();
  return chromium.launch({
    ...(executablePath === undefined ? {} : { executablePath }),
    args: ['--no-sandbox', '--disable-gpu'],
  });
};
