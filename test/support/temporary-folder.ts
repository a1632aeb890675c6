import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, onTestFinished } from 'vitest';

const newFolder = (): string => mkdtempSync(join(tmpdir(), 'faem-test-'));
const remove = (folder: string): void => rmSync(folder, { recursive: true, force: true });

/** An empty folder of the test that runs, or is about to; it goes when the test has ended, however it ended. */
export const folderOfTest = (): string => {
  const folder = newFolder();
  onTestFinished(() => remove(folder));
  return folder;
};

/** An empty folder for all tests of a file, asked for outside of them; it goes after the last one. */
export const folderOfFile = (): string => {
  const folder = newFolder();
  afterAll(() => remove(folder));
  return folder;
};
