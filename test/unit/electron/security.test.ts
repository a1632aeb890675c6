import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import {
  contentSecurityPolicy,
  guardNavigation,
  guardPermissions,
  mayUse,
  pageHeaders,
  safeWebPreferences,
} from '#electron/security.ts';
import { anEvent, createFakeSession, FakeWebContents } from '#test/fakes/electron.ts';
import { createTestLog } from './test-log.ts';

vi.mock('electron', () => import('#test/fakes/electron.ts'));

const PAGE = 'app://faem/';
const log = createTestLog();
const electronFolder = fileURLToPath(new URL('../../../electron', import.meta.url));
const sources = readdirSync(electronFolder, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: readFileSync(join(electronFolder, file), 'utf8') }));

const directive = (policy: string, name: string): string | undefined =>
  policy
    .split('; ')
    .find((part) => part.startsWith(`${name} `))
    ?.slice(name.length + 1);

describe('every window', () => {
  test('is sandboxed, isolated, without Node and without webviews', () => {
    expect(safeWebPreferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webviewTag: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
    });
  });

  test('is made from these settings, and none of them is loosened', () => {
    const windows = sources.filter(({ text }) => text.includes('new BrowserWindow('));

    expect(windows.map(({ file }) => file).sort()).toEqual(['kiosk-window.ts', 'services/printing.ts', 'windows.ts']);
    for (const { text } of windows) {
      expect(text).toContain('...safeWebPreferences');
      expect(text).not.toMatch(/sandbox: false|contextIsolation: false|nodeIntegration: true|webSecurity: false/);
    }
  });

  test('never downloads dictionaries', () => {
    expect(safeWebPreferences.spellcheck).toBe(false);
  });
});

describe('the program', () => {
  test('runs no code inside a page by text', () => {
    expect(sources.filter(({ text }) => text.includes('executeJavaScript')).map(({ file }) => file)).toEqual([]);
  });

  test('awaits nothing at the top level, which would stop a packaged app from ever being ready', () => {
    expect(sources.filter(({ text }) => /^(?:const .* = )?await /m.test(text)).map(({ file }) => file)).toEqual([]);
  });
});

describe('the content security policy', () => {
  const policy = contentSecurityPolicy(['https://central.example/faem', undefined]);

  test('allows nothing that is not named', () => {
    expect(directive(policy, 'default-src')).toBe("'none'");
  });

  test('runs only our own scripts, and WebAssembly for the camera', () => {
    expect(directive(policy, 'script-src')).toBe("'self' 'wasm-unsafe-eval'");
  });

  test('takes style sheets only from our files; style attributes are allowed', () => {
    expect(directive(policy, 'style-src')).toBe("'self'");
    expect(directive(policy, 'style-src-attr')).toBe("'unsafe-inline'");
  });

  test('connects to our files and to the configured centre alone', () => {
    expect(directive(policy, 'connect-src')).toBe("'self' https://central.example");
  });

  test('lets a PC that knows no centre look for one', () => {
    expect(directive(contentSecurityPolicy([undefined]), 'connect-src')).toBe("'self' https: http:");
  });

  test.each(['javascript:alert(1)', 'file:///etc', "x'; script-src *", ''])(
    'is not widened by the centre "%s"',
    (url) => {
      expect(contentSecurityPolicy([url])).toBe(contentSecurityPolicy([]));
    },
  );

  test.each(['frame-src', 'object-src', 'base-uri', 'form-action', 'frame-ancestors'])('%s is none', (name) => {
    expect(directive(policy, name)).toBe("'none'");
  });

  test('goes with every answer, beside the other headers', () => {
    expect(pageHeaders([])).toMatchObject({
      'content-security-policy': contentSecurityPolicy([]),
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': expect.stringContaining('microphone=()'),
    });
  });
});

