import { beforeEach, describe, expect, test, vi } from 'vitest';
import { createPrinting, type Printing } from '#electron/services/printing.ts';
import { BrowserWindow, resetElectron, session } from '#test/fakes/electron.ts';
import { createTestLog } from './test-log.ts';

vi.mock('electron', () => import('#test/fakes/electron.ts'));

const A4 = { widthMm: 210, heightMm: 297 };
const parent = new BrowserWindow();
const log = createTestLog();
let printing: Printing;
let served: string[];

const printSession = () => session.fromPartition('faem-print');
const serve = (url: string): Response => printSession().handlers.get('print')?.({ url }) as Response;
const openWindows = () => BrowserWindow.all.filter((window) => !window.destroyed);

beforeEach(() => {
  resetElectron();
  served = [];
  printing = createPrinting(() => parent as never, log);
  BrowserWindow.onLoad = async (url) => void served.push(await serve(url).text());
});

describe('a document as PDF', () => {
  test('is laid out at exactly this paper, without margins', async () => {
    const pdf = await printing.pdf('<p>ใบแจ้ง', A4);

    expect(pdf.ok && pdf.value).toBeInstanceOf(Uint8Array);
    expect(served).toEqual(['<p>ใบแจ้ง']);
    expect(BrowserWindow.all[0]?.webContents.pdfOptions).toMatchObject({
      pageSize: { width: 210 / 25.4, height: 297 / 25.4 },
      margins: { top: 0, bottom: 0, left: 0, right: 0 },
      printBackground: true,
    });
  });

  test('runs no script, has no preload and shows no window', async () => {
    await printing.pdf('<p>', A4);

    const { webPreferences, show } = BrowserWindow.all[0]?.options ?? {};
    expect(show).toBe(false);
    expect(webPreferences).toMatchObject({ javascript: false, sandbox: true, contextIsolation: true });
    expect(webPreferences).not.toHaveProperty('preload');
  });

  test('reaches nothing outside itself', async () => {
    await printing.pdf('<p>', A4);
    const isCancelled = (url: string): boolean => {
      let cancelled = false;
      printSession().requestFilter?.({ url }, (answer: { cancel: boolean }) => {
        cancelled = answer.cancel;
      });
      return cancelled;
    };

    expect(
      ['https://a.example/', 'http://10.0.0.1/', 'file:///etc/passwd', 'app://faem/', 'ws://x'].map(isCancelled),
    ).toEqual(Array(5).fill(true));
    expect(['print://x/', 'data:font/woff2;base64,AA'].map(isCancelled)).toEqual([false, false]);
    expect(printSession().permissionCheckHandler?.()).toBe(false);
  });

  test('is no longer to be had when it is done, and its window is gone', async () => {
    await printing.pdf('<p>', A4);

    expect(serve(BrowserWindow.all[0]?.webContents.mainFrame.url ?? '').status).toBe(404);
    expect(openWindows()).toEqual([]);
  });

  test('several at once are made one after another', async () => {
    let open = 0;
    let most = 0;
    BrowserWindow.onLoad = async (_url, window) => {
      open += 1;
      most = Math.max(most, open);
      window.once('closed', () => (open -= 1));
    };

    await Promise.all([1, 2, 3].map(() => printing.pdf('<p>', A4)));

    expect(most).toBe(1);
  });

  test('a document that kills its process fails, and the next one is made', async () => {
    BrowserWindow.onLoad = (_url, window) => {
      setTimeout(() => window.webContents.emit('render-process-gone'));
      return new Promise(() => undefined);
    };
    await expect(printing.pdf('<p>', A4)).rejects.toThrow();

    BrowserWindow.onLoad = async () => undefined;
    expect((await printing.pdf('<p>', A4)).ok).toBe(true);
    expect(openWindows()).toEqual([]);
  });

  test('a document that never finishes fails after a minute', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    BrowserWindow.onLoad = () => new Promise(() => undefined);

    const failure = printing.pdf('<p>', A4).catch((error: unknown) => String(error));
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();

    expect(await failure).toContain('too long');
  });
});

describe("the system's print dialog", () => {
  test('is opened over the counter with the paper in microns', async () => {
    const printed = await printing.dialog('<p>', { widthMm: 100.5, heightMm: 50 });

    expect(printed.ok).toBe(true);
    expect(BrowserWindow.all[0]?.options.parent).toBe(parent);
    expect(BrowserWindow.all[0]?.webContents.printOptions).toMatchObject({
      silent: false,
      margins: { marginType: 'none' },
      pageSize: { width: 100_500, height: 50_000 },
    });
  });

  const printThatEndsWith = (...outcome: [boolean, string]): Promise<unknown> => {
    BrowserWindow.onLoad = async (_url, window) => void (window.webContents.printOutcome = outcome);
    return printing.dialog('<p>', A4);
  };

  test('closed by the clerk is an expected end', async () => {
    expect(await printThatEndsWith(false, 'Print job canceled')).toEqual({ ok: false, error: { type: 'cancelled' } });
  });

  test('failing in the printer is told as a failure', async () => {
    await expect(printThatEndsWith(false, 'Print job failed')).rejects.toThrow('Print job failed');
  });

  test('waiting for a person does not hold up a PDF', async () => {
    let finish = (): void => undefined;
    BrowserWindow.onLoad = (_url, window) =>
      window.options.parent ? new Promise((resolve) => (finish = resolve)) : Promise.resolve();
    const dialog = printing.dialog('<p>', A4);

    expect((await printing.pdf('<p>', A4)).ok).toBe(true);

    finish();
    expect((await dialog).ok).toBe(true);
  });
});
