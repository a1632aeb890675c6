/**
 * What a payer is asked to pay: the one record from which both the payment QR and the paper barcode are made.
 * `satang` is absent when the payer is to type the amount. `terminal` travels as tag 62/07 (SCB calls it ref3).
 */
export interface BillPayment {
  readonly billerId: string;
  readonly ref1: string;
  readonly ref2?: string | undefined;
  readonly satang?: number | undefined;
  readonly terminal?: string | undefined;
}

/** What is wrong with a bill payment; never holds the values themselves. */
export type BillPaymentIssue =
  | { readonly type: 'biller-id-invalid' }
  | { readonly type: 'ref1-invalid' }
  | { readonly type: 'ref2-invalid' }
  | { readonly type: 'terminal-invalid' }
  | { readonly type: 'amount-not-integer' }
  | { readonly type: 'amount-not-positive' }
  | { readonly type: 'amount-too-large' };

/** The largest amount in satang that tag 54 can carry with two decimals in its 13 characters (EMVCo §4.7.4). */
export const MAX_BILL_SATANG = 999_999_999_999;

/** Tax ID of 13 digits and a suffix of 2, as the Bank of Thailand's Thai QR guideline (second-hand) and SCB demand. */
const BILLER_ID_TO_WRITE = /^[0-9]{15}$/;
/** Billers of 13 digits exist in the wild, so a foreign code with one is still readable. */
const BILLER_ID_TO_READ = /^[0-9]{13,15}$/;
/** SCB: "A-Z or 0-9", at most 20; the Bank of Thailand's table says printable ASCII, of which this is the narrower. */
const REFERENCE = /^[A-Z0-9]{1,20}$/;
const TERMINAL_TO_WRITE = /^[A-Z0-9]{1,25}$/;
const TERMINAL_TO_READ = /^[\u0020-\u007e]{1,25}$/;

/** The issues of an amount in satang: not an integer, 0 or less, or more than {@link MAX_BILL_SATANG}. Never rounds. */
export const billAmountIssues = (satang: number): readonly BillPaymentIssue[] => {
  if (!Number.isSafeInteger(satang)) return [{ type: 'amount-not-integer' }];
  // 0 would silently become an open-amount code, so a waived fee has no code at all.
  if (satang <= 0) return [{ type: 'amount-not-positive' }];
  return satang > MAX_BILL_SATANG ? [{ type: 'amount-too-large' }] : [];
};

const issuesAgainst = (
  bill: BillPayment,
  rules: { readonly billerId: RegExp; readonly terminal: RegExp },
): readonly BillPaymentIssue[] => [
  ...(rules.billerId.test(bill.billerId) ? [] : [{ type: 'biller-id-invalid' } as const]),
  ...(REFERENCE.test(bill.ref1) ? [] : [{ type: 'ref1-invalid' } as const]),
  ...(bill.ref2 === undefined || REFERENCE.test(bill.ref2) ? [] : [{ type: 'ref2-invalid' } as const]),
  ...(bill.terminal === undefined || rules.terminal.test(bill.terminal) ? [] : [{ type: 'terminal-invalid' } as const]),
  ...(bill.satang === undefined ? [] : billAmountIssues(bill.satang)),
];

/** Everything that keeps a bill from being written as QR or barcode; empty when it may be. */
export const billPaymentIssues = (bill: BillPayment): readonly BillPaymentIssue[] =>
  issuesAgainst(bill, { billerId: BILLER_ID_TO_WRITE, terminal: TERMINAL_TO_WRITE });

/** Everything that keeps a bill found in somebody's code from being believed; lenient only where the field is. */
export const foundBillPaymentIssues = (bill: BillPayment): readonly BillPaymentIssue[] =>
  issuesAgainst(bill, { billerId: BILLER_ID_TO_READ, terminal: TERMINAL_TO_READ });
