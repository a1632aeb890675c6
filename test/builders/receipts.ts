import { firstHashOf, receiptHash } from '#shared/domain/receipt-chain.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { PaymentRow } from '#shared/model/money-rows.ts';
import type { ReceiptBookRow, ReceiptPaymentRow, ReceiptRow } from '#shared/model/receipt-rows.ts';
import type { MutationArgs } from '#shared/mutations/registry.ts';
import { aNotice } from './fee-rows.ts';

/** A notice that the bank has confirmed as paid. */
export const aPaidNotice = (over: Partial<NoticeRow> = {}): NoticeRow =>
  aNotice({
    state: { kind: 'paid', paymentId: 'payment-1', paidAt: '2026-11-23T01:30:00.000Z', proof: 'confirmed' },
    ...over,
  });

/** The payment of {@link aPaidNotice}. */
export const aPayment = (over: Partial<PaymentRow> = {}): PaymentRow => ({
  id: 'payment-1',
  keys: ['ktb-1'],
  noticeId: 'notice-1',
  ref1: '1300000017',
  bank: 'ktb',
  billerId: '099999999999900',
  transactionId: 'ktb-1',
  satang: 157_500,
  paidAt: '2026-11-23T01:30:00.000Z',
  paidOn: '2026-11-23',
  channel: 'qr',
  evidence: 'message',
  proof: 'confirmed',
  ...over,
});

type OpenBook = ReceiptBookRow & { readonly state: { readonly kind: 'open' } };

/** An unused book of fiscal year 2570 on pc-1. */
export const aReceiptBook = (over: Partial<ReceiptBookRow> = {}): OpenBook => {
  const cover = { bookId: over.id ?? 'book-1', fiscalYear: over.fiscalYear ?? '2570', book: 1 };
  return {
    id: cover.bookId,
    fiscalYear: cover.fiscalYear,
    deviceId: 'pc-1',
    clientId: 'client-1',
    drawnAt: '2026-10-01T02:00:00.000Z',
    drawnBy: 'staff-1',
    state: { kind: 'open', book: 1, nextSheet: 1, headHash: firstHashOf(cover) },
    ...over,
  } as OpenBook;
};

type FirstArgs = MutationArgs<'issue-receipt@1'>;

/** The arguments by which a PC of the first version issues a receipt on the next sheet of the book. */
export const firstReceiptArgs = (book: ReceiptBookRow, over: Partial<FirstArgs> = {}): FirstArgs => ({
  ...sheetArgs(book),
  paymentId: 'payment-1',
  paidOn: '2026-11-23',
  channel: 'qr',
  ...over,
});

/** A payment as a receipt names it, see {@link aPayment}. */
export const aNamedPayment = (over: Partial<ReceiptPaymentRow> = {}): ReceiptPaymentRow => ({
  paymentId: 'payment-1',
  satang: 157_500,
  paidOn: '2026-11-23',
  channel: 'qr',
  bank: 'ktb',
  bankReference: 'ktb-1',
  ...over,
});

/** The arguments that issue a receipt on the next sheet of the book. */
export const receiptArgs = (
  book: ReceiptBookRow,
  over: Partial<MutationArgs<'issue-receipt'>> = {},
): MutationArgs<'issue-receipt'> => ({
  ...sheetArgs(book),
  payment: aNamedPayment(),
  earlierPayments: [],
  ...over,
});

/** What both versions of the arguments have. */
const sheetArgs = (book: ReceiptBookRow) => ({
  noticeId: 'notice-1',
  bookId: book.id,
  sheet: book.state.kind === 'asked' ? 1 : book.state.nextSheet,
  previousHash: book.state.kind === 'asked' ? '0'.repeat(64) : book.state.headHash,
  issuedOn: '2026-11-23',
  form: 'receipt' as const,
  payerName: 'บริษัท ตัวอย่างโลหะ จำกัด',
  payerAddress: 'ตำบลคลองหนึ่ง อำเภอคลองหลวง จังหวัดปทุมธานี',
  registrationNumber: '3-64(1)-12/41ปท',
});

const content = {
  fiscalYear: '2570',
  book: 1,
  sheet: 1,
  form: 'receipt',
  noticeId: 'notice-1',
  ref1: '1300000017',
  payerName: 'บริษัท ตัวอย่างโลหะ จำกัด',
  payerAddress: 'ตำบลคลองหนึ่ง อำเภอคลองหลวง จังหวัดปทุมธานี',
  registrationNumber: '3-64(1)-12/41ปท',
  items: [
    { kind: 'annual-fee', dueOn: '2026-03-01', satang: 150_000 },
    { kind: 'surcharge', dueOn: '2026-03-01', satang: 7_500 },
  ],
  totalSatang: 157_500,
  paidOn: '2026-11-23',
  channel: 'qr',
  issuedOn: '2026-11-23',
  issuedBy: 'staff-1',
} as const;

/** The first receipt of {@link aReceiptBook}. */
export const aReceipt = (over: Partial<ReceiptRow> = {}): ReceiptRow => {
  const previousHash = over.previousHash ?? firstHashOf({ bookId: 'book-1', fiscalYear: '2570', book: 1 });
  const row = {
    ...content,
    id: 'receipt-1',
    number: '2570-0001-001',
    bookId: 'book-1',
    paymentId: 'payment-1',
    factoryId: 'factory-1',
    issuedAt: '2026-11-23T02:00:00.000Z',
    state: { kind: 'standing' },
    reprints: [],
    officialNumbers: [],
    ...over,
    previousHash,
  } as const;
  return { ...row, hash: receiptHash(row, previousHash) };
};
