import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { registerKioskReports } from '#electron/ipc/kiosk-reports.ts';
import { createKioskWindow, type KioskWindow } from '#electron/kiosk-window.ts';
import type { RememberedDisplay } from '#electron/services/displays.ts';
import { KIOSK_REPORT_CHANNEL, KIOSK_STATE_CHANNEL } from '#shared/host/channels.ts';
import type { DisplayStatus } from '#shared/host/host.ts';
import type { KioskState } from '#shared/host/kiosk-state.ts';
import { BrowserWindow, ipcMain, powerMonitor, resetElectron, screen } from '#test/fakes/electron.ts';
import { createTestLog } from './test-log.ts';

vi.mock('electron', () => import('#test/fakes/electron.ts'));

const clerkArea = { x: 0, y: 0, width: 1920, height: 1080 };
const publicArea = { x: 1920, y: 0, width: 1280, height: 1024 };
const otherArea = { x: 3200, y: 0, width: 800, height: 600 };
const officeName = 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี';
const bill: KioskState = {
  kind: 'bill',
  bill: {
    billId: 'bill-1',
    officeName,
    payeeName: 'สอจ. สาธิต',
    maskedRegistrationNumber: '3-64(x)-xx/41ปท',
    satang: 300_000,
    ref1: '690000000013',
    billerId: '099999999999900',
    payload: '0'.repeat(60),
    expiresAtMs: 1,
    isDemo: true,
  },
};

const log = createTestLog();
let nowMs: number;
let blanked: number;
let elsewhere: KioskState[];
let statuses: DisplayStatus[];
let pictures: (string | null)[];
let remembered: RememberedDisplay | undefined;

const createKiosk = (): KioskWindow =>
  createKioskWindow({
    pageUrl: 'app://faem/kiosk.html',
    preload: '/app/kiosk-preload.cjs',
    remembered: {
      read: () => remembered,
      write: (value) => {
        remembered = value;
      },
    },
    clerkBounds: () => clerkArea,
    onStatus: (status) => void statuses.push(status),
    onShown: (state) => void elsewhere.push(state),
    onPicture: (picture) => void pictures.push(picture),
    onBlanked: () => {
      blanked += 1;
    },
    log,
    nowMs: () => nowMs,
  });

const settled = () => new Promise((resolve) => setTimeout(resolve));
const openWindows = () => BrowserWindow.all.filter((window) => !window.destroyed);
const statesSentTo = (window: BrowserWindow | undefined) =>
  window?.webContents.sent.filter(({ channel }) => channel === KIOSK_STATE_CHANNEL).map(({ args }) => args[0]);

beforeEach(() => {
  resetElectron();
  screen.set([1, clerkArea], [2, publicArea]);
  nowMs = 0;
  blanked = 0;
  elsewhere = [];
  statuses = [];
  pictures = [];
  remembered = undefined;
  log.lines.length = 0;
});

describe('on a second display', () => {
  test('it is put there in a window first and made full screen after', async () => {
    createKiosk().open();
    await settled();

    const [window] = openWindows();
    expect(window?.options).toMatchObject({ ...publicArea, frame: false });
    // The page remembers the size of each display, as long as its resolution stays.
    expect(window?.webContents.mainFrame.url).toBe('app://faem/kiosk.html?display=2-1920x1536');
    expect(window?.calls).toEqual(['removeMenu', 'showInactive', 'setBounds', 'setFullScreen']);
    expect(statuses.at(-1)).toEqual({ open: true, secondScreen: true });
  });

  test('it never takes the keyboard from the scanner', () => {
    createKiosk().open();

    expect(openWindows()[0]?.options).toMatchObject({ focusable: false, show: false, skipTaskbar: true });
    expect(openWindows()[0]?.calls).not.toContain('focus');
  });

  test('it comes back to the display it was on', () => {
    screen.set([1, clerkArea], [2, publicArea], [3, otherArea]);
    remembered = { id: 3, bounds: otherArea };

    createKiosk().open();

    expect(openWindows()[0]?.options).toMatchObject(otherArea);
  });

  test('opening it twice leaves one', () => {
    const kiosk = createKiosk();

    kiosk.open();
    kiosk.open();

    expect(openWindows()).toHaveLength(1);
  });
});

