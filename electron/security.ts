import type { DevicePermissionHandlerHandlerDetails, Session, WebContents, WebPreferences } from 'electron';
import type { Log } from '#shared/lib/ports.ts';
import { originOf } from './ipc/trusted-frame.ts';

/** What every window of the app has in common; a window adds its preload and nothing that loosens this. */
export const safeWebPreferences = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webviewTag: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  navigateOnDragDrop: false,
  // Chromium would fetch dictionaries from the internet.
  spellcheck: false,
} as const satisfies WebPreferences;

const httpOrigins = (addresses: readonly (string | undefined)[]): readonly string[] => [
  ...new Set(
    addresses.flatMap((address) => {
      if (!address || !URL.canParse(address)) return [];
      const { protocol, origin } = new URL(address);
      return protocol === 'https:' || protocol === 'http:' ? [origin] : [];
    }),
  ),
];

/**
 * The page's policy. The page may talk to its own files and to the centre; a PC that knows no centre yet may look for
 * one anywhere, or it could never be enrolled.
 */
export const contentSecurityPolicy = (centralUrls: readonly (string | undefined)[]): string => {
  const centres = httpOrigins(centralUrls);
  return [
    "default-src 'none'",
    "script-src 'self' 'wasm-unsafe-eval'",
    "style-src 'self'",
    "style-src-attr 'unsafe-inline'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "media-src 'self' blob:",
    "worker-src 'self' blob:",
    `connect-src 'self' ${centres.length > 0 ? centres.join(' ') : 'https: http:'}`,
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
};

/** Headers of every answer of the app's own protocol. */
export const pageHeaders = (centralUrls: readonly (string | undefined)[]): Readonly<Record<string, string>> => ({
  'content-security-policy': contentSecurityPolicy(centralUrls),
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'permissions-policy':
    'camera=(self), hid=(self), serial=(self), microphone=(), geolocation=(), display-capture=(), usb=(), payment=()',
});

/**
 * Allowed to the staff page besides the camera: the scanner's ports; that its storage is not evicted (the office's
 * unsent work lives there); and, in newer Chromium, to reach a centre inside the office network, which the page's
 * policy limits to that one centre.
 */
const PAGE_PERMISSIONS: ReadonlySet<string> = new Set([
  'hid',
  'serial',
  'persistent-storage',
  'local-network',
  'local-network-access',
  'loopback-network',
]);

/** A question of Chromium whether a page may use something of the machine. */
export interface PermissionQuestion {
  readonly permission: string;
  readonly askedBy: string | undefined;
  readonly media: readonly string[];
}

/** Camera, scanner ports and the few above for the staff page's origin; everything else is refused. */
export const mayUse = ({ permission, askedBy, media }: PermissionQuestion, pageOrigin: string): boolean => {
  if (askedBy === undefined || originOf(askedBy) !== pageOrigin) return false;
  if (permission === 'media') return media.length > 0 && media.every((kind) => kind === 'video');
  return PAGE_PERMISSIONS.has(permission);
};

/** Answers every permission question of a session by `mayUse`; `isStaffPage` keeps the public screen out. */
export const guardPermissions = (
  session: Session,
  page: {
    readonly origin: string;
    readonly isStaffPage: (contents: WebContents) => boolean;
    /** Whether a person has chosen this device as a scanner. */
    readonly mayOpen: (kind: string, device: DevicePermissionHandlerHandlerDetails['device']) => boolean;
  },
): void => {
  session.setPermissionRequestHandler((contents, permission, callback, details) => {
    const media = 'mediaTypes' in details ? (details.mediaTypes ?? []) : [];
    const question = { permission, askedBy: details.requestingUrl, media };
    callback(page.isStaffPage(contents) && mayUse(question, page.origin));
  });
  session.setPermissionCheckHandler((contents, permission, requestingOrigin, details) => {
    const question = { permission, askedBy: requestingOrigin, media: details.mediaType ? [details.mediaType] : [] };
    return contents !== null && page.isStaffPage(contents) && mayUse(question, page.origin);
  });
  session.setDevicePermissionHandler(
    ({ deviceType, origin, device }) =>
      mayUse({ permission: deviceType, askedBy: origin, media: [] }, page.origin) && page.mayOpen(deviceType, device),
  );
};

/** Keeps any web contents of the app on the app's own pages and alone: no other address, no second window, no webview. */
export const guardNavigation = (contents: WebContents, pageOrigin: string, log: Log): void => {
  const stayHome = (details: { readonly url: string; preventDefault(): void }): void => {
    if (originOf(details.url) === pageOrigin) return;
    details.preventDefault();
    log.warn('navigation-refused');
  };
  contents.on('will-navigate', stayHome);
  contents.on('will-frame-navigate', stayHome);
  contents.on('will-redirect', stayHome);
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => {
    log.warn('window-refused');
    return { action: 'deny' };
  });
};
