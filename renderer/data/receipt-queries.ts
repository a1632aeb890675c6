import { paymentIdsOf } from '#shared/mutations/settle-notice.ts';
import { isSurelyPaid } from '#shared/mutations/receipt-money.ts';
import { verifyReceiptChain, type ReceiptChainBroken } from '#shared/domain/receipt-chain.ts';
import { parseReceiptNumber, receiptNumberText, SHEETS_PER_BOOK } from '#shared/domain/receipt-number.ts';
import { looseSearchKey } from '#shared/domain/thai-text.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { PaymentRow } from '#shared/model/money-rows.ts';
import type { ReceiptBookRow, ReceiptPaymentRow, ReceiptPolicyRow, ReceiptRow } from '#shared/model/receipt-rows.ts';
import { RECEIPT_POLICY_ID } from '#shared/model/receipt-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { perVersion, perVersions } from './per-version.ts';

/** How a notice stands for its receipt. */
export type ReceiptStanding =
  /** Not paid. */
  | { readonly kind: 'none' }
  /** Only an unsigned message told of the payment. */
  | { readonly kind: 'not-sure' }
  | {
      readonly kind: 'ready';
      /** The one with which the amount was whole. */
      readonly payment: PaymentRow;
      /** The others, where several together make the amount; earliest first. */
      readonly earlierParts: readonly PaymentRow[];
      readonly replaces: ReceiptRow | undefined;
    }
  | { readonly kind: 'issued'; readonly receipt: ReceiptRow };

/** Whether a notice has its receipt, may have one, or waits for the bank. */
export const receiptStandingOf = (rows: ReadModel, notice: NoticeRow): ReceiptStanding => {
  const receipts = rows.list('receipt', 'noticeId', notice.id);
  const standing = receipts.find(({ state }) => state.kind === 'standing');
  if (standing) return { kind: 'issued', receipt: standing };
  if (notice.state.kind !== 'paid') return { kind: 'none' };
  const ids = paymentIdsOf(notice.state);
  const payments = ids.flatMap((id) => rows.get('payment', id) ?? []);
  const payment = payments.at(-1);
  if (!isSurelyPaid(notice) || !payment || payments.length < ids.length) return { kind: 'not-sure' };
  const replaces = receipts.findLast(({ state }) => state.kind === 'void' && state.replacedById === undefined);
  return { kind: 'ready', payment, earlierParts: payments.slice(0, -1), replaces };
};

/** A payment as a receipt names it. */
export const namedPayment = ({ id, satang, paidOn, channel, bank, transactionId }: PaymentRow): ReceiptPaymentRow => ({
  paymentId: id,
  satang,
  paidOn,
  channel,
  bank,
  ...(transactionId === undefined ? {} : { bankReference: transactionId }),
});

/** The form that is printed now; provisional until somebody says that the form is approved. */
export const receiptFormOf = (rows: ReadModel): ReceiptPolicyRow['form'] =>
  rows.get('receiptPolicy', RECEIPT_POLICY_ID)?.form ?? { kind: 'provisional' };

const newestFirst = (a: ReceiptRow, b: ReceiptRow): number =>
  a.issuedAt === b.issuedAt ? (a.number < b.number ? 1 : -1) : a.issuedAt < b.issuedAt ? 1 : -1;

/** The receipts issued on a day, newest first. */
export const receiptsOn = (rows: ReadModel, day: string): readonly ReceiptRow[] =>
  rows.list('receipt', 'issuedOn', day).toSorted(newestFirst);

const allNewestFirst = perVersion('receipt', (rows) => [...rows.all('receipt').values()].toSorted(newestFirst));

const searchTexts = perVersion(
  'receipt',
  (rows) =>
    new Map(
      [...rows.all('receipt').values()].map(({ id, payerName, registrationNumber, officialNumber }) => [
        id,
        looseSearchKey([payerName, registrationNumber, officialNumber ?? ''].join(' ')),
      ]),
    ),
);

/** At most this many results of a search by name are shown. */
const MOST_FOUND = 200;

