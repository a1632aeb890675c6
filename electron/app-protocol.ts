import { readFile } from 'node:fs/promises';
import { extname, join, normalize, relative, sep } from 'node:path';

/** The scheme and the host that make the page's origin; see `APP_ORIGIN` before changing either. */
export const APP_SCHEME = 'app';
export const APP_HOST = 'faem';
/** The page's origin from the first release, for ever: the office's database belongs to it. */
export const APP_ORIGIN = `${APP_SCHEME}://${APP_HOST}/`;

const CONTENT_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.map': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.ico': 'image/x-icon',
  '.mp3': 'audio/mpeg',
  '.wav': 'audio/wav',
  '.ogg': 'audio/ogg',
  '.txt': 'text/plain; charset=utf-8',
};

/** What an address asks for: a file inside the folder, or the status with which it is refused. */
export const fileForAddress = (
  folder: string,
  address: string,
): { readonly file: string } | { readonly status: 404 } => {
  const { protocol, host, pathname } = new URL(address);
  if (protocol !== `${APP_SCHEME}:` || host !== APP_HOST) return { status: 404 };
  const path = decodedPath(pathname);
  if (path === undefined || path.includes('\0') || path.includes('\\')) return { status: 404 };
  // Addresses of screens have no extension; they are all the one page, which reads the address itself.
  const file = normalize(join(folder, extname(path) === '' ? 'index.html' : path));
  const inside = relative(folder, file);
  return inside === '' || inside === '..' || inside.startsWith(`..${sep}`) ? { status: 404 } : { file };
};

const decodedPath = (pathname: string): string | undefined => {
  try {
    return decodeURIComponent(pathname);
  } catch {
    // A broken percent sequence names no file.
    return undefined;
  }
};

/** The content type of a file by its extension, with the dot. */
export const contentTypeOf = (extension: string): string =>
  CONTENT_TYPES[extension.toLowerCase()] ?? 'application/octet-stream';

/** Serves the built pages; `headers` is asked anew for every answer, since the policy follows the enrolment. */
export const createAppProtocol =
  (parts: { readonly folder: string; readonly headers: () => Promise<Readonly<Record<string, string>>> }) =>
  async (request: { readonly method: string; readonly url: string }): Promise<Response> => {
    if (request.method !== 'GET') return new Response(null, { status: 405, headers: { allow: 'GET' } });
    const found = fileForAddress(parts.folder, request.url);
    if ('status' in found) return new Response(null, { status: found.status });
    try {
      const content = await readFile(found.file);
      return new Response(new Uint8Array(content), {
        headers: { ...(await parts.headers()), 'content-type': contentTypeOf(extname(found.file)) },
      });
    } catch {
      // No such file; the page that asked sees the 404.
      return new Response(null, { status: 404 });
    }
  };
