import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { focusWindow, useLayout } from '#test/e2e/support/keyboard.ts';
import type { Measured } from '../figure.ts';
import { addLimits, clearMarks, delaysOf, marksOf, type PageMark } from '../page-marks.ts';
import { percentile } from '../statistics.ts';
import type { Workshop } from '../workshop.ts';

const DEMO_PROVINCE = '13';
const X_KEY_CODES = { Enter: '36', ScrollLock: '78', Pause: '127' } as const;
/** Somebody who scans as fast as folders can be lifted; every answer is on screen before the next scan. */
const PAUSE_MS = 250;

const press = (key: keyof typeof X_KEY_CODES): void => void execFileSync('xdotool', ['key', X_KEY_CODES[key]]);

/** Folders from all over the office, none twice: the same folder again would be another answer. */
export const folderCodes = (folders: number, count: number): readonly string[] => {
  const step = Math.max(1, Math.floor(folders / count));
  return Array.from({ length: count }, (_, at) => makeScanCode('folder', DEMO_PROVINCE, 1 + at * step));
};

/**
 * Without a pause between keys: the program that sends them may be made to wait on a busy machine, and a scan with a pause
 * inside is not one scan.
 */
export const sendScan = (code: string): void => {
  const keys = Array.from(code, (digit) => String(digit === '0' ? 19 : Number(digit) + 9));
  execFileSync('xdotool', ['key', '--delay', '0', ...keys, X_KEY_CODES.Enter]);
};

/**
 * Folders taken back at the scan desk, one after the other, through the keyboard of the display. Gives the time of the
 * page at which each began.
 */
const scanAll = async (page: Page, codes: readonly string[]): Promise<readonly number[]> => {
  const startedAtMs: number[] = [];
  for (const code of codes) {
    startedAtMs.push(await page.evaluate('performance.now()'));
    sendScan(code);
    await sleep(PAUSE_MS);
    for (const key of ['ScrollLock', 'Pause'] as const) {
      press(key);
      await sleep(PAUSE_MS / 2);
    }
  }
  return startedAtMs;
};

/** One delay per scan, of the last key sent for it; unanswered when the next began, it is at least as long as that took. */
const scanDelays = (marks: readonly PageMark[], startedAtMs: readonly number[]): readonly number[] => {
  const painted = marks.filter(({ name }) => name === 'faem:scan-painted');
  return startedAtMs.map((startMs, at) => {
    const nextMs = startedAtMs[at + 1] ?? startMs + 2 * PAUSE_MS;
    const answer = painted.findLast(({ keyAtMs = -1 }) => keyAtMs >= startMs && keyAtMs < nextMs);
    return answer?.keyAtMs === undefined ? nextMs - startMs : answer.setAtMs - answer.keyAtMs;
  });
};

/** Last key of a scan to its result on screen and stored, and what a key costs at the least in the same window. */
export const measureScan = async (
  page: Page,
  options: { readonly workshop: Workshop; readonly folders: number; readonly scans: number },
): Promise<readonly Measured[]> => {
  const { workshop, folders, scans } = options;
  await page.getByTestId('nav-scan').click();
  await page.getByTestId('scan-desk-page').waitFor();
  await addLimits(page, workshop);
  useLayout('us');
  focusWindow('แฟ้ม');
  const [warmUp, ...codes] = folderCodes(folders, scans + 1);
  await scanAll(page, [warmUp ?? '']);
  await clearMarks(page);
  const startedAtMs = await scanAll(page, codes);
  const marks = await marksOf(page);
  const painted = scanDelays(marks, startedAtMs);
  const office = `${folders.toLocaleString('en-US')} folders`;
  const line = (share: number, limit: { readonly name: string; readonly mark: string }): Measured => {
    const rank = `p${share * 100}`;
    return {
      name: `scan to stored and painted, ${office}, ${rank}`,
      value: percentile(painted, share),
      unit: 'ms',
      limit: { name: `${limit.name}, ${rank}`, value: percentile(delaysOf(marks, limit.mark), share) },
      goal: { kind: 'at-most', value: 50 },
    };
  };
  const frames = { name: 'key, two empty frames', mark: 'bench:frames' };
  const put = { name: 'key, one strict put, two empty frames', mark: 'bench:put' };
  return [line(0.5, frames), line(0.99, frames), line(0.99, put)];
};
