import { paymentEventKey } from '../domain/payment-fold.ts';
import type { BankEventRow, PaymentRow } from '../model/money-rows.ts';

type FileLine = Extract<BankEventRow, { readonly kind: 'file-line' }>;

/**
 * Payments that a replaced file alone told of, with the key of the line that tells of the same money in the file in its
 * place: same bank, amount and time under the same reference, each line once. So what a person decided about it, its notice
 * and its receipt stay with it when a bank sends its file of the day again.
 */
export const withReplacedLines = (
  payments: readonly PaymentRow[],
  events: readonly BankEventRow[],
): readonly PaymentRow[] => {
  const told = new Set(events.map(paymentEventKey));
  const known = new Set(payments.flatMap(({ keys }) => keys));
  const isNew = (event: BankEventRow): event is FileLine =>
    event.kind === 'file-line' && event.movement === 'payment' && !known.has(paymentEventKey(event));
  const unclaimed = new Set(events.filter(isNew));
  return payments.map((payment) => {
    if (payment.keys.some((key) => told.has(key))) return payment;
    const line = [...unclaimed].find(
      ({ bank, satang, paidAtMs }) =>
        bank === payment.bank && satang === payment.satang && paidAtMs === Date.parse(payment.paidAt),
    );
    if (!line) return payment;
    unclaimed.delete(line);
    return { ...payment, keys: [paymentEventKey(line)] };
  });
};
