import { BrowserWindow, powerMonitor, screen, type Rectangle } from 'electron';
import { KIOSK_STATE_CHANNEL } from '#shared/host/channels.ts';
import type { DisplayStatus } from '#shared/host/host.ts';
import { blankOf, KioskState } from '#shared/host/kiosk-state.ts';
import type { Log } from '#shared/lib/ports.ts';
import { errorFacts } from './error-facts.ts';
import { safeWebPreferences } from './security.ts';
import { choosePublicDisplay, type DisplayPlace, type RememberedDisplay } from './services/displays.ts';
import { createKioskPictures, type KioskPicturesParts } from './services/kiosk-pictures.ts';
import type { Remembered } from './services/remembered-json.ts';
import { shellText } from './shell-text.ts';

/** A public screen that keeps crashing is left closed, so that the counter is not disturbed for ever. */
const CRASHES_ALLOWED = 3;
const CRASH_PAUSE_MS = 60_000;
const PLAIN_WINDOW = { width: 1024, height: 640 };

export interface KioskWindow {
  open(): void;
  close(): void;
  show(state: KioskState): void;
  /** Takes the customer's bill off the screen: the counter that put it there is gone. */
  blank(): void;
  /** Tells the status without being asked, e.g. to a page that has just started. */
  announce(): void;
  webContentsId(): number | undefined;
}

export interface KioskWindowParts {
  readonly pageUrl: string;
  readonly preload: string;
  readonly remembered: Remembered<RememberedDisplay>;
  /** Where the clerk's window is, in screen coordinates. */
  readonly clerkBounds: () => Rectangle;
  readonly onStatus: (status: DisplayStatus) => void;
  /** Every state that is shown, for screens elsewhere. */
  readonly onShown: (state: KioskState) => void;
  /** What is really on the screen, small; null when no bill is. */
  readonly onPicture: KioskPicturesParts['onPicture'];
  /** The screen was blanked without the counter asking for it. */
  readonly onBlanked: () => void;
  readonly log: Log;
  readonly nowMs: () => number;
}

const publicDisplay = ({ remembered, clerkBounds }: KioskWindowParts): DisplayPlace | undefined =>
  choosePublicDisplay({
    displays: screen.getAllDisplays(),
    clerkDisplayId: screen.getDisplayMatching(clerkBounds()).id,
    remembered: remembered.read(),
  });

/** The page remembers how large each display is; its name holds the resolution, with which a measure loses its meaning. */
const addressFor = (pageUrl: string, target: DisplayPlace | undefined): string => {
  if (!target) return pageUrl;
  const { id, bounds, scaleFactor } = target;
  const pixels = [bounds.width, bounds.height].map((points) => Math.round(points * scaleFactor)).join('x');
  return `${pageUrl}?display=${id}-${pixels}`;
};

/** Made windowed on the target first: with displays of different scale a window made full screen takes the wrong one. */
const openWindow = (parts: KioskWindowParts, target: DisplayPlace | undefined): BrowserWindow => {
  const window = new BrowserWindow({
    ...(target ? target.bounds : PLAIN_WINDOW),
    show: false,
    frame: target === undefined,
    title: shellText.kioskTitle,
    backgroundColor: '#ffffff',
    // It must never take the keyboard away from the scanner.
    focusable: false,
    skipTaskbar: true,
    webPreferences: { ...safeWebPreferences, preload: parts.preload, devTools: false, backgroundThrottling: false },
  });
  window.removeMenu();
  window.on('page-title-updated', (event) => event.preventDefault());
  window.once('ready-to-show', () => {
    window.showInactive();
    if (!target) return;
    window.setBounds(target.bounds);
    window.setFullScreen(true);
  });
  window.loadURL(addressFor(parts.pageUrl, target)).catch((error: unknown) => {
    if (!window.isDestroyed()) parts.log.error('kiosk-not-loaded', errorFacts(error));
  });
  return window;
};

/** What happens to one window of the public screen. */
interface KioskEvents {
  loaded(window: BrowserWindow): void;
  crashed(window: BrowserWindow, reason: string): void;
  closed(window: BrowserWindow): void;
}

