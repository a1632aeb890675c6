import { useLanguage } from '#i18n/language.ts';
import { receiptPaymentText } from '#i18n/receipt-payment-text.ts';
import type { ReceiptPayment } from '#shared/domain/receipt-chain.ts';
import styles from './receipts.module.css';

/** Every payment of a receipt on a line of its own, earliest first. */
export const NamedPayments = ({ payments }: { readonly payments: readonly ReceiptPayment[] }) => {
  const language = useLanguage();
  const texts = payments.map((payment) => receiptPaymentText(payment, language));
  return (
    <span className={styles.lines} data-testid="receipt-payments">
      {texts.map((text, at) => (
        <span key={`${at} ${text}`}>{text}</span>
      ))}
    </span>
  );
};
