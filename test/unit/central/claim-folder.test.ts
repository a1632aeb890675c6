import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { claimFolder, FolderInUse } from '#central/db/claim-folder.ts';
import { folderOfTest } from '#test/support/temporary-folder.ts';

let folder: string;
const mark = (): string => join(folder, 'in-use-by');
beforeEach(() => {
  folder = folderOfTest();
});

describe('the mark of a data folder', () => {
  test('names who uses it as long as it is used, and is gone afterwards', () => {
    const release = claimFolder(folder);
    expect(readFileSync(mark(), 'utf8')).toBe(String(process.pid));
    release();

    expect(existsSync(mark())).toBe(false);
  });

  test('may be given back twice', () => {
    const release = claimFolder(folder);
    release();

    expect(release).not.toThrow();
  });

  test.each([
    ['nothing', ''],
    ['a text', 'somebody'],
    ['zero', '0'],
    ['less than zero', '-1'],
    ['half a process', '12.5'],
    ['more than a number holds', '99999999999999999999'],
    ['bytes of a disk that failed', '\u0000\u0000\u0000'],
  ])('that says %s was cut off by a power cut, and keeps nobody out', (_what, text) => {
    writeFileSync(mark(), text);
    const release = claimFolder(folder);

    expect(readFileSync(mark(), 'utf8')).toBe(String(process.pid));
    release();
  });

  test('of a process that has ended keeps nobody out', () => {
    const { pid } = spawnSync(process.execPath, ['--version']);
    writeFileSync(mark(), String(pid));

    expect(() => claimFolder(folder)()).not.toThrow();
  });

  test('of this process itself is one of an earlier life: in a container every life has the same number', () => {
    writeFileSync(mark(), String(process.pid));

    expect(() => claimFolder(folder)()).not.toThrow();
  });

  test('of a process that runs stays, and the refusal says whose it is', () => {
    writeFileSync(mark(), String(process.ppid));

    expect(() => claimFolder(folder)).toThrow(FolderInUse);
    expect(() => claimFolder(folder)).toThrow(`The data folder ${folder} is in use by process ${process.ppid}.`);
    expect(readFileSync(mark(), 'utf8')).toBe(String(process.ppid));
  });

  test('of one folder says nothing about another', () => {
    const other = join(folder, 'other');
    mkdirSync(other);
    const releases = [claimFolder(folder), claimFolder(other)];
    releases[0]?.();

    expect([existsSync(mark()), existsSync(join(other, 'in-use-by'))]).toEqual([false, true]);
    releases[1]?.();
  });
});

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
