import { err, ok, type Result } from '#shared/lib/result.ts';
import { billPaymentIssues, foundBillPaymentIssues, type BillPayment, type BillPaymentIssue } from './bill-payment.ts';

/** Why a text is no bill-payment barcode. */
export type BillBarcodeIssue =
  | BillPaymentIssue
  | { readonly type: 'barcode-start-missing' }
  | { readonly type: 'barcode-lines-wrong'; readonly lines: number }
  | { readonly type: 'amount-malformed' };

const START = '|';
const CARRIAGE_RETURN = '\r';
const LINE_BREAK = /\r\n|\r|\n/;
const LINES = 4;
const OPEN_AMOUNT = '0';

/**
 * The content of the bill-payment barcode on paper: `|` biller CR ref1 CR ref2 CR amount in satang, no CR at the end; an
 * absent ref2 leaves two CRs side by side, an absent amount is `0` and the cashier keys it in. Symbology Code 128.
 * The terminal has no place in it. Refuses what {@link billPaymentIssues} names.
 * Source: field code of two libraries (the Bank of Thailand's own text is unverified); there is no checksum.
 */
export const encodeBillBarcode = (bill: BillPayment): Result<string, readonly BillBarcodeIssue[]> => {
  const issues = billPaymentIssues(bill);
  if (issues.length > 0) return err(issues);
  const amount = bill.satang === undefined ? OPEN_AMOUNT : String(bill.satang);
  return ok(START + [bill.billerId, bill.ref1, bill.ref2 ?? '', amount].join(CARRIAGE_RETURN));
};

const linesOf = (text: string): readonly string[] => {
  const lines = text.split(LINE_BREAK);
  // A scanner's own Enter after the code leaves empty lines behind the four.
  while (lines.length > LINES && lines.at(-1)?.trim() === '') lines.pop();
  return lines;
};

/**
 * The bill that a scanned barcode asks for. CR, LF and CRLF are all taken as separators, because one peer prints LF and a
 * keyboard scanner turns CR into Enter and sends four lines. An amount of `0` means open and is left out.
 * Refuses another shape, and values that {@link foundBillPaymentIssues} names; biller IDs of 13 to 15 digits are read.
 */
export const decodeBillBarcode = (text: string): Result<BillPayment, readonly BillBarcodeIssue[]> => {
  const lines = linesOf(text);
  const [first = '', ref1 = '', ref2 = '', amount = ''] = lines;
  if (!first.startsWith(START)) return err([{ type: 'barcode-start-missing' }]);
  if (lines.length !== LINES) return err([{ type: 'barcode-lines-wrong', lines: lines.length }]);
  if (!/^[0-9]{1,15}$/.test(amount)) return err([{ type: 'amount-malformed' }]);
  const satang = Number(amount);
  const bill: BillPayment = {
    billerId: first.slice(START.length),
    ref1,
    ...(ref2 === '' ? {} : { ref2 }),
    ...(satang === 0 ? {} : { satang }),
  };
  const issues = foundBillPaymentIssues(bill);
  return issues.length === 0 ? ok(bill) : err(issues);
};
