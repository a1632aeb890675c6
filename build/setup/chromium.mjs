import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { findChromium } from '../chromium-path.mjs';
import { root, run, timed } from './report.mjs';

/** Where no system Chromium can be had, Playwright's own is downloaded; the tests find it by themselves. */
export async function ensureChromium() {
  if (findChromium() !== undefined) return;
  const { chromium } = await import('playwright');
  if (existsSync(chromium.executablePath())) return;
  timed('Chromium for the tests', () =>
    run(process.execPath, [join(root, 'node_modules/playwright/cli.js'), 'install', 'chromium']),
  );
}