/** Receipts by number (with or without its zeros), reference, payer, registration or official number; newest first. */
export const findReceipts = (rows: ReadModel, query: string): readonly ReceiptRow[] => {
  const number = parseReceiptNumber(query);
  if (number) return rows.list('receipt', 'number', receiptNumberText(number));
  const digits = query.replaceAll(/\s/g, '');
  const byReference = /^\d{8,18}$/.test(digits) ? rows.list('receipt', 'ref1', digits) : [];
  if (byReference.length > 0) return byReference.toSorted(newestFirst);
  const wanted = looseSearchKey(query);
  if (wanted === '') return [];
  const texts = searchTexts(rows);
  const isWanted = ({ id, number: own }: ReceiptRow): boolean =>
    texts.get(id)?.includes(wanted) === true || own.includes(query.trim());
  return allNewestFirst(rows).filter(isWanted).slice(0, MOST_FOUND);
};

/** A paid notice that still needs its receipt. */
export interface NotReceipted {
  readonly notice: NoticeRow;
  readonly payment: PaymentRow;
  readonly name: string;
}

const paidFirst = (a: NotReceipted, b: NotReceipted): number => (a.payment.paidAt < b.payment.paidAt ? -1 : 1);

const isWaitingForReceipt = (rows: ReadModel, notice: NoticeRow): readonly NotReceipted[] => {
  if (!isSurelyPaid(notice)) return [];
  const standing = receiptStandingOf(rows, notice);
  if (standing.kind !== 'ready') return [];
  const name = rows.get('factory', notice.factoryId)?.register.name ?? '';
  return [{ notice, payment: standing.payment, name }];
};

/** Every notice that is surely paid and has no standing receipt, oldest payment first. */
export const notReceipted = perVersions(['notice', 'payment', 'receipt'], (rows): readonly NotReceipted[] =>
  [...rows.all('notice').values()].flatMap((notice) => isWaitingForReceipt(rows, notice)).toSorted(paidFirst),
);

/** One line of the register of books (ทะเบียนคุมใบเสร็จรับเงิน). */
export interface BookUsage {
  readonly book: ReceiptBookRow;
  /** Empty while the centre has not numbered it. */
  readonly receipts: readonly ReceiptRow[];
  readonly usedTo: number;
  readonly voided: readonly ReceiptRow[];
  /** Sum of the receipts that stand. */
  readonly satang: number;
}

const bookNumber = ({ state }: ReceiptBookRow): number =>
  state.kind === 'asked' ? Number.MAX_SAFE_INTEGER : state.book;

const usageOf = (rows: ReadModel, book: ReceiptBookRow): BookUsage => {
  const receipts = rows.list('receipt', 'bookId', book.id).toSorted((a, b) => a.sheet - b.sheet);
  const isVoid = ({ state }: ReceiptRow): boolean => state.kind === 'void';
  return {
    book,
    receipts,
    usedTo: book.state.kind === 'asked' ? 0 : book.state.nextSheet - 1,
    voided: receipts.filter(isVoid),
    satang: receipts.reduce((sum, receipt) => (isVoid(receipt) ? sum : sum + receipt.totalSatang), 0),
  };
};

/** The books of a fiscal year in order, with how far each is used. */
export const bookUsages = (rows: ReadModel, fiscalYear: string): readonly BookUsage[] =>
  rows
    .list('receiptBook', 'fiscalYear', fiscalYear)
    .toSorted((a, b) => bookNumber(a) - bookNumber(b))
    .map((book) => usageOf(rows, book));

/** The fiscal years of which there is a book, newest first. */
export const receiptYears = perVersion('receiptBook', (rows) =>
  [...new Set([...rows.all('receiptBook').values()].map(({ fiscalYear }) => fiscalYear))].toSorted().toReversed(),
);

/** Goes through the chains of these books as this PC has them; gives how many sheets there are. */
export const verifyBooks = (usages: readonly BookUsage[]): Result<number, ReceiptChainBroken> => {
  let sheets = 0;
  for (const { book, receipts } of usages) {
    if (book.state.kind === 'asked') continue;
    const { id: bookId, fiscalYear } = book;
    const checked = verifyReceiptChain({ ...book.state, bookId, fiscalYear }, receipts);
    if (!checked.ok) return checked;
    sheets += checked.value.sheets;
  }
  return ok(sheets);
};

/** Unused sheets of a book, first and last; undefined when none is left or it has no number yet. */
export const unusedOf = ({ book, usedTo }: BookUsage): { readonly from: number; readonly to: number } | undefined =>
  book.state.kind === 'asked' || usedTo >= SHEETS_PER_BOOK ? undefined : { from: usedTo + 1, to: SHEETS_PER_BOOK };
