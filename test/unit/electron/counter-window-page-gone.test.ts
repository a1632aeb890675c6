import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { BrowserWindow } from '#test/fakes/electron.ts';
import { aCounterDesk, crash, settled, type CounterDesk } from './a-counter-desk.ts';

vi.mock('electron', () => import('#test/fakes/electron.ts'));

let desk: CounterDesk;
beforeEach(() => {
  desk = aCounterDesk();
});

describe('a page that crashes', () => {
  test('is loaded again at once, and logged', async () => {
    const { window } = desk.open();
    await settled();

    crash(window);

    expect(desk.loaded).toEqual(['app://faem/', 'app://faem/']);
    expect(desk.log.lines).toContainEqual(
      expect.objectContaining({ event: 'page-crashed', facts: { reason: 'crashed', exitCode: 11 } }),
    );
  });

  test('a second time within a minute asks the clerk instead of looping', async () => {
    const { window } = desk.open();
    crash(window);
    desk.nowMs = 59_000;
    crash(window);
    await settled();

    expect(desk.asked).toEqual(['crashed']);
    expect(desk.loaded).toHaveLength(3);
  });

  test('and the clerk may close the program', async () => {
    desk.crashAnswer = 'close';
    const { window } = desk.open();
    crash(window);
    crash(window);
    await settled();

    expect(window.destroyed).toBe(true);
  });

  test('an hour later it is simply loaded again', async () => {
    const { window } = desk.open();
    crash(window);
    desk.nowMs = 3_600_000;
    crash(window);
    await settled();

    expect(desk.asked).toEqual([]);
  });
});

describe('the public screen is told when the page behind it is gone', () => {
  test('by crashing, by loading anew and by closing', () => {
    const { window } = desk.open();

    window.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: false });
    crash(window);
    window.destroy();

    expect(desk.pageGone).toBe(3);
  });

  test('not when the clerk only goes to another screen of the app', () => {
    const { window } = desk.open();

    window.webContents.emit('did-start-navigation', { isMainFrame: true, isSameDocument: true });

    expect(desk.pageGone).toBe(0);
  });
});

describe('where the page is opened again', () => {
  const MINUTE = 60_000;
  const moveTo = (window: BrowserWindow, url: string): void =>
    void window.webContents.emit('did-navigate-in-page', {}, url);

  test('after a crash of the page: where somebody was', () => {
    const { window } = desk.open();
    moveTo(window, 'app://faem/index.html#/stock-take?count=count-1');

    crash(window);

    expect(desk.loaded).toEqual(['app://faem/', 'app://faem/#/stock-take?count=count-1']);
  });

  test('after a crash of the program: where somebody was, for half an hour', () => {
    moveTo(desk.open().window, 'app://faem/#/loans');
    desk.nowMs = 29 * MINUTE;
    desk.open();
    desk.nowMs = 31 * MINUTE;
    desk.open();

    expect(desk.loaded).toEqual(['app://faem/', 'app://faem/#/loans', 'app://faem/']);
  });

  test('after an ordinary end: at the beginning', () => {
    const { window } = desk.open();
    moveTo(window, 'app://faem/#/loans');
    window.destroy();

    desk.open();

    expect(desk.loaded.at(-1)).toBe('app://faem/');
  });

  test('never at an address that is none of our pages', () => {
    const { window } = desk.open();
    moveTo(window, 'app://faem/#javascript:alert(1)');
    moveTo(window, 'nonsense');

    crash(window);

    expect(desk.loaded).toEqual(['app://faem/', 'app://faem/']);
  });
});
