import { describe, expect, test } from 'vitest';
import { verifyReceiptChain } from '#shared/domain/receipt-chain.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import { err } from '#shared/lib/result.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { ReceiptBookRow } from '#shared/model/receipt-rows.ts';
import type { MutationEvent } from '#shared/mutations/define.ts';
import type { MutationArgs } from '#shared/mutations/registry.ts';
import { aConfirmedSchedule } from '#test/builders/fee-rows.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';
import { aPaidNotice, aPayment, aReceiptBook, receiptArgs } from '#test/builders/receipts.ts';

const paidOffice = (notices = 3): MemoryOffice => {
  const office = createMemoryOffice();
  office.put('feeSchedule', aConfirmedSchedule());
  office.put('receiptBook', aReceiptBook());
  for (let number = 1; number <= notices; number += 1) {
    const ref1 = `130000001${number}`;
    office.put('notice', aPaidNotice({ id: `notice-${number}`, ref1 }));
    office.put('payment', aPayment({ id: `payment-${number}`, noticeId: `notice-${number}`, ref1 }));
  }
  return office;
};
const book = (office: MemoryOffice, id = 'book-1'): ReceiptBookRow => office.get('receiptBook', id)!;
const issue = (
  office: MemoryOffice,
  over: Partial<MutationArgs<'issue-receipt'>> = {},
  event: Partial<MutationEvent> = {},
) => office.run('issue-receipt', receiptArgs(book(office, over.bookId), over), { id: 'receipt-1', ...event });
const openCards = (office: MemoryOffice) =>
  office.all('exception').filter(({ resolvedAt }) => resolvedAt === undefined);
const chainOf = (office: MemoryOffice, id = 'book-1') => {
  const { state, fiscalYear } = book(office, id);
  if (state.kind === 'asked') throw new Error('no book yet');
  const receipts = office.all('receipt').filter(({ bookId }) => bookId === id);
  return verifyReceiptChain({ ...state, bookId: id, fiscalYear }, receipts);
};

describe('drawing a book', () => {
  test('is asked for on the PC and numbered by the centre alone', async () => {
    const office = createMemoryOffice();
    await office.run('draw-receipt-book', { fiscalYear: '2570' }, { id: 'book-7', deviceId: 'pc-7' });
    expect(book(office, 'book-7').state).toEqual({ kind: 'asked' });

    const centre = createMemoryOffice();
    await centre.runAtCentre('draw-receipt-book', { fiscalYear: '2570' }, { id: 'book-7', deviceId: 'pc-7' });
    await centre.runAtCentre('draw-receipt-book', { fiscalYear: '2570' }, { id: 'book-8', deviceId: 'pc-8' });
    expect(book(centre, 'book-7')).toMatchObject({ drawnBy: 'staff-1', state: { book: 1, nextSheet: 1 } });
    expect(book(centre, 'book-8')).toMatchObject({ deviceId: 'pc-8', state: { book: 2, nextSheet: 1 } });
  });

  test('gives a PC that lost its data a new book beside the unused one that it can no longer vouch for', async () => {
    const centre = createMemoryOffice();
    await centre.runAtCentre('draw-receipt-book', { fiscalYear: '2570' }, { id: 'book-7' });
    const afterLoss = { id: 'book-8', clientId: 'client-after-loss' };

    expect(await centre.runAtCentre('draw-receipt-book', { fiscalYear: '2570' }, afterLoss)).toMatchObject({
      ok: true,
    });

    expect(book(centre, 'book-8')).toMatchObject({ clientId: 'client-after-loss', state: { book: 2, nextSheet: 1 } });
  });

  test('gives no second one to a PC that has not used its first', async () => {
    const office = paidOffice();
    expect(await office.runAtCentre('draw-receipt-book', { fiscalYear: '2570' })).toEqual(
      err({ type: 'receipt-book-in-hand', bookId: 'book-1' }),
    );
    await issue(office);
    expect(await office.runAtCentre('draw-receipt-book', { fiscalYear: '2570' }, { id: 'book-2' })).toMatchObject({
      ok: true,
    });
    expect(book(office, 'book-2').state).toMatchObject({ kind: 'open', book: 2 });
  });

  test('never gives the number of a closed book again', async () => {
    const office = paidOffice();
    await office.run('close-receipt-book', { bookId: 'book-1', reason: 'เครื่องเสีย' });
    await office.runAtCentre('draw-receipt-book', { fiscalYear: '2570' }, { id: 'book-2' });
    expect(book(office, 'book-2').state).toMatchObject({ book: 2 });
  });

  test('is for this fiscal year, and in September for the next one too', async () => {
    const office = createMemoryOffice();
    const inSeptember = {
      occurredAt: '2026-09-15T02:00:00.000Z',
      authority: { receivedAt: '2026-09-15T02:00:00.000Z' },
    };
    const draw = (fiscalYear: string, event: Partial<MutationEvent>) =>
      office.run('draw-receipt-book', { fiscalYear }, event);
    expect(await draw('2570', { ...inSeptember, id: 'book-next' })).toMatchObject({ ok: true });
    expect(await draw('2569', { ...inSeptember, id: 'book-now' })).toMatchObject({ ok: true });
    expect(await draw('2571', inSeptember)).toEqual(
      err({ type: 'receipt-year-differs', fiscalYear: '2571', expected: '2569' }),
    );
  });
});

