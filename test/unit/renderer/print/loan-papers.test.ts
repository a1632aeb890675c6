import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { lateBorrowers, openLoans } from '#data/loan-queries.ts';
import { manifestDocument } from '#features/loans/manifest-paper.ts';
import { memoDocument } from '#features/loans/memo-paper.ts';
import { slipsOf } from '#features/loans/slip-paper.ts';
import { outSlipsHtml } from '#print/out-slip.ts';
import { documentHtml } from '#print/paper-document.ts';
import { A4_PAGE } from '#print/paper-html.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import type { MovementRow } from '#shared/model/filing-rows.ts';
import { openChromium } from '#test/support/chromium.ts';
import { aFolder, counterRows, type Filed, readModelOf, TODAY } from '../counter/a-counter-office.ts';
import { paperFonts, printToPixels } from './printed-page.ts';

const SINCE = '2026-11-05T02:00:00.000Z';
const numbers = [11, 12, 13, 14, 15];
const lent = numbers.map((number) => {
  const borrowerId = number < 14 ? 'staff-2' : 'staff-1';
  return aFolder({
    id: `folder-${number}`,
    code: makeScanCode('folder', '13', number),
    volume: number - 10,
    holderId: borrowerId,
    custody: {
      kind: 'on-loan',
      borrowerId,
      sinceAt: SINCE,
      dueOn: '2026-11-12',
      purpose: 'ตรวจโรงงานประจำปีร่วมกับกรมโรงงานอุตสาหกรรม',
      lastMovementId: `loan-${number}`,
      lastEffectiveAt: SINCE,
      lastDeviceId: 'pc-1',
      lastSeq: number,
    },
  });
});
const rows = readModelOf([...counterRows(), ...lent.map((folder): Filed => ['folder', folder])]);
const takingOf = (folderId: string): MovementRow => ({
  id: `loan-of-${folderId}`,
  folderId,
  kind: 'check-out',
  effectiveAt: SINCE,
  occurredAt: SINCE,
  deviceId: 'pc-1',
  seq: 1,
  actorId: 'staff-1',
  borrowerId: rows.get('folder', folderId)?.holderId ?? '',
  approverId: 'staff-3',
});
const data = { rows, movementsOf: async (folderId: string) => [takingOf(folderId)] };
const codes = lent.map(({ code }) => code);
const inOneLine = (text: string): string => text.replace(/\s+/g, '');

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

describe('loan cards', () => {
  test('come four to a sheet, each with its folder’s bars and every field of the regulation', async () => {
    const slips = await slipsOf(
      data,
      lent.map(({ id }) => id),
      TODAY,
    );
    const { images, barcodes, pdfText } = await printToPixels(
      browser,
      outSlipsHtml(slips, 'บัตรยืมหนังสือ', paperFonts),
      A4_PAGE,
    );

    expect(images).toHaveLength(2);
    expect([...barcodes].sort()).toEqual([...codes].sort());
    const text = inOneLine(pdfText);
    for (const words of [
      'บริษัทตัวอย่างโลหะจำกัด',
      '3-64(1)-12/41ปท',
      'อรุณีศรีสมบูรณ์',
      'ตรวจโรงงานประจำปีร่วมกับกรมโรงงานอุตสาหกรรม',
      '12พฤศจิกายน2569',
      '(วิชัยทองสุข)',
      'วันส่งคืน',
    ]) {
      expect(text).toContain(words);
    }
  });

  test('are made only of folders that are on loan', async () => {
    expect(await slipsOf(data, ['folder-1', 'folder-11'], TODAY)).toHaveLength(1);
  });
});

describe('reminders', () => {
  test('are one memo a borrower on a sheet of its own, with what is late and by when to return it', async () => {
    const borrowers = lateBorrowers(openLoans(rows, TODAY));
    const memo = memoDocument(rows, borrowers, {
      letterNumber: 'ปท 0033/457',
      writtenOn: TODAY,
      returnBy: isoDate('2026-11-30'),
      signerId: 'staff-3',
    });
    const { images, barcodes, pdfText } = await printToPixels(browser, documentHtml(memo, paperFonts), A4_PAGE);

    expect(images).toHaveLength(2);
    expect([...barcodes].sort()).toEqual([...codes].sort());
    const [first = '', second = ''] = pdfText.split('\f').map(inOneLine);
    for (const sheet of [first, second]) {
      expect(sheet).toContain('บันทึกข้อความ');
      expect(sheet).toContain('ปท0033/457');
      expect(sheet).toContain('ภายในวันที่30พฤศจิกายน2569');
      expect(sheet).toContain('(วิชัยทองสุข)');
    }
    expect(first).toContain('จำนวน2แฟ้ม');
    expect(second).toContain('จำนวน3แฟ้ม');
  });
});

describe('the manifest of a transfer', () => {
  test('lists every folder with bars to be scanned, and is signed by both sides', async () => {
    const manifest = manifestDocument(rows, {
      id: 'transfer-1',
      destination: 'สำนักงานอุตสาหกรรมจังหวัดนนทบุรี',
      letterNumber: 'ปท 0033/460',
      sentOn: '2026-11-23',
      folderIds: lent.map(({ id }) => id),
      createdAt: SINCE,
      createdBy: 'staff-1',
    });
    const { barcodes, pdfText } = await printToPixels(browser, documentHtml(manifest, paperFonts), A4_PAGE);

    expect([...barcodes].sort()).toEqual([...codes].sort());
    const text = inOneLine(pdfText);
    for (const words of ['นนทบุรี', 'รวม5แฟ้ม', 'ผู้ส่งมอบ', 'ผู้รับมอบ', 'หน้า1/1']) expect(text).toContain(words);
  });
});
