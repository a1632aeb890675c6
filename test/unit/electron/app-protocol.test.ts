import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createAppProtocol, fileForAddress } from '#electron/app-protocol.ts';
import { folderOfFile } from '#test/support/temporary-folder.ts';

const outside = folderOfFile();
const folder = join(outside, 'renderer');
mkdirSync(join(folder, 'assets'), { recursive: true });
writeFileSync(join(outside, 'secret.js'), 'secret');
writeFileSync(join(folder, 'index.html'), 'counter');
writeFileSync(join(folder, 'kiosk.html'), 'kiosk');
writeFileSync(join(folder, 'assets/app.js'), 'script');
writeFileSync(join(folder, 'assets/reader.wasm'), 'wasm');

const serve = createAppProtocol({ folder, headers: async () => ({ 'content-security-policy': 'strict' }) });
const get = (url: string) => serve({ method: 'GET', url });

describe('the app serves its own pages', () => {
  test.each([
    ['app://faem/', 'counter', 'text/html; charset=utf-8'],
    ['app://faem/index.html', 'counter', 'text/html; charset=utf-8'],
    ['app://faem/kiosk.html', 'kiosk', 'text/html; charset=utf-8'],
    ['app://faem/assets/app.js', 'script', 'text/javascript; charset=utf-8'],
    ['app://faem/assets/app.js?v=2#top', 'script', 'text/javascript; charset=utf-8'],
    ['app://faem/assets/reader.wasm', 'wasm', 'application/wasm'],
  ])('%s', async (url, body, contentType) => {
    const response = await get(url);

    expect(await response.text()).toBe(body);
    expect(response.headers.get('content-type')).toBe(contentType);
    expect(response.headers.get('content-security-policy')).toBe('strict');
  });

  test("a screen's own address gives the page, so that reloading it works", async () => {
    expect(await (await get('app://faem/factories/3-64-41')).text()).toBe('counter');
  });

  test('a script that does not exist is missing, not the page in its place', async () => {
    expect((await get('app://faem/assets/old.js')).status).toBe(404);
  });
});

describe('the app serves nothing else', () => {
  test.each(['POST', 'PUT', 'DELETE', 'HEAD'])('%s is refused', async (method) => {
    expect((await serve({ method, url: 'app://faem/index.html' })).status).toBe(405);
  });

  test.each([
    'app://other/index.html',
    'app://faem.example/index.html',
    'file:///etc/passwd',
    'http://faem/index.html',
  ])('%s is not an address of ours', (url) => {
    expect(fileForAddress(folder, url)).toEqual({ status: 404 });
  });

  test.each([
    'app://faem/../secret.js',
    'app://faem/%2e%2e/secret.js',
    'app://faem/..%2fsecret.js',
    'app://faem/assets/..%2f..%2fsecret.js',
    'app://faem/..%5csecret.js',
    'app://faem/%00.js',
    'app://faem/%ff.js',
    'app://faem//etc/passwd.js',
  ])('%s stays inside the folder', async (url) => {
    const response = await get(url);

    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('secret');
  });

  test('no path at all leads out of the folder', () => {
    const piece = fc.constantFrom('..', '.', '%2e%2e', '%2f', '%5c', '\\', '/', 'assets', 'a.js', '%252e', 'ก', ' ');
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 10 }), (pieces) => {
        const url = `app://faem/${pieces.join('/')}`;
        fc.pre(URL.canParse(url));
        const found = fileForAddress(folder, url);

        expect('status' in found || found.file.startsWith(`${folder}/`)).toBe(true);
      }),
    );
  });
});
