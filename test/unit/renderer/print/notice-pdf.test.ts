import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { parse } from 'promptparse';
import type { NoticePdfNews } from '#print/notice-pdf-protocol.ts';
import { drawNoticeLetter } from '#print/draw-notice-letter.ts';
import { isReadBack, type SymbolReader } from '#print/read-back.ts';
import { writeNoticePdf } from '#print/write-notice-pdf.ts';
import { decodeBillBarcode } from '#shared/domain/bill-barcode.ts';
import { noticeLetter, type NoticeLetter, type NoticeLetterFacts } from '#shared/domain/notice-letter.ts';
import { aLetter, yearsOwed } from '#test/builders/notice-letters.ts';
import { createZxingWasmDecoder } from '../../../../renderer/scan/decode/zxing-wasm-decoder.ts';
import { fontFiles, measureInFonts as measure, pdfToPixels } from './printed-page.ts';

let reader: SymbolReader;
beforeAll(async () => {
  vi.stubGlobal(
    'ImageData',
    class {
      readonly colorSpace = 'srgb';
      readonly data: Uint8ClampedArray;
      readonly width: number;
      readonly height: number;
      constructor(data: Uint8ClampedArray, width: number, height: number) {
        this.data = data;
        this.width = width;
        this.height = height;
      }
    },
  );
  const wasm = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  reader = await createZxingWasmDecoder({ bytes: new Uint8Array(readFileSync(wasm)).buffer });
});

const write = async (notices: readonly NoticeLetterFacts[], by: SymbolReader = reader) => {
  const news: NoticePdfNews[] = [];
  await writeNoticePdf({ notices, title: 'ใบแจ้ง' }, { fonts: fontFiles, reader: by }, (each) => news.push(each));
  const bytes = news.flatMap((each) => (each.kind === 'bytes' ? [each.bytes] : []));
  return { pdf: new Uint8Array(Buffer.concat(bytes)), news, last: news.at(-1) };
};

const letterOf = (facts: NoticeLetterFacts): NoticeLetter => {
  const letter = noticeLetter(facts);
  if (!letter.ok) throw new Error(letter.error.type);
  return letter.value;
};

describe('the printed letter', () => {
  test('has a QR and bars that readers which are not ours read from the paper', async () => {
    const { pdf } = await write([aLetter()]);
    const { images, barcodes, pdfText } = pdfToPixels(pdf);
    const read = barcodes.join('\n');
    const qr = /^000201.*$/m.exec(read)?.[0] ?? '';
    const bars = read
      .slice(read.indexOf('|'))
      .split('\n')
      .slice(0, 4)
      .join('\r')
      .replace(/\r000201.*$/, '');

    expect(images).toHaveLength(1);
    expect(parse(qr, true)?.getTagValue('30', '01')).toBe('099400016550100');
    expect(parse(qr, true)?.getTagValue('54')).toBe('3315.75');
    expect(decodeBillBarcode(bars)).toEqual({
      ok: true,
      value: { billerId: '099400016550100', ref1: '13690000012345', satang: 331_575 },
    });
    expect(pdfText).toContain('3,315.75');
    expect(pdfText).toContain('1369 0000 0123 45');
  });

  test('is as large as phones and tellers need: QR of 31 mm, bars of 12 mm', () => {
    const [page] = drawNoticeLetter(letterOf(aLetter()), measure);
    const [qr, bars] = page?.symbols ?? [];
    const modules = Math.max(...(qr?.runs.map(({ x, width }) => x + width) ?? []));

    expect(modules * (qr?.moduleWidthMm ?? 0)).toBeGreaterThanOrEqual(31);
    expect(bars?.moduleWidthMm).toBeGreaterThanOrEqual(0.254);
    expect(bars?.moduleHeightMm).toBeGreaterThanOrEqual(12);
  });

  test.each([1, 5, 6, 60])(
    'keeps every text inside the page and off the slip when a long-named factory owes %i years',
    (years) => {
      const facts = aLetter({ items: yearsOwed(years) });
      const long = {
        ...facts,
        factory: {
          ...facts.factory,
          operatorName: 'บริษัท ผลิตภัณฑ์อาหารแปรรูปและเครื่องดื่มเพื่อสุขภาพ (ประเทศไทย) จำกัด (มหาชน) สำนักงานใหญ่ สาขาปทุมธานี',
          address: `99/999 หมู่ 12 นิคมอุตสาหกรรมตัวอย่าง ซ.สุขสวัสดิ์ 99 ถ.พหลโยธิน ต.คลองหนึ่ง อ.คลองหลวง จ.ปทุมธานี`,
        },
      };
      const pages = drawNoticeLetter(letterOf(long), measure);
      const [first] = pages;
      const slipTopMm = first?.fills.filter(({ widthMm }) => widthMm === 2)[0]?.yMm ?? 0;
      const slipTitle = first?.texts.findIndex(({ text }) => text === 'ใบแจ้งชำระค่าธรรมเนียม') ?? 0;
      const above = first?.texts.slice(0, slipTitle) ?? [];

      expect(pages).toHaveLength(years === 1 ? 1 : 1 + Math.ceil(years / 36));
      expect(Math.max(...above.map(({ yMm, sizeMm }) => yMm + sizeMm * 0.35))).toBeLessThan(slipTopMm);
      expect(Math.max(...pages.flatMap(({ texts }) => texts.map(({ yMm }) => yMm)))).toBeLessThan(290);
      expect(above.map(({ text }) => text)).toContain('ขอแสดงความนับถือ');
    },
  );
});

