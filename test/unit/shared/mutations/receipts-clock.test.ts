import { describe, expect, test } from 'vitest';
import { verifyReceiptChain } from '#shared/domain/receipt-chain.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import { err } from '#shared/lib/result.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';
import { aNamedPayment, aPaidNotice, aPayment, aReceiptBook, receiptArgs } from '#test/builders/receipts.ts';

const books = {
  last: aReceiptBook({ id: 'book-69', fiscalYear: '2569' }),
  this: aReceiptBook(),
  next: aReceiptBook({ id: 'book-71', fiscalYear: '2571' }),
};
/** An office with paid notices and books that one PC has in hand. */
const anOfficeWith = (...own: readonly (keyof typeof books)[]): MemoryOffice => {
  const office = createMemoryOffice();
  for (const name of own) office.put('receiptBook', books[name]);
  for (let number = 1; number <= 6; number += 1) {
    const ref1 = `130000001${number}`;
    const paidAt = '2026-11-23T01:30:00.000Z';
    const state = { kind: 'paid', paymentId: `payment-${number}`, paidAt, proof: 'confirmed' } as const;
    office.put('notice', aPaidNotice({ id: `notice-${number}`, ref1, state }));
    office.put('payment', aPayment({ id: `payment-${number}`, noticeId: `notice-${number}`, ref1 }));
  }
  return office;
};

/** What a PC prints on a day by its own clock, which may be wrong, and later sends. */
const receipt = (number: number, book: keyof typeof books, day: string) => ({
  number,
  bookId: books[book].id,
  issuedOn: isoDate(day),
  occurredAt: `${day}T03:00:00.000Z`,
});
type Printed = ReturnType<typeof receipt>;

const issue = (office: MemoryOffice, { number, bookId, issuedOn, occurredAt }: Printed, receivedAt?: string) => {
  const payment = aNamedPayment({ paymentId: `payment-${number}` });
  const args = receiptArgs(office.get('receiptBook', bookId)!, { noticeId: `notice-${number}`, payment, issuedOn });
  const event = { id: `receipt-${number}`, occurredAt, ...(receivedAt ? { authority: { receivedAt } } : {}) };
  return office.run('issue-receipt', args, event);
};
const numbersIn = (office: MemoryOffice): readonly string[] =>
  office
    .all('receipt')
    .map(({ number }) => number)
    .toSorted();
const isChainSound = (office: MemoryOffice, name: keyof typeof books): boolean => {
  const { state, fiscalYear, id } = office.get('receiptBook', books[name].id)!;
  if (state.kind === 'asked') return false;
  const own = office.all('receipt').filter(({ bookId }) => bookId === id);
  return verifyReceiptChain({ ...state, bookId: id, fiscalYear }, own).ok;
};

/** Prints all of it on the PC, then sends it to the centre, whose clock is right. */
const printAndSend = async (own: readonly (keyof typeof books)[], printed: readonly Printed[], receivedAt: string) => {
  const pc = anOfficeWith(...own);
  const centre = anOfficeWith(...own);
  for (const one of printed) expect(await issue(pc, one)).toMatchObject({ ok: true });
  for (const one of printed) expect(await issue(centre, one, receivedAt)).toMatchObject({ ok: true });
  return { pc, centre };
};

describe('receipts of a PC whose clock is wrong', () => {
  test('a year ahead it draws no book of that year: the centre refuses it, and the year stays without one', async () => {
    const event = { id: 'book-x', occurredAt: '2027-11-23T03:00:00.000Z' };
    const pc = anOfficeWith('this');
    const centre = anOfficeWith('this');

    expect(await pc.run('draw-receipt-book', { fiscalYear: '2571' }, event)).toMatchObject({ ok: true });
    const authority = { receivedAt: '2026-11-23T03:00:00.000Z' };
    const judged = await centre.run('draw-receipt-book', { fiscalYear: '2571' }, { ...event, authority });

    expect(pc.get('receiptBook', 'book-x')?.state).toEqual({ kind: 'asked' });
    expect(judged).toEqual(err({ type: 'receipt-year-differs', fiscalYear: '2571', expected: '2570' }));
    expect(await issue(pc, { ...receipt(1, 'this', '2026-11-23'), bookId: 'book-x' })).toMatchObject({ ok: false });
  });

  test.each([
    ['a year ahead', '2027-11-23', '2571'],
    ['a year back', '2025-11-23', '2569'],
  ])('%s nothing is printed on a sheet of this year', async (_, day, year) => {
    const pc = anOfficeWith('this');
    expect(await issue(pc, receipt(1, 'this', day))).toEqual(
      err({ type: 'receipt-year-differs', fiscalYear: '2570', expected: year }),
    );
    expect(pc.all('receipt')).toEqual([]);
  });

  test('a year back it adds nothing to the book of last year behind what stands there', async () => {
    const pc = anOfficeWith('last', 'this');
    expect(await issue(pc, receipt(1, 'last', '2026-09-30'))).toMatchObject({ ok: true });

    expect(await issue(pc, receipt(2, 'last', '2025-11-23'))).toEqual(
      err({ type: 'receipt-date-before-last', issuedOn: '2025-11-23', lastOn: '2026-09-30' }),
    );
  });

  test('ahead over the end of the year, then set right: what was printed is kept, and both books are without a gap', async () => {
    const printed = [
      receipt(1, 'this', '2027-09-14'),
      receipt(2, 'next', '2027-10-04'),
      receipt(3, 'next', '2027-10-04'),
      receipt(4, 'this', '2027-09-14'),
      receipt(5, 'this', '2027-09-15'),
    ];

    const { pc, centre } = await printAndSend(['this', 'next'], printed, '2027-09-15T09:00:00.000Z');

    const expected = ['2570-0001-001', '2570-0001-002', '2570-0001-003', '2571-0001-001', '2571-0001-002'];
    for (const office of [pc, centre]) {
      expect(numbersIn(office)).toEqual(expected);
      expect([isChainSound(office, 'this'), isChainSound(office, 'next')]).toEqual([true, true]);
    }
    expect(centre.all('receipt').map(({ id, issuedOn, hash }) => [id, issuedOn, hash])).toEqual(
      pc.all('receipt').map(({ id, issuedOn, hash }) => [id, issuedOn, hash]),
    );
  });

  test('a month back within the year it waits for the day that stands on the last sheet, and leaves no gap', async () => {
    const printed = [receipt(1, 'this', '2026-11-23'), receipt(3, 'this', '2026-11-24')];
    const pc = anOfficeWith('this');
    await issue(pc, receipt(1, 'this', '2026-11-23'));
    expect(await issue(pc, receipt(2, 'this', '2026-10-23'))).toEqual(
      err({ type: 'receipt-date-before-last', issuedOn: '2026-10-23', lastOn: '2026-11-23' }),
    );

    const { centre } = await printAndSend(['this'], printed, '2026-11-24T09:00:00.000Z');

    expect(numbersIn(centre)).toEqual(['2570-0001-001', '2570-0001-002']);
    expect(isChainSound(centre, 'this')).toBe(true);
  });
});
