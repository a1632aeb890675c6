import {
  BarcodeFormat,
  BinaryBitmap,
  DataMatrixReader,
  DecodeHintType,
  HybridBinarizer,
  RGBLuminanceSource,
} from '@zxing/library';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright';
import type { LabelContent } from '#shared/domain/label-content.ts';
import { drawLabelSheets, type SheetDrawing } from '#print/sheet-drawing.ts';
import { sheetsToHtml } from '#print/sheet-html.ts';
import { designLabel, type SymbolSlot } from '#shared/domain/label-design.ts';
import { dotsToMm, type BoxMm } from '#shared/domain/label-geometry.ts';
import { A4_24_LABELS, cellOrigin } from '#shared/domain/label-sheet.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { openChromium } from '#test/support/chromium.ts';
import { measureInFonts as measure, paperFonts, printToPixels, type GreyImage } from './printed-page.ts';

const NAMES = [
  'บริษัท ตัวอย่างโลหะ จำกัด',
  'โรงสีข้าวเจริญ',
  'บริษัท ผลิตภัณฑ์อาหารแปรรูปและเครื่องดื่มเพื่อสุขภาพ (ประเทศไทย) จำกัด (มหาชน) สำนักงานใหญ่ สาขาปทุมธานี',
  'Very Long International Manufacturing & Trading Company <Thailand> Limited',
  'ห้างหุ้นส่วนจำกัด น้ำแข็งหลอดปู่กู่',
];

const labels: readonly LabelContent[] = Array.from({ length: 24 }, (_, index) => ({
  kind: 'folder',
  code: makeScanCode('folder', '13', 42 + index * 12_345),
  heading: NAMES[index % NAMES.length] ?? '',
  number: `3-64(1)-${12 + index}/41ปท`,
  corner: `เล่ม ${1 + (index % 3)}`,
  foot: 'ห้อง A · ตู้ 03 · ชั้น 2',
}));

let browser: Browser;
let sheets: readonly SheetDrawing[];
let printed: Awaited<ReturnType<typeof printToPixels>>;

beforeAll(async () => {
  browser = await openChromium();
  sheets = drawLabelSheets(labels, { stock: A4_24_LABELS, startCell: 0, measure });
  const html = sheetsToHtml(sheets, { page: A4_24_LABELS.page, fonts: paperFonts, title: 'ป้าย' });
  printed = await printToPixels(browser, html, A4_24_LABELS.page);
});
afterAll(() => browser.close());

const toPixel = (mm: number): number => (mm / 25.4) * 300;

const onlyPage = (): GreyImage => {
  const image = printed.images[0];
  if (!image) throw new Error('nothing was printed');
  return image;
};

const cut = (image: GreyImage, box: { x: number; y: number; width: number; height: number }): GreyImage => {
  const pixels = new Uint8Array(box.width * box.height);
  for (let row = 0; row < box.height; row += 1) {
    const start = (box.y + row) * image.width + box.x;
    pixels.set(image.pixels.subarray(start, start + box.width), row * box.width);
  }
  return { width: box.width, height: box.height, pixels };
};

const boxOf = (symbology: SymbolSlot['symbology']): BoxMm => {
  const design = designLabel({ kind: 'folder', cell: A4_24_LABELS.cell });
  const slot = design.ok ? design.value.symbols.find((each) => each.symbology === symbology) : undefined;
  if (!slot) throw new Error(`no ${symbology} on the label`);
  return slot.box;
};

const readMatrix = (cell: number): string => {
  const matrix = boxOf('data-matrix');
  const origin = cellOrigin(A4_24_LABELS, cell);
  const whiteMm = 1;
  const part = cut(onlyPage(), {
    x: Math.round(toPixel(origin.xMm + matrix.xMm - whiteMm)),
    y: Math.round(toPixel(origin.yMm + matrix.yMm - whiteMm)),
    width: Math.round(toPixel(matrix.widthMm + 2 * whiteMm)),
    height: Math.round(toPixel(matrix.heightMm + 2 * whiteMm)),
  });
  const source = new RGBLuminanceSource(new Uint8ClampedArray(part.pixels), part.width, part.height);
  const hints = new Map([[DecodeHintType.POSSIBLE_FORMATS, [BarcodeFormat.DATA_MATRIX]]]);
  return new DataMatrixReader().decode(new BinaryBitmap(new HybridBinarizer(source)), hints).getText();
};

