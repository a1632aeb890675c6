import { createServer, type Server } from 'node:http';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import type { Browser, BrowserContext, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { shellFilesOf } from '#build/vite.service-worker.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { openChromium } from '#test/support/chromium.ts';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};

let folder: string;
let server: Server;
let address: string;
let browser: Browser;
let context: BrowserContext;

const BUILT = 'dist/renderer';

/** The staff's page in the list of a built renderer. */
const entryOf = (built: string) => {
  const entry = shellFilesOf(built).find(({ url }) => url === '/index.html');
  invariant(entry?.revision, 'the page is in the list, with a revision of its own');
  return { revision: entry.revision, integrity: entry.integrity };
};

const fileOf = (name: string): string => join(folder, name);

/** A next version: another index.html, and a list that knows it or still has the hash of the one before. */
const publish = (mark: string, list: 'right' | 'stale'): void => {
  const [before, worker] = [entryOf(BUILT), readFileSync(join(BUILT, 'service-worker.js'), 'utf8')];
  const page = readFileSync(join(BUILT, 'index.html'), 'utf8');
  writeFileSync(fileOf('index.html'), page.replace(/<html[^>]*>/, `<html lang="th" data-version="${mark}">`));
  const after = entryOf(folder);
  const next = worker.replaceAll(before.revision, after.revision);
  invariant(next !== worker && worker.includes(before.integrity), 'the service worker holds the list');
  writeFileSync(
    fileOf('service-worker.js'),
    list === 'right' ? next.replaceAll(before.integrity, after.integrity) : next,
  );
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'faem-versions-'));
  cpSync(BUILT, folder, { recursive: true });
  server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    try {
      const body = readFileSync(fileOf(path === '/' ? 'index.html' : path));
      response.writeHead(200, { 'content-type': TYPES[extname(path === '/' ? '.html' : path)] ?? 'application/json' });
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  browser = await openChromium();
  context = await browser.newContext();
}, 60_000);

afterAll(async () => {
  await browser?.close();
  await new Promise((resolve) => server.close(resolve));
  rmSync(folder, { recursive: true, force: true });
});

const versionOf = (page: Page): Promise<string | null> => page.locator('html').getAttribute('data-version');

const open = async (): Promise<Page> => {
  const page = await context.newPage();
  await page.goto(address);
  await page.evaluate(`navigator.serviceWorker.ready.then(() => undefined)`);
  return page;
};

/** Looks for a newer version; gives whether one came to wait. */
const lookForNewer = (page: Page): Promise<boolean> =>
  page.evaluate(`navigator.serviceWorker.ready.then((registration) => new Promise((resolve) => {
    registration.addEventListener('updatefound', () => {
      const worker = registration.installing;
      worker.addEventListener('statechange', () => {
        if (worker.state === 'installed') resolve(true);
        if (worker.state === 'redundant') resolve(false);
      });
    }, { once: true });
    registration.update();
  }))`);

const useNewVersion = (page: Page): Promise<string> =>
  page.evaluate(`navigator.serviceWorker.ready.then(({ waiting }) => new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => resolve(data);
    waiting.postMessage({ kind: 'use-new-version' }, [port2]);
  }))`);

describe('versions of the program in a browser', () => {
  test('a file that is not as its list says stops the version; a whole one waits, and is used in the only window', async () => {
    const page = await open();
    publish('mixed', 'stale');
    expect(await lookForNewer(page)).toBe(false);
    publish('next', 'right');
    expect(await lookForNewer(page)).toBe(true);
    await page.reload();
    expect(await versionOf(page)).toBeNull();

    const second = await open();
    expect(await useNewVersion(second)).toBe('other-windows');
    await second.reload();
    expect(await versionOf(second)).toBeNull();
    await second.close();

    const changed = page.evaluate(
      `new Promise((resolve) => navigator.serviceWorker.addEventListener('controllerchange', () => resolve('changed')))`,
    );
    expect(await useNewVersion(page)).toBe('changing');
    expect(await changed).toBe('changed');
    await page.reload();
    expect(await versionOf(page)).toBe('next');
  });

  test('the public screen and the ministry come from the network', async () => {
    const kept = shellFilesOf(folder).map(({ url }) => url);
    expect(kept).toContain('/index.html');
    expect(kept.some((url) => url.endsWith('.wasm'))).toBe(true);
    expect(kept.filter((url) => /kiosk\.html|ministry\.html|\.map$|service-worker/.test(url))).toEqual([]);
    const page = await open();
    await context.setOffline(true);
    await expect(page.goto(`${address}kiosk.html`)).rejects.toThrow('ERR_INTERNET_DISCONNECTED');
    await context.setOffline(false);
  });
});
