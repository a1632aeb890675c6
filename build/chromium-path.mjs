import { existsSync } from 'node:fs';

const usualPlaces = [
  '/usr/bin/chromium',
  '/usr/bin/google-chrome',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/**
 * The Chromium that tests drive: FAEM_CHROMIUM, else one installed in a usual place. Ubuntu's `chromium-browser` is not
 * among them: it only says that a snap should be installed.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const chosen = process.env['FAEM_CHROMIUM'];
  if (chosen) return chosen;
  return usualPlaces.find((place) => existsSync(place));
}
