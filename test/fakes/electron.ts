import { EventEmitter } from 'node:events';

// The `electron` module for tests in Node: importing the real one there starts a download. Only what the shell uses.

type Rectangle = { x: number; y: number; width: number; height: number };
type AnyFunction = (...args: unknown[]) => unknown;

/** The options that tests look at. */
export interface FakeWindowOptions extends Partial<Rectangle> {
  readonly show?: boolean;
  readonly frame?: boolean;
  readonly title?: string;
  readonly focusable?: boolean;
  readonly parent?: unknown;
  readonly webPreferences?: Readonly<Record<string, unknown>>;
}

let lastId = 0;

/** A prevented event, as Electron's listeners get it. */
export const anEvent = <T extends object>(facts: T = {} as T) => {
  const event = {
    ...facts,
    defaultPrevented: false,
    preventDefault: () => {
      event.defaultPrevented = true;
    },
  };
  return event;
};

export class FakeWebContents extends EventEmitter {
  readonly id = ++lastId;
  readonly sent: { channel: string; args: unknown[] }[] = [];
  readonly mainFrame = { url: '', parent: null };
  zoomLevel = 0;
  windowOpenHandler: AnyFunction | undefined;
  pdfOptions: unknown;
  printOptions: unknown;
  printOutcome: readonly [boolean, string] = [true, ''];
  send = (channel: string, ...args: unknown[]): void => {
    const copy = structuredClone(args);
    this.sent.push({ channel, args: copy });
    if (speakers.get(channel) === this) ipcRenderer.emit(channel, {}, ...copy);
  };
  setWindowOpenHandler = (handler: AnyFunction): void => {
    this.windowOpenHandler = handler;
  };
  getZoomLevel = (): number => this.zoomLevel;
  setZoomLevel = (level: number): void => {
    this.zoomLevel = level;
  };
  toggleDevTools = (): void => undefined;
  /** What a picture of the page is made of; undefined: the page cannot be looked at. */
  looks: string | undefined = 'a page';
  capturePage = async () => {
    const { looks } = this;
    if (looks === undefined) throw new Error('The page is gone');
    const image = { isEmpty: () => false, resize: () => image, toJPEG: () => Buffer.from(looks) };
    return image;
  };
  printToPDF = async (options: unknown): Promise<Buffer> => {
    this.pdfOptions = options;
    return Buffer.from(`%PDF of ${this.mainFrame.url}`);
  };
  print = (options: unknown, callback: (success: boolean, reason: string) => void): void => {
    this.printOptions = options;
    callback(...this.printOutcome);
  };
}

export class BrowserWindow extends EventEmitter {
  static all: BrowserWindow[] = [];
  /** Told of every address a window loads; may reject. */
  static onLoad: (url: string, window: BrowserWindow) => Promise<void> = async () => undefined;
  readonly webContents = new FakeWebContents();
  readonly calls: string[] = [];
  bounds: Rectangle;
  destroyed = false;
  minimized = false;
  maximized = false;
  fullScreen = false;
  readonly options: FakeWindowOptions;
  constructor(options: FakeWindowOptions = {}) {
    super();
    this.options = options;
    this.bounds = { x: 0, y: 0, width: 800, height: 600, ...pick(options) };
    BrowserWindow.all.push(this);
  }
  loadURL = async (url: string): Promise<void> => {
    this.webContents.mainFrame.url = url;
    await BrowserWindow.onLoad(url, this);
    this.webContents.emit('did-finish-load');
    this.emit('ready-to-show');
  };
  isDestroyed = (): boolean => this.destroyed;
  isMinimized = (): boolean => this.minimized;
  isMaximized = (): boolean => this.maximized;
  getBounds = (): Rectangle => this.bounds;
  getNormalBounds = (): Rectangle => this.bounds;
  setBounds = (bounds: Rectangle): void => {
    this.bounds = bounds;
    this.calls.push('setBounds');
  };
  setFullScreen = (fullScreen: boolean): void => {
    this.fullScreen = fullScreen;
    this.calls.push('setFullScreen');
  };
  show = (): void => void this.calls.push('show');
  showInactive = (): void => void this.calls.push('showInactive');
  focus = (): void => void this.calls.push('focus');
  restore = (): void => void this.calls.push('restore');
  maximize = (): void => void this.calls.push('maximize');
  removeMenu = (): void => void this.calls.push('removeMenu');
  /** As a person does it: may be prevented. */
  close = (): void => {
    const event = anEvent();
    this.emit('close', event);
    if (!event.defaultPrevented) this.destroy();
  };
  destroy = (): void => {
    if (this.destroyed) return;
    this.destroyed = true;
    this.emit('closed');
  };
}