describe('navigation', () => {
  let contents: FakeWebContents;
  beforeEach(() => {
    contents = new FakeWebContents();
    guardNavigation(contents as never, PAGE, log);
  });
  const navigate = (kind: string, url: string): boolean => {
    const event = anEvent({ url });
    contents.emit(kind, event);
    return !event.defaultPrevented;
  };

  test.each(['will-navigate', 'will-redirect', 'will-frame-navigate'])('%s away from our pages is refused', (kind) => {
    for (const url of ['https://evil.example/', 'file:///home/a.html', 'app://evil/', 'javascript:1', 'not an address'])
      expect(navigate(kind, url)).toBe(false);
  });

  test('reloading our own page is allowed', () => {
    expect(navigate('will-navigate', 'app://faem/folders/12')).toBe(true);
  });

  test('no page opens a second window', () => {
    expect(contents.windowOpenHandler?.({ url: 'app://faem/' })).toEqual({ action: 'deny' });
  });

  test('no page attaches a webview', () => {
    const event = anEvent();
    contents.emit('will-attach-webview', event);

    expect(event.defaultPrevented).toBe(true);
  });
});

describe('permissions', () => {
  const ask = (permission: string, media: readonly string[] = [], askedBy: string | undefined = PAGE): boolean =>
    mayUse({ permission, askedBy, media }, PAGE);

  test('the camera is allowed, the microphone is not, nor both together', () => {
    expect(ask('media', ['video'])).toBe(true);
    expect(ask('media', ['audio'])).toBe(false);
    expect(ask('media', ['video', 'audio'])).toBe(false);
    expect(ask('media', [])).toBe(false);
  });

  test.each(['hid', 'serial'])('a scanner may be used over %s', (permission) => {
    expect(ask(permission)).toBe(true);
  });

  test("the office's unsent work is kept from eviction", () => {
    expect(ask('persistent-storage')).toBe(true);
  });

  test.each(['local-network-access', 'loopback-network'])('a centre inside the office is reached: %s', (permission) => {
    expect(ask(permission)).toBe(true);
  });

  test.each([
    'geolocation',
    'notifications',
    'midi',
    'usb',
    'fullscreen',
    'pointerLock',
    'openExternal',
    'display-capture',
    'clipboard-read',
    'fileSystem',
    'window-management',
    'unknown',
  ])('%s is refused', (permission) => {
    expect(ask(permission)).toBe(false);
  });

  test.each(['https://evil.example/', 'app://evil/', '', undefined])('nothing is allowed to %s', (askedBy) => {
    expect(mayUse({ permission: 'media', askedBy, media: ['video'] }, PAGE)).toBe(false);
  });

  test('the session asks these rules, and the public screen gets nothing', () => {
    const session = createFakeSession();
    const staff = new FakeWebContents();
    const kiosk = new FakeWebContents();
    const scanner = { name: 'Voyager' };
    guardPermissions(session as never, {
      origin: PAGE,
      isStaffPage: (contents) => contents.id === staff.id,
      mayOpen: (_kind, device) => device === scanner,
    });
    const request = (contents: FakeWebContents): boolean => {
      let answer = false;
      const details = { requestingUrl: PAGE, mediaTypes: ['video'] };
      session.permissionRequestHandler?.(contents, 'media', (granted: boolean) => (answer = granted), details);
      return answer;
    };
    const check = (contents: FakeWebContents | null): unknown =>
      session.permissionCheckHandler?.(contents, 'media', PAGE, { mediaType: 'video' });

    expect([request(staff), request(kiosk)]).toEqual([true, false]);
    expect([check(staff), check(kiosk), check(null)]).toEqual([true, false, false]);
    const open = (deviceType: string, device: object, askedBy = PAGE): unknown =>
      session.devicePermissionHandler?.({ deviceType, origin: askedBy, device });
    expect(open('hid', scanner)).toBe(true);
    expect(open('hid', { name: 'another' })).toBe(false);
    expect(open('usb', scanner)).toBe(false);
    expect(open('hid', scanner, 'https://evil.example/')).toBe(false);
  });
});
