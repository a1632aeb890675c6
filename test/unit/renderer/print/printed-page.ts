import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Browser } from 'playwright';
import { measureFromFonts, type PaperFontFiles } from '#print/font-advances.ts';
import type { MeasurePaper } from '#print/sheet-drawing.ts';
import type { SheetPdfJob, SheetPdfNews } from '#print/sheet-pdf-protocol.ts';
import { writeSheetPdf } from '#print/write-sheet-pdf.ts';
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

/** The font files that a PDF embeds. */
export const fontFiles: PaperFontFiles = (() => {
  const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/sarabun/package.json'));
  const read = (file: string): Uint8Array => new Uint8Array(readFileSync(join(folder, file)));
  return { regular: read('400Regular/Sarabun_400Regular.ttf'), bold: read('700Bold/Sarabun_700Bold.ttf') };
})();

export const measureInFonts: MeasurePaper = measureFromFonts(fontFiles);

/** What is on the pages of a PDF. */
export interface PrintedPages {
  readonly images: readonly GreyImage[];
  readonly pdfText: string;
  /** What zbar reads, an independent reader of bars and QR. */
  readonly barcodes: readonly string[];
}

/** Rasterises a PDF by poppler at 300 dpi and has its bars read. */
export const pdfToPixels = (pdf: Uint8Array): PrintedPages => {
  const folder = mkdtempSync(join(tmpdir(), 'faem-print-'));
  try {
    writeFileSync(join(folder, 'labels.pdf'), pdf);
    execFileSync('pdftoppm', ['-r', '300', '-gray', join(folder, 'labels.pdf'), join(folder, 'page')]);
    const keep = process.env['FAEM_KEEP_PRINTS'];
    if (keep) execFileSync('pdftoppm', ['-r', '150', '-png', join(folder, 'labels.pdf'), keep]);
    const pdfText = execFileSync('pdftotext', ['-layout', join(folder, 'labels.pdf'), '-'], { encoding: 'utf8' });
    const files = readdirSync(folder)
      .filter((name) => name.endsWith('.pgm'))
      .sort()
      .map((name) => join(folder, name));
    return { images: files.map(readPgm), pdfText, barcodes: readBars(files) };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

const readBars = (files: readonly string[]): readonly string[] => {
  const only = ['-Sdisable', '-Scode128.enable', '-Sqrcode.enable'];
  // Status 4 means that a page carries no bars: a ruler page, or a later page of a list.
  const { stdout } = spawnSync('zbarimg', ['--quiet', '--raw', '--nodbus', ...only, ...files], { encoding: 'utf8' });
  return stdout.trim() === '' ? [] : stdout.trim().split('\n');
};

/** Writes a job as the app's worker does. */
export const writePdf = async (job: SheetPdfJob): Promise<{ pdf: Uint8Array; news: readonly SheetPdfNews[] }> => {
  const news: SheetPdfNews[] = [];
  await writeSheetPdf(job, fontFiles, (each) => news.push(each));
  const parts = news.flatMap((each) => (each.kind === 'bytes' ? [each.bytes] : []));
  return { pdf: new Uint8Array(Buffer.concat(parts)), news };
};

/** Prints the HTML as the shell would and gives what is on its pages. */
export const printToPixels = async (
  browser: Browser,
  html: string,
  page: { widthMm: number; heightMm: number },
): Promise<PrintedPages> => {
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
  return pdfToPixels(pdf);
};
