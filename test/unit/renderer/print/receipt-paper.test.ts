import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { firstPrintOf, reprintOf } from '#features/receipts/receipt-paper.ts';
import { A4_PAGE } from '#print/paper-html.ts';
import { receiptHtml } from '#print/receipt-html.ts';
import type { ReceiptPaymentRow, ReceiptRow } from '#shared/model/receipt-rows.ts';
import { aNamedPayment, aReceipt } from '#test/builders/receipts.ts';
import { openChromium } from '#test/support/chromium.ts';
import { counterRows, readModelOf } from '../counter/a-counter-office.ts';
import { paperFonts, printToPixels } from './printed-page.ts';

const rows = readModelOf(counterRows());
const CODE = 'RC13-2570-0001-001';
const inOneLine = (text: string): string => text.replace(/\s+/g, '');

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

const printed = async (copies: ReturnType<typeof firstPrintOf>) => {
  const html = receiptHtml(copies, 'ใบเสร็จ', paperFonts);
  const { images, barcodes, pdfText } = await printToPixels(browser, html, A4_PAGE);
  return { pages: images.length, barcodes, text: inOneLine(pdfText) };
};
const years = (count: number): ReceiptRow['items'] =>
  Array.from({ length: count }, (_, index) => ({
    kind: index % 2 === 0 ? ('annual-fee' as const) : ('surcharge' as const),
    dueOn: `20${String(10 + Math.floor(index / 2)).padStart(2, '0')}-03-01`,
    satang: 10_000,
  }));

describe('a receipt on paper', () => {
  test('is one sheet of A4 with original and copy, each with everything the regulation asks for', async () => {
    const { pages, barcodes, text } = await printed(firstPrintOf(rows, aReceipt({ payments: [aNamedPayment()] })));

    expect(pages).toBe(1);
    expect(barcodes).toEqual([CODE, CODE]);
    const wanted = [
      'ต้นฉบับ',
      'สำเนา(เก็บไว้กับเล่ม)',
      'ใบเสร็จรับเงิน',
      'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี',
      'ปีงบประมาณ2570',
      'เล่มที่0001',
      'เลขที่001',
      'วันที่23พฤศจิกายน2569',
      'บริษัทตัวอย่างโลหะจำกัด',
      '3-64(1)-12/41ปท',
      '1,500.00',
      '75.00',
      '1,575.00',
      '(หนึ่งพันห้าร้อยเจ็ดสิบห้าบาทถ้วน)',
      '13000000',
      'ThaiQR',
      'ธนาคารKTBเลขที่รายการktb-1',
      'ผู้รับเงิน',
    ];
    expect(wanted.filter((words) => !text.includes(words))).toEqual([]);
  });

  test('says that it is a copy when it is printed again, and how many times', async () => {
    const at = { at: '2026-11-24T02:00:00.000Z', by: 'staff-1' };
    const receipt = aReceipt({ printed: at, reprints: [{ id: 'copy-1', ...at }] });
    const { pages, barcodes, text } = await printed(reprintOf(rows, receipt, Date.parse('2026-11-24T03:00:00Z')));

    expect(pages).toBe(1);
    expect(barcodes).toEqual([CODE]);
    expect(text).toContain('สำเนาครั้งที่2');
    expect(text).not.toContain('ต้นฉบับ');
  });

  test('is provisional while the form is not approved, and bears the official number once it is typed in', async () => {
    const { text } = await printed(firstPrintOf(rows, aReceipt({ form: 'provisional' })));
    expect(text).toContain('ใบรับชำระชั่วคราว');
    expect(text).toContain('เลขที่ใบเสร็จทางการ....');

    const numbered = await printed(firstPrintOf(rows, aReceipt({ form: 'provisional', officialNumber: '0012/0045' })));
    expect(numbered.text).toContain('ใบเสร็จรับเงินทางการเลขที่0012/0045');
  });

  test('says across its face that it is void', async () => {
    const state = {
      kind: 'void',
      reason: 'ชื่อผิด',
      paper: 'attached',
      voidedAt: '2026-11-23T03:00:00.000Z',
      voidedBy: 'staff-1',
    } as const;
    const { text } = await printed(reprintOf(rows, aReceipt({ state }), 0));
    expect(text).toContain('สำเนา·ยกเลิก');
  });

  const part = (satang: number, over: Partial<ReceiptPaymentRow> = {}): ReceiptPaymentRow =>
    aNamedPayment({ satang, ...over });

  test('names every part of money that came in parts, on original and copy and on every later copy', async () => {
    const inFile = { paymentId: 'p2', satang: 57_500, paidOn: '2026-11-23', channel: 'file', bank: 'ktb' };
    const receipt = aReceipt({ payments: [part(100_000, { paidOn: '2026-11-20', bankReference: 'KTB-77' }), inFile] });
    const wanted = [
      'ชำระครั้งที่1ThaiQR20พฤศจิกายน2569จำนวน1,000.00บาทธนาคารKTBเลขที่รายการKTB-77',
      'ชำระครั้งที่2ไฟล์สิ้นวันของธนาคาร23พฤศจิกายน2569จำนวน575.00บาทธนาคารKTBตามไฟล์สิ้นวัน',
    ];
    const { pages, text } = await printed(firstPrintOf(rows, receipt));
    expect(pages).toBe(1);
    for (const words of wanted) expect(text.split(words)).toHaveLength(3);
    const later = inOneLine(receiptHtml(reprintOf(rows, receipt, 0), 'ใบเสร็จ', []).replaceAll(/<[^>]+>/g, ''));
    for (const words of wanted) expect(later).toContain(words);
  });

  test('cuts no part off, however long the numbers of the bank are: what does not fit on a half takes a page', async () => {
    const long = 'X'.repeat(64);
    const parts = (count: number) => Array.from({ length: count }, (_, n) => part(n + 1, { bankReference: long }));
    const { pages, text } = await printed(firstPrintOf(rows, aReceipt({ items: years(2), payments: parts(2) })));
    expect(pages).toBe(1);
    expect(text.match(/X{64}/g)).toHaveLength(4);
    expect(text.match(/รหัสตรวจสอบ/g)).toHaveLength(2);
    const html = receiptHtml(firstPrintOf(rows, aReceipt({ items: years(3), payments: parts(2) })), '', []);
    expect(html.match(/<main class="one">/g)).toHaveLength(2);
  });

  test('of six lines still fits twice on a sheet; of more takes whole pages, each copy its own', async () => {
    const short = await printed(
      firstPrintOf(
        rows,
        aReceipt({
          items: years(6),
          totalSatang: 60_000,
          payments: [aNamedPayment({ bankReference: '2026112012345678901' })],
        }),
      ),
    );
    expect(short.pages).toBe(1);
    expect(short.barcodes).toEqual([CODE, CODE]);

    const long = await printed(firstPrintOf(rows, aReceipt({ items: years(60), totalSatang: 600_000 })));
    expect(long.pages).toBe(4);
    expect(long.text.match(/2570-0001-001/g)).toHaveLength(2);
    expect(long.text.match(/6,000\.00/g)).toHaveLength(2);
  });
});