const pick = ({ x, y, width, height }: FakeWindowOptions): Partial<Rectangle> =>
  Object.fromEntries(Object.entries({ x, y, width, height }).filter(([, value]) => value !== undefined));

class FakeScreen extends EventEmitter {
  displays: { id: number; bounds: Rectangle; workArea: Rectangle; scaleFactor: number }[] = [];
  getAllDisplays = () => this.displays;
  getDisplayMatching = (bounds: Rectangle) =>
    this.displays.find(
      (display) => bounds.x >= display.bounds.x && bounds.x < display.bounds.x + display.bounds.width,
    ) ?? this.displays[0];
  set = (...bounds: [number, Rectangle][]): void => {
    this.displays = bounds.map(([id, area]) => ({ id, bounds: area, workArea: area, scaleFactor: 1.5 }));
  };
}
export const screen = new FakeScreen();

/** Sleep, waking and the lock of the PC. */
export const powerMonitor = new EventEmitter();

class FakeIpcMain extends EventEmitter {
  readonly handlers = new Map<string, AnyFunction>();
  /** Loosely typed: the listener's event is Electron's, of which a fake is only a part. */
  handle = (channel: string, handler: (...args: never[]) => unknown): void =>
    void this.handlers.set(channel, handler as AnyFunction);
}
export const ipcMain = new FakeIpcMain();

/** Whose page is at the other end of a channel: all preload scripts of a test share one fake ipcRenderer. */
const speakers = new Map<string, FakeWebContents>();
export const connect = (contents: FakeWebContents, ...channels: string[]): void => {
  for (const channel of channels) speakers.set(channel, contents);
};
const eventFrom = (channel: string) => {
  const sender = speakers.get(channel);
  return { sender, senderFrame: sender?.mainFrame ?? null };
};

class FakeIpcRenderer extends EventEmitter {
  /** What crosses between processes is copied, both ways. */
  invoke = async (channel: string, ...args: unknown[]): Promise<unknown> => {
    const handler = ipcMain.handlers.get(channel);
    return structuredClone(await handler?.(eventFrom(channel), ...structuredClone(args)));
  };
  send = (channel: string, ...args: unknown[]): void => {
    ipcMain.emit(channel, eventFrom(channel), ...structuredClone(args));
  };
}
export const ipcRenderer = new FakeIpcRenderer();

/** What preload scripts have put before their pages. */
export const exposed = new Map<string, unknown>();
export const contextBridge = { exposeInMainWorld: (name: string, api: unknown) => exposed.set(name, api) };

export const createFakeSession = () => ({
  handlers: new Map<string, AnyFunction>(),
  permissionRequestHandler: undefined as AnyFunction | undefined,
  permissionCheckHandler: undefined as AnyFunction | undefined,
  devicePermissionHandler: undefined as AnyFunction | undefined,
  requestFilter: undefined as AnyFunction | undefined,
  setPermissionRequestHandler(handler: AnyFunction) {
    this.permissionRequestHandler = handler;
  },
  setPermissionCheckHandler(handler: AnyFunction) {
    this.permissionCheckHandler = handler;
  },
  setDevicePermissionHandler(handler: AnyFunction) {
    this.devicePermissionHandler = handler;
  },
  get protocol() {
    const { handlers } = this;
    return { handle: (scheme: string, handler: AnyFunction) => void handlers.set(scheme, handler) };
  },
  get webRequest() {
    // oxlint-disable-next-line no-this-alias -- the getter's object is the session
    const self = this;
    return {
      onBeforeRequest: (filter: AnyFunction) => {
        self.requestFilter = filter;
      },
    };
  },
});
const partitions = new Map<string, ReturnType<typeof createFakeSession>>();
export const session = {
  defaultSession: createFakeSession(),
  fromPartition: (name: string) => {
    const known = partitions.get(name) ?? createFakeSession();
    partitions.set(name, known);
    return known;
  },
};

export const dialog = {
  showMessageBox: async (..._args: unknown[]): Promise<{ response: number }> => ({ response: 0 }),
  showSaveDialog: async (..._args: unknown[]): Promise<{ canceled: boolean; filePath: string }> => ({
    canceled: true,
    filePath: '',
  }),
};

/** Everything as after a fresh start, with one display. */
export const resetElectron = (): void => {
  BrowserWindow.all = [];
  BrowserWindow.onLoad = async () => undefined;
  powerMonitor.removeAllListeners();
  screen.removeAllListeners();
  screen.set([1, { x: 0, y: 0, width: 1920, height: 1080 }]);
  ipcMain.removeAllListeners();
  ipcMain.handlers.clear();
  ipcRenderer.removeAllListeners();
  exposed.clear();
  partitions.clear();
  speakers.clear();
};
resetElectron();
