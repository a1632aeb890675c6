import type { PartsOfNotice } from '#data/reconciliation-queries.ts';
import { reconciliationMessages } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Amount } from '#ui/amount.tsx';
import { Button } from '#ui/button.tsx';
import styles from './reconciliation.module.css';

export interface PartsTogetherProps {
  readonly parts: PartsOfNotice;
  readonly onMatch: () => void;
}

/** Money that came in pieces and together is the amount of its notice, with the one button that says so. */
export const PartsTogether = ({ parts, onMatch }: PartsTogetherProps) => {
  const messages = useMessages(reconciliationMessages);
  const { rows } = useServices().data;
  const title = messages.together(parts.notice.totalSatang);
  return (
    <section aria-label={title} data-testid="parts-together">
      <h3>{title}</h3>
      <ul className={styles.list}>
        {parts.cards.map(({ id, paymentId, satang }) => {
          const payment = paymentId === undefined ? undefined : rows.get('payment', paymentId);
          return (
            <li key={id} className={styles.bar}>
              <Amount satang={satang} />
              <span className={styles.quiet}>{payment && messages.partPaid(payment.paidAt)}</span>
            </li>
          );
        })}
      </ul>
      <div className={styles.suggestion}>
        <p className={styles.quiet}>{messages.togetherHint}</p>
        <Button icon="exchange" onPress={onMatch} testId="match-parts">
          {messages.matchParts}
        </Button>
      </div>
    </section>
  );
};
