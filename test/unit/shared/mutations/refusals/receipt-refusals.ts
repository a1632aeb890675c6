import { aNotice } from '#test/builders/fee-rows.ts';
import { aNamedPayment, aPaidNotice, aReceiptBook } from '#test/builders/receipts.ts';
import { usedBook } from '../busy-office.ts';
import { refusalsOf, type Before, type Refusal } from './refusal.ts';

const noBook = (bookId = 'never') => ({ type: 'receipt-book-unknown', bookId }) as const;
const noReceipt = { type: 'receipt-unknown', receiptId: 'never' } as const;
const askedBook: Before = (office) =>
  office.put('receiptBook', aReceiptBook({ id: 'book-asked', state: { kind: 'asked' } }));
const nextOf =
  (over: Partial<Extract<(typeof usedBook)['state'], { kind: 'open' }>>): Before =>
  (office) =>
    office.put('receiptBook', { ...usedBook, state: { ...usedBook.state, ...over } });

/** What both versions of issuing a receipt refuse in the same words. */
const onTheSheet = (name: 'issue-receipt' | 'issue-receipt@1'): readonly Refusal[] =>
  refusalsOf(name, {
    'a notice that is not there': {
      with: { noticeId: 'never' },
      error: { type: 'notice-unknown', noticeId: 'never' },
    },
    'a book nobody drew': { with: { bookId: 'never' }, error: noBook() },
    'a book that the centre has not given yet': {
      with: { bookId: 'book-asked' },
      before: askedBook,
      error: noBook('book-asked'),
    },
    'the book of another PC': {
      event: { deviceId: 'pc-2' },
      error: { type: 'receipt-book-not-here', bookId: 'book-1' },
    },
    'a book from before this PC lost its data': {
      event: { clientId: 'client-2' },
      error: { type: 'receipt-book-not-here', bookId: 'book-1' },
    },
    'a book that was closed before': {
      before: (office) =>
        office.run(
          'close-receipt-book',
          { bookId: 'book-1', reason: 'สิ้นปี' },
          { occurredAt: '2026-11-23T01:59:59.999Z' },
        ),
      error: { type: 'receipt-book-closed', bookId: 'book-1' },
    },
    'a day of the fiscal year before the book': {
      with: { issuedOn: '2026-09-30' as never },
      error: { type: 'receipt-year-differs', fiscalYear: '2570', expected: '2569' },
    },
    'a day of the fiscal year after the book': {
      with: { issuedOn: '2027-10-01' as never },
      error: { type: 'receipt-year-differs', fiscalYear: '2570', expected: '2571' },
    },
    'a sheet that was used': {
      with: { sheet: 1 },
      error: { type: 'receipt-number-not-next', number: '2570-0001-001', expected: '2570-0001-002' },
    },
    'a sheet that leaves one out': {
      with: { sheet: 3 },
      error: { type: 'receipt-number-not-next', number: '2570-0001-003', expected: '2570-0001-002' },
    },
    'a chain that does not follow the last sheet': {
      with: { previousHash: '0'.repeat(64) },
      error: { type: 'receipt-hash-differs', number: '2570-0001-002' },
    },
    'a day before that of the last sheet': {
      before: nextOf({ lastOn: '2026-11-24' as never }),
      error: { type: 'receipt-date-before-last', issuedOn: '2026-11-23', lastOn: '2026-11-24' },
    },
    'a notice nobody has paid': {
      with: { noticeId: 'notice-9' },
      before: (office) => office.put('notice', aNotice({ id: 'notice-9', ref1: '1300000099' })),
      error: { type: 'receipt-money-not-sure', noticeId: 'notice-9', state: 'issued' },
    },
    'money of which only an unsigned message tells': {
      before: (office) => {
        const state = {
          kind: 'paid',
          paymentId: 'payment-paid',
          paidAt: '2026-11-23T01:30:00.000Z',
          proof: 'reported',
        } as const;
        office.put('notice', aPaidNotice({ id: 'notice-paid', ref1: '1300000033', state }));
        office.put('payment', { ...office.get('payment', 'payment-paid')!, proof: 'reported' });
      },
      error: { type: 'receipt-money-not-sure', noticeId: 'notice-paid', state: 'paid' },
    },
    'a cancelled notice nobody has paid': {
      with: { noticeId: 'notice-9' },
      before: (office) => {
        const state = { kind: 'cancelled', reason: 'ผิด', cancelledAt: '2026-11-23T01:00:00.000Z' } as const;
        office.put('notice', aNotice({ id: 'notice-9', ref1: '1300000099', state }));
      },
      error: { type: 'receipt-money-not-sure', noticeId: 'notice-9', state: 'cancelled' },
    },
    'the replacement of a receipt that is not there': { with: { replacesId: 'never' }, error: noReceipt },
    'the replacement of a receipt of another notice': {
      with: { replacesId: 'receipt-1' },
      error: { type: 'receipt-unknown', receiptId: 'receipt-1' },
    },
  });

