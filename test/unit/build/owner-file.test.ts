import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir, uptime } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { own, ownerOf } from '#build/owner-file.ts';

describe('the owner of the demo data', () => {
  let folder = '';
  let file = '';

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'faem-owner-'));
    file = join(folder, 'data/running');
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  test('is nobody before the first start', () => {
    expect(ownerOf(file)).toBeUndefined();
  });

  test('is the process that runs', () => {
    own(file, process.pid);

    expect(ownerOf(file)).toBe(process.pid);
  });

  test('is nobody once that process has ended, however it ended', async () => {
    const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    own(file, child.pid!);
    expect(ownerOf(file)).toBe(child.pid);

    child.kill('SIGKILL');
    await new Promise((resolve) => child.once('close', resolve));

    expect(ownerOf(file)).toBeUndefined();
  });

  test('is nobody when the machine was restarted since, even if the number is in use again', () => {
    own(file, process.pid);
    const beforeBoot = (Date.now() - uptime() * 1000) / 1000 - 60;
    utimesSync(file, beforeBoot, beforeBoot);

    expect(ownerOf(file)).toBeUndefined();
  });

  test('is nobody when the file is damaged', () => {
    own(file, process.pid);
    writeFileSync(file, 'not a number');

    expect(ownerOf(file)).toBeUndefined();
  });
});
