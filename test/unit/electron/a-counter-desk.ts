import { createPlaceKeeper, type LastPlace } from '#electron/last-place.ts';
import type { WindowPlace } from '#electron/window-place.ts';
import { createCounterWindow, type CounterWindow } from '#electron/windows.ts';
import { BrowserWindow, resetElectron } from '#test/fakes/electron.ts';
import { createTestLog } from './test-log.ts';

/** What the counter window finds at its desk, and what came of it. */
export interface CounterDesk {
  nowMs: number;
  remembered: WindowPlace | undefined;
  closeAnswer: Promise<'close' | 'stay'>;
  crashAnswer: 'reopen' | 'close';
  readonly log: ReturnType<typeof createTestLog>;
  /** What the clerk was asked: how much still waits to be sent, or what to do about a crash. */
  readonly asked: readonly (number | 'crashed')[];
  pageGone: number;
  closings: number;
  readonly loaded: readonly string[];
  /** Opens the counter window, as the start of the program does. */
  readonly open: (inspection?: 'allowed' | 'closed') => { counter: CounterWindow; window: BrowserWindow };
}

/** A desk where nothing was remembered and nothing has happened; the clerk would rather stay. */
export const aCounterDesk = (): CounterDesk => {
  resetElectron();
  const log = createTestLog();
  const asked: (number | 'crashed')[] = [];
  const loaded: string[] = [];
  let keptPlace: LastPlace | null = null;
  BrowserWindow.onLoad = async (url) => void loaded.push(url);
  const desk: CounterDesk = {
    nowMs: 0,
    remembered: undefined,
    closeAnswer: Promise.resolve('stay'),
    crashAnswer: 'reopen',
    log,
    asked,
    pageGone: 0,
    closings: 0,
    loaded,
    open: (inspection = 'closed') => {
      const counter = createCounterWindow({
        pageUrl: 'app://faem/',
        preload: '/app/preload.cjs',
        place: { read: () => desk.remembered, write: (value) => void (desk.remembered = value) },
        lastPlace: createPlaceKeeper(
          { read: () => keptPlace, write: (value) => void (keptPlace = value) },
          () => desk.nowMs,
        ),
        questions: {
          closeWithPending: (_window, count) => {
            asked.push(count);
            return desk.closeAnswer;
          },
          pageCrashed: async () => {
            asked.push('crashed');
            return desk.crashAnswer;
          },
        },
        log,
        nowMs: () => desk.nowMs,
        inspection,
        tellClosing: () => void (desk.closings += 1),
        onPageGone: () => void (desk.pageGone += 1),
      });
      return { counter, window: BrowserWindow.all.at(-1)! };
    },
  };
  return desk;
};

/** Waits until what was begun by a promise has been done. */
export const settled = () => new Promise((resolve) => setTimeout(resolve));

/** The page of the window is gone, as after an access violation. */
export const crash = (window: BrowserWindow) =>
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 });
