import { describe, expect, test } from 'vitest';
import {
  parseReceiptCode,
  parseReceiptNumber,
  receiptCode,
  receiptNumberText,
  receiptYearOf,
  SHEETS_PER_BOOK,
  unusedSheets,
  usageReportDueOn,
} from '#shared/domain/receipt-number.ts';
import { isoDate } from '#shared/domain/thai-date.ts';

const numbers = [1, 2, 99, 1_000, 9_999].flatMap((book) =>
  [1, 9, 10, SHEETS_PER_BOOK].map((sheet) => ({ fiscalYear: '2570', book, sheet })),
);

describe('the number of a receipt', () => {
  test('is read back from its text and from the code on its paper', () => {
    for (const number of numbers) {
      expect(parseReceiptNumber(receiptNumberText(number))).toEqual(number);
      expect(parseReceiptCode(receiptCode('13', number))).toEqual(number);
    }
  });

  test('sorts as text in the order in which receipts are written', () => {
    const texts = numbers.map(receiptNumberText);
    expect(texts.toSorted()).toEqual(texts);
  });

  test('may be typed without its zeros and with spaces around it', () => {
    expect(parseReceiptNumber(' 2570-1-17 ')).toEqual({ fiscalYear: '2570', book: 1, sheet: 17 });
  });

  test.each([
    '',
    '2570-1',
    '2570-1-17-1',
    '2570-0-17',
    '2570-1-0',
    '2570-1-101',
    '2570--17',
    '2570-1-',
    '2570-1-1.5',
    '2570-1e3-1',
    '2570-00001-1',
    '2027-1-17',
    '25700-1-17',
    '๒๕๗๐-๑-๑๗',
  ])('is not read from "%s"', (text) => {
    expect(parseReceiptNumber(text)).toBeUndefined();
  });

  test('in a code of another kind is not found', () => {
    expect(parseReceiptCode('113000000136')).toBeUndefined();
    expect(parseReceiptCode('RC13-2570-0001-101')).toBeUndefined();
    expect(parseReceiptCode('rc13-2570-0001-017')).toEqual({ fiscalYear: '2570', book: 1, sheet: 17 });
  });
});

describe('the year of the books', () => {
  test('turns on 1 October, and its use is reported by the last day of that month', () => {
    expect(receiptYearOf(isoDate('2026-09-30'))).toBe('2569');
    expect(receiptYearOf(isoDate('2026-10-01'))).toBe('2570');
    expect(usageReportDueOn('2569')).toBe('2026-10-31');
  });

  test('names the sheets that were never used, and none of a full book', () => {
    expect(unusedSheets(1)).toEqual({ from: 1, to: 100 });
    expect(unusedSheets(100)).toEqual({ from: 100, to: 100 });
    expect(unusedSheets(101)).toBeUndefined();
  });
});