describe('issuing a receipt', () => {
  test('takes the next sheet, keeps what is printed and moves the book on', async () => {
    const office = paidOffice();

    expect(await issue(office)).toMatchObject({ ok: true });

    expect(office.get('receipt', 'receipt-1')).toMatchObject({
      number: '2570-0001-001',
      payerName: 'บริษัท ตัวอย่างโลหะ จำกัด',
      items: [
        { kind: 'annual-fee', dueOn: '2026-03-01', satang: 150_000 },
        { kind: 'surcharge', dueOn: '2026-03-01', satang: 7_500 },
      ],
      totalSatang: 157_500,
      issuedBy: 'staff-1',
      state: { kind: 'standing' },
    });
    expect(book(office).state).toMatchObject({ nextSheet: 2, headHash: office.get('receipt', 'receipt-1')!.hash });
    expect(chainOf(office)).toEqual({ ok: true, value: { sheets: 1 } });
    expect(openCards(office)).toEqual([]);
  });

  const never = (state: NoticeRow['state'], proof: 'reported' | 'confirmed') => {
    const office = paidOffice();
    office.put('notice', aPaidNotice({ state }));
    office.put('payment', aPayment({ proof }));
    return issue(office);
  };

  test('waits until the bank has confirmed: a report alone is not enough, and a slip is nothing', async () => {
    const reported = { kind: 'paid', paymentId: 'payment-1', paidAt: '2026-11-23T01:30:00.000Z' } as const;
    expect(await never({ ...reported, proof: 'reported' }, 'reported')).toEqual(
      err({ type: 'receipt-money-not-sure', noticeId: 'notice-1', state: 'paid' }),
    );
    expect(await never({ kind: 'issued' }, 'reported')).toEqual(
      err({ type: 'receipt-money-not-sure', noticeId: 'notice-1', state: 'issued' }),
    );
  });

  test.each([
    ['a gap', { sheet: 2 }, { type: 'receipt-number-not-next', number: '2570-0001-002', expected: '2570-0001-001' }],
    ['another chain', { previousHash: '0'.repeat(64) }, { type: 'receipt-hash-differs', number: '2570-0001-001' }],
    [
      'the year before',
      { issuedOn: '2026-09-30' },
      { type: 'receipt-year-differs', fiscalYear: '2570', expected: '2569' },
    ],
    [
      'the year after',
      { issuedOn: '2027-10-01' },
      { type: 'receipt-year-differs', fiscalYear: '2570', expected: '2571' },
    ],
    ['a notice nobody has', { noticeId: 'notice-9' }, { type: 'notice-unknown', noticeId: 'notice-9' }],
    ['a book nobody has', { bookId: 'book-9' }, { type: 'receipt-book-unknown', bookId: 'book-9' }],
    ['a replaced receipt nobody has', { replacesId: 'none' }, { type: 'receipt-unknown', receiptId: 'none' }],
  ] as const)('refuses %s and changes nothing', async (_, over, error) => {
    const office = paidOffice();
    const before = office.everything();
    const args = { ...receiptArgs(book(office)), ...over };
    expect(await office.run('issue-receipt', args, { id: 'receipt-1' })).toEqual(err(error));
    expect(office.everything()).toEqual(before);
  });

  test('refuses the book of another PC', async () => {
    expect(await issue(paidOffice(), {}, { deviceId: 'pc-2' })).toEqual(
      err({ type: 'receipt-book-not-here', bookId: 'book-1' }),
    );
  });

  test('refuses the book that this PC drew before it lost its data: nobody knows how far its sheets are printed', async () => {
    expect(await issue(paidOffice(), {}, { clientId: 'client-after-loss' })).toEqual(
      err({ type: 'receipt-book-not-here', bookId: 'book-1' }),
    );
  });

  test('refuses the same sheet again', async () => {
    const office = paidOffice();
    const first = receiptArgs(book(office));
    await issue(office);
    expect(await office.run('issue-receipt', { ...first, noticeId: 'notice-2' }, { id: 'again' })).toEqual(
      err({ type: 'receipt-number-not-next', number: '2570-0001-001', expected: '2570-0001-002' }),
    );
  });

  test('keeps a second one of the same book for one notice, and what follows it: a PC whose disk lost the first has printed them', async () => {
    const office = paidOffice();
    await issue(office);

    expect(await issue(office, {}, { id: 'twice' })).toMatchObject({ ok: true });
    expect(await issue(office, { noticeId: 'notice-2' }, { id: 'later' })).toMatchObject({ ok: true });

    expect(openCards(office)).toMatchObject([{ kind: 'receipt-twice', causeIds: ['receipt-1', 'twice'] }]);
    expect(chainOf(office)).toMatchObject({ ok: true });
  });

  test('refuses a date before the last receipt of the book: the clock of the PC is wrong', async () => {
    const office = paidOffice();
    await issue(office);
    expect(await issue(office, { noticeId: 'notice-2', issuedOn: '2026-11-22' }, { id: 'earlier' })).toEqual(
      err({ type: 'receipt-date-before-last', issuedOn: '2026-11-22', lastOn: '2026-11-23' }),
    );
  });

  test('ends with the last sheet', async () => {
    const office = paidOffice();
    const { state } = aReceiptBook();
    office.put('receiptBook', aReceiptBook({ state: { ...state, nextSheet: 101 } }));
    expect(await office.run('issue-receipt', { ...receiptArgs(aReceiptBook()), sheet: 100 })).toMatchObject({
      error: { type: 'receipt-number-not-next' },
    });
  });

  test('on two PCs offline for one notice keeps both and asks a person by a card', async () => {
    const office = paidOffice();
    office.put('receiptBook', aReceiptBook({ id: 'book-2', deviceId: 'pc-2', drawnBy: 'staff-2' }));
    await issue(office);
    await issue(office, { bookId: 'book-2' }, { id: 'receipt-2', deviceId: 'pc-2' });

    expect(office.all('receipt').map(({ state }) => state.kind)).toEqual(['standing', 'standing']);
    expect(openCards(office)).toMatchObject([{ kind: 'receipt-twice', causeIds: ['receipt-1', 'receipt-2'] }]);

    await office.run('void-receipt', { receiptId: 'receipt-2', reason: 'ออกซ้ำ', paper: 'attached' });
    expect(openCards(office)).toEqual([]);
  });

  test('stays when the bank took the money back meanwhile: it is printed, and a card tells', async () => {
    const office = paidOffice();
    office.put('notice', aPaidNotice({ state: { kind: 'issued' } }));
    office.put('payment', aPayment({ reversedAt: '2026-11-23T01:50:00.000Z' }));

    expect(await issue(office)).toMatchObject({ ok: true });

    expect(openCards(office)).toMatchObject([{ kind: 'receipt-without-money', causeIds: ['receipt-1'] }]);
    expect(chainOf(office)).toMatchObject({ ok: true });
  });

  test('stays when it was issued before the book was closed, and a card tells', async () => {
    const office = paidOffice();
    await office.run(
      'close-receipt-book',
      { bookId: 'book-1', reason: 'เครื่องเสีย' },
      { occurredAt: '2026-11-23T03:00:00.000Z' },
    );

    expect(await issue(office, {}, { occurredAt: '2026-11-23T04:00:00.000Z' })).toEqual(
      err({ type: 'receipt-book-closed', bookId: 'book-1' }),
    );
    expect(await issue(office)).toMatchObject({ ok: true });

    expect(openCards(office)).toMatchObject([{ kind: 'receipt-after-close' }]);
    expect(book(office).state).toMatchObject({ kind: 'closed', nextSheet: 2 });
  });
});

