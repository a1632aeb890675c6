import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createPlaceKeeper, type LastPlace } from '#electron/last-place.ts';
import type { Remembered } from '#electron/services/remembered-json.ts';
import type { WindowPlace } from '#electron/window-place.ts';
import { createCounterWindow, type CounterWindow } from '#electron/windows.ts';
import { anEvent, BrowserWindow, resetElectron, screen } from '#test/fakes/electron.ts';
import { createTestLog } from './test-log.ts';

vi.mock('electron', () => import('#test/fakes/electron.ts'));

const log = createTestLog();
let nowMs: number;
let remembered: WindowPlace | undefined;
let closeAnswer: Promise<'close' | 'stay'>;
let crashAnswer: 'reopen' | 'close';
let asked: (number | 'crashed')[];
let pageGone: number;
let closings: number;
let loaded: string[];

const place: Remembered<WindowPlace> = {
  read: () => remembered,
  write: (value) => {
    remembered = value;
  },
};

let keptPlace: LastPlace | null;
const lastPlaceFile: Remembered<LastPlace | null> = {
  read: () => keptPlace,
  write: (value) => {
    keptPlace = value;
  },
};

const openCounter = (
  inspection: 'allowed' | 'closed' = 'closed',
): { counter: CounterWindow; window: BrowserWindow } => {
  const counter = createCounterWindow({
    pageUrl: 'app://faem/',
    preload: '/app/preload.cjs',
    place,
    lastPlace: createPlaceKeeper(lastPlaceFile, () => nowMs),
    questions: {
      closeWithPending: (_window, count) => {
        asked.push(count);
        return closeAnswer;
      },
      pageCrashed: async () => {
        asked.push('crashed');
        return crashAnswer;
      },
    },
    log,
    nowMs: () => nowMs,
    inspection,
    tellClosing: () => void (closings += 1),
    onPageGone: () => {
      pageGone += 1;
    },
  });
  return { counter, window: BrowserWindow.all.at(-1)! };
};

const settled = () => new Promise((resolve) => setTimeout(resolve));
const crash = (window: BrowserWindow) =>
  window.webContents.emit('render-process-gone', {}, { reason: 'crashed', exitCode: 11 });

beforeEach(() => {
  resetElectron();
  nowMs = 0;
  remembered = undefined;
  keptPlace = null;
  closeAnswer = Promise.resolve('stay');
  crashAnswer = 'reopen';
  asked = [];
  pageGone = 0;
  closings = 0;
  loaded = [];
  log.lines.length = 0;
  BrowserWindow.onLoad = async (url) => void loaded.push(url);
});

describe('opening', () => {
  test('the window appears when its page is ready, not before', async () => {
    const { window } = openCounter();
    expect(window.calls).not.toContain('show');

    await settled();

    expect(window.options.show).toBe(false);
    expect(window.calls).toContain('show');
    expect(window.options).toMatchObject({
      title: 'แฟ้ม',
      webPreferences: { sandbox: true, preload: '/app/preload.cjs' },
    });
  });

  test('it opens where it was closed, and maximised if it was', async () => {
    remembered = { bounds: { x: 30, y: 40, width: 1100, height: 700 }, maximized: true };

    const { window } = openCounter();
    await settled();

    expect(window.bounds).toEqual(remembered.bounds);
    expect(window.calls).toContain('maximize');
  });

  test('it does not open on a screen that is no longer there', () => {
    remembered = { bounds: { x: 3000, y: 40, width: 1100, height: 700 }, maximized: false };
    screen.set([1, { x: 0, y: 0, width: 1920, height: 1080 }]);

    expect(openCounter().window.bounds.x).toBe(0);
  });

  test('a page that cannot be loaded is logged, and the window shows itself all the same', async () => {
    BrowserWindow.onLoad = () => Promise.reject(new Error('no page'));

    const { window } = openCounter();
    await settled();

    expect(window.calls).toContain('show');
    expect(log.lines.map(({ event }) => event)).toEqual(['page-not-loaded']);
  });

  test('a load that a reload has overtaken is no failure', async () => {
    BrowserWindow.onLoad = () => Promise.reject(Object.assign(new Error('aborted'), { code: 'ERR_ABORTED' }));

    openCounter();
    await settled();

    expect(log.lines).toEqual([]);
  });

  test('a page does not rename the window, but for saying that it is the training, and that it no longer is', () => {
    const { window } = openCounter();
    const isRefused = (title: string): boolean => {
      const event = anEvent();
      window.emit('page-title-updated', event, title);
      return event.defaultPrevented;
    };

    expect(isRefused('แฟ้มของธนาคาร')).toBe(true);
    expect(isRefused('โหมดฝึก · แฟ้ม')).toBe(false);
    expect(isRefused('แฟ้ม')).toBe(false);
  });

  test('developer tools are closed in a packaged app', () => {
    expect(openCounter('closed').window.options.webPreferences?.['devTools']).toBe(false);
    expect(openCounter('allowed').window.options.webPreferences?.['devTools']).toBe(true);
  });

  test('starting the program a second time brings the minimised window to the front', () => {
    const { counter, window } = openCounter();
    window.minimized = true;

    counter.focus();

    expect(window.calls).toEqual(expect.arrayContaining(['restore', 'show', 'focus']));
  });
});

