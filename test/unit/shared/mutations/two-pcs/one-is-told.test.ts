import { describe, expect, test } from 'vitest';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import { dayFigures, dayFiguresHash } from '#shared/domain/daily-close.ts';
import { err } from '#shared/lib/result.ts';
import type { DomainError } from '#shared/model/errors.ts';
import { dayCloseIdFor } from '#shared/mutations/daily-close.ts';
import { aNoticeItem } from '#test/builders/fee-rows.ts';
import type { MemoryOffice } from '#test/builders/memory-office.ts';
import { COMMITTEE } from '#test/builders/record-series.ts';
import { aReceipt, firstReceiptArgs } from '#test/builders/receipts.ts';
import { busyOffice, usedBook } from '../busy-office.ts';
import { at, inBothOrders, onFirst, onSecond, openCards, type Act, type Before } from './two-pcs.ts';

const byFinance = { actorId: 'staff-finance' };
const bill = {
  factoryId: 'factory-1',
  ref1: '1300000058',
  items: [aNoticeItem({ dueOn: '2025-03-01' })],
  totalSatang: 157_500,
  validUntilOn: '2026-11-30',
};
const newFolder = { id: 'folder-21', code: makeScanCode('folder', '13', 21), series: 'factory', volume: 2 } as const;
const disposal = { folderIds: ['folder-due'], committee: COMMITTEE, proposedOn: '2026-01-20' };
const nothing: Before = () => undefined;

/** A day with one payment, as an officer closes it. */
const closing = (day: string, satang: number) => {
  const figures = dayFigures({ day, payments: [{ channel: 'qr', satang, hasReceipt: false }], receipts: [] });
  return { figures, hash: dayFiguresHash(figures) };
};

interface Contest {
  readonly first: Act;
  readonly second: Act;
  /** What the second PC is told when it comes last, and the first when that comes last. */
  readonly told: readonly [DomainError, DomainError];
  readonly before?: Before;
}
const both = (error: DomainError): readonly [DomainError, DomainError] => [error, error];

const CONTESTS: Readonly<Record<string, Contest>> = {
  'two notices under one reference': {
    first: onFirst('issue-notice', bill, 5),
    second: onSecond('issue-notice', bill, 6),
    told: both({ type: 'ref1-taken', ref1: '1300000058' }),
  },
  'two cancellations of one notice': {
    first: onFirst('cancel-notice', { noticeId: 'notice-1', reason: 'พิมพ์ผิด' }, 5),
    second: onSecond('cancel-notice', { noticeId: 'notice-1', reason: 'ยอดผิด' }, 6),
    told: both({ type: 'notice-not-open', noticeId: 'notice-1', state: 'cancelled' }),
  },
  'a refund and the keeping of the same money': {
    first: onFirst('propose-refund', { caseId: 'case-1', reason: 'จ่ายซ้ำ' }, 5),
    second: onSecond('keep-payment', { caseId: 'case-1', reason: 'รับไว้' }, 6),
    told: [
      { type: 'money-case-moved-on', caseId: 'case-1', state: 'refund-proposed' },
      { type: 'money-case-moved-on', caseId: 'case-1', state: 'closed' },
    ],
  },
  'a refund that one agrees to and the other turns down': {
    first: onFirst('decide-refund', { caseId: 'case-2', decision: 'approve' }, 5),
    second: onSecond('decide-refund', { caseId: 'case-2', decision: 'turn-down' }, 6),
    told: [
      { type: 'money-case-moved-on', caseId: 'case-2', state: 'closed' },
      { type: 'money-case-moved-on', caseId: 'case-2', state: 'open' },
    ],
  },
  'two codes that are one': {
    first: onFirst('register-folders', { folders: [{ ...newFolder, subjectId: 'factory-1' }] }, 5),
    second: onSecond('register-folders', { folders: [{ ...newFolder, id: 'folder-22', subjectId: 'factory-1' }] }, 6),
    told: both({ type: 'folder-code-taken', code: newFolder.code }),
  },
  'two disposals of one folder': {
    first: onFirst('open-disposal', disposal, 5),
    second: onSecond('open-disposal', disposal, 6),
    told: [
      { type: 'folder-in-disposal', folderId: 'folder-due', batchId: 'first-open-disposal' },
      { type: 'folder-in-disposal', folderId: 'folder-due', batchId: 'second-open-disposal' },
    ],
  },
  'a tariff that two officers answer for': {
    first: onFirst(
      'confirm-fee-schedule',
      { scheduleId: 'schedule-draft', documentNo: '1', confirmedOn: '2026-11-23' },
      5,
    ),
    second: onSecond(
      'confirm-fee-schedule',
      { scheduleId: 'schedule-draft', documentNo: '2', confirmedOn: '2026-11-23' },
      6,
    ),
    told: both({ type: 'not-allowed', action: 'change-confirmed-schedule' }),
  },
  'a difference that two people settle': {
    first: onFirst('settle-difference', { differenceId: 'difference-1', decision: 'accept-register' }, 5),
    second: onSecond('settle-difference', { differenceId: 'difference-1', decision: 'keep-office' }, 6),
    told: both({ type: 'difference-unknown', differenceId: 'difference-1' }),
  },
  'an end and a giving up of one count': {
    first: onFirst('finish-stock-take', { stockTakeId: 'count-1' }, 5),
    second: onSecond('cancel-stock-take', { stockTakeId: 'count-1', reason: 'เลือกชั้นผิด' }, 6),
    told: [
      { type: 'stock-take-closed', stockTakeId: 'count-1', state: 'finished' },
      { type: 'stock-take-closed', stockTakeId: 'count-1', state: 'cancelled' },
    ],
  },
  'an approved credit and a refused one': {
    first: onFirst('approve-credit', { creditId: 'credit-proposed' }, 5),
    second: onSecond('refuse-credit', { creditId: 'credit-proposed', reason: 'ไม่ได้ชำระจริง' }, 6),
    told: [
      { type: 'credit-decided', creditId: 'credit-proposed', state: 'approved' },
      { type: 'credit-decided', creditId: 'credit-proposed', state: 'refused' },
    ],
  },
  'two closings of one day with other figures': {
    first: onFirst('close-day', closing('2026-11-22', 157_500), 5, byFinance),
    second: onSecond('close-day', closing('2026-11-22', 157_501), 6, byFinance),
    told: both({ type: 'day-closed', day: '2026-11-22' }),
  },
};

