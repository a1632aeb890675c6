import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Browser } from 'playwright';
import { prepareZXingModule, readBarcodes } from 'zxing-wasm/reader';
import { drawRulerPage } from '#print/ruler-page.ts';
import { drawLabelSheets, PLAIN_STYLE, type LabelStyle } from '#print/sheet-drawing.ts';
import { sheetsToHtml } from '#print/sheet-html.ts';
import type { LabelContent } from '#shared/domain/label-content.ts';
import { designLabel } from '#shared/domain/label-design.ts';
import {
  A4_24_LABELS,
  A4_SPINE_STRIPS,
  cellOrigin,
  cellsPerSheet,
  STOCK_PRESETS,
  type LabelStock,
} from '#shared/domain/label-sheet.ts';
import {
  calibrationFrom,
  NO_CALIBRATION,
  printedAt,
  RULER_ARROW_MM,
  RULER_MARGIN_MM,
  type PrinterCalibration,
  type RulerReading,
} from '#shared/domain/printer-calibration.ts';
import { actionCode, makeScanCode } from '#shared/domain/scan-code.ts';
import { openChromium } from '#test/support/chromium.ts';
import {
  fontFiles,
  measureInFonts as measure,
  pdfToPixels,
  printToPixels,
  writePdf,
  type GreyImage,
} from './printed-page.ts';

const NAMES = [
  'บริษัท ตัวอย่างโลหะ จำกัด',
  'โรงสีข้าวเจริญ',
  'บริษัท ผลิตภัณฑ์อาหารแปรรูปและเครื่องดื่มเพื่อสุขภาพ (ประเทศไทย) จำกัด (มหาชน) สำนักงานใหญ่ สาขาปทุมธานี',
  'Very Long International Manufacturing & Trading Company <Thailand> Limited',
  'ห้างหุ้นส่วนจำกัด น้ำแข็งหลอดปู่กู่ ปั๊มน้ำมันญี่ปุ่น',
];

const folders = (count: number): readonly LabelContent[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'folder',
    code: makeScanCode('folder', '13', 42 + index * 12_345),
    heading: NAMES[index % NAMES.length] ?? '',
    number: `3-64(1)-${12 + index}/41ปท`,
    corner: `เล่ม ${1 + (index % 3)}`,
    foot: 'ห้อง A · ตู้ 03 · ชั้น 2',
  }));

const others: readonly LabelContent[] = [
  {
    kind: 'place',
    code: makeScanCode('location', '13', 7),
    heading: 'ห้อง A · ตู้ 03 · ชั้น 2',
    number: 'ชั้น',
    corner: '',
    foot: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี',
  },
  {
    kind: 'person',
    code: makeScanCode('staff', '13', 3),
    heading: 'นางสมศรี ผู้ดูแลแฟ้ม',
    number: 'เจ้าหน้าที่ห้องแฟ้ม',
    corner: '',
    foot: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี',
  },
  { kind: 'action', code: actionCode('return'), heading: 'รับคืน', number: 'บัตรคำสั่งโต๊ะสแกน', corner: '', foot: '' },
];

const job = (labels: readonly LabelContent[], stock: LabelStock, style: LabelStyle = PLAIN_STYLE) =>
  ({ kind: 'labels', labels, stock, startCell: 0, style, calibration: NO_CALIBRATION, title: 'ป้าย' }) as const;

const codesOf = (labels: readonly LabelContent[]): readonly string[] => labels.map(({ code }) => code).sort();

const readMatrices = async ({ width, height, pixels }: GreyImage, format: 'DataMatrix' | 'QRCode') => {
  const data = new Uint8ClampedArray(width * height * 4);
  for (const [at, grey] of pixels.entries()) data.set([grey, grey, grey, 255], at * 4);
  const image = { data, width, height, colorSpace: 'srgb' } as ImageData;
  const read = await readBarcodes(image, { formats: [format], maxNumberOfSymbols: 255, tryHarder: true });
  return read.map(({ text }) => text).sort();
};

const firstPage = (images: readonly GreyImage[]): GreyImage => {
  const [image] = images;
  if (!image) throw new Error('nothing was printed');
  return image;
};

