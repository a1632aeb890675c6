import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { disposalByCode, disposalCode } from '#data/retention-queries.ts';
import { disposalPaper, type DisposalPaper } from '#features/retention/disposal-papers.ts';
import { documentHtml, pageOf } from '#print/paper-document.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { aDisposal } from '#test/builders/record-series.ts';
import { openChromium } from '#test/support/chromium.ts';
import { aFolder, counterRows, readModelOf } from '../counter/a-counter-office.ts';
import { paperFonts, printToPixels } from '../print/printed-page.ts';

const FOLDERS = 40;
const ids = Array.from({ length: FOLDERS }, (_, at) => `folder-${at + 100}`);
const OUTCOMES = ['keep', 'destroy', 'transfer', 'extend'] as const;
const disposal = aDisposal({
  id: '01931f2e-7a10-7000-8000-0000000000aa',
  folderIds: ids,
  decisions: ids.map((folderId, at) => ({ folderId, outcome: OUTCOMES[at % OUTCOMES.length]! })),
});
const rows = readModelOf([
  ...counterRows(),
  ...ids.map((id, at) => {
    const code = makeScanCode('folder', '13', at + 100);
    return ['folder', aFolder({ id, code, volume: at + 10, closedOn: '2012-05-01', closedYear: '2012' })] as const;
  }),
  ['disposalBatch', disposal],
  ['disposalBatch', aDisposal({ id: 'another' })],
]);

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());
const printed = async (paper: DisposalPaper) => {
  const document = disposalPaper(rows, disposal, paper);
  const pages = await printToPixels(browser, documentHtml(document, paperFonts), pageOf(document));
  return { ...pages, text: pages.pdfText.replace(/\s+/g, ' ') };
};

describe('the papers of a disposal', () => {
  test.each(['list', 'report', 'archives'] as const)(
    'carry a barcode that leads back to it, read by a reader that is not ours: %s',
    async (paper) => {
      const { barcodes } = await printed(paper);
      expect(barcodes).toEqual([disposalCode(rows, disposal)]);
      expect(disposalByCode(rows, barcodes[0]!)?.id).toBe(disposal.id);
    },
  );

  test('list every folder with its code, closing day and opinion, and the committee to sign', async () => {
    const { text, images } = await printed('list');
    expect(text).toContain('บัญชีหนังสือขอทำลาย');
    expect(text).toContain('แบบที่ 25');
    expect(text).toContain('10 มกราคม 2569');
    for (const at of ids.keys()) expect(text).toContain(`เล่ม ${at + 10})`);
    for (const name of disposal.committee) expect(text).toContain(name);
    expect(images.length).toBeGreaterThan(1);
    const [first] = images;
    expect(first!.width).toBeGreaterThan(first!.height);
  });

  test('report the opinions ranked, destruction first, and leave room for the answer of the head', async () => {
    const { text } = await printed('report');
    const places = ['ทำลาย 10 แฟ้ม', 'ส่งมอบหอจดหมายเหตุฯ 10 แฟ้ม', 'ขยายเวลาเก็บ 10 ปี 10 แฟ้ม', 'เก็บตลอดไป 10 แฟ้ม'].map(
      (heading) => text.indexOf(heading),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(text).toContain('ความเห็นของหัวหน้าส่วนราชการ');
  });

  test('ask the National Archives only about what would leave the office, and say what silence means', async () => {
    const { text } = await printed('archives');
    expect(text).toContain('20 แฟ้ม');
    expect(text).toContain('ภายในวันที่ 26 มีนาคม 2569');
    expect(text).not.toContain('เก็บตลอดไป');
  });
});
