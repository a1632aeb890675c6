import { toSVG } from 'bwip-js/generic';
import { code128Symbol, dataMatrixSymbol, symbolPath } from '#print/barcode-symbol.ts';
import { measureFromFonts } from '#print/font-advances.ts';
import { loadFontFiles } from '#print/font-files.ts';
import { drawLabelSheets, PLAIN_STYLE } from '#print/sheet-drawing.ts';
import { sheetsToHtml } from '#print/sheet-html.ts';
import { writeSheetPdf } from '#print/write-sheet-pdf.ts';
import type { LabelContent } from '#shared/domain/label-content.ts';
import { A4_24_LABELS } from '#shared/domain/label-sheet.ts';
import { NO_CALIBRATION } from '#shared/domain/printer-calibration.ts';

/** What making a PDF came to. */
export interface PdfReading {
  readonly tookMs: number;
  readonly bytes: number;
  /** The most memory in use after any sheet; what is written leaves it. */
  readonly peakHeapBytes: number;
}

/** What a page under measurement can be asked. */
export interface LabelBench {
  pdf(labels: readonly LabelContent[]): Promise<PdfReading>;
  /** The same sheets as inline SVG. */
  html(labels: readonly LabelContent[]): Promise<string>;
  /** Both symbols of every code as a drawing; how many symbols a second. */
  symbols(codes: readonly string[], by: 'faem' | 'bwip-js'): number;
}

const heapBytes = (): number => {
  const { memory } = performance as unknown as { memory?: { usedJSHeapSize: number } };
  return memory?.usedJSHeapSize ?? 0;
};

const stock = A4_24_LABELS;

const bench: LabelBench = {
  pdf: async (labels) => {
    const startMs = performance.now();
    const fonts = await loadFontFiles();
    let bytes = 0;
    let peakHeapBytes = 0;
    const job = {
      kind: 'labels',
      labels,
      stock,
      startCell: 0,
      style: PLAIN_STYLE,
      calibration: NO_CALIBRATION,
    } as const;
    await writeSheetPdf({ ...job, title: 'bench' }, fonts, (news) => {
      if (news.kind === 'bytes') bytes += news.bytes.length;
      else peakHeapBytes = Math.max(peakHeapBytes, heapBytes());
    });
    return { tookMs: performance.now() - startMs, bytes, peakHeapBytes };
  },
  html: async (labels) => {
    const files = await loadFontFiles();
    const sheets = drawLabelSheets(labels, { stock, startCell: 0, measure: measureFromFonts(files) });
    const toBase64 = (bytes: Uint8Array): string =>
      btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
    const fonts = ([400, 700] as const).map((weight) => ({
      weight,
      unicodeRange: 'U+0-FFFF',
      dataUrl: `data:font/ttf;base64,${toBase64(weight === 400 ? files.regular : files.bold)}`,
    }));
    return sheetsToHtml(sheets, { page: stock.page, fonts, title: 'bench' }).replaceAll(" format('woff2')", '');
  },
  symbols: (codes, by) => {
    const startMs = performance.now();
    let drawn = 0;
    for (const code of codes) {
      const paths =
        by === 'faem'
          ? [symbolPath(code128Symbol(code)), symbolPath(dataMatrixSymbol(code))]
          : [toSVG({ bcid: 'code128', text: code }), toSVG({ bcid: 'datamatrix', text: code })];
      drawn += paths.length;
    }
    return (drawn * 1_000) / (performance.now() - startMs);
  },
};

Reflect.set(globalThis, 'faemLabelBench', bench);
