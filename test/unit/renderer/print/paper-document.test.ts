import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { documentHtml, pageOf, type PaperDocument } from '#print/paper-document.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { openChromium } from '#test/support/chromium.ts';
import { paperFonts, printToPixels } from './printed-page.ts';

const codes = Array.from({ length: 60 }, (_, index) => makeScanCode('folder', '13', 42 + index * 12_345));

const list: PaperDocument = {
  title: 'บัญชีแฟ้ม',
  pageHead: 'สอจ. "ปทุมธานี"',
  pageNumber: { before: 'หน้า ', between: ' / ' },
  blocks: [
    { kind: 'title', text: 'บัญชีแฟ้ม', under: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี' },
    {
      kind: 'facts',
      lines: [
        [
          { label: 'ที่', text: 'ปท 0033/123' },
          { label: 'วันที่', text: '24 พฤศจิกายน 2569' },
        ],
        [{ label: 'เรื่อง', text: 'ส่งแฟ้ม <ด่วน>' }],
      ],
    },
    { kind: 'rule' },
    { kind: 'paragraph', look: 'indented', text: 'ขอส่งแฟ้มโรงงานตามบัญชีข้างท้ายนี้' },
    {
      kind: 'table',
      columns: [
        { title: 'ลำดับ', widthMm: 14, align: 'end' },
        { title: 'รายการ' },
        { title: 'รหัส', widthMm: 42, align: 'center' },
      ],
      rows: codes.map((barcode, index) => [
        String(index + 1),
        `โรงงานตัวอย่างที่ ${index + 1} บริษัทที่มีชื่อยาวมากเพื่อดูการตัดบรรทัด จำกัด`,
        { barcode },
      ]),
      foot: ['', 'รวม', '60 แฟ้ม'],
    },
    {
      kind: 'signatures',
      people: [
        { before: 'ลงชื่อ', after: 'ผู้ส่ง', name: 'สมศรี ใจดี', position: 'นักวิชาการ' },
        { before: 'ลงชื่อ', after: 'ผู้รับ' },
      ],
    },
  ],
};

let browser: Browser;
let printed: Awaited<ReturnType<typeof printToPixels>>;
beforeAll(async () => {
  browser = await openChromium();
  printed = await printToPixels(browser, documentHtml(list, paperFonts), pageOf(list));
});
afterAll(() => browser.close());

const pages = (): readonly string[] => printed.pdfText.split('\f').filter((page) => page.trim() !== '');

describe('a long official list', () => {
  test('goes over several pages of exactly A4', () => {
    expect(printed.images.length).toBeGreaterThan(2);
    for (const { width, height } of printed.images) {
      expect(Math.abs(width - 2480)).toBeLessThanOrEqual(1);
      expect(Math.abs(height - 3508)).toBeLessThanOrEqual(1);
    }
  });

  test('repeats the head of its table, the office and the number on every page', () => {
    const last = pages().length;
    for (const [index, page] of pages().entries()) {
      expect(page.replace(/\s+/g, ' ')).toContain(`หน้า ${index + 1} / ${last}`);
      expect(page).toContain('สอจ. "ปทุมธานี"');
    }
    const withRows = pages().filter((page) => page.includes('โรงงานตัวอย่างที่'));
    for (const page of withRows) expect(page).toMatch(/ลำดับ\s+รายการ\s+รหัส/);
  });

  test('has every bar code read by a reader that is not ours, none cut in two', () => {
    expect([...printed.barcodes].sort()).toEqual([...codes].sort());
  });

  test('prints markup in a text as the text it is', () => {
    expect(printed.pdfText).toContain('ส่งแฟ้ม <ด่วน>');
  });

  test('ends with its sum and the places to sign', () => {
    const end = pages().at(-1) ?? '';
    expect(end).toContain('60 แฟ้ม');
    expect(end).toContain('(สมศรี ใจดี)');
    expect(end).toContain('ผู้รับ');
  });
});
