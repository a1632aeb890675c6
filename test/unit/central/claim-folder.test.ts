import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimFolder, FolderInUse } from '#central/db/claim-folder.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'faem-claim-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a folder that a running process uses is not opened a second time', () => {
  writeFileSync(join(folder, 'in-use-by'), String(process.ppid));

  expect(() => claimFolder(folder)).toThrow(FolderInUse);
});

test('the mark of a server that was killed does not keep the folder closed', () => {
  const noProcess = 2 ** 22 + 1;
  writeFileSync(join(folder, 'in-use-by'), String(noProcess));

  claimFolder(folder)();
  claimFolder(folder)();
});

test('a folder that cannot be written is said at once', () => {
  expect(() => claimFolder(join(folder, 'nowhere'))).toThrow('ENOENT');
});