describe('with a single display', () => {
  test('it is a plain window', async () => {
    screen.set([1, clerkArea]);

    createKiosk().open();
    await settled();

    expect(openWindows()[0]?.options).toMatchObject({ frame: true, focusable: false });
    expect(openWindows()[0]?.fullScreen).toBe(false);
    expect(statuses.at(-1)).toEqual({ open: true, secondScreen: false });
  });

  test('it moves to a second display as soon as one is plugged in', () => {
    screen.set([1, clerkArea]);
    createKiosk().open();

    screen.set([1, clerkArea], [2, publicArea]);
    screen.emit('display-added');

    expect(openWindows()).toHaveLength(1);
    expect(openWindows()[0]?.options).toMatchObject(publicArea);
  });

  test('a second display alone does not open it, but the counter is told', () => {
    screen.set([1, clerkArea]);
    createKiosk();

    screen.set([1, clerkArea], [2, publicArea]);
    screen.emit('display-added');

    expect(openWindows()).toEqual([]);
    expect(statuses).toEqual([{ open: false, secondScreen: true }]);
  });
});

describe('when its display is unplugged', () => {
  test('it becomes a plain window and shows the same again', async () => {
    const kiosk = createKiosk();
    kiosk.open();
    kiosk.show(bill);

    screen.set([1, clerkArea]);
    screen.emit('display-removed');
    await settled();

    expect(openWindows()).toHaveLength(1);
    expect(statesSentTo(openWindows()[0])?.at(-1)).toEqual(bill);
    expect(statuses.at(-1)).toEqual({ open: true, secondScreen: false });
  });
});

describe('what it shows', () => {
  test('a state given before the page has loaded is there when it has', async () => {
    const kiosk = createKiosk();
    kiosk.show(bill);
    kiosk.open();
    await settled();

    expect(statesSentTo(openWindows()[0])).toEqual([bill]);
  });

  test('before anything is shown it is idle', async () => {
    createKiosk().open();
    await settled();

    expect(statesSentTo(openWindows()[0])).toEqual([{ kind: 'idle', officeName: '', isDemo: false }]);
  });

  test('a state that is none is never sent', () => {
    const kiosk = createKiosk();
    kiosk.open();

    expect(() => kiosk.show({ ...bill, kind: 'lottery' } as never)).toThrow();
    expect(statesSentTo(openWindows()[0])).toEqual([]);
  });

  test.each(['bill', 'waiting', 'paid'] as const)('a %s leaves the public view when the counter is gone', (kind) => {
    const kiosk = createKiosk();
    kiosk.open();
    kiosk.show({ ...bill, kind });

    kiosk.blank();

    expect(statesSentTo(openWindows()[0])?.at(-1)).toEqual({ kind: 'idle', officeName, isDemo: true });
  });

  test.each(['suspend', 'resume', 'lock-screen'])(
    'at %s a bill leaves the public view, and the counter is told',
    (power) => {
      const kiosk = createKiosk();
      kiosk.open();
      kiosk.show(bill);

      powerMonitor.emit(power);

      expect(statesSentTo(openWindows()[0])?.at(-1)).toEqual({ kind: 'idle', officeName, isDemo: true });
      expect(blanked).toBe(1);
    },
  );

  test('after closing and opening again a blanked bill does not come back', async () => {
    const kiosk = createKiosk();
    kiosk.show(bill);
    kiosk.blank();
    kiosk.open();
    await settled();

    expect(JSON.stringify(statesSentTo(openWindows()[0]))).not.toContain('bill-1');
  });
});

