import { z } from 'zod';
import { SHEETS_PER_BOOK } from '../domain/receipt-number.ts';
import { CalendarDate } from '../domain/thai-date.ts';
import { RowId } from '../model/ids.ts';
import { MOST_PARTS } from '../model/money-rows.ts';
import { ReceiptPaymentRow, ReceiptRow } from '../model/receipt-rows.ts';
import { COUNTER_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';
import { issueOnSheet } from './issue-on-sheet.ts';

/** What stands on the paper beside the money; whatever the register says later, the receipt keeps it. */
const sheet = {
  noticeId: RowId,
  bookId: RowId,
  sheet: z.number().int().min(1).max(SHEETS_PER_BOOK),
  previousHash: z.string().regex(/^[0-9a-f]{64}$/),
  issuedOn: CalendarDate,
  form: ReceiptRow.shape.form,
  payerName: ReceiptRow.shape.payerName,
  payerAddress: ReceiptRow.shape.payerAddress,
  registrationNumber: ReceiptRow.shape.registrationNumber,
  replacesId: RowId.exactOptional(),
};

/** As PCs of the first version send it: of money in parts it names the last one only, and its hash and paper stay so. */
export const issueReceiptFirst = defineMutation({
  name: 'issue-receipt',
  version: 1,
  args: z.object({ ...sheet, paymentId: RowId, paidOn: CalendarDate, channel: ReceiptRow.shape.channel }),
  by: COUNTER_ROLES,
  apply: issueOnSheet,
});

/**
 * Issues the receipt of a paid notice on the next sheet of this device's own book (ระเบียบฯ พ.ศ. 2562 ข้อ 70: consecutive for
 * every sheet), naming every payment of it. Refused: a notice whose money is not sure, payments that do not make its amount, a
 * gap, a sheet again, another device's book, another fiscal year than the book's, a date before the last sheet's, another
 * chain. A second one for the same notice, by another PC offline or by one whose disk lost the first, stays, and a card asks a
 * person which to void: refused, it would take every later sheet of its book with it, and those are printed.
 */
export const issueReceipt = defineMutation({
  name: 'issue-receipt',
  version: 2,
  args: z.object({
    ...sheet,
    /** The payment with which the amount was whole. */
    payment: ReceiptPaymentRow,
    /** The others, where several together make the amount; earliest first. */
    earlierPayments: z
      .array(ReceiptPaymentRow)
      .max(MOST_PARTS - 1)
      .readonly(),
  }),
  by: COUNTER_ROLES,
  apply(tx, { payment, earlierPayments, ...args }, event) {
    const { paymentId, paidOn, channel } = payment;
    const payments = [...earlierPayments, payment];
    return issueOnSheet(tx, { ...args, paymentId, paidOn, channel, payments }, event);
  },
});
