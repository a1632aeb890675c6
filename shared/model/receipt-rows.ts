import { z } from 'zod';
import { SHEETS_PER_BOOK } from '../domain/receipt-number.ts';
import { RowId } from './ids.ts';
import { BankName, MOST_PARTS } from './money-rows.ts';
import { DateOn, Instant } from './office-rows.ts';

const SatangAmount = z.number().int().nonnegative().max(999_999_999_999);
const Hash = z.string().regex(/^[0-9a-f]{64}$/);
/** A fiscal year as its books name it: four digits of the Buddhist era. */
export const FiscalYearText = z.string().regex(/^2[5-9]\d{2}$/);
const Sheet = z.number().int().min(1).max(SHEETS_PER_BOOK);
/** The sheet to be used next; one past the last when the book is full. */
const NextSheet = z
  .number()
  .int()
  .min(1)
  .max(SHEETS_PER_BOOK + 1);

/** The id of the only row of `receiptPolicy`. */
export const RECEIPT_POLICY_ID = 'receipt-policy';

/**
 * Which form the office prints; one row. Without it, and until the Ministry of Finance has approved the form (ระเบียบฯ พ.ศ. 2562
 * ข้อ 69), ใบรับชำระชั่วคราว is printed and the number of the official receipt is typed in.
 */
export const ReceiptPolicyRow = z.object({
  id: RowId,
  form: z.discriminatedUnion('kind', [
    z.object({ kind: z.literal('provisional') }),
    z.object({ kind: z.literal('approved'), documentNo: z.string().min(1).max(100), approvedOn: DateOn }),
  ]),
});
export type ReceiptPolicyRow = z.output<typeof ReceiptPolicyRow>;

const usage = { book: z.number().int().min(1).max(9_999), nextSheet: NextSheet, headHash: Hash };

/** A book of receipts drawn for one PC (ทะเบียนคุมใบเสร็จรับเงิน): only that PC writes on its sheets, in order. */
export const ReceiptBookRow = z.object({
  id: RowId,
  fiscalYear: FiscalYearText,
  deviceId: RowId,
  /**
   * The copy of the data that drew it. A PC that lost its copy and its journal no longer knows which sheets it printed last:
   * it goes on as a new client, and that one draws a new book.
   */
  clientId: RowId,
  drawnAt: Instant,
  drawnBy: RowId,
  state: z.discriminatedUnion('kind', [
    /** Asked for; the number of the book comes from the centre alone. */
    z.object({ kind: z.literal('asked') }),
    z.object({ kind: z.literal('open'), ...usage, lastOn: DateOn.exactOptional() }),
    /** Unused sheets stay in the book, stamped as cancelled. */
    z.object({
      kind: z.literal('closed'),
      ...usage,
      lastOn: DateOn.exactOptional(),
      closedAt: Instant,
      closedBy: RowId,
      reason: z.string().min(1).max(300),
    }),
  ]),
});
export type ReceiptBookRow = z.output<typeof ReceiptBookRow>;

/** A line of a receipt: the fee or the surcharge of the year that fell due on `dueOn`, satang. */
export const ReceiptItemRow = z.object({
  kind: z.enum(['annual-fee', 'surcharge']),
  dueOn: DateOn,
  satang: SatangAmount.min(1),
});

/** A payment that a receipt names, as the bank told of it when the receipt was issued. */
export const ReceiptPaymentRow = z.object({
  paymentId: RowId,
  satang: SatangAmount.min(1),
  paidOn: DateOn,
  channel: z.string().min(1).max(40),
  bank: BankName,
  bankReference: z.string().min(1).max(64).exactOptional(),
});
export type ReceiptPaymentRow = z.output<typeof ReceiptPaymentRow>;

/** Where the paper of a voided receipt is: attached to its copy, never printed, or not to be had back. */
export const VoidedPaper = z.enum(['attached', 'not-printed', 'missing']);
export type VoidedPaper = z.output<typeof VoidedPaper>;

/** Why and where a voided sheet is kept. */
const ReceiptVoid = z.object({
  kind: z.literal('void'),
  reason: z.string().min(1).max(300),
  paper: VoidedPaper,
  voidedAt: Instant,
  voidedBy: RowId,
  /** The head who agreed, when the issuer voided it on the same day. */
  approvedBy: RowId.exactOptional(),
  replacedById: RowId.exactOptional(),
});

/** A receipt (ใบเสร็จรับเงิน): its number is never used again, and what was printed never changes. */
export const ReceiptRow = z.object({
  id: RowId,
  /** `2570-0001-017`, see receiptNumberText. */
  number: z.string().regex(/^2[5-9]\d{2}-\d{4}-\d{3}$/),
  bookId: RowId,
  fiscalYear: FiscalYearText,
  book: z.number().int().min(1).max(9_999),
  sheet: Sheet,
  form: z.enum(['receipt', 'provisional']),
  noticeId: RowId,
  /** The payment with which the amount was whole. */
  paymentId: RowId,
  factoryId: RowId,
  ref1: z.string().min(1).max(20),
  payerName: z.string().min(1).max(300),
  payerAddress: z.string().max(500),
  registrationNumber: z.string().max(60),
  items: z.array(ReceiptItemRow).min(1).readonly(),
  totalSatang: SatangAmount.min(1),
  paidOn: DateOn,
  channel: z.string().min(1).max(40),
  /** All that were paid, earliest first; absent on receipts of the first version. */
  payments: z.array(ReceiptPaymentRow).min(1).max(MOST_PARTS).readonly().exactOptional(),
  issuedOn: DateOn,
  issuedAt: Instant,
  issuedBy: RowId,
  replacesId: RowId.exactOptional(),
  previousHash: Hash,
  hash: Hash,
  state: z.discriminatedUnion('kind', [z.object({ kind: z.literal('standing') }), ReceiptVoid]),
  /** When the original left for the printer; absent while it never did. */
  printed: z.object({ at: Instant, by: RowId }).exactOptional(),
  /** Every print after it; each says สำเนา. */
  reprints: z.array(z.object({ id: RowId, at: Instant, by: RowId })).readonly(),
  /** Number of the official receipt that a provisional one stands for; the last one typed in. */
  officialNumber: z.string().min(1).max(60).exactOptional(),
  /** All that were typed in, oldest first. */
  officialNumbers: z
    .array(z.object({ id: RowId, number: z.string().min(1).max(60), at: Instant, by: RowId }))
    .readonly(),
});
export type ReceiptRow = z.output<typeof ReceiptRow>;
