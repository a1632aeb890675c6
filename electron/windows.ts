import { BrowserWindow, screen, type WebContents } from 'electron';
import type { Log } from '#shared/lib/ports.ts';
import { errorCode, errorFacts } from './error-facts.ts';
import type { PlaceKeeper } from './last-place.ts';
import { safeWebPreferences } from './security.ts';
import type { Remembered } from './services/remembered-json.ts';
import { shellText } from './shell-text.ts';
import { usablePlace, type WindowPlace } from './window-place.ts';
import { zoomAfter } from './zoom-keys.ts';

/** So long a page that finishes something may stay silent before the window closes without it. */
const FINISH_LIMIT_MS = 120_000;
/** A second crash within this time is not cured by loading the page again. */
const CRASH_PAUSE_MS = 60_000;
const BACKGROUND = '#f6f5f1';

/** Questions to the person at the counter; native dialogs in the product. */
export interface CounterQuestions {
  closeWithPending(window: BrowserWindow, count: number): Promise<'close' | 'stay'>;
  pageCrashed(window: BrowserWindow): Promise<'reopen' | 'close'>;
}

export interface CounterWindow {
  readonly window: BrowserWindow;
  setPending(count: number): void;
  /** Whether the page has something to finish before the window closes. */
  askPageBeforeClosing(wanted: boolean): void;
  /** The page has finished what it wanted to. */
  pageFinished(): void;
  /** Closes for good, without the question about unsent work, as soon as the page has finished what it wanted to. */
  leave(): void;
  focus(): void;
}

export interface CounterWindowParts {
  readonly pageUrl: string;
  readonly preload: string;
  readonly place: Remembered<WindowPlace>;
  /** Where the page is opened again after a crash. */
  readonly lastPlace: PlaceKeeper;
  readonly questions: CounterQuestions;
  readonly log: Log;
  readonly nowMs: () => number;
  /** Whether F12 opens the developer tools; never in a packaged app. */
  readonly inspection: 'allowed' | 'closed';
  /** Asks the page to finish; it answers by `pageFinished`. */
  readonly tellClosing: () => void;
  /** The page is gone, whatever the reason: closed, crashed or loading anew. */
  readonly onPageGone: () => void;
}

/** The window the clerk works in. */
export const createCounterWindow = (parts: CounterWindowParts): CounterWindow => {
  const window = openWindow(parts);
  let pending = 0;
  keepPlace(window, parts.place);
  const finishing = letPageFinish(window, parts.tellClosing);
  askBeforeClosing(window, { questions: parts.questions, pending: () => pending, leave: finishing.begin });
  const onPageGone = (): void => {
    // Whoever was to finish something is gone with it.
    finishing.want(false);
    finishing.end();
    parts.onPageGone();
  };
  reviveAfterCrash(window, { ...parts, onPageGone });
  listenForKeys(window.webContents, parts.inspection);
  window.webContents.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
    if (isMainFrame && !isSameDocument) onPageGone();
  });
  window.webContents.on('did-navigate-in-page', (_event, url) => parts.lastPlace.moved(url));
  window.on('closed', () => {
    onPageGone();
    parts.lastPlace.closed();
  });
  loadPage(window, parts);
  return {
    window,
    setPending: (count) => {
      pending = count;
    },
    askPageBeforeClosing: finishing.want,
    pageFinished: finishing.end,
    leave: () => {
      if (!window.isDestroyed() && finishing.begin() === 'go') window.destroy();
    },
    focus: () => {
      if (window.isDestroyed()) return;
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    },
  };
};

const openWindow = ({ place, preload, inspection }: CounterWindowParts): BrowserWindow => {
  const workAreas = screen.getAllDisplays().map((display) => display.workArea);
  const last = usablePlace(place.read(), workAreas);
  const window = new BrowserWindow({
    ...(last ? last.bounds : { width: 1366, height: 820 }),
    minWidth: 960,
    minHeight: 600,
    show: false,
    title: shellText.counterTitle,
    backgroundColor: BACKGROUND,
    webPreferences: {
      ...safeWebPreferences,
      preload,
      devTools: inspection === 'allowed',
      // The sound of a scan must not wait for a click.
      autoplayPolicy: 'no-user-gesture-required',
    },
  });
  // A page may say that it is the training; no other text of a page becomes the window's.
  window.on('page-title-updated', (event, title) => {
    if (!shellText.pageTitles.includes(title)) event.preventDefault();
  });
  window.once('ready-to-show', () => {
    if (last?.maximized) window.maximize();
    window.show();
  });
  return window;
};

