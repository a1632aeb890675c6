import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { contentHash } from '#shared/domain/content-hash.ts';
import { firstHashOf, receiptHash, verifyReceiptChain, type ChainedReceipt } from '#shared/domain/receipt-chain.ts';
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
import { aReceipt } from '#test/builders/receipts.ts';

const cover = { bookId: 'book-1', fiscalYear: '2570', book: 1 };

/** A book with this many receipts, each following the one before. */
const aBookOf = (sheets: number) => {
  const receipts: ChainedReceipt[] = [];
  let head = firstHashOf(cover);
  for (let sheet = 1; sheet <= sheets; sheet += 1) {
    const receipt = { ...aReceipt(), sheet, totalSatang: 150_000 + sheet, previousHash: head };
    head = receiptHash(receipt, head);
    receipts.push({ ...receipt, hash: head });
  }
  return { book: { ...cover, nextSheet: sheets + 1, headHash: head }, receipts };
};
const reasonOf = (result: ReturnType<typeof verifyReceiptChain>) =>
  result.ok ? 'holds' : `${result.error.number} ${result.error.reason}`;

describe('the chain of a book', () => {
  test('holds from an unused book to a full one, in whatever order the receipts are read', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: SHEETS_PER_BOOK }), fc.infiniteStream(fc.double()), (sheets, order) => {
        const { book, receipts } = aBookOf(sheets);
        const shuffled = receipts
          .map((receipt) => ({ receipt, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at)
          .map(({ receipt }) => receipt);
        expect(verifyReceiptChain(book, shuffled)).toEqual({ ok: true, value: { sheets } });
      }),
      { numRuns: 25 },
    );
  });

  test('names the sheet that is missing, the one that stands twice and the one that was written over', () => {
    const { book, receipts } = aBookOf(5);
    expect(reasonOf(verifyReceiptChain(book, receipts.toSpliced(2, 1)))).toBe('2570-0001-003 gap');
    expect(reasonOf(verifyReceiptChain(book, receipts.slice(0, 4)))).toBe('2570-0001-005 gap');
    expect(reasonOf(verifyReceiptChain(book, [...receipts, receipts[3]!]))).toBe('2570-0001-004 repeated');
    const cheaper = receipts.with(1, { ...receipts[1]!, totalSatang: 1 });
    expect(reasonOf(verifyReceiptChain(book, cheaper))).toBe('2570-0001-002 content-differs');
    const renamed = receipts.with(4, { ...receipts[4]!, payerName: 'ผู้อื่น' });
    expect(reasonOf(verifyReceiptChain(book, renamed))).toBe('2570-0001-005 content-differs');
  });

  test.each([
    ['year', { fiscalYear: '2569' }],
    ['number', { book: 2 }],
  ])('does not take a sheet of a book of another %s, whatever its hashes say', (_, over) => {
    const { book, receipts } = aBookOf(3);
    const strange = receipts.with(1, { ...receipts[1]!, ...over });
    expect(reasonOf(verifyReceiptChain(book, strange))).toBe('2570-0001-002 book-differs');
  });

  test('does not hold when the book counts fewer sheets than were written, or more', () => {
    const { book, receipts } = aBookOf(3);
    expect(reasonOf(verifyReceiptChain({ ...book, nextSheet: 3 }, receipts))).toBe('2570-0001-003 repeated');
    expect(reasonOf(verifyReceiptChain({ ...book, nextSheet: 5 }, receipts))).toBe('2570-0001-004 gap');
  });

  test('of an unused book holds with the head of its cover and no other', () => {
    const { book } = aBookOf(0);
    expect(reasonOf(verifyReceiptChain(book, []))).toBe('holds');
    expect(verifyReceiptChain({ ...book, headHash: 'f'.repeat(64) }, [])).toMatchObject({
      ok: false,
      error: { reason: 'book-differs' },
    });
  });

  test('is no help to somebody who writes the whole book anew: the head of the book is another one', () => {
    const { book, receipts } = aBookOf(3);
    const forged = aBookOf(2).receipts;
    const last = { ...receipts[2]!, totalSatang: 1, previousHash: forged[1]!.hash };
    const chained = [...forged, { ...last, hash: receiptHash(last, last.previousHash) }];
    expect(reasonOf(verifyReceiptChain(book, chained))).toBe('2570-0001-003 book-differs');
  });

  test('never fits another book, even with the same number', () => {
    const { book, receipts } = aBookOf(2);
    expect(reasonOf(verifyReceiptChain({ ...book, bookId: 'book-2' }, receipts))).toBe(
      '2570-0001-001 previous-differs',
    );
  });

  test('finds any change of any printed field', () => {
    const { book, receipts } = aBookOf(4);
    const fields = [
      'ref1',
      'payerName',
      'payerAddress',
      'registrationNumber',
      'paidOn',
      'channel',
      'issuedOn',
    ] as const;
    fc.assert(
      fc.property(fc.constantFrom(...fields), fc.integer({ min: 0, max: 3 }), fc.string(), (field, index, text) => {
        const changed = receipts.with(index, { ...receipts[index]!, [field]: `${receipts[index]![field]}${text}x` });
        expect(reasonOf(verifyReceiptChain(book, changed))).toContain('content-differs');
      }),
    );
  });
});

describe('the hash of a content', () => {
  test('does not depend on the order in which its fields were written, nor on fields that are absent', () => {
    expect(contentHash({ b: 1, a: ['ก', { d: null, c: true }] })).toBe(
      contentHash({ a: ['ก', { c: true, d: null, e: undefined }], b: 1 }),
    );
    expect(contentHash({ a: 1 })).not.toBe(contentHash({ a: '1' }));
  });

  test('is SHA-256 of the canonical JSON, as any other program computes it', async () => {
    const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode('{"a":"ใบเสร็จ","b":2}'));
    expect(contentHash({ b: 2, a: 'ใบเสร็จ' })).toBe(Buffer.from(bytes).toString('hex'));
  });
});

describe('the number of a receipt', () => {
  const number = { fiscalYear: '2570', book: 12, sheet: 7 };

  test('sorts as it counts and is read back from its text, its QR and as a person types it', () => {
    expect(receiptNumberText(number)).toBe('2570-0012-007');
    expect(receiptCode('13', number)).toBe('RC13-2570-0012-007');
    expect(parseReceiptNumber('2570-0012-007')).toEqual(number);
    expect(parseReceiptNumber(' 2570-12-7 ')).toEqual(number);
    expect(parseReceiptCode('rc13-2570-0012-007')).toEqual(number);
  });

  test.each(['', '2570', '2570-1', '2570-0-1', '2570-1-0', '2570-1-101', '2570-1-1-1', '1300000017', 'บริษัท'])(
    'is not %j',
    (text) => expect(parseReceiptNumber(text)).toBeUndefined(),
  );

  test('belongs to the fiscal year of its day, 1 October to 30 September', () => {
    expect(receiptYearOf(isoDate('2026-09-30'))).toBe('2569');
    expect(receiptYearOf(isoDate('2026-10-01'))).toBe('2570');
    expect(usageReportDueOn('2569')).toBe('2026-10-31');
  });

  test('of unused sheets runs to the last of the book', () => {
    expect(unusedSheets(1)).toEqual({ from: 1, to: 100 });
    expect(unusedSheets(98)).toEqual({ from: 98, to: 100 });
    expect(unusedSheets(101)).toBeUndefined();
  });
});
