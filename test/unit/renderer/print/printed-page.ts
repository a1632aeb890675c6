import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright';
import type { MeasurePaper } from '#print/sheet-drawing.ts';
import type { PaperFontFace } from '#print/sheet-html.ts';

const fontFolder = join(dirname(createRequire(import.meta.url).resolve('@fontsource/sarabun/package.json')), 'files');

const fontFace = (subset: 'thai' | 'latin', weight: 400 | 700): PaperFontFace => ({
  weight,
  unicodeRange: subset === 'thai' ? 'U+0E01-0E5B,U+25CC' : 'U+0000-00FF,U+2000-206F',
  dataUrl: `data:font/woff2;base64,${readFileSync(join(fontFolder, `sarabun-${subset}-${weight}-normal.woff2`)).toString('base64')}`,
});

export const paperFonts: readonly PaperFontFace[] = [
  fontFace('thai', 400),
  fontFace('latin', 400),
  fontFace('thai', 700),
  fontFace('latin', 700),
];

/** Measures with the real font: widths of single characters, read once from Chromium. */
export const measureWith = async (browser: Browser, text: string): Promise<MeasurePaper> => {
  const page = await browser.newPage();
  const faces = paperFonts
    .map(
      (face) =>
        `@font-face{font-family:S;font-weight:${face.weight};src:url(${face.dataUrl});unicode-range:${face.unicodeRange}}`,
    )
    .join('');
  await page.setContent(`<style>${faces}</style><p style="font:400 20px S">กa</p><p style="font:700 20px S">กa</p>`);
  const characters = JSON.stringify([...new Set(`${text}… 0123456789`)]);
  const widths: Record<string, number> = await page.evaluate(`document.fonts.ready.then(() => {
    const context = document.createElement('canvas').getContext('2d');
    const widths = {};
    for (const weight of [400, 700]) {
      context.font = weight + ' 100px S';
      for (const each of ${characters}) widths[weight + each] = context.measureText(each).width / 100;
    }
    return widths;
  })`);
  await page.close();
  return (weight) => (line, sizePt) =>
    Array.from(line).reduce((sum, each) => sum + (widths[`${weight}${each}`] ?? 0.6), 0) * sizePt * (25.4 / 72) * 1.01;
};

/** A page of a PDF as grey pixels. */
export interface GreyImage {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

const readPgm = (file: string): GreyImage => {
  const bytes = readFileSync(file);
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString('latin1'));
  if (!head) throw new Error('not a grey map');
  return { width: Number(head[1]), height: Number(head[2]), pixels: new Uint8Array(bytes.subarray(head[0].length)) };
};

/** Prints the HTML as the shell would and gives its pages at 300 dpi, its PDF and what zbar reads on them. */
export const printToPixels = async (
  browser: Browser,
  html: string,
  page: { widthMm: number; heightMm: number },
): Promise<{ images: readonly GreyImage[]; pdfText: string; barcodes: readonly string[] }> => {
  const folder = mkdtempSync(join(tmpdir(), 'faem-print-'));
  try {
    const context = await browser.newContext({ javaScriptEnabled: false, offline: true });
    const tab = await context.newPage();
    await tab.setContent(html);
    const pdf = await tab.pdf({
      width: `${page.widthMm}mm`,
      height: `${page.heightMm}mm`,
      margin: { top: 0, bottom: 0, left: 0, right: 0 },
      preferCSSPageSize: true,
      printBackground: true,
    });
    await context.close();
    writeFileSync(join(folder, 'labels.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '300', '-gray', join(folder, 'labels.pdf'), join(folder, 'page')]);
    const keep = process.env['FAEM_KEEP_PRINTS'];
    if (keep) execFileSync('pdftoppm', ['-r', '150', '-png', join(folder, 'labels.pdf'), keep]);
    const pdfText = execFileSync('pdftotext', ['-layout', join(folder, 'labels.pdf'), '-'], { encoding: 'utf8' });
    const files = execFileSync('ls', [folder], { encoding: 'utf8' })
      .split('\n')
      .filter((name) => name.endsWith('.pgm'))
      .map((name) => join(folder, name));
    const barcodes = execFileSync(
      'zbarimg',
      ['--quiet', '--raw', '--nodbus', '-Sdisable', '-Scode128.enable', ...files],
      {
        encoding: 'utf8',
      },
    );
    return { images: files.map(readPgm), pdfText, barcodes: barcodes.trim().split('\n') };
  } finally {
    rmSync(folder, { recursive: true });
  }
};