let browser: Browser;
beforeAll(async () => {
  const wasmFile = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const wasmBinary = new Uint8Array(readFileSync(wasmFile)).buffer;
  await prepareZXingModule({ overrides: { wasmBinary }, fireImmediately: true });
  browser = await openChromium();
});
afterAll(() => browser.close());

describe('the PDF of label sheets', () => {
  test.each(STOCK_PRESETS.map(({ stock }) => [stock.id, stock] as const))(
    'has every bar and every matrix of a full sheet %s read by readers that are not ours',
    async (_, stock) => {
      const labels = folders(cellsPerSheet(stock));
      const { pdf } = await writePdf(job(labels, stock));
      const { images, barcodes } = pdfToPixels(pdf);

      expect(images).toHaveLength(1);
      expect(barcodes.toSorted()).toEqual(codesOf(labels));
      expect(await readMatrices(firstPage(images), 'DataMatrix')).toEqual(codesOf(labels));
    },
  );

  test('has QR instead of DataMatrix and a colour band when the office wants them', async () => {
    const labels = folders(24);
    const { pdf } = await writePdf(job(labels, A4_24_LABELS, { matrix: 'qr', band: 'number-colour' }));
    const { images, barcodes } = pdfToPixels(pdf);

    expect([...new Set(barcodes)].sort()).toEqual(codesOf(labels));
    expect(await readMatrices(firstPage(images), 'QRCode')).toEqual(codesOf(labels));
  });

  test('has labels of places, people and actions, too', async () => {
    const { pdf } = await writePdf(job(others, A4_24_LABELS));
    const { barcodes, pdfText } = pdfToPixels(pdf);

    expect(barcodes.toSorted()).toEqual(codesOf(others));
    expect(pdfText).toContain('2130');
  });

  test('is exactly A4, one page a sheet, and tells how far it is', async () => {
    const { pdf, news } = await writePdf({ ...job(folders(25), A4_24_LABELS), startCell: 20 });

    expect(pdfToPixels(pdf).images.map(({ width, height }) => [width, height])).toEqual([
      [2481, 3508],
      [2481, 3508],
    ]);
    expect(news.filter(({ kind }) => kind === 'progress')).toEqual([
      { kind: 'progress', sheets: 1, ofSheets: 2 },
      { kind: 'progress', sheets: 2, ofSheets: 2 },
    ]);
    expect(news.at(-1)).toEqual({ kind: 'done' });
  });

  test('keeps the words as words: they can be searched and copied', async () => {
    const { pdf } = await writePdf(job(folders(3), A4_24_LABELS));

    expect(pdfToPixels(pdf).pdfText).toContain('1130 0000');
    expect(pdfToPixels(pdf).pdfText.replace(/\s/g, '')).toContain('โรงสีข้าวเจริญ');
  });
});

/** The share of black pixels of one page that have black within two pixels (a sixth of a millimetre) on the other. */
const shareFound = (page: GreyImage, other: GreyImage): number => {
  const isBlack = (image: GreyImage, x: number, y: number): boolean => (image.pixels[y * image.width + x] ?? 255) < 128;
  let black = 0;
  let found = 0;
  for (let y = 2; y < Math.min(page.height, other.height) - 2; y += 1) {
    for (let x = 2; x < Math.min(page.width, other.width) - 2; x += 1) {
      if (!isBlack(page, x, y)) continue;
      black += 1;
      let near = false;
      for (let dy = -2; dy <= 2 && !near; dy += 1) {
        for (let dx = -2; dx <= 2 && !near; dx += 1) near = isBlack(other, x + dx, y + dy);
      }
      if (near) found += 1;
    }
  }
  return found / black;
};

