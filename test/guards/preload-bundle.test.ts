import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { beforeAll, describe, expect, test } from 'vitest';
import { folderOfFile } from '#test/support/temporary-folder.ts';
import { preloadConfig } from '#build/vite.preload.ts';

// A sandboxed preload may require `electron` and nothing else; a second file or a library in it breaks the app at start.
describe.each(['preload', 'kiosk-preload'] as const)('%s as it is shipped', (name) => {
  let files: string[];
  let text: string;

  const dist = folderOfFile();

  beforeAll(async () => {
    await build(preloadConfig(dist, name));
    files = readdirSync(join(dist, 'electron'));
    text = readFileSync(join(dist, 'electron', `${name}.cjs`), 'utf8');
  });

  test('is one file', () => {
    expect(files).toEqual([`${name}.cjs`]);
  });

  test('requires electron alone', () => {
    const required = [...text.matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map((match) => match[1]);

    expect(required).toEqual(['electron']);
    expect(text).not.toMatch(/\bimport\b\s*[("'{*]|^export /m);
  });

  test('stays small: no schema library has slipped in', () => {
    expect(text.length).toBeLessThan(3_000);
    expect(text).not.toContain('zod');
  });
});
