import { measureFromFonts } from '#print/font-advances.ts';
import { drawNoticeLetter, LETTER_PAGE } from '#print/draw-notice-letter.ts';
import { loadFontFiles } from '#print/font-files.ts';
import { sheetsToHtml } from '#print/sheet-html.ts';
import { writeNoticePdf } from '#print/write-notice-pdf.ts';
import { createZxingWasmDecoder } from '#scan/decode/zxing-wasm-decoder.ts';
import { type NoticeLetterFacts, noticeLetter } from '#shared/domain/notice-letter.ts';
import { aLetter, yearsOwed } from '#test/builders/notice-letters.ts';
import type { PdfReading } from './label-sheets-page.ts';

/** What the page under measurement can be asked: the same pile as our PDF, and as HTML for the peer. */
export interface NoticeBench {
  pdf(count: number): Promise<PdfReading>;
  /** So many of the pile, from this one on. */
  html(from: number, count: number): Promise<string>;
}

const pileOf = (count: number, from = 0): readonly NoticeLetterFacts[] =>
  Array.from({ length: count }, (_, at) => from + at).map((index) =>
    aLetter({ ref1: String(13_690_000_000_000 + index * 7_919), items: yearsOwed(1 + (index % 4)) }),
  );

const heapBytes = (): number => {
  const { memory } = performance as unknown as { memory?: { usedJSHeapSize: number } };
  return memory?.usedJSHeapSize ?? 0;
};

const toBase64 = (bytes: Uint8Array): string => btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));

const bench: NoticeBench = {
  pdf: async (count) => {
    const notices = pileOf(count);
    const startMs = performance.now();
    const engine = new Uint8Array(await (await fetch('zxing_reader.wasm')).arrayBuffer());
    const [fonts, reader] = [await loadFontFiles(), await createZxingWasmDecoder({ bytes: engine.buffer })];
    let bytes = 0;
    let peakHeapBytes = 0;
    await writeNoticePdf({ notices, title: 'bench' }, { fonts, reader }, (news) => {
      if (news.kind === 'refused') throw new Error(news.why);
      if (news.kind === 'bytes') bytes += news.bytes.length;
      else peakHeapBytes = Math.max(peakHeapBytes, heapBytes());
    });
    return { tookMs: performance.now() - startMs, bytes, peakHeapBytes };
  },
  html: async (from, count) => {
    const files = await loadFontFiles();
    const measure = measureFromFonts(files);
    const sheets = pileOf(count, from).flatMap((facts) => {
      const letter = noticeLetter(facts);
      return letter.ok ? drawNoticeLetter(letter.value, measure) : [];
    });
    const fonts = ([400, 700] as const).map((weight) => ({
      weight,
      unicodeRange: 'U+0-FFFF',
      dataUrl: `data:font/ttf;base64,${toBase64(weight === 400 ? files.regular : files.bold)}`,
    }));
    return sheetsToHtml(sheets, { page: LETTER_PAGE, fonts, title: 'bench' }).replaceAll(" format('woff2')", '');
  },
};

Reflect.set(globalThis, 'faemNoticeBench', bench);