const SYLLABLES = ['ก', 'ป', 'ฝ', 'ญ', 'ฐ', 'ฎ', 'น', 'โ', 'ใ', 'ฬ'];
const MARKS = ['', 'ิ่', 'ี้', 'ึ๊', 'ื๋', 'ุ่', 'ู้', 'ั้', '็', '์', 'ำ', '้ำ', 'ิ์', 'า'];
const thaiGrid = (): readonly LabelContent[] =>
  Array.from({ length: 24 }, (_, index) => ({
    kind: 'folder',
    code: makeScanCode('folder', '13', index),
    heading: MARKS.map((mark) => `${SYLLABLES[index % SYLLABLES.length]}${mark}`).join(''),
    number: `AVA Tofi-${index}`,
    corner: 'เล่ม ๑',
    foot: SYLLABLES.map((letter) => `${letter}${MARKS[index % MARKS.length]}`).join(' '),
  }));

describe('Thai in the PDF, compared with Chromium as pictures', () => {
  const fromFonts = (['regular', 'bold'] as const).map((face) => ({
    weight: face === 'regular' ? (400 as const) : (700 as const),
    unicodeRange: 'U+0-FFFF',
    dataUrl: `data:font/ttf;base64,${Buffer.from(fontFiles[face]).toString('base64')}`,
  }));

  test.each([
    ['names of factories', folders(24), A4_24_LABELS],
    ['every storey of marks on letters of every shape', thaiGrid(), A4_24_LABELS],
    ['spines, turned', folders(33), A4_SPINE_STRIPS],
  ])('%s look the same', async (_, labels, stock) => {
    const { pdf } = await writePdf(job(labels, stock));
    const sheets = drawLabelSheets(labels, { stock, startCell: 0, measure });
    const html = sheetsToHtml(sheets, { page: stock.page, fonts: fromFonts, title: 'ป้าย' });
    const ours = firstPage(pdfToPixels(pdf).images);
    const chromium = firstPage(
      (await printToPixels(browser, html.replaceAll("format('woff2')", ''), stock.page)).images,
    );

    expect(shareFound(ours, chromium)).toBeGreaterThan(0.998);
    expect(shareFound(chromium, ours)).toBeGreaterThan(0.998);
  });
});

/** The page as a printer with this error would print it. */
const throughPrinter = (image: GreyImage, printer: PrinterCalibration): GreyImage => {
  const pixelMm = 25.4 / 300;
  const determinant = printer.scaleX * printer.scaleY - printer.skewX * printer.skewY;
  const pixels = new Uint8Array(image.pixels.length).fill(255);
  for (let y = 0; y < image.height; y += 1) {
    for (let x = 0; x < image.width; x += 1) {
      const outX = (x + 0.5) * pixelMm - printer.offsetXMm;
      const outY = (y + 0.5) * pixelMm - printer.offsetYMm;
      const fromX = Math.floor((printer.scaleY * outX - printer.skewX * outY) / determinant / pixelMm);
      const fromY = Math.floor((printer.scaleX * outY - printer.skewY * outX) / determinant / pixelMm);
      if (fromX < 0 || fromY < 0 || fromX >= image.width || fromY >= image.height) continue;
      pixels[y * image.width + x] = image.pixels[fromY * image.width + fromX] ?? 255;
    }
  }
  return { ...image, pixels };
};

const toPixel = (mm: number): number => Math.round((mm / 25.4) * 300);
const toMm = (pixel: number): number => (pixel / 300) * 25.4;

/** Middle of the first black line met from a point along an axis, in millimetres, as an eye with a ruler sees it. */
const lineFrom = (image: GreyImage, axis: 'x' | 'y', start: { xMm: number; yMm: number }): number => {
  const isBlack = (at: number): boolean => {
    const [x, y] = axis === 'x' ? [at, toPixel(start.yMm)] : [toPixel(start.xMm), at];
    return (image.pixels[y * image.width + x] ?? 255) < 128;
  };
  let from = toPixel(axis === 'x' ? start.xMm : start.yMm);
  while (!isBlack(from)) from += 1;
  let to = from;
  while (isBlack(to)) to += 1;
  return toMm((from + to) / 2);
};