describe('when its page crashes', () => {
  const crash = () => openWindows()[0]?.webContents.emit('render-process-gone', {}, { reason: 'oom' });

  test('it opens again and shows the last state', async () => {
    const kiosk = createKiosk();
    kiosk.open();
    kiosk.show(bill);
    const [before] = openWindows();

    crash();
    await settled();

    expect(before?.destroyed).toBe(true);
    expect(statesSentTo(openWindows()[0])).toEqual([bill]);
    expect(log.lines.map(({ event }) => event)).toEqual(['kiosk-crashed']);
  });

  test('over and over, it stays closed and the counter knows', () => {
    createKiosk().open();

    for (let crashes = 0; crashes < 4; crashes += 1) crash();

    expect(openWindows()).toEqual([]);
    expect(statuses.at(-1)).toEqual({ open: false, secondScreen: true });
  });

  test('now and then over a day, it opens every time', () => {
    createKiosk().open();

    for (let crashes = 0; crashes < 10; crashes += 1) {
      crash();
      nowMs += 3_600_000;
    }

    expect(openWindows()).toHaveLength(1);
  });
});

describe('closing', () => {
  test('by the counter and by hand both tell the counter', () => {
    const kiosk = createKiosk();
    kiosk.open();
    kiosk.close();
    expect(statuses.at(-1)).toEqual({ open: false, secondScreen: true });

    kiosk.open();
    openWindows()[0]?.close();
    expect(statuses.at(-1)).toEqual({ open: false, secondScreen: true });
  });

  test('a page that has just started can have the status told again', () => {
    createKiosk().announce();

    expect(statuses).toEqual([{ open: false, secondScreen: true }]);
  });
});

describe('what it may say', () => {
  const reports: unknown[] = [];
  let trusted: boolean;
  const send = (payload: unknown) => ipcMain.emit(KIOSK_REPORT_CHANNEL, {}, payload);
  beforeEach(() => {
    reports.length = 0;
    trusted = true;
    registerKioskReports({ ipcMain, trusts: () => trusted, onReport: (report) => void reports.push(report), log });
  });

  test('that the QR it drew reads as its bill', () => {
    send({ billId: 'bill-1', check: 'shown' });

    expect(reports).toEqual([{ billId: 'bill-1', check: 'shown' }]);
  });

  test.each([undefined, {}, { billId: 'bill-1', check: 'paid' }, 'shown'])('not %o', (payload) => {
    send(payload);

    expect(reports).toEqual([]);
    expect(log.lines.map(({ event }) => event)).toEqual(['kiosk-report-refused']);
  });

  test('nothing, when it is not the public screen that speaks', () => {
    trusted = false;
    send({ billId: 'bill-1', check: 'shown' });

    expect(reports).toEqual([]);
  });
});

describe('what the clerk sees of it', () => {
  const jpegOf = (looks: string): string => `data:image/jpeg;base64,${Buffer.from(looks).toString('base64')}`;
  const looking = (looks: string | undefined): void => {
    const [window] = openWindows();
    if (window) window.webContents.looks = looks;
  };
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  test('is a picture of the screen as it is, once a second while a bill is on it, and only when it differs', async () => {
    const kiosk = createKiosk();
    kiosk.open();
    looking('a bill');
    kiosk.show(bill);
    await vi.advanceTimersByTimeAsync(2_500);
    looking('a bill, counted down');
    await vi.advanceTimersByTimeAsync(1_000);

    expect(pictures).toEqual([jpegOf('a bill'), jpegOf('a bill, counted down')]);
  });

  test('is forgotten the moment the bill leaves the screen, and nothing is looked at while there is none', async () => {
    const kiosk = createKiosk();
    kiosk.open();
    kiosk.show(bill);
    await vi.advanceTimersByTimeAsync(0);
    kiosk.blank();
    expect(pictures.at(-1)).toBeNull();
    const sofar = pictures.length;
    looking('somebody else');
    await vi.advanceTimersByTimeAsync(5_000);
    expect(pictures).toHaveLength(sofar);
  });

  test('is gone when the screen is closed or cannot be looked at', async () => {
    const kiosk = createKiosk();
    kiosk.open();
    kiosk.show(bill);
    await vi.advanceTimersByTimeAsync(0);
    looking(undefined);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(pictures).toEqual([jpegOf('a page'), null]);
    looking('a page');
    await vi.advanceTimersByTimeAsync(1_000);
    kiosk.close();
    expect(pictures.at(-1)).toBeNull();
  });
});
