import { err, ok, type Result } from '#shared/lib/result.ts';
import { contentHash } from './content-hash.ts';
import { receiptNumberText, SHEETS_PER_BOOK } from './receipt-number.ts';

/** One line of a receipt: the annual fee or the surcharge (เงินเพิ่ม) of the year that fell due on `dueOn`. */
export interface ReceiptItem {
  readonly kind: 'annual-fee' | 'surcharge';
  readonly dueOn: string;
  readonly satang: number;
}

/** One payment that a receipt names: what the bank took, when, by what way and under which number of its own. */
export interface ReceiptPayment {
  readonly satang: number;
  readonly paidOn: string;
  readonly channel: string;
  /** Short name of the bank, e.g. ktb. */
  readonly bank: string;
  /** The bank's own number; money that only its file tells of has none. */
  readonly bankReference?: string | undefined;
}

/** What is printed on a receipt and can never change: the link of the chain is made of it. */
export interface ReceiptContent {
  readonly fiscalYear: string;
  readonly book: number;
  readonly sheet: number;
  readonly form: 'receipt' | 'provisional';
  readonly noticeId: string;
  readonly ref1: string;
  readonly payerName: string;
  readonly payerAddress: string;
  readonly registrationNumber: string;
  readonly items: readonly ReceiptItem[];
  readonly totalSatang: number;
  /** The day on which the bank took the money, and by what way; of several payments, the last. */
  readonly paidOn: string;
  readonly channel: string;
  /** Every payment of it, earliest first; receipts of the first version named the last one only, without its number. */
  readonly payments?: readonly ReceiptPayment[] | undefined;
  readonly issuedOn: string;
  readonly issuedBy: string;
  readonly replacesId?: string | undefined;
}

/** A receipt with its place in the chain. */
export interface ChainedReceipt extends ReceiptContent {
  readonly previousHash: string;
  readonly hash: string;
}

/** The cover of a book, as the chain needs to know it. */
export interface ReceiptBookCover {
  /** The row of the book; no two offices share one. */
  readonly bookId: string;
  readonly fiscalYear: string;
  readonly book: number;
}

/** What stands before the first sheet: one book's chain never fits another book, year or office. */
export const firstHashOf = ({ bookId, fiscalYear, book }: ReceiptBookCover): string =>
  contentHash({ kind: 'receipt-book', bookId, fiscalYear, book });

const itemOf = ({ kind, dueOn, satang }: ReceiptItem): { kind: string; dueOn: string; satang: number } => ({
  kind,
  dueOn,
  satang,
});

const paymentOf = ({ satang, paidOn, channel, bank, bankReference }: ReceiptPayment) => ({
  satang,
  paidOn,
  channel,
  bank,
  bankReference,
});

/** The hash of a receipt: SHA-256 of its printed content in canonical JSON together with the hash before it. */
export const receiptHash = (receipt: ReceiptContent, previousHash: string): string =>
  contentHash({
    fiscalYear: receipt.fiscalYear,
    book: receipt.book,
    sheet: receipt.sheet,
    form: receipt.form,
    noticeId: receipt.noticeId,
    ref1: receipt.ref1,
    payerName: receipt.payerName,
    payerAddress: receipt.payerAddress,
    registrationNumber: receipt.registrationNumber,
    items: receipt.items.map(itemOf),
    totalSatang: receipt.totalSatang,
    paidOn: receipt.paidOn,
    channel: receipt.channel,
    payments: receipt.payments?.map(paymentOf),
    issuedOn: receipt.issuedOn,
    issuedBy: receipt.issuedBy,
    replacesId: receipt.replacesId,
    previousHash,
  });

/** A book's chain that does not hold, with the first sheet at which it breaks. */
export interface ReceiptChainBroken {
  readonly type: 'receipt-chain-broken';
  readonly number: string;
  readonly reason: 'gap' | 'repeated' | 'previous-differs' | 'content-differs' | 'book-differs';
}

/** A book and what it says of itself. */
export interface ReceiptBookState extends ReceiptBookCover {
  readonly nextSheet: number;
  readonly headHash: string;
}

/**
 * Goes through a book's receipts from the first sheet: no gap, no sheet twice, every hash right and leading to the next, and
 * the last one the book's own. Voided sheets are part of the chain. Gives the number of sheets used.
 */
export const verifyReceiptChain = (
  book: ReceiptBookState,
  receipts: readonly ChainedReceipt[],
): Result<{ readonly sheets: number }, ReceiptChainBroken> => {
  const broken = (sheet: number, reason: ReceiptChainBroken['reason']): Result<never, ReceiptChainBroken> =>
    err({ type: 'receipt-chain-broken', number: receiptNumberText({ ...book, sheet }), reason });
  let head = firstHashOf(book);
  let sheet = 1;
  for (const receipt of receipts.toSorted((a, b) => a.sheet - b.sheet)) {
    if (receipt.sheet < sheet) return broken(receipt.sheet, 'repeated');
    if (receipt.sheet > sheet) return broken(sheet, 'gap');
    if (receipt.fiscalYear !== book.fiscalYear || receipt.book !== book.book) return broken(sheet, 'book-differs');
    if (receipt.previousHash !== head) return broken(sheet, 'previous-differs');
    if (receiptHash(receipt, head) !== receipt.hash) return broken(sheet, 'content-differs');
    head = receipt.hash;
    sheet += 1;
  }
  if (book.nextSheet > sheet) return broken(sheet, 'gap');
  if (sheet > SHEETS_PER_BOOK + 1 || book.nextSheet < sheet) return broken(book.nextSheet, 'repeated');
  return book.headHash === head ? ok({ sheets: sheet - 1 }) : broken(sheet - 1, 'book-differs');
};