describe('the tracking QR of a letter', () => {
  const trackingAddress = 'https://faem.pathumthani.example.go.th/t/7qh3x9d0m2kfzr58wv1ybj6tnc';

  test('is read from the paper beside the payment codes, and says that nothing is paid by it', async () => {
    const { pdf, last } = await write([aLetter({ trackingAddress })]);
    const { barcodes, pdfText } = pdfToPixels(pdf);

    expect(last).toEqual({ kind: 'done' });
    expect(barcodes.join('\n')).toContain(trackingAddress);
    expect(barcodes.join('\n')).toMatch(/^000201/m);
    // The reader of texts takes ำ apart.
    expect(pdfText.replaceAll('\u0e4d\u0e32', '\u0e33')).toContain('QR นี้ไม่ใช้ชำระเงิน');
  });

  test('is at least 20 mm wide, smaller than the one that is paid by, and off the slip', () => {
    const [page] = drawNoticeLetter(letterOf(aLetter({ trackingAddress })), measure);
    const [pay, , track] = (page?.symbols ?? []).map(({ runs, moduleWidthMm, yMm }) => {
      const modules = Math.max(...runs.map(({ x, width }) => x + width));
      return { sideMm: modules * moduleWidthMm, endMm: yMm + (modules + 4) * moduleWidthMm };
    });

    expect(track?.sideMm).toBeGreaterThanOrEqual(20);
    expect(track?.sideMm).toBeLessThan((pay?.sideMm ?? 0) * 0.75);
    expect(track?.endMm).toBeLessThan(202);
  });

  test.each([1, 3, 5, 6, 60])('is read back on letters over %i years, nothing runs into it', async (years) => {
    const letter = letterOf(aLetter({ trackingAddress, items: yearsOwed(years) }));

    expect(await isReadBack(letter, drawNoticeLetter(letter, measure), { reader, measure })).toBe(true);
  });

  test('that leads to another notice, or is missing, makes the letter unreadable', async () => {
    const letter = letterOf(aLetter({ trackingAddress }));
    const other = letterOf(aLetter({ trackingAddress: trackingAddress.replace('7q', '8q') }));
    const without = letterOf(aLetter());

    expect(await isReadBack(letter, drawNoticeLetter(other, measure), { reader, measure })).toBe(false);
    expect(await isReadBack(letter, drawNoticeLetter(without, measure), { reader, measure })).toBe(false);
    expect(await isReadBack(without, drawNoticeLetter(letter, measure), { reader, measure })).toBe(false);
  });
});

describe('reading back before a file is offered', () => {
  test('finds both codes of every letter', async () => {
    const many = Array.from({ length: 40 }, (_, index) =>
      aLetter({ ref1: String(13_690_000_000_000 + index * 7_919), items: yearsOwed(1 + (index % 3)) }),
    );
    const { last, news } = await write(many);

    expect(last).toEqual({ kind: 'done' });
    expect(news.filter(({ kind }) => kind === 'progress')).toHaveLength(40);
  });

  test('refuses a pile in which one code asks for another payment', async () => {
    const other = letterOf(aLetter({ ref1: '13690000099999' }));
    const pages = drawNoticeLetter(letterOf(aLetter()), measure);

    expect(await isReadBack(other, pages, { reader, measure })).toBe(false);
  });

  test('refuses a code that a text runs into', async () => {
    const letter = letterOf(aLetter());
    const pages = drawNoticeLetter(letter, measure).map((page) => {
      const [qr] = page.symbols;
      const smudge = { xMm: qr?.xMm ?? 0, yMm: qr?.yMm ?? 0, widthMm: 9, heightMm: 12, colour: '#000000' };
      return { ...page, fills: [...page.fills, smudge] };
    });

    expect(await isReadBack(letter, pages, { reader, measure })).toBe(false);
  });

  test('names the notice and gives no file when nothing can be read', async () => {
    const blind: SymbolReader = { decode: async () => [] };
    const { last } = await write([aLetter()], blind);

    expect(last).toEqual({ kind: 'refused', ref1: '13690000012345', why: 'letter-unreadable' });
  });

  test('names the notice whose payment cannot be written as a code', async () => {
    const { last } = await write([aLetter({ billerId: '123' })]);

    expect(last).toEqual({ kind: 'refused', ref1: '13690000012345', why: 'letter-impossible' });
  });
});
