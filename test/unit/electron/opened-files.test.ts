import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createOpenedFiles, openedPathIn } from '#electron/services/opened-files.ts';
import { createTestLog } from './test-log.ts';
import { folderOfTest } from '#test/support/temporary-folder.ts';

test('of the words a program is started with, a file of ours is opened and nothing else', () => {
  expect(openedPathIn(['--no-sandbox', '/media/stick/งานค้าง.faem'], '/home')).toBe('/media/stick/งานค้าง.faem');
  expect(openedPathIn(['work.FAEM'], '/media/stick')).toBe('/media/stick/work.FAEM');
  expect(openedPathIn(['--file=a.faem', '/etc/passwd', '.'], '/home')).toBeUndefined();
});

test('a file is given once, when the page asks for it', () => {
  const path = join(folderOfTest(), 'work.faem');
  writeFileSync(path, 'work');
  let told = 0;
  const files = createOpenedFiles(() => (told += 1), createTestLog());

  files.opened(path);

  expect([told, files.isWaiting()]).toEqual([1, true]);
  expect(files.take()).toEqual({ name: 'work.faem', bytes: new Uint8Array(Buffer.from('work')) });
  expect([files.isWaiting(), files.take()]).toEqual([false, undefined]);
});

test('a stick that was pulled out gives nothing', () => {
  const log = createTestLog();
  const files = createOpenedFiles(() => undefined, log);
  files.opened('/nowhere/work.faem');

  expect(files.take()).toBeUndefined();
  expect(log.lines).toMatchObject([{ event: 'opened-file-unreadable' }]);
});