const readRuler = (image: GreyImage, page: LabelStock['page']): RulerReading => {
  const [near, right, bottom] = [RULER_MARGIN_MM, page.widthMm - RULER_MARGIN_MM, page.heightMm - RULER_MARGIN_MM];
  const quarter = (mm: number): number => Math.round(mm * 4) / 4;
  // Beside the arrows, so that the arrow itself is not taken for the line.
  const beside = RULER_ARROW_MM + 1;
  const leftLine = lineFrom(image, 'x', { xMm: near - 7, yMm: near + beside });
  const topLine = lineFrom(image, 'y', { xMm: near + beside, yMm: near - 5 });
  return {
    leftAtTopMm: quarter(leftLine),
    leftAtBottomMm: quarter(lineFrom(image, 'x', { xMm: near - 7, yMm: bottom - RULER_ARROW_MM + 1 })),
    topAtLeftMm: quarter(topLine),
    topAtRightMm: quarter(lineFrom(image, 'y', { xMm: right - RULER_ARROW_MM - 1, yMm: near - 5 })),
    frameWidthMm: quarter(lineFrom(image, 'x', { xMm: right - 10, yMm: near + beside }) - leftLine),
    frameHeightMm: quarter(lineFrom(image, 'y', { xMm: near + beside, yMm: bottom - 15 }) - topLine),
  };
};

describe('a printer that shifts, shrinks and skews, after calibration with the ruler page', () => {
  const printer: PrinterCalibration = {
    offsetXMm: 1.8,
    offsetYMm: -1.2,
    scaleX: 0.985,
    scaleY: 0.99,
    skewX: 0.004,
    skewY: -0.003,
  };
  const stock = A4_24_LABELS;

  test('puts the bars of every label within half a millimetre of their place on the paper', async () => {
    const words = { title: 'ปรับเทียบเครื่องพิมพ์', lines: ['วัดหกระยะด้วยไม้บรรทัด'] };
    const ruler = drawRulerPage(stock.page, NO_CALIBRATION, words);
    const rulerPdf = await writePdf({ kind: 'drawn', sheets: [ruler], page: stock.page, title: 'ruler' });
    const printedRuler = throughPrinter(firstPage(pdfToPixels(rulerPdf.pdf).images), printer);
    const learnt = calibrationFrom(readRuler(printedRuler, stock.page), stock.page);
    if (!learnt.ok) throw new Error(learnt.error.measure);

    const labels = folders(24);
    const before = await barErrors(await writePdf(job(labels, stock)));
    const after = await barErrors(await writePdf({ ...job(labels, stock), calibration: learnt.value }));

    expect(Math.max(...before)).toBeGreaterThan(1.5);
    expect(Math.max(...after)).toBeLessThanOrEqual(0.5);
  });

  /** How far the left end and the top of each label's bars come out from where the label's design has them. */
  const barErrors = async ({ pdf }: { pdf: Uint8Array }): Promise<readonly number[]> => {
    const paper = throughPrinter(firstPage(pdfToPixels(pdf).images), printer);
    const design = designLabel({ kind: 'folder', cell: stock.cell });
    if (!design.ok) throw new Error('too small');
    const { box } = design.value.symbols[0]!;
    return Array.from({ length: 24 }, (_, cell) => {
      const origin = cellOrigin(stock, cell);
      const wanted = { xMm: origin.xMm + box.xMm, yMm: origin.yMm + box.yMm };
      const corner = cornerNear(paper, wanted);
      return Math.max(Math.abs(corner.xMm - wanted.xMm), Math.abs(corner.yMm - wanted.yMm));
    });
  };

  /** The upper left corner of the bars: the leftmost black at half height, then straight up. */
  const cornerNear = (paper: GreyImage, wanted: { xMm: number; yMm: number }) => {
    const isBlack = (x: number, y: number): boolean => (paper.pixels[y * paper.width + x] ?? 255) < 128;
    const middle = toPixel(wanted.yMm + 4);
    let x = toPixel(wanted.xMm - 3.2);
    while (!isBlack(x, middle)) x += 1;
    let y = middle;
    while (isBlack(x + 2, y)) y -= 1;
    return { xMm: toMm(x), yMm: toMm(y + 1) };
  };

  test('the error is what the printer does, not what the test makes up', () => {
    expect(printedAt(printer, { xMm: 100, yMm: 100 })).toEqual({
      xMm: 1.8 + 98.5 + 0.4,
      yMm: -1.2 - 0.3 + 99,
    });
  });
});
