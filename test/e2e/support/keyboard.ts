import { execFileSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';

/** X key codes of the digit row and Enter: what a USB scanner sends, whatever the layout makes of it. */
const KEY_CODES: Readonly<Record<string, string>> = {
  '1': '10',
  '2': '11',
  '3': '12',
  '4': '13',
  '5': '14',
  '6': '15',
  '7': '16',
  '8': '17',
  '9': '18',
  '0': '19',
};
const ENTER = '36';

/** Sets the layout of the virtual display's keyboard, as Windows would have it set. */
export const useLayout = (layout: 'us' | 'th'): void => {
  execFileSync('setxkbmap', [layout]);
};

/** The window with this title that stands in front of the others, which is the newest until another is raised. */
export const frontWindow = (title: string): string => {
  const ids = execFileSync('xdotool', ['search', '--onlyvisible', '--name', title], { encoding: 'utf8' })
    .trim()
    .split('\n');
  const id = ids.at(-1);
  if (!id) throw new Error(`no window ${title}`);
  return id;
};

/** Brings a window to the front and gives it the keyboard, as a click on it would. */
export const raiseWindow = (id: string): void => {
  execFileSync('xdotool', ['windowraise', id, 'windowfocus', '--sync', id]);
};

/** Brings the newest window with this title to the front and gives it the keyboard. */
export const focusWindow = (title: string): void => raiseWindow(frontWindow(title));

/**
 * Sends the digits and Enter as physical keys, as a scanner does. Without a pause between them: the program that sends them
 * may be made to wait on a busy machine, and a scan with a pause inside is not one scan.
 */
const scanWithScanner = (digits: string): void => {
  const keys = Array.from(digits, (digit) => KEY_CODES[digit] ?? '').filter(Boolean);
  execFileSync('xdotool', ['key', '--delay', '0', ...keys, ENTER]);
};

const ANSWER_MS = 10_000;
const TRIES = 3;

/**
 * Scans, and again when nothing answered, as one does at a counter: a busy machine that makes `xdotool` wait between two keys
 * has sent two halves, which are no scan.
 */
export const scanUntilAnswered = async (digits: string, isAnswered: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    scanWithScanner(digits);
    const endMs = performance.now() + ANSWER_MS;
    while (performance.now() < endMs) {
      if (await isAnswered()) return;
      await sleep(50);
    }
  }
  throw new Error(`no answer to ${TRIES} scans of ${digits}`);
};

/** One key by hand: F2, Escape, … */
export const pressKey = (name: string): void => {
  execFileSync('xdotool', ['key', name]);
};