/** What one PC alone does to the office. */
const alone = async (act: Act, before: Before) => {
  const office = await busyOffice();
  await before(office);
  await act(office);
  return office.everything();
};

describe('of two that cannot both be, the one that comes first stands and the other is told', () => {
  test.each(Object.entries(CONTESTS))('%s', async (_about, { first, second, told, before = nothing }) => {
    const [one, other] = await inBothOrders(first, second, before);

    expect(one.answers).toEqual([{ ok: true, value: expect.anything() }, err(told[0])]);
    expect(other.answers).toEqual([{ ok: true, value: expect.anything() }, err(told[1])]);
    expect(one.office.everything()).toEqual(await alone(first, before));
    expect(other.office.everything()).toEqual(await alone(second, before));
  });
});

describe('of two that say the same, the first word stands and nobody is bothered', () => {
  test.each<readonly [string, Act, Act, (office: MemoryOffice) => unknown, readonly unknown[]]>([
    [
      'a voided receipt',
      onFirst('void-receipt', { receiptId: 'receipt-1', reason: 'ชื่อผิด', paper: 'attached' }, 5, byFinance),
      onSecond('void-receipt', { receiptId: 'receipt-1', reason: 'ยอดผิด', paper: 'missing' }, 6, byFinance),
      (office) => office.get('receipt', 'receipt-1')?.state,
      [
        { kind: 'void', reason: 'ชื่อผิด', paper: 'attached', voidedAt: at(5) },
        { kind: 'void', reason: 'ยอดผิด', paper: 'missing', voidedAt: at(6) },
      ],
    ],
    [
      'a closed book',
      onFirst('close-receipt-book', { bookId: 'book-1', reason: 'สิ้นปี' }, 5, byFinance),
      onSecond('close-receipt-book', { bookId: 'book-1', reason: 'เครื่องเสีย' }, 6, byFinance),
      (office) => office.get('receiptBook', 'book-1')?.state,
      [
        { kind: 'closed', reason: 'สิ้นปี', closedAt: at(5) },
        { kind: 'closed', reason: 'เครื่องเสีย', closedAt: at(6) },
      ],
    ],
    [
      'a card that was looked at',
      onFirst('resolve-exception', { exceptionId: 'card-1' }, 5),
      onSecond('resolve-exception', { exceptionId: 'card-1' }, 6, { actorId: 'staff-2' }),
      (office) => office.get('exception', 'card-1'),
      [
        { resolvedAt: at(5), resolvedBy: 'staff-1' },
        { resolvedAt: at(6), resolvedBy: 'staff-2' },
      ],
    ],
    [
      'the figures of a day',
      onFirst('close-day', closing('2026-11-22', 500), 5, byFinance),
      onSecond('close-day', closing('2026-11-22', 500), 6, byFinance),
      (office) => office.get('dayClose', dayCloseIdFor('2026-11-22')),
      [{ closedAt: at(5) }, { closedAt: at(6) }],
    ],
  ])('%s', async (_about, first, second, read, [ofFirst, ofSecond]) => {
    const [one, other] = await inBothOrders(first, second);

    expect([...one.answers, ...other.answers].map(({ ok }) => ok)).toEqual([true, true, true, true]);
    expect(read(one.office)).toMatchObject(ofFirst as object);
    expect(read(other.office)).toMatchObject(ofSecond as object);
    expect([...openCards(one.office), ...openCards(other.office)]).toEqual([]);
  });
});

