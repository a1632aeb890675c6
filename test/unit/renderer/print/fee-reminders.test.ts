import type { Browser } from 'playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { reminderDocument, remindersOf } from '#features/fees/reminder-paper.ts';
import { documentHtml } from '#print/paper-document.ts';
import { A4_PAGE } from '#print/paper-html.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import { openChromium } from '#test/support/chromium.ts';
import { readModelOf, TODAY } from '../counter/a-counter-office.ts';
import { aListedFactory, rowsInArrears } from '../fees/an-office-in-arrears.ts';
import { paperFonts, printToPixels } from './printed-page.ts';

const rows = readModelOf([...rowsInArrears(4), ['factory', aListedFactory(9)]]);
const terms = { letterNumber: 'ปท 0033/512', writtenOn: TODAY, payBy: isoDate('2026-12-23'), signerId: 'staff-3' };
const inOneLine = (text: string): string => text.replace(/\s+/g, '');

let browser: Browser;
beforeAll(async () => {
  browser = await openChromium();
});
afterAll(() => browser.close());

describe('reminders of unpaid fees', () => {
  test('go to those who owe something known, in the order of the post', () => {
    const ids = ['listed-3', 'listed-1', 'listed-0', 'listed-9', 'factory-2', 'nobody'];

    expect(remindersOf(rows, ids, TODAY).map(({ factory }) => factory.id)).toEqual([
      'listed-0',
      'listed-1',
      'listed-3',
    ]);
  });

  test('are a letter each on a sheet of its own, every year with its surcharge, the sum in words and the law', async () => {
    const reminders = remindersOf(rows, ['listed-0', 'listed-1'], TODAY);
    const { images, pdfText } = await printToPixels(
      browser,
      documentHtml(reminderDocument(rows, reminders, terms), paperFonts),
      A4_PAGE,
    );

    expect(images).toHaveLength(2);
    const [first = ''] = pdfText.split('\f').map(inOneLine);
    for (const words of [
      'ปท0033/512',
      '23พฤศจิกายน2569',
      'บริษัทตัวอย่างที่0จำกัด',
      'จำนวน3ปีตามมาตรา43',
      '15ม.ค.67',
      '1,350.00',
      'สองพันเก้าร้อยสองบาทห้าสิบสตางค์',
      'ภายในวันที่23ธันวาคม2569',
      'หยุดประกอบกิจการ',
      '(วิชัยทองสุข)',
    ]) {
      expect(first).toContain(words);
    }
  });
});
