import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { openSync, closeSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { beforeAll, describe, expect, test } from 'vitest';
import { electronPath } from '#build/electron-path.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));
const packaged = join(root, 'release/linux-unpacked');

interface ArchiveFolder {
  readonly files?: Readonly<Record<string, ArchiveFolder>>;
}

/** An asar archive begins with four 32-bit numbers, the last of which is the length of the JSON that follows. */
function filesInArchive(archive: string): readonly string[] {
  const file = openSync(archive, 'r');
  const head = Buffer.alloc(16);
  readSync(file, head, 0, 16, 0);
  const json = Buffer.alloc(head.readUInt32LE(12));
  readSync(file, json, 0, json.length, 16);
  closeSync(file);
  const list = (folder: ArchiveFolder, path: string): readonly string[] =>
    folder.files === undefined
      ? [path]
      : Object.entries(folder.files).flatMap(([name, entry]) => list(entry, path === '' ? name : `${path}/${name}`));
  return list(JSON.parse(json.toString('utf8')), '');
}

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

describe('the app that goes to an office PC', () => {
  let runtimeBefore = '';
  let files: readonly string[] = [];

  beforeAll(() => {
    runtimeBefore = hashOf(electronPath().executable);
    execFileSync('npm', ['run', '--silent', 'pack'], {
      cwd: root,
      stdio: 'pipe',
      env: { ...process.env, FAEM_PACK_TESTABLE: '' },
    });
    files = filesInArchive(join(packaged, 'resources/app.asar'));
  });

  test('contains the windows and the pages, built', () => {
    expect(files).toEqual(
      expect.arrayContaining([
        'package.json',
        'dist/electron/main.js',
        'dist/electron/preload.cjs',
        'dist/electron/kiosk-preload.cjs',
        'dist/renderer/index.html',
        'dist/renderer/kiosk.html',
      ]),
    );
  });

  test('contains nothing else: no library folder, no source map, no test', () => {
    const expected =
      /^(package\.json|dist\/electron\/[^/]+\.c?js|dist\/renderer\/.+|dist\/own-centre\/(main\.js|(pglite|initdb)\.wasm|pglite\.data))$/;

    expect(files.filter((file) => !expected.test(file) || file.endsWith('.map'))).toEqual([]);
  });

  test('cannot be turned into a plain Node, be debugged from outside, or be made to load other code', async () => {
    const wire = await getCurrentFuseWire(join(packaged, 'faem'));
    // The wire holds the characters 0 and 1.
    const isOn = (fuse: FuseV1Options): boolean => wire[fuse] === '1'.charCodeAt(0);

    expect(isOn(FuseV1Options.RunAsNode)).toBe(false);
    expect(isOn(FuseV1Options.EnableNodeOptionsEnvironmentVariable)).toBe(false);
    expect(isOn(FuseV1Options.EnableNodeCliInspectArguments)).toBe(false);
    expect(isOn(FuseV1Options.GrantFileProtocolExtraPrivileges)).toBe(false);
    expect(isOn(FuseV1Options.OnlyLoadAppFromAsar)).toBe(true);
    expect(isOn(FuseV1Options.EnableCookieEncryption)).toBe(true);
  });

  test('packaging leaves the Electron that tests run untouched', () => {
    expect(hashOf(electronPath().executable)).toBe(runtimeBefore);
  });
});