describe('a receipt with a date that has not come yet', () => {
  const issueAtCentre = (issuedOn: string, receivedAt: string) => {
    const office = paidOffice();
    const args = receiptArgs(book(office), { issuedOn: isoDate(issuedOn) });
    const event = { id: 'receipt-1', authority: { receivedAt } };
    return office.runAtCentre('issue-receipt', args, event).then((issued) => ({ office, issued }));
  };

  test('stays, and a card at the centre keeps when it really came', async () => {
    // By the UTC day it would be of the day after; in Thailand it is six in the evening and then past midnight.
    const { office, issued } = await issueAtCentre('2026-11-24', '2026-11-23T11:00:00.000Z');

    expect(issued).toMatchObject({ ok: true });
    expect(office.get('receipt', 'receipt-1')).toMatchObject({ issuedOn: '2026-11-24', state: { kind: 'standing' } });
    expect(openCards(office)).toMatchObject([
      { kind: 'receipt-date-ahead', causeIds: ['receipt-1'], raisedAt: '2026-11-23T11:00:00.000Z' },
    ]);
    expect(chainOf(office)).toMatchObject({ ok: true });
  });

  test('is no case when the day has begun in Thailand, when it comes late, or on the PC, which knows only its own clock', async () => {
    for (const receivedAt of ['2026-11-23T17:30:00.000Z', '2027-02-01T03:00:00.000Z']) {
      expect(openCards((await issueAtCentre('2026-11-24', receivedAt)).office)).toEqual([]);
    }
    const onPc = paidOffice();
    expect(await issue(onPc, { issuedOn: isoDate('2027-08-24') })).toMatchObject({ ok: true });
    expect(openCards(onPc)).toEqual([]);
  });
});