/** Where black begins and ends on a line of pixels, in millimetres, and the widths of the runs in dots. */
const barsOf = (cell: number): { leftMm: number; rightMm: number; runs: readonly number[] } => {
  const image = onlyPage();
  const bars = boxOf('code-128');
  const origin = cellOrigin(A4_24_LABELS, cell);
  const row = Math.round(toPixel(origin.yMm + bars.yMm + bars.heightMm / 2));
  const from = Math.round(toPixel(origin.xMm + bars.xMm - 3));
  const to = Math.round(toPixel(origin.xMm + bars.xMm + bars.widthMm + 3));
  const line = Array.from({ length: to - from }, (_, at) => (image.pixels[row * image.width + from + at] ?? 255) < 128);
  const first = line.indexOf(true);
  const last = line.lastIndexOf(true);
  const runs: number[] = [];
  for (let at = first; at <= last; at += 1) {
    if (at > first && line[at] === line[at - 1]) runs[runs.length - 1] = (runs.at(-1) ?? 0) + 1;
    else runs.push(1);
  }
  return { leftMm: dotsToMm(from + first), rightMm: dotsToMm(from + last + 1), runs };
};

describe('a sheet of labels, printed at 300 dpi', () => {
  test('is one page of A4', () => {
    expect(printed.images).toHaveLength(1);
    expect(onlyPage().width).toBeGreaterThanOrEqual(2479);
    expect(onlyPage().width).toBeLessThanOrEqual(2481);
    expect(Math.abs(onlyPage().height - 3508)).toBeLessThanOrEqual(1);
  });

  test('has all its bars read as the codes of the folders, by a reader that is not ours', () => {
    expect([...printed.barcodes].sort()).toEqual(labels.map(({ code }) => code).sort());
  });

  test('has all its matrices read as the same digits', () => {
    expect(labels.map((_, cell) => readMatrix(cell))).toEqual(labels.map(({ code }) => code));
  });

  test('has every bar within half a millimetre of where it belongs', () => {
    const bars = boxOf('code-128');
    for (const cell of labels.keys()) {
      const origin = cellOrigin(A4_24_LABELS, cell);
      const { leftMm, rightMm } = barsOf(cell);
      expect(Math.abs(leftMm - (origin.xMm + bars.xMm))).toBeLessThan(0.5);
      expect(Math.abs(rightMm - (origin.xMm + bars.xMm + bars.widthMm))).toBeLessThan(0.5);
    }
  });

  test('has bars and gaps of whole modules: four dots, eight, twelve or sixteen', () => {
    for (const cell of labels.keys()) {
      const { runs } = barsOf(cell);
      expect(runs.reduce((sum, run) => sum + run, 0)).toBe(404);
      // The rasteriser may put an edge one dot to the side; a narrow bar must never become a wide one.
      for (const run of runs) expect(Math.abs(run - Math.round(run / 4) * 4)).toBeLessThanOrEqual(1);
    }
  });

  test('shows the digits under the bars in groups of four, for typing', () => {
    for (const { code } of labels) {
      expect(printed.pdfText).toContain(`${code.slice(0, 4)} ${code.slice(4, 8)} ${code.slice(8)}`);
    }
  });

  test('names the factory, its number, the volume and the home shelf', () => {
    const text = printed.pdfText.replace(/\s/g, '');

    expect(text).toContain('โรงสีข้าวเจริญ');
    expect(text).toContain('3-64(1)-12/41ปท');
    expect(text).toContain('เล่ม2');
    expect(text).toContain('ห้องA·ตู้03·ชั้น2');
  });

  test('prints markup in a name as the text it is', () => {
    expect(printed.pdfText.replace(/\s/g, '')).toContain('<Thailand>');
  });
});

describe('the text of a label', () => {
  test('never runs out of its label, however long the name', () => {
    for (const { texts } of sheets) {
      for (const text of texts) {
        const width = measure(text.weight)(text.text, text.sizeMm / (25.4 / 72));
        const left = text.anchor === 'end' ? text.xMm - width : text.xMm;
        const column = Math.floor((left - 7.21) / 66.04);
        expect(left).toBeGreaterThanOrEqual(7.21 + column * 66.04 + 1.5);
        expect(left + width).toBeLessThanOrEqual(7.21 + column * 66.04 + 63.5 - 1.5);
      }
    }
  });
});

describe('a sheet that is partly used', () => {
  test('leaves the used cells white and goes on with a second page', async () => {
    const drawn = drawLabelSheets(labels.slice(0, 4), { stock: A4_24_LABELS, startCell: 22, measure });
    const html = sheetsToHtml(drawn, { page: A4_24_LABELS.page, fonts: paperFonts, title: 'ป้าย' });
    const { images, barcodes } = await printToPixels(browser, html, A4_24_LABELS.page);

    expect(images).toHaveLength(2);
    expect(barcodes).toHaveLength(4);
    const first = images[0]!;
    const usedRows = first.pixels.subarray(0, Math.floor(toPixel(12.9 + 7 * 33.9)) * first.width);
    expect(usedRows.every((pixel) => pixel === 255)).toBe(true);
  });
});
