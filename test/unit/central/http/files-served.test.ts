import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Fastify, { type FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addRendererFiles } from '#central/http/renderer-files.ts';
import { addUpdateFiles } from '#central/http/update-files.ts';
import { folderOfFile } from '#test/support/temporary-folder.ts';

const folder = folderOfFile();
const pages = join(folder, 'pages');
const updates = join(folder, 'updates');
let app: FastifyInstance;
/** A centre that serves nothing but its API. */
let bare: FastifyInstance;

beforeAll(async () => {
  for (const each of [pages, join(pages, 'assets'), updates]) mkdirSync(each);
  writeFileSync(join(pages, 'index.html'), 'the pages of an office');
  writeFileSync(join(pages, 'ministry.html'), 'the pages of the ministry');
  writeFileSync(join(pages, 'service-worker.js'), 'worker');
  writeFileSync(join(pages, 'assets', 'app-4f2a.js'), 'program');
  writeFileSync(join(updates, 'latest.yml'), 'version: 1');
  writeFileSync(join(updates, '.secret'), 'hidden');
  writeFileSync(join(folder, 'secret.txt'), 'top secret');
  app = Fastify();
  await addUpdateFiles(app, updates);
  await addRendererFiles(app, pages);
  bare = Fastify();
  await addUpdateFiles(bare, undefined);
  await addRendererFiles(bare, undefined);
});
afterAll(async () => {
  await app.close();
  await bare.close();
});

const NOT_FOUND = '{"type":"not-found"}';

describe('an address of a centre that serves pages', () => {
  test.each<[url: string, status: number, body: string]>([
    ['/', 200, 'the pages of an office'],
    ['/index.html', 200, 'the pages of an office'],
    ['/folders/313000000013', 200, 'the pages of an office'],
    ['/counter?scan=4006381333931', 200, 'the pages of an office'],
    ['/ministryoffices', 200, 'the pages of an office'],
    ['/a/ministry', 200, 'the pages of an office'],
    ['/ministry', 200, 'the pages of the ministry'],
    ['/ministry/', 200, 'the pages of the ministry'],
    ['/ministry/offices/office-13', 200, 'the pages of the ministry'],
    ['/ministry?from=mail', 200, 'the pages of the ministry'],
    ['/assets/app-4f2a.js', 200, 'program'],
    ['/service-worker.js', 200, 'worker'],
    // What is gone with the last version is missing, and no page in its place: a program must not be read as one.
    ['/assets/app-old.js', 404, NOT_FOUND],
    ['/assets/app-old.js?v=1', 404, NOT_FOUND],
    ['/favicon.ico', 404, NOT_FOUND],
    ['/v1/', 404, NOT_FOUND],
    ['/v1/everything', 404, NOT_FOUND],
    ['/v1/everything?x=.html', 404, NOT_FOUND],
    ['/updates/latest.yml', 200, 'version: 1'],
    ['/updates/gone.yml', 404, NOT_FOUND],
    ['/updates/.secret', 404, NOT_FOUND],
  ])('%s is answered with %d', async (url, status, body) => {
    const reply = await app.inject({ url });

    expect([reply.statusCode, reply.body]).toEqual([status, body]);
  });

  test.each(['POST', 'PUT', 'DELETE', 'PATCH'] as const)('is not one for %s', async (method) => {
    for (const url of ['/', '/ministry', '/counter', '/updates/latest.yml']) {
      const reply = await app.inject({ method, url });
      expect([url, reply.statusCode, reply.body]).toEqual([url, 404, NOT_FOUND]);
    }
  });

  test('is asked for its head alone as for its whole', async () => {
    for (const url of ['/', '/counter', '/assets/app-4f2a.js', '/updates/latest.yml']) {
      const reply = await app.inject({ method: 'HEAD', url });
      expect([url, reply.statusCode, reply.body]).toEqual([url, 200, '']);
    }
  });

  test.each([
    '/../secret.txt',
    '/%2e%2e/secret.txt',
    '/..%2fsecret.txt',
    '/updates/../../secret.txt',
    '/updates/%2e%2e%2f%2e%2e%2fsecret.txt',
    '/updates/..%5c..%5csecret.txt',
    '/assets/%2e%2e/%2e%2e/secret.txt',
    `/updates/${folder}/secret.txt`,
    '/updates/%2esecret',
  ])('%s leads nowhere outside', async (url) => {
    const { body } = await app.inject({ url });

    expect(body).not.toMatch(/top secret|hidden/);
  });
});

describe('how long a browser keeps what it got', () => {
  test.each([
    ['/assets/app-4f2a.js', 'public, max-age=31536000, immutable'],
    ['/', 'no-cache'],
    ['/ministry', 'no-cache'],
    ['/counter', 'no-cache'],
    ['/index.html', 'no-cache'],
    ['/service-worker.js', 'no-cache'],
    ['/updates/latest.yml', 'no-cache'],
  ])('%s: %s', async (url, terms) => {
    expect((await app.inject({ url })).headers['cache-control']).toBe(terms);
  });

  test('what has not changed is not sent again', async () => {
    for (const url of ['/index.html', '/updates/latest.yml']) {
      const { etag } = (await app.inject({ url })).headers;
      const again = await app.inject({ url, headers: { 'if-none-match': String(etag) } });
      expect([url, again.statusCode, again.body]).toEqual([url, 304, '']);
    }
  });

  test('an installer that was cut off goes on where it was', async () => {
    const reply = await app.inject({ url: '/updates/latest.yml', headers: { range: 'bytes=9-' } });

    expect([reply.statusCode, reply.body]).toEqual([206, '1']);
  });
});

test.each(['/', '/ministry', '/counter', '/updates/latest.yml', '/v1/x'])(
  'a centre that serves no pages has nothing at %s',
  async (url) => {
    const reply = await bare.inject({ url });

    expect([reply.statusCode, reply.body]).toEqual([404, NOT_FOUND]);
  },
);