describe('voiding a receipt', () => {
  const voiding = { receiptId: 'receipt-1', reason: 'ชื่อผู้ชำระผิด', paper: 'attached' } as const;

  test('keeps the sheet with its reason; its number is never used again and the replacement takes the next', async () => {
    const office = paidOffice();
    await issue(office);
    await office.run('void-receipt', voiding, { occurredAt: '2026-11-23T03:00:00.000Z' });
    expect(await issue(office, { replacesId: 'receipt-1' }, { id: 'receipt-2' })).toMatchObject({ ok: true });

    expect(office.get('receipt', 'receipt-1')).toMatchObject({
      number: '2570-0001-001',
      state: { kind: 'void', reason: 'ชื่อผู้ชำระผิด', voidedBy: 'staff-1', replacedById: 'receipt-2' },
    });
    expect(office.get('receipt', 'receipt-2')).toMatchObject({ number: '2570-0001-002', replacesId: 'receipt-1' });
    expect(chainOf(office)).toEqual({ ok: true, value: { sheets: 2 } });
  });

  test('twice changes nothing: the first reason stands', async () => {
    const office = paidOffice();
    await issue(office);
    await office.run('void-receipt', voiding);
    const once = office.everything();
    await office.run('void-receipt', { ...voiding, reason: 'อื่น' }, { actorId: 'staff-finance' });
    expect(office.everything()).toEqual(once);
  });

  const byClerk = async (event: Partial<MutationEvent>, approvedBy?: string) => {
    const office = paidOffice();
    await issue(office, {}, { actorId: 'staff-clerk' });
    const approval = approvedBy === undefined ? {} : { approvedBy };
    const voided = await office.run('void-receipt', { ...voiding, ...approval }, { actorId: 'staff-clerk', ...event });
    return voided.ok ? 'done' : voided.error.type;
  };

  test('is for finance; the issuer may on the same day with a head who agrees', async () => {
    expect(await byClerk({})).toBe('not-allowed');
    expect(await byClerk({}, 'staff-finance')).toBe('not-allowed');
    expect(await byClerk({}, 'staff-supervisor')).toBe('done');
    expect(await byClerk({ occurredAt: '2026-11-24T02:00:00.000Z' }, 'staff-supervisor')).toBe('not-allowed');
    expect(await byClerk({ actorId: 'staff-finance', occurredAt: '2026-11-30T02:00:00.000Z' })).toBe('done');
  });

  test('of somebody else’s receipt is not for a clerk, whoever agrees', async () => {
    const office = paidOffice();
    await issue(office);
    expect(
      await office.run('void-receipt', { ...voiding, approvedBy: 'staff-supervisor' }, { actorId: 'staff-clerk' }),
    ).toEqual(err({ type: 'not-allowed', action: 'void-receipt' }));
  });
});

