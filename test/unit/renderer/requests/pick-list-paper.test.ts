import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { PickStop, RequestLine } from '#data/request-queries.ts';
import { pickListPaper } from '#features/requests/pick-list-paper.ts';
import { requestsTh } from '#i18n/messages/requests.ts';
import { documentHtml, pageOf } from '#print/paper-document.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { aFolder, aLocation } from '#test/builders/office.ts';
import { aRequest } from '#test/builders/requests.ts';
import { openChromium } from '#test/support/chromium.ts';
import { paperFonts, printToPixels } from '../print/printed-page.ts';

const FOLDERS = 36;

const line = (running: number): RequestLine => ({
  request: aRequest({ urgency: running % 5 === 0 ? 'visitor-waiting' : 'normal' }),
  folder: aFolder({ code: makeScanCode('folder', '13', running), volume: (running % 3) + 1 }),
  position: 1,
  stage: { kind: 'to-pick' },
  requesterName: 'สมศรี ใจดี',
  factoryName: `บริษัท ตัวอย่างอาหารแปรรูปและห้องเย็นภาคกลาง ${running} จำกัด`,
  registrationNumber: `3-64(1)-${running}/41ปท`,
  holderName: undefined,
  place: aLocation({ path: `ห้อง A · ตู้ ${Math.ceil(running / 9)} · ชั้น ${running % 5}` }),
});

const stops = [1, 2, 3, 4].map((cabinet): PickStop => ({
  id: `cabinet-${cabinet}`,
  path: `ห้อง A · ตู้ ${cabinet}`,
  lines: Array.from({ length: FOLDERS / 4 }, (_, index) => line((cabinet - 1) * 9 + index + 1)),
}));

let browser: Browser;
let printed: Awaited<ReturnType<typeof printToPixels>>;
beforeAll(async () => {
  browser = await openChromium();
  const paper = pickListPaper({
    officeName: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี',
    stops,
    nowMs: Date.UTC(2026, 10, 23, 2, 41),
    messages: requestsTh,
    language: 'th',
  });
  printed = await printToPixels(browser, documentHtml(paper, paperFonts), pageOf(paper));
});
afterAll(() => browser.close());

describe('the printed pick list', () => {
  test('has the barcode of every folder, read by a reader that is not ours', () => {
    const codes = stops.flatMap(({ lines }) => lines.map(({ folder }) => folder.code));
    expect([...printed.barcodes].sort()).toEqual([...codes].sort());
  });

  test('says where, what, for whom, and who is in a hurry, and numbers its lines through', () => {
    const text = printed.pdfText.replace(/\s+/g, ' ');
    expect(text).toContain('ใบหยิบแฟ้ม');
    expect(text).toContain('23 พฤศจิกายน 2569 เวลา 09:41 น. · 36 แฟ้ม');
    expect(text).toContain('ผู้มาติดต่อรออยู่');
    for (const { path } of stops) expect(text).toContain(path);
    expect(text).toMatch(/36 .*สมศรี ใจดี/);
  });

  test('stays on as few pages as nine folders a page need', () => {
    expect(printed.images.length).toBeLessThanOrEqual(FOLDERS / 9);
  });
});
