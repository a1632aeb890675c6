import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { focusWindow, useLayout } from '#test/e2e/support/keyboard.ts';
import type { Measured } from '../figure.ts';
import { folderCodes, sendScan } from './scan.ts';

const PER_SECOND = 20;
const PAUSE_MS = 1_000 / PER_SECOND;
const SETTLE_MS = 5_000;

/** The number of the newest line of the desk; every stored scan adds one. */
const linesOnDesk = async (page: Page): Promise<number> =>
  Number((await page.getByTestId('result').getAttribute('data-number')) ?? 0);

/** Folders scanned without waiting for any answer, twenty a second: how many of them the desk has stored and shown. */
export const measureCount = async (
  page: Page,
  options: { readonly folders: number; readonly scans: number },
): Promise<readonly Measured[]> => {
  const { folders, scans } = options;
  await page.getByTestId('nav-scan').click();
  await page.getByTestId('scan-desk-page').waitFor();
  useLayout('us');
  focusWindow('แฟ้ม');
  // Another action, so that a folder that was scanned before is no repetition.
  await page.keyboard.press('F9');
  const codes = folderCodes(folders, scans);
  const before = await linesOnDesk(page);
  const startMs = Date.now();
  for (const [index, code] of codes.entries()) {
    sendScan(code);
    await sleep(Math.max(0, startMs + (index + 1) * PAUSE_MS - Date.now()));
  }
  const rate = scans / ((Date.now() - startMs) / 1_000);
  await sleep(SETTLE_MS);
  return [
    {
      name: `scans kept at ${rate.toFixed(1)} a second`,
      value: (await linesOnDesk(page)) - before,
      unit: 'scans',
      limit: { name: 'scans sent', value: codes.length },
      goal: { kind: 'of-limit-at-least', ratio: 1 },
    },
  ];
};
