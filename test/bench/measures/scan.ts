import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { frontWindow, raiseWindow, useLayout } from '#test/e2e/support/keyboard.ts';
import type { Measured } from '../figure.ts';
import { openFilledPc, untilSent } from '../office-pc.ts';
import type { Extent } from '../options.ts';
import { addLimits, clearMarks, delaysOf, marksOf, type PageMark } from '../page-marks.ts';
import { startSeededCentre } from '../seeded-centre.ts';
import { percentile } from '../statistics.ts';
import type { Workshop } from '../workshop.ts';

const DEMO_PROVINCE = '13';
const X_KEY_CODES = { Enter: '36', ScrollLock: '78', Pause: '127' } as const;
/** Somebody who scans as fast as folders can be lifted; every answer is on screen before the next scan. */
const PAUSE_MS = 250;
/** Scans of one office before the other has its turn. */
const TURN = 25;

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
 * page at which each began, and last the time after them all.
 */
const scanAll = async (page: Page, codes: readonly string[]): Promise<readonly number[]> => {
  const timesMs: number[] = [];
  for (const code of codes) {
    timesMs.push(await page.evaluate('performance.now()'));
    sendScan(code);
    await sleep(PAUSE_MS);
    for (const key of ['ScrollLock', 'Pause'] as const) {
      press(key);
      await sleep(PAUSE_MS / 2);
    }
  }
  timesMs.push(await page.evaluate('performance.now()'));
  return timesMs;
};

/** One delay per scan, of the last key sent for it; unanswered when the next began, it is at least as long as that took. */
const scanDelays = (marks: readonly PageMark[], timesMs: readonly number[]): readonly number[] => {
  const painted = marks.filter(({ name }) => name === 'faem:scan-painted');
  return timesMs.slice(0, -1).map((startMs, at) => {
    const nextMs = timesMs[at + 1] ?? startMs;
    const answer = painted.findLast(({ keyAtMs = -1 }) => keyAtMs >= startMs && keyAtMs < nextMs);
    return answer?.keyAtMs === undefined ? nextMs - startMs : answer.setAtMs - answer.keyAtMs;
  });
};

/** The scan desk of one office, in a window of its own. */
interface ScanDesk {
  readonly folders: number;
  readonly page: Page;
  readonly windowId: string;
  /** Each folder once. */
  readonly codes: readonly string[];
  readonly delaysMs: number[];
  readonly marks: PageMark[];
}

const openScanDesk = async (
  page: Page,
  options: { readonly workshop: Workshop; readonly folders: number; readonly scans: number },
): Promise<ScanDesk> => {
  const { workshop, folders, scans } = options;
  await page.getByTestId('nav-scan').click();
  await page.getByTestId('scan-desk-page').waitFor();
  await addLimits(page, workshop);
  return {
    folders,
    page,
    windowId: frontWindow('แฟ้ม'),
    codes: folderCodes(folders, scans + Math.ceil(scans / TURN)),
    delaysMs: [],
    marks: [],
  };
};

/** One scan that does not count, then those of this turn; what they left to send is sent before the other desk's turn. */
const takeTurn = async (desk: ScanDesk, turn: number): Promise<void> => {
  const { page, codes } = desk;
  raiseWindow(desk.windowId);
  const [warmUp = '', ...scanned] = codes.slice(turn * (TURN + 1), (turn + 1) * (TURN + 1));
  await scanAll(page, [warmUp]);
  await clearMarks(page);
  const timesMs = await scanAll(page, scanned);
  const marks = await marksOf(page);
  desk.delaysMs.push(...scanDelays(marks, timesMs));
  desk.marks.push(...marks);
  await untilSent(page);
  await sleep(PAUSE_MS);
};

const linesOf = ({ folders, delaysMs, marks }: ScanDesk): readonly Measured[] => {
  const line = (share: number, limit: { readonly name: string; readonly mark: string }): Measured => {
    const rank = `p${share * 100}`;
    return {
      name: `scan to stored and painted, ${folders.toLocaleString('en-US')} folders, ${rank}`,
      value: percentile(delaysMs, share),
      unit: 'ms',
      limit: { name: `${limit.name}, ${rank}`, value: percentile(delaysOf(marks, limit.mark), share) },
      goal: { kind: 'at-most', value: 50 },
    };
  };
  const frames = { name: 'key, two empty frames', mark: 'bench:frames' };
  const put = { name: 'key, one strict put, two empty frames', mark: 'bench:put' };
  return [line(0.5, frames), line(0.99, frames), line(0.99, put)];
};

/** A large office must not make a scan slower. */
const growth = (small: ScanDesk, large: ScanDesk, share: number): Measured => {
  const named = ({ folders }: ScanDesk): string => `${folders.toLocaleString('en-US')} folders, p${share * 100}`;
  return {
    name: `scan to stored and painted, ${named(large)}, against the small office`,
    value: percentile(large.delaysMs, share),
    unit: 'ms',
    limit: { name: `the same, ${named(small)}`, value: percentile(small.delaysMs, share) },
    goal: { kind: 'of-limit-at-most', ratio: 1.1 },
  };
};

/**
 * Last key of a scan to its result on screen and stored, and what a key costs at the least in the same window. A small and
 * a large office on one machine at one time, in turns: a machine that is slower for a minute is so for both.
 */
export const measureScans = async (
  workshop: Workshop,
  { smallOffice, largeOffice, repetitions: { scans } }: Extent,
): Promise<readonly Measured[]> => {
  const toClose: (() => Promise<void>)[] = [];
  const open = async (factories: number): Promise<ScanDesk> => {
    const centre = await startSeededCentre({ factories, scratch: workshop.scratch });
    toClose.unshift(() => centre.stop());
    const desktop = await openFilledPc({
      centre,
      dataFolder: join(workshop.scratch, `scan-desk-${factories}`),
      role: 'file-room',
    });
    toClose.unshift(() => desktop.close());
    return openScanDesk(desktop.counter, { workshop, folders: factories, scans });
  };
  useLayout('us');
  try {
    const desks = [await open(smallOffice), await open(largeOffice)] as const;
    for (let turn = 0; turn * TURN < scans; turn += 1) {
      for (const desk of turn % 2 === 0 ? desks : desks.toReversed()) await takeTurn(desk, turn);
    }
    return [...desks.flatMap(linesOf), growth(...desks, 0.5), growth(...desks, 0.99)];
  } finally {
    for (const close of toClose) await close();
  }
};
