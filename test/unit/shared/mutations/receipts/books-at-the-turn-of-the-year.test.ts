import { beforeEach, describe, expect, test } from 'vitest';
import { firstHashOf } from '#shared/domain/receipt-chain.ts';
import type { ReceiptBookRow } from '#shared/model/receipt-rows.ts';
import type { MutationEvent } from '#shared/mutations/define.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';
import { aPaidNotice, aPayment, aReceiptBook, receiptArgs } from '#test/builders/receipts.ts';

let office: MemoryOffice;
beforeEach(() => {
  office = createMemoryOffice();
});
const draw = (fiscalYear: string, occurredAt: string, over: Partial<MutationEvent> = {}) =>
  office.run('draw-receipt-book', { fiscalYear }, { id: `book-${fiscalYear}`, occurredAt, ...over });
const answer = async (...call: Parameters<typeof draw>): Promise<string> => {
  const drawn = await draw(...call);
  return drawn.ok ? 'drawn' : drawn.error.type;
};

describe('of which fiscal year a book may be drawn', () => {
  /** The fiscal year 2570 begins on 1 October 2026, at 17:00 of 30 September in UTC. */
  test.each([
    ['a month and a day before the new year', '2026-08-30T16:59:59.999Z', ['2569']],
    ['31 days before it, from midnight in Thailand', '2026-08-30T17:00:00.000Z', ['2569', '2570']],
    ['on its eve, the last millisecond', '2026-09-30T16:59:59.999Z', ['2569', '2570']],
    ['on its first millisecond in Thailand', '2026-09-30T17:00:00.000Z', ['2570']],
    ['in the middle of it', '2027-02-28T05:00:00.000Z', ['2570']],
    ['on a leap day', '2028-02-28T17:00:00.000Z', ['2571']],
  ])('%s', async (_when, occurredAt, allowed) => {
    for (const fiscalYear of ['2568', '2569', '2570', '2571', '2572']) {
      expect([fiscalYear, await answer(fiscalYear, occurredAt)]).toEqual([
        fiscalYear,
        allowed.includes(fiscalYear) ? 'drawn' : 'receipt-year-differs',
      ]);
    }
  });

  test('is said by the corrected time: a clock a day ahead does not begin the year', async () => {
    const ahead = { occurredAt: '2026-10-01T20:00:00.000Z', offsetMs: -30 * 86_400_000 };
    expect(await answer('2570', ahead.occurredAt, { offsetMs: ahead.offsetMs, id: 'early' })).toBe('drawn');
    expect(await answer('2569', ahead.occurredAt, { offsetMs: ahead.offsetMs, id: 'now' })).toBe('drawn');
    expect(await answer('2569', ahead.occurredAt, { id: 'uncorrected' })).toBe('receipt-year-differs');
  });

  test.each(['0000', '2469', '2470', '3000', '257', '25700', '๒๕๗๐', '2026', ''])('is never %j', async (year) => {
    expect(await answer(year, '2026-11-23T02:00:00.000Z')).toMatch(/input-invalid|receipt-year-differs/);
    expect(office.all('receiptBook')).toEqual([]);
  });
});

