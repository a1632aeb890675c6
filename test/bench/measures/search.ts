import { setTimeout as sleep } from 'node:timers/promises';
import type { CDPSession, Page } from 'playwright';
import type { Measured } from '../figure.ts';
import { addLimits, clearMarks, delaysOf, marksOf, type PageMark } from '../page-marks.ts';
import { percentile, withMissing } from '../statistics.ts';
import type { Workshop } from '../workshop.ts';

/** What people type: parts of names, places, trades, numbers with and without marks between; some find nothing. */
const QUERIES = [
  'บริษัท โลหะ',
  'รุ่งเรืองกิจ',
  'ไทยพลาสติก',
  'ปทุมธานี',
  'คลองหลวง',
  'น้ำแข็ง',
  'อู่ซ่อมรถ',
  'สมศรี',
  '3-64(1)-12/41',
  '10130001',
  'จ3-4',
  'ผัดไทยไม่มีใคร',
] as const;
/** A fast typist; every answer is on screen before the next key. */
const PAUSE_MS = 160;

/** A key as the browser takes it from the system: keydown, the character, keyup. */
const typeKey = async (session: CDPSession, character: string): Promise<void> => {
  await session.send('Input.dispatchKeyEvent', { type: 'keyDown', key: character, text: character });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', key: character });
};

const pressScrollLock = async (session: CDPSession): Promise<void> => {
  const key = { key: 'ScrollLock', code: 'ScrollLock', windowsVirtualKeyCode: 145 };
  await session.send('Input.dispatchKeyEvent', { type: 'rawKeyDown', ...key });
  await session.send('Input.dispatchKeyEvent', { type: 'keyUp', ...key });
};

const typeQuery = async (page: Page, session: CDPSession, query: string): Promise<void> => {
  for (const character of query) {
    await typeKey(session, character);
    await sleep(PAUSE_MS);
    await pressScrollLock(session);
    await sleep(PAUSE_MS / 2);
  }
  await page.keyboard.press('Escape');
  await sleep(PAUSE_MS);
};

/** From each key that changed the query to the first picture with its results. */
const keyDelays = (marks: readonly PageMark[]): readonly number[] => {
  const inOrder = marks.toSorted((a, b) => a.setAtMs - b.setAtMs);
  return inOrder.flatMap((mark, at) => {
    if (mark.name !== 'faem:search-painted') return [];
    const key = inOrder.slice(0, at).findLast(({ name }) => name === 'bench:key');
    return key?.keyAtMs === undefined ? [] : [mark.setAtMs - key.keyAtMs];
  });
};

/** A key in the one box to its results on screen, while an office of this size is searched. */
export const measureSearch = async (
  page: Page,
  options: { readonly workshop: Workshop; readonly factories: number; readonly rounds: number },
): Promise<readonly Measured[]> => {
  const { workshop, factories, rounds } = options;
  await page.getByTestId('nav-counter').click();
  await addLimits(page, workshop);
  await page.getByTestId('search-box').click();
  const session = await page.context().newCDPSession(page);
  await typeQuery(page, session, 'บริษัท');
  await clearMarks(page);
  for (let round = 0; round < rounds; round += 1) {
    for (const query of QUERIES) await typeQuery(page, session, query);
  }
  const marks = await marksOf(page);
  const keys = rounds * QUERIES.reduce((sum, query) => sum + Array.from(query).length, 0);
  const painted = withMissing(keyDelays(marks), { count: keys, everyMs: 1.5 * PAUSE_MS });
  const line = (share: number): Measured => ({
    name: `search key to results painted, ${factories.toLocaleString('en-US')} factories, p${share * 100}`,
    value: percentile(painted, share),
    unit: 'ms',
    limit: {
      name: `key, two empty frames, p${share * 100}`,
      value: percentile(delaysOf(marks, 'bench:frames'), share),
    },
    goal: { kind: 'at-most', value: 50 },
  });
  return [line(0.5), line(0.95)];
};