describe('closing', () => {
  test('with nothing waiting to be sent nobody is asked', () => {
    const { window } = openCounter();

    window.close();

    expect(window.destroyed).toBe(true);
    expect(asked).toEqual([]);
  });

  test('the place is remembered', () => {
    const { window } = openCounter();
    window.bounds = { x: 5, y: 6, width: 1000, height: 650 };

    window.close();

    expect(remembered).toEqual({ bounds: { x: 5, y: 6, width: 1000, height: 650 }, maximized: false });
  });

  test('with three items waiting the clerk is asked, and may go back to work', async () => {
    const { counter, window } = openCounter();
    counter.setPending(3);

    window.close();
    await settled();

    expect(asked).toEqual([3]);
    expect(window.destroyed).toBe(false);
  });

  test('a page that has something to finish is waited for, and a second press does not wait', async () => {
    const { counter, window } = openCounter();
    counter.askPageBeforeClosing(true);
    window.close();
    expect([window.destroyed, closings]).toEqual([false, 1]);

    counter.pageFinished();
    expect(window.destroyed).toBe(true);

    const impatient = openCounter();
    impatient.counter.askPageBeforeClosing(true);
    impatient.window.close();
    impatient.window.close();
    expect([impatient.window.destroyed, closings]).toEqual([true, 2]);
  });

  test('with work waiting the clerk is asked first, then the page finishes', async () => {
    closeAnswer = Promise.resolve('close');
    const { counter, window } = openCounter();
    counter.setPending(1);
    counter.askPageBeforeClosing(true);

    window.close();
    await settled();

    expect([asked, closings, window.destroyed]).toEqual([[1], 1, false]);
    counter.pageFinished();
    expect(window.destroyed).toBe(true);
  });

  test('a page that says nothing for two minutes, or crashed, keeps no window open', async () => {
    vi.useFakeTimers();
    const { counter, window } = openCounter();
    counter.askPageBeforeClosing(true);
    window.close();
    vi.advanceTimersByTime(119_000);
    expect(window.destroyed).toBe(false);
    vi.advanceTimersByTime(2_000);
    vi.useRealTimers();
    expect(window.destroyed).toBe(true);

    const crashed = openCounter();
    crashed.counter.askPageBeforeClosing(true);
    crash(crashed.window);
    crashed.window.close();
    expect(crashed.window.destroyed).toBe(true);
  });

  test('closing all the same closes', async () => {
    closeAnswer = Promise.resolve('close');
    const { counter, window } = openCounter();
    counter.setPending(3);

    window.close();
    await settled();

    expect(window.destroyed).toBe(true);
  });

  test('pressing the cross again while the question stands asks only once', async () => {
    closeAnswer = new Promise(() => undefined);
    const { counter, window } = openCounter();
    counter.setPending(1);

    window.close();
    window.close();
    await settled();

    expect(asked).toEqual([1]);
  });

  test('when everything has been sent nobody is asked any more', () => {
    const { counter, window } = openCounter();
    counter.setPending(3);
    counter.setPending(0);

    window.close();

    expect(window.destroyed).toBe(true);
  });
});