describe('the number of a book', () => {
  const AT = '2026-11-23T02:00:00.000Z';
  const atCentre = { authority: { receivedAt: AT } };
  const numberOf = (id: string) => {
    const { state } = office.get('receiptBook', id)!;
    return state.kind === 'asked' ? 'asked' : state.book;
  };

  test('is given by the centre alone, with the first link of its own chain', async () => {
    await draw('2570', AT, { id: 'on-pc' });
    await draw('2570', AT, { id: 'at-centre', deviceId: 'pc-2', ...atCentre });

    expect(numberOf('on-pc')).toBe('asked');
    expect(office.get('receiptBook', 'at-centre')?.state).toEqual({
      kind: 'open',
      book: 1,
      nextSheet: 1,
      headHash: firstHashOf({ bookId: 'at-centre', fiscalYear: '2570', book: 1 }),
    });
  });

  test('counts each year from 1, and no number twice', async () => {
    const year = (fiscalYear: string, book: number): void =>
      office.put(
        'receiptBook',
        aReceiptBook({
          id: `${fiscalYear}-${book}`,
          fiscalYear,
          deviceId: 'pc-9',
          state: { ...aReceiptBook().state, book },
        }),
      );
    year('2569', 41);
    year('2570', 3);
    year('2570', 7);
    await draw('2570', AT, { id: 'next', ...atCentre });

    expect(numberOf('next')).toBe(8);
  });

  test('asked for twice by the same call is one book', async () => {
    await draw('2570', AT, { id: 'once', ...atCentre });
    const once = office.all('receiptBook');
    await draw('2570', AT, { id: 'once', ...atCentre });

    expect(office.all('receiptBook')).toEqual(once);
  });

  const inHand = (over: Partial<ReceiptBookRow>): void => office.put('receiptBook', aReceiptBook(over));
  test.each<readonly [string, Partial<ReceiptBookRow>, string]>([
    ['an unused one of the year', {}, 'receipt-book-in-hand'],
    ['one it asked for', { state: { kind: 'asked' } }, 'receipt-book-in-hand'],
    ['one with a sheet used', { state: { ...aReceiptBook().state, nextSheet: 2 } }, 'drawn'],
    [
      'a closed one, unused',
      { state: { ...aReceiptBook().state, kind: 'closed', closedAt: AT, closedBy: 'staff-1', reason: 'สิ้นปี' } },
      'drawn',
    ],
    ['an unused one of last year', { fiscalYear: '2569' }, 'drawn'],
    ['an unused one from before it lost its data', { clientId: 'client-0' }, 'drawn'],
    ['none, because the unused one is of another PC', { deviceId: 'pc-9' }, 'drawn'],
  ])('is given to a PC that has %s: %s', async (_about, over, expected) => {
    inHand(over);
    expect(await answer('2570', AT, { id: 'next' })).toBe(expected);
  });
});

describe('a receipt at the turn of the fiscal year', () => {
  beforeEach(() => {
    office.put('notice', aPaidNotice());
    office.put('payment', aPayment());
  });
  const issueOn = async (book: ReceiptBookRow, issuedOn: string): Promise<string> => {
    office.put('receiptBook', book);
    const args = receiptArgs(book, { issuedOn: issuedOn as never });
    const issued = await office.run('issue-receipt', args, { id: `${book.id}-${issuedOn}` });
    return issued.ok ? 'issued' : issued.error.type;
  };

  test.each([
    ['2569', '2026-09-30', 'issued'],
    ['2569', '2026-10-01', 'receipt-year-differs'],
    ['2570', '2026-09-30', 'receipt-year-differs'],
    ['2570', '2026-10-01', 'issued'],
    ['2570', '2027-09-30', 'issued'],
    ['2570', '2027-10-01', 'receipt-year-differs'],
    ['2571', '2028-02-29', 'issued'],
  ])('of a book of %s with the date %s', async (fiscalYear, issuedOn, expected) => {
    expect(await issueOn(aReceiptBook({ fiscalYear }), issuedOn)).toBe(expected);
  });

  test('may bear the date of the sheet before it, and not the day before that', async () => {
    const { state } = aReceiptBook();
    const last = (lastOn: string): ReceiptBookRow => aReceiptBook({ state: { ...state, nextSheet: 2, lastOn } });
    expect(await issueOn(last('2026-11-24'), '2026-11-23')).toBe('receipt-date-before-last');
    expect(await issueOn(last('2026-11-23'), '2026-11-23')).toBe('issued');
  });

  test.each([
    [100, 'issued', 101],
    [101, 'input-invalid', 101],
  ])('on sheet %s of a book of a hundred is %s', async (nextSheet, expected, after) => {
    const { state } = aReceiptBook();
    expect(await issueOn(aReceiptBook({ state: { ...state, nextSheet } }), '2026-11-23')).toBe(expected);
    expect(office.get('receiptBook', 'book-1')?.state).toMatchObject({ nextSheet: after });
  });
});