describe('a receipt that is printed again or stands for an official one', () => {
  test('notes its original once and counts every print after it, with who and when', async () => {
    const office = paidOffice();
    await issue(office);
    const print = (kind: 'original' | 'copy', event: Partial<MutationEvent>) =>
      office.run('note-receipt-reprint', { receiptId: 'receipt-1', print: kind }, event);
    await print('original', { id: 'print-1', occurredAt: '2026-11-23T02:01:00.000Z' });
    await print('copy', { id: 'print-2', occurredAt: '2026-11-23T02:05:00.000Z', actorId: 'staff-finance' });
    await print('original', { id: 'print-3', occurredAt: '2026-11-23T02:06:00.000Z' });
    expect(office.get('receipt', 'receipt-1')).toMatchObject({
      printed: { at: '2026-11-23T02:01:00.000Z', by: 'staff-1' },
      reprints: [{ id: 'print-2', by: 'staff-finance' }, { id: 'print-3' }],
    });
  });

  test('takes the number of the official receipt while the form is provisional; all numbers typed are kept', async () => {
    const office = paidOffice();
    await issue(office, { form: 'provisional' });
    await office.run('note-official-number', { receiptId: 'receipt-1', number: '12/34' }, { id: 'typed-1' });
    await office.run('note-official-number', { receiptId: 'receipt-1', number: '12/35' }, { id: 'typed-2' });
    expect(office.get('receipt', 'receipt-1')).toMatchObject({
      officialNumber: '12/35',
      officialNumbers: [{ number: '12/34' }, { number: '12/35' }],
    });
    await issue(office, { noticeId: 'notice-2' }, { id: 'receipt-2' });
    expect(await office.run('note-official-number', { receiptId: 'receipt-2', number: '12/36' })).toEqual(
      err({ type: 'receipt-not-provisional', number: '2570-0001-002' }),
    );
  });

  test('with an official number that another receipt has raises a card and keeps both', async () => {
    const office = paidOffice();
    await issue(office, { form: 'provisional' });
    await issue(office, { form: 'provisional', noticeId: 'notice-2' }, { id: 'receipt-2' });
    await office.run('note-official-number', { receiptId: 'receipt-1', number: '12/34' });
    await office.run('note-official-number', { receiptId: 'receipt-2', number: '12/34' });
    expect(openCards(office)).toMatchObject([{ kind: 'official-number-twice', causeIds: ['receipt-1', 'receipt-2'] }]);
    expect(office.get('receipt', 'receipt-2')!.officialNumber).toBe('12/34');
  });
});
