import { describe, expect, test } from 'vitest';
import { booksToDraw, nextSheetOf } from '#data/receipt-books.ts';
import { keepReceiptBooks, sheetsTaken } from '#data/receipt-supply.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import { err, ok } from '#shared/lib/result.ts';
import type { ReceiptBookRow } from '#shared/model/receipt-rows.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import { aReceiptBook, receiptArgs } from '#test/builders/receipts.ts';
import { type Filed, readModelOf } from '../counter/a-counter-office.ts';

const TODAY = isoDate('2026-11-23');
const here = { deviceId: 'pc-1', clientId: 'client-1' };
const bookAt = (nextSheet: number, over: Partial<ReceiptBookRow> = {}, book = 1): ReceiptBookRow => {
  const row = aReceiptBook(over);
  return { ...row, state: { ...row.state, book, nextSheet } };
};
const rowsWith = (...books: readonly ReceiptBookRow[]) =>
  readModelOf(books.map((book): Filed => ['receiptBook', book]));

describe('the next sheet of a PC', () => {
  test('is that of its lowest open book of the year; full books, other PCs and other years do not count', () => {
    const rows = rowsWith(
      bookAt(101),
      bookAt(7, { id: 'book-3' }, 3),
      bookAt(5, { id: 'book-2', deviceId: 'pc-2' }, 2),
      bookAt(9, { id: 'book-old', fiscalYear: '2569' }, 1),
    );
    expect(nextSheetOf(rows, here, TODAY)).toMatchObject({
      ok: true,
      value: { bookId: 'book-3', number: '2570-0003-007' },
    });
  });

  test('is never one of a book that this PC drew before it lost its data', () => {
    expect(nextSheetOf(rowsWith(bookAt(5, { clientId: 'client-before-loss' })), here, TODAY)).toMatchObject({
      ok: false,
    });
  });

  test('is missing while no book is open, or only asked for', () => {
    const missing = err({ type: 'receipt-book-missing', fiscalYear: '2570' });
    expect(nextSheetOf(rowsWith(), here, TODAY)).toEqual(missing);
    expect(nextSheetOf(rowsWith({ ...aReceiptBook(), state: { kind: 'asked' } }), here, TODAY)).toEqual(missing);
  });
});

describe('the supply of books', () => {
  test('begins with the first one that somebody draws; then the next is drawn when a quarter is left', () => {
    expect(booksToDraw(rowsWith(), here, TODAY)).toEqual([]);
    expect(booksToDraw(rowsWith(bookAt(76)), here, TODAY)).toEqual([]);
    expect(booksToDraw(rowsWith(bookAt(77)), here, TODAY)).toEqual(['2570']);
    expect(booksToDraw(rowsWith(bookAt(77), bookAt(1, { id: 'book-2' }, 2)), here, TODAY)).toEqual([]);
    const asked: ReceiptBookRow = { ...aReceiptBook({ id: 'book-2' }), state: { kind: 'asked' } };
    expect(booksToDraw(rowsWith(bookAt(77), asked), here, TODAY)).toEqual([]);
  });

  test('goes on by itself with a new book on a PC that lost its data', () => {
    expect(booksToDraw(rowsWith(bookAt(5, { clientId: 'client-before-loss' })), here, TODAY)).toEqual(['2570']);
  });

  test('looks ahead in September, so that 1 October finds a book of the new fiscal year', () => {
    const rows = rowsWith(bookAt(10));
    expect(booksToDraw(rows, here, isoDate('2027-08-31'))).toEqual([]);
    expect(booksToDraw(rows, here, isoDate('2027-09-02'))).toEqual(['2571']);
  });

  test('asks once, and not again before anything has changed', () => {
    const rows = rowsWith(bookAt(90));
    const drawn: string[] = [];
    const check = keepReceiptBooks({
      rows,
      at: here,
      clock: { nowMs: () => Date.parse('2026-11-23T02:00:00.000Z') },
      draw: async (fiscalYear) => void drawn.push(fiscalYear),
    });
    check();
    check();
    expect(drawn).toEqual(['2570']);
  });
});

describe('a sheet that was printed', () => {
  const call = (sheet: number): MutationCall => ({
    name: 'issue-receipt',
    args: receiptArgs(aReceiptBook(), { sheet }),
  });

  test('is never handed out again on this PC, even when the centre refused it', () => {
    const first = sheetsTaken([call(5)], {});
    expect(first).toEqual(ok({ 'receipt book-1': 5 }));
    expect(sheetsTaken([call(5)], { 'receipt book-1': 5 })).toMatchObject({
      error: { type: 'receipt-number-not-next' },
    });
    expect(sheetsTaken([call(6)], { 'receipt book-1': 5 })).toMatchObject({ ok: true });
    expect(sheetsTaken([call(6), call(6)], {})).toMatchObject({ ok: false });
  });
});