describe('a page that crashes', () => {
  test('is loaded again at once, and logged', async () => {
    const { window } = openCounter();
    await settled();

    crash(window);

    expect(loaded).toEqual(['app://faem/', 'app://faem/']);
    expect(log.lines).toContainEqual(
      expect.objectContaining({ event: 'page-crashed', facts: { reason: 'crashed', exitCode: 11 } }),
    );
  });

  test('a second time within a minute asks the clerk instead of looping', async () => {
    const { window } = openCounter();
    crash(window);
    nowMs = 59_000;
    crash(window);
    await settled();

    expect(asked).toEqual(['crashed']);
    expect(loaded).toHaveLength(3);
  });

  test('and the clerk may close the program', async () => {
    crashAnswer = 'close';
    const { window } = openCounter();
    crash(window);
    crash(window);
    await settled();

    expect(window.destroyed).toBe(true);
  });

  test('an hour later it is simply loaded again', async () => {
    const { window } = openCounter();
    crash(window);
    nowMs = 3_600_000;
    crash(window);
    await settled();

    expect(asked).toEqual([]);
  });
});

describe('the public screen is told when the page behind it is gone', () => {
  test('by crashing, by loading anew and by closing', () => {
    const { window } = openCounter();

    window.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    crash(window);
    window.destroy();

    expect(pageGone).toBe(3);
  });

  test('not when the clerk only goes to another screen of the app', () => {
    const { window } = openCounter();

    window.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });

    expect(pageGone).toBe(0);
  });
});

describe('keys of the window itself', () => {
  const press = (code: string) => ({ type: 'keyDown', code, control: true, meta: false, alt: false });

  test('Ctrl and plus makes everything larger', () => {
    const { window } = openCounter();
    const event = anEvent();

    window.webContents.emit('before-input-event', event, press('Equal'));

    expect(window.webContents.zoomLevel).toBe(0.5);
    expect(event.defaultPrevented).toBe(true);
  });

  test('every other key goes to the page', () => {
    const { window } = openCounter();
    const event = anEvent();

    window.webContents.emit('before-input-event', event, press('KeyF'));

    expect(event.defaultPrevented).toBe(false);
  });
});

describe('where the page is opened again', () => {
  const MINUTE = 60_000;
  const moveTo = (window: BrowserWindow, url: string): void =>
    void window.webContents.emit('did-navigate-in-page', {}, url);

  test('after a crash of the page: where somebody was', () => {
    const { window } = openCounter();
    moveTo(window, 'app://faem/index.html#/stock-take?count=count-1');

    crash(window);

    expect(loaded).toEqual(['app://faem/', 'app://faem/#/stock-take?count=count-1']);
  });

  test('after a crash of the program: where somebody was, for half an hour', () => {
    moveTo(openCounter().window, 'app://faem/#/loans');
    nowMs = 29 * MINUTE;
    openCounter();
    nowMs = 31 * MINUTE;
    openCounter();

    expect(loaded).toEqual(['app://faem/', 'app://faem/#/loans', 'app://faem/']);
  });

  test('after an ordinary end: at the beginning', () => {
    const { window } = openCounter();
    moveTo(window, 'app://faem/#/loans');
    window.destroy();

    openCounter();

    expect(loaded.at(-1)).toBe('app://faem/');
  });

  test('never at an address that is none of our pages', () => {
    const { window } = openCounter();
    moveTo(window, 'app://faem/#javascript:alert(1)');
    moveTo(window, 'nonsense');

    crash(window);

    expect(loaded).toEqual(['app://faem/', 'app://faem/']);
  });
});
