import { randomUUID } from 'node:crypto';
import { BrowserWindow, session, type Session, type WebContentsPrintOptions } from 'electron';
import type { HostError, PageMm } from '#shared/host/contract.ts';
import type { Log } from '#shared/lib/ports.ts';
import { err, ok, type Result } from '#shared/lib/result.ts';
import { safeWebPreferences } from '../security.ts';
import { cutPages } from './exact-paper.ts';

/** The address scheme of documents on their way to paper; nothing else is served under it. */
export const PRINT_SCHEME = 'print';
const PRINT_PARTITION = 'faem-print';
const MM_PER_INCH = 25.4;
const MICRONS_PER_MM = 1_000;
const LAYOUT_LIMIT_MS = 60_000;

export interface Printing {
  pdf(html: string, page: PageMm): Promise<Result<Uint8Array<ArrayBuffer>, HostError>>;
  dialog(html: string, page: PageMm): Promise<Result<void, HostError>>;
}

/** Only what is written in the document itself: its styles, its drawings, its fonts. */
const DOCUMENT_POLICY = "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:";

/** A session of its own, in memory, that reaches nothing but the documents given to it. */
const openPrintSession = (documents: ReadonlyMap<string, string>): Session => {
  const printSession = session.fromPartition(PRINT_PARTITION);
  printSession.protocol.handle(PRINT_SCHEME, (request) => {
    const html = documents.get(new URL(request.url).host);
    if (html === undefined) return new Response(null, { status: 404 });
    return new Response(html, {
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': DOCUMENT_POLICY },
    });
  });
  printSession.webRequest.onBeforeRequest(({ url }, callback) => {
    callback({ cancel: !url.startsWith(`${PRINT_SCHEME}:`) && !url.startsWith('data:') });
  });
  printSession.setPermissionRequestHandler((_contents, _permission, callback) => callback(false));
  printSession.setPermissionCheckHandler(() => false);
  return printSession;
};

const openHiddenWindow = (printSession: Session, parent: BrowserWindow | undefined): BrowserWindow =>
  new BrowserWindow({
    show: false,
    ...(parent ? { parent } : {}),
    webPreferences: { ...safeWebPreferences, javascript: false, webgl: false, devTools: false, session: printSession },
  });

/** Rejects when the window's page dies or takes longer than any real document does. */
const untilBroken = (window: BrowserWindow, limitMs: number | undefined): Promise<never> =>
  new Promise((_resolve, reject) => {
    window.webContents.once('render-process-gone', () => reject(new Error('The document stopped the layout process')));
    if (limitMs === undefined) return;
    const timer = setTimeout(() => reject(new Error('The document took too long to lay out')), limitMs);
    window.once('closed', () => clearTimeout(timer));
  });

const toPdf = async (window: BrowserWindow, page: PageMm, log: Log): Promise<Uint8Array<ArrayBuffer>> => {
  const pdf = await window.webContents.printToPDF({
    pageSize: { width: page.widthMm / MM_PER_INCH, height: page.heightMm / MM_PER_INCH },
    margins: { top: 0, bottom: 0, left: 0, right: 0 },
    preferCSSPageSize: true,
    printBackground: true,
  });
  const exact = cutPages(pdf, page);
  // Uncut, everything still stands where it should; only the paper is a fraction of a millimetre off.
  if (!exact) log.warn('pdf-not-cut');
  return exact ?? new Uint8Array(pdf);
};

const askPrinter = (window: BrowserWindow, page: PageMm): Promise<Result<void, HostError>> => {
  const options: WebContentsPrintOptions = {
    silent: false,
    printBackground: true,
    margins: { marginType: 'none' },
    pageSize: { width: page.widthMm * MICRONS_PER_MM, height: page.heightMm * MICRONS_PER_MM },
  };
  return new Promise((resolve, reject) => {
    window.webContents.print(options, (success, reason) => {
      if (success) resolve(ok());
      else if (/cancel/i.test(reason)) resolve(err({ type: 'cancelled' }));
      else reject(new Error(`Printing failed: ${reason}`));
    });
  });
};

/**
 * Lays a self-contained document out in a hidden window without scripts, network or preload. One PDF at a time: a sheet
 * of labels is large, and the counter must stay quick. A dialog waits for a person, so nothing waits for it.
 */
export const createPrinting = (parentWindow: () => BrowserWindow | undefined, log: Log): Printing => {
  const documents = new Map<string, string>();
  let printSession: Session | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const laidOut = async <T>(
    html: string,
    parent: BrowserWindow | undefined,
    use: (window: BrowserWindow) => Promise<T>,
  ): Promise<T> => {
    const name = randomUUID();
    documents.set(name, html);
    printSession ??= openPrintSession(documents);
    const window = openHiddenWindow(printSession, parent);
    try {
      const broken = untilBroken(window, parent ? undefined : LAYOUT_LIMIT_MS);
      await Promise.race([window.loadURL(`${PRINT_SCHEME}://${name}/`), broken]);
      return await Promise.race([use(window), broken]);
    } finally {
      documents.delete(name);
      window.destroy();
    }
  };

  const inTurn = <T>(job: () => Promise<T>): Promise<T> => {
    const turn = last.then(job, job);
    last = turn;
    return turn;
  };

  return {
    pdf: (html, page) => inTurn(async () => ok(await laidOut(html, undefined, (window) => toPdf(window, page, log)))),
    dialog: (html, page) => laidOut(html, parentWindow(), (window) => askPrinter(window, page)),
  };
};