describe('of two that are both true and contradict each other, both stay and a card asks', () => {
  test('one label on two folders: the later loses its label, no code is lost', async () => {
    const code = makeScanCode('folder', '13', 600);
    const [one, other] = await inBothOrders(
      onFirst('attach-code', { folderId: 'folder-1', code }, 5),
      onSecond('attach-code', { folderId: 'folder-2', code }, 6),
    );

    expect(one.office.get('folder', 'folder-1')?.code).toBe(code);
    expect(openCards(one.office)).toEqual(['folder-code-taken folder-2']);
    expect(other.office.get('folder', 'folder-2')?.code).toBe(code);
    expect(openCards(other.office)).toEqual(['folder-code-taken folder-1']);
  });

  test('a receipt that was printed before its book was closed, and the closing', async () => {
    const issue = onFirst(
      'issue-receipt@1',
      firstReceiptArgs(usedBook, { noticeId: 'notice-paid', paymentId: 'payment-paid' }),
      5,
    );
    const close = onSecond('close-receipt-book', { bookId: 'book-1', reason: 'สิ้นปี' }, 6, byFinance);
    const [one, other] = await inBothOrders(issue, close);

    for (const { office, answers } of [one, other]) {
      expect(answers.map(({ ok }) => ok)).toEqual([true, true]);
      expect(office.get('receiptBook', 'book-1')?.state).toMatchObject({ kind: 'closed', nextSheet: 3 });
      expect(office.all('receipt')).toHaveLength(2);
    }
    expect(openCards(one.office)).toEqual([]);
    expect(openCards(other.office)).toEqual(['receipt-after-close factory-1']);
  });

  test('the number of one official receipt on two provisional ones', async () => {
    const other: Before = (office) =>
      office.put('receipt', aReceipt({ id: 'receipt-2', number: '2570-0002-001', form: 'provisional' }));
    const [first, second] = await inBothOrders(
      onFirst('note-official-number', { receiptId: 'receipt-1', number: '12/34' }, 5),
      onSecond('note-official-number', { receiptId: 'receipt-2', number: '12/34' }, 6),
      other,
    );

    for (const { office } of [first, second]) {
      expect(openCards(office)).toEqual(['official-number-twice factory-1']);
      const card = office.all('exception').find(({ kind }) => kind === 'official-number-twice');
      expect([...(card?.causeIds ?? [])].toSorted()).toEqual(['receipt-1', 'receipt-2']);
      expect(office.all('receipt').map(({ officialNumber }) => officialNumber)).toEqual(['12/34', '12/34']);
    }
  });
});

describe('two PCs that draw a book of receipts', () => {
  test('never get one number, whichever asks first', async () => {
    const [one, other] = await inBothOrders(
      onFirst('draw-receipt-book', { fiscalYear: '2570' }, 5, { deviceId: 'pc-3', clientId: 'client-3' }),
      onSecond('draw-receipt-book', { fiscalYear: '2570' }, 6),
    );

    const numbersOf = (office: MemoryOffice) =>
      ['first-draw-receipt-book', 'second-draw-receipt-book'].map((id) => office.get('receiptBook', id)?.state);
    expect(numbersOf(one.office)).toMatchObject([{ book: 2 }, { book: 3 }]);
    expect(numbersOf(other.office)).toMatchObject([{ book: 3 }, { book: 2 }]);
  });
});