const issuing: readonly Refusal[] = [
  ...onTheSheet('issue-receipt@1'),
  ...onTheSheet('issue-receipt'),
  ...refusalsOf('issue-receipt', {
    'payments that are a satang less than the notice': {
      with: { payment: aNamedPayment({ paymentId: 'payment-paid', satang: 157_499 }) },
      error: { type: 'receipt-payments-differ', expectedSatang: 157_500, satang: 157_499 },
    },
    'payments that are more than the notice together': {
      with: { earlierPayments: [aNamedPayment({ paymentId: 'payment-receipted' })] },
      error: { type: 'receipt-payments-differ', expectedSatang: 157_500, satang: 315_000 },
    },
  }),
];

const mayNotVoid = { type: 'not-allowed', action: 'void-receipt' } as const;
const afterwards: readonly Refusal[] = [
  ...refusalsOf('void-receipt', {
    'a receipt that is not there': { with: { receiptId: 'never' }, error: noReceipt },
    'its issuer, whom nobody above agrees with': {
      by: 'staff-clerk',
      with: { approvedBy: 'staff-file-room' },
      error: mayNotVoid,
    },
    'its issuer, who agrees with themselves': {
      by: 'staff-clerk',
      with: { approvedBy: 'staff-clerk' },
      error: mayNotVoid,
    },
    'its issuer on the day after': {
      by: 'staff-clerk',
      event: { occurredAt: '2026-11-23T17:00:00.000Z' },
      error: mayNotVoid,
    },
    'its issuer, with a head who has left': {
      by: 'staff-clerk',
      before: (office) => office.put('staff', { ...office.get('staff', 'staff-supervisor')!, active: false }),
      error: mayNotVoid,
    },
    'another clerk': {
      by: 'staff-clerk',
      before: (office) => office.put('receipt', { ...office.get('receipt', 'receipt-1')!, issuedBy: 'staff-1' }),
      error: mayNotVoid,
    },
  }),
  ...refusalsOf('note-receipt-reprint', {
    'a receipt that is not there': { with: { receiptId: 'never' }, error: noReceipt },
  }),
  ...refusalsOf('note-official-number', {
    'a receipt that is not there': { with: { receiptId: 'never' }, error: noReceipt },
    'a receipt that is the official one itself': {
      before: (office) => office.put('receipt', { ...office.get('receipt', 'receipt-1')!, form: 'receipt' }),
      error: { type: 'receipt-not-provisional', number: '2570-0001-001' },
    },
  }),
];

const books: readonly Refusal[] = [
  ...refusalsOf('draw-receipt-book', {
    'the year that is over': {
      with: { fiscalYear: '2569' },
      error: { type: 'receipt-year-differs', fiscalYear: '2569', expected: '2570' },
    },
    'the year after, eleven months early': {
      with: { fiscalYear: '2571' },
      error: { type: 'receipt-year-differs', fiscalYear: '2571', expected: '2570' },
    },
    'a PC that has an unused one': {
      before: (office) => office.put('receiptBook', aReceiptBook({ id: 'book-2' })),
      error: { type: 'receipt-book-in-hand', bookId: 'book-2' },
    },
    'a PC that has asked for one': { before: askedBook, error: { type: 'receipt-book-in-hand', bookId: 'book-asked' } },
  }),
  ...refusalsOf('close-receipt-book', {
    'a book nobody drew': { with: { bookId: 'never' }, error: noBook() },
    'a book that the centre has not given yet': {
      with: { bookId: 'book-asked' },
      before: askedBook,
      error: noBook('book-asked'),
    },
  }),
];

/** Every way in which receipts and their books are refused. */
export const receiptRefusals: readonly Refusal[] = [...issuing, ...afterwards, ...books];