const loadPage = (window: BrowserWindow, { pageUrl, lastPlace, log }: CounterWindowParts): void => {
  window.loadURL(lastPlace.address(pageUrl)).catch((error: unknown) => {
    // Another load, a reload for instance, has taken its place; or the window was closed meanwhile.
    if (errorCode(error) === 'ERR_ABORTED' || window.isDestroyed()) return;
    log.error('page-not-loaded', errorFacts(error));
    window.show();
  });
};

const keepPlace = (window: BrowserWindow, place: Remembered<WindowPlace>): void => {
  window.on('close', () => {
    place.write({ bounds: window.getNormalBounds(), maximized: window.isMaximized() });
  });
};

/**
 * Gives the page time to finish what it wanted to before the window goes, a backup for instance. A second press on the
 * window's cross does not wait, and a page that says nothing for two minutes is not waited for.
 */
const letPageFinish = (window: BrowserWindow, tellClosing: () => void) => {
  let isWanted = false;
  let limit: NodeJS.Timeout | undefined;
  const end = (): void => {
    if (limit === undefined) return;
    clearTimeout(limit);
    limit = undefined;
    if (!window.isDestroyed()) window.destroy();
  };
  return {
    want: (wanted: boolean): void => {
      isWanted = wanted;
    },
    end,
    /** Whether the window stays for now. */
    begin: (): 'wait' | 'go' => {
      if (!isWanted || limit !== undefined) return 'go';
      limit = setTimeout(end, FINISH_LIMIT_MS);
      tellClosing();
      return 'wait';
    },
  };
};

const askBeforeClosing = (
  window: BrowserWindow,
  parts: {
    readonly questions: CounterQuestions;
    readonly pending: () => number;
    readonly leave: () => 'wait' | 'go';
  },
): void => {
  const { questions, pending, leave } = parts;
  let asking = false;
  let isAnswered = false;
  window.on('close', (event) => {
    if (pending() === 0 || isAnswered) {
      if (leave() === 'wait') event.preventDefault();
      return;
    }
    event.preventDefault();
    if (asking) return;
    asking = true;
    void questions.closeWithPending(window, pending()).then((answer) => {
      asking = false;
      if (answer !== 'close' || window.isDestroyed()) return;
      isAnswered = true;
      if (leave() === 'go') window.destroy();
    });
  });
};

const reviveAfterCrash = (window: BrowserWindow, parts: CounterWindowParts): void => {
  let lastCrashAtMs = -Infinity;
  const askToReopen = async (): Promise<void> => {
    const answer = await parts.questions.pageCrashed(window);
    if (window.isDestroyed()) return;
    if (answer === 'reopen') loadPage(window, parts);
    else window.destroy();
  };
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    parts.log.error('page-crashed', { reason, exitCode });
    parts.onPageGone();
    const isRepeated = parts.nowMs() - lastCrashAtMs < CRASH_PAUSE_MS;
    lastCrashAtMs = parts.nowMs();
    if (isRepeated) void askToReopen();
    else loadPage(window, parts);
  });
  window.on('unresponsive', () => parts.log.warn('page-unresponsive'));
};

const listenForKeys = (contents: WebContents, inspection: CounterWindowParts['inspection']): void => {
  contents.on('before-input-event', (event, key) => {
    const level = zoomAfter(key, contents.getZoomLevel());
    if (level !== undefined) {
      event.preventDefault();
      contents.setZoomLevel(level);
    }
    if (inspection === 'allowed' && key.type === 'keyDown' && key.code === 'F12') contents.toggleDevTools();
  });
};
