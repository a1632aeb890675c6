import type { ReceiptPayment } from '#shared/domain/receipt-chain.ts';
import { formatLongDate, formatSatang } from './format.ts';
import type { Language } from './language.ts';
import { receiptsMessages } from './messages/receipts.ts';

/**
 * A payment as a receipt names it: amount, day, way, bank and the bank's own number, or that only its file told of it. The same
 * words on paper, on screen and in a spreadsheet.
 */
export const receiptPaymentText = (payment: ReceiptPayment, language: Language): string => {
  const messages = receiptsMessages[language];
  return messages.payment({
    amount: formatSatang(payment.satang),
    day: formatLongDate(payment.paidOn, language),
    channel: messages.channel(payment.channel),
    bank: payment.bank.toUpperCase(),
    bankReference: payment.bankReference,
  });
};