const listenTo = (window: BrowserWindow, events: KioskEvents): BrowserWindow => {
  window.webContents.on('did-finish-load', () => events.loaded(window));
  window.webContents.on('render-process-gone', (_event, { reason }) => events.crashed(window, reason));
  window.on('closed', () => events.closed(window));
  return window;
};

/** Counts crashes; false when there were too many in too short a time. */
const createCrashLimit = (nowMs: () => number): (() => boolean) => {
  let crashesAtMs: readonly number[] = [];
  return () => {
    const now = nowMs();
    crashesAtMs = [...crashesAtMs.filter((atMs) => now - atMs < CRASH_PAUSE_MS), now];
    return crashesAtMs.length <= CRASHES_ALLOWED;
  };
};

/** Opens a window that crashed again, unless that happens too often; what other windows do is not heard. */
const kioskEvents = (
  { log, nowMs }: KioskWindowParts,
  kiosk: {
    readonly isCurrent: (window: BrowserWindow) => boolean;
    readonly send: () => void;
    readonly close: () => void;
    readonly reopen: () => void;
  },
): KioskEvents => {
  const mayReopen = createCrashLimit(nowMs);
  return {
    loaded: (window) => {
      if (kiosk.isCurrent(window)) kiosk.send();
    },
    crashed: (window, reason) => {
      if (!kiosk.isCurrent(window)) return;
      log.error('kiosk-crashed', { reason });
      if (mayReopen()) kiosk.reopen();
      else kiosk.close();
    },
    closed: (window) => {
      if (kiosk.isCurrent(window)) kiosk.close();
    },
  };
};

/** The screen turned to the public. It survives its own crashes and displays that come and go. */
export const createKioskWindow = (parts: KioskWindowParts): KioskWindow => {
  let current: { readonly window: BrowserWindow; readonly displayId: number | undefined } | undefined;
  let state: KioskState = { kind: 'idle', officeName: '', isDemo: false };

  const pictures = createKioskPictures({
    capture: async () => current?.window.webContents.capturePage(),
    onPicture: parts.onPicture,
  });
  const followPictures = (): void => pictures.follow(current !== undefined && 'bill' in state);
  const tellStatus = (): void => {
    parts.onStatus({ open: current !== undefined, secondScreen: publicDisplay(parts) !== undefined });
    followPictures();
  };
  const send = (): void => current?.window.webContents.send(KIOSK_STATE_CHANNEL, state);
  const discard = (): void => {
    const old = current?.window;
    current = undefined;
    if (old && !old.isDestroyed()) old.destroy();
  };
  const close = (): void => {
    discard();
    tellStatus();
  };

  const events = kioskEvents(parts, {
    isCurrent: (window) => current?.window === window,
    send,
    close,
    reopen: () => openAt(publicDisplay(parts)),
  });

  const openAt = (target: DisplayPlace | undefined): void => {
    discard();
    current = { window: listenTo(openWindow(parts, target), events), displayId: target?.id };
    if (target) parts.remembered.write({ id: target.id, bounds: target.bounds });
    tellStatus();
  };

  followDisplays(() => {
    const target = publicDisplay(parts);
    if (current && current.displayId !== target?.id) openAt(target);
    else tellStatus();
  });
  const turnTo = (next: KioskState): void => {
    state = next;
    send();
    parts.onShown(state);
    followPictures();
  };
  const blank = (): void => turnTo(blankOf(state));
  followPower(blank, parts.onBlanked);

  return {
    open: () => {
      if (!current) openAt(publicDisplay(parts));
    },
    close,
    show: (next) => turnTo(KioskState.parse(next)),
    blank,
    announce: tellStatus,
    webContentsId: () => current?.window.webContents.id,
  };
};

/** Nobody watches the counter while the PC is locked or sleeps, and a QR from before is stale. */
const followPower = (...onChanges: readonly (() => void)[]): void => {
  const onChange = (): void => onChanges.forEach((run) => run());
  powerMonitor.on('suspend', onChange);
  powerMonitor.on('resume', onChange);
  powerMonitor.on('lock-screen', onChange);
};

const followDisplays = (onChange: () => void): void => {
  screen.on('display-added', onChange);
  screen.on('display-removed', onChange);
};
