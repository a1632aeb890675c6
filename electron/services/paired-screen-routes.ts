import { readFile } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname } from 'node:path';
import { KioskReport } from '#shared/host/kiosk-state.ts';
import { PAIRED_HERE, PAIRED_PAGE, PAIRED_REPORT, PAIRED_STATES } from '#shared/host/paired-screen.ts';
import { APP_ORIGIN, contentTypeOf, fileForAddress } from '../app-protocol.ts';
import { shellText } from '../shell-text.ts';
import type { PairingBook } from './pairing-book.ts';

const COOKIE = 'faem_screen';
const LARGEST_REPORT_BYTES = 1_024;

/** What the routes ask of the rest. */
export interface PairedRoutes {
  readonly book: Pick<PairingBook, 'isPaired'>;
  readonly folder: string;
  /** `address:port` of this PC; a request for another name comes by a page that means no good. */
  readonly hosts: () => readonly string[];
  readonly accept: (code: string) => string | undefined;
  /** The screen has said that it is there. */
  readonly here: () => void;
  readonly stream: (request: IncomingMessage, reply: ServerResponse) => void;
  readonly onReport: (report: KioskReport) => void;
}

const HEADERS = {
  'cache-control': 'no-store',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'content-security-policy': "frame-ancestors 'none'",
};

/** Everybody who has no business here is answered alike. */
const refuse = (reply: ServerResponse): void => {
  reply.writeHead(404, { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' }).end(shellText.notPaired);
};

const secretOf = ({ headers }: IncomingMessage): string =>
  new RegExp(`(?:^|; )${COOKIE}=([\\w-]{1,64})(?:;|$)`).exec(headers.cookie ?? '')?.[1] ?? '';

const takeCode = ({ accept }: PairedRoutes, code: string, reply: ServerResponse): void => {
  const secret = accept(code);
  if (secret === undefined) return refuse(reply);
  const cookie = `${COOKIE}=${secret}; Path=/; HttpOnly; SameSite=Strict; Max-Age=43200`;
  reply.writeHead(303, { ...HEADERS, location: PAIRED_PAGE, 'set-cookie': cookie }).end();
};

/** The public screen's page and the built files that pages are made of; no file holds anything of the office. */
const sendFile = async (folder: string, path: string, reply: ServerResponse): Promise<void> => {
  const found = fileForAddress(folder, new URL(path, APP_ORIGIN).href);
  if ('status' in found) return refuse(reply);
  try {
    const content = await readFile(found.file);
    reply.writeHead(200, { ...HEADERS, 'content-type': contentTypeOf(extname(found.file)) }).end(content);
  } catch {
    // No such file; the screen sees the 404.
    refuse(reply);
  }
};

const bodyOf = async (request: IncomingMessage): Promise<string | undefined> => {
  let body = '';
  for await (const piece of request) {
    body += String(piece);
    if (body.length > LARGEST_REPORT_BYTES) return undefined;
  }
  return body;
};

const jsonOf = (text: string | undefined): unknown => {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    // Not JSON: the schema refuses undefined.
    return undefined;
  }
};

const takeReport = async ({ onReport }: PairedRoutes, request: IncomingMessage, reply: ServerResponse) => {
  const report = KioskReport.safeParse(jsonOf(await bodyOf(request).catch(() => undefined)));
  if (!report.success) return refuse(reply);
  onReport(report.data);
  reply.writeHead(204, HEADERS).end();
};

/** One request of a screen: its code, or with the secret that the code gave, the page, the states and its report. */
export const answerPaired = async (
  routes: PairedRoutes,
  request: IncomingMessage,
  reply: ServerResponse,
): Promise<void> => {
  const [path = '/'] = (request.url ?? '/').split('?');
  if (!routes.hosts().includes(request.headers.host ?? '')) return refuse(reply);
  const code = /^\/k\/([\w-]{1,64})$/.exec(path)?.[1];
  if (request.method === 'GET' && code !== undefined) return takeCode(routes, code, reply);
  if (!routes.book.isPaired(secretOf(request))) return refuse(reply);
  if (request.method === 'POST' && path === PAIRED_REPORT) return takeReport(routes, request, reply);
  if (request.method === 'POST' && path === PAIRED_HERE) {
    routes.here();
    return void reply.writeHead(204, HEADERS).end();
  }
  if (request.method !== 'GET') return refuse(reply);
  if (path === PAIRED_STATES) return routes.stream(request, reply);
  return path === '/kiosk.html' || path.startsWith('/assets/') ? sendFile(routes.folder, path, reply) : refuse(reply);
};
