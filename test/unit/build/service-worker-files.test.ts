import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { shellFilesOf } from '#build/vite.service-worker.ts';

const folder = mkdtempSync(join(tmpdir(), 'faem-shell-files-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the copy of the program holds what the staff page needs, each file by its hash, and no other page', () => {
  mkdirSync(join(folder, 'assets'));
  const files = [
    'index.html',
    'kiosk.html',
    'ministry.html',
    'service-worker.js',
    'assets/app-1.js',
    'assets/app-1.js.map',
  ];
  for (const name of files) writeFileSync(join(folder, name), `content of ${name}`);
  const list = shellFilesOf(folder);
  expect(list.map(({ url }) => url)).toEqual(['/assets/app-1.js', '/index.html']);
  for (const { url, integrity } of list) {
    const hash = createHash('sha384')
      .update(`content of ${url.slice(1)}`)
      .digest('base64');
    expect(integrity).toBe(`sha384-${hash}`);
  }
  const revision = (): string | null | undefined =>
    shellFilesOf(folder).find(({ url }) => url === '/index.html')?.revision;
  const before = revision();
  writeFileSync(join(folder, 'index.html'), 'the next version');
  expect(revision()).not.toBe(before);
  expect(list[0]?.revision).toBeNull();
});
