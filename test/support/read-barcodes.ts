import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { folderOfTest } from './temporary-folder.ts';

/** What an independent decoder (zbarimg) reads from a picture: `<symbology>:<text>`, each once. */
export const readBarcodes = (picture: string): readonly string[] => {
  try {
    const output = execFileSync('zbarimg', ['--quiet', picture], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    return [...new Set(output.trim().split('\n'))];
  } catch {
    // zbarimg ends with 4 when it finds nothing; the caller compares with what should be there.
    return [];
  }
};

/** Rasterises a PDF by poppler, one PNG a page; the pictures go with the test. */
export const rasterise = (pdf: Uint8Array, dotsPerInch: number): readonly string[] => {
  const folder = folderOfTest();
  writeFileSync(join(folder, 'file.pdf'), pdf);
  execFileSync('pdftoppm', ['-r', String(dotsPerInch), '-png', join(folder, 'file.pdf'), join(folder, 'page')]);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.png'))
    .sort()
    .map((name) => join(folder, name));
};

/** Every QR code that poppler and zbarimg find on the pages of a PDF, in their order, as often as it stands there. */
export const qrCodesOf = (pdf: string): readonly string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'faem-pdf-'));
  execFileSync('pdftoppm', ['-r', '100', '-gray', pdf, join(folder, 'page')]);
  const pages = readdirSync(folder).sort();
  const options = ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable'];
  // It ends with 4 when there is none on one of the pages.
  const { stdout } = spawnSync('zbarimg', [...options, ...pages], { cwd: folder, encoding: 'utf8' });
  rmSync(folder, { recursive: true });
  return stdout.trim().split('\n');
};
