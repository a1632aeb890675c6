import { beforeEach, describe, expect, test, vi } from 'vitest';
import { anEvent, screen, BrowserWindow } from '#test/fakes/electron.ts';
import { aCounterDesk, settled, type CounterDesk } from './a-counter-desk.ts';

vi.mock('electron', () => import('#test/fakes/electron.ts'));

let desk: CounterDesk;
beforeEach(() => {
  desk = aCounterDesk();
});

describe('opening', () => {
  test('the window appears when its page is ready, not before', async () => {
    const { window } = desk.open();
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
    desk.remembered = { bounds: { x: 30, y: 40, width: 1100, height: 700 }, maximized: true };

    const { window } = desk.open();
    await settled();

    expect(window.bounds).toEqual(desk.remembered.bounds);
    expect(window.calls).toContain('maximize');
  });

  test('it does not open on a screen that is no longer there', () => {
    desk.remembered = { bounds: { x: 3000, y: 40, width: 1100, height: 700 }, maximized: false };
    screen.set([1, { x: 0, y: 0, width: 1920, height: 1080 }]);

    expect(desk.open().window.bounds.x).toBe(0);
  });

  test('a page that cannot be loaded is logged, and the window shows itself all the same', async () => {
    BrowserWindow.onLoad = () => Promise.reject(new Error('no page'));

    const { window } = desk.open();
    await settled();

    expect(window.calls).toContain('show');
    expect(desk.log.lines.map(({ event }) => event)).toEqual(['page-not-loaded']);
  });

  test('a load that a reload has overtaken is no failure', async () => {
    BrowserWindow.onLoad = () => Promise.reject(Object.assign(new Error('aborted'), { code: 'ERR_ABORTED' }));

    desk.open();
    await settled();

    expect(desk.log.lines).toEqual([]);
  });

  test('a page does not rename the window, but for saying that it is the training, and that it no longer is', () => {
    const { window } = desk.open();
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
    expect(desk.open('closed').window.options.webPreferences?.['devTools']).toBe(false);
    expect(desk.open('allowed').window.options.webPreferences?.['devTools']).toBe(true);
  });

  test('starting the program a second time brings the minimised window to the front', () => {
    const { counter, window } = desk.open();
    window.minimized = true;

    counter.focus();

    expect(window.calls).toEqual(expect.arrayContaining(['restore', 'show', 'focus']));
  });
});

describe('keys of the window itself', () => {
  const press = (code: string) => ({ type: 'keyDown', code, control: true, meta: false, alt: false });

  test('Ctrl and plus makes everything larger', () => {
    const { window } = desk.open();
    const event = anEvent();

    window.webContents.emit('before-input-event', event, press('Equal'));

    expect(window.webContents.zoomLevel).toBe(0.5);
    expect(event.defaultPrevented).toBe(true);
  });

  test('every other key goes to the page', () => {
    const { window } = desk.open();
    const event = anEvent();

    window.webContents.emit('before-input-event', event, press('KeyF'));

    expect(event.defaultPrevented).toBe(false);
  });
});
