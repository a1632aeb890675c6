import type { MoneyDecision } from '#data/decided-cases.ts';
import { staffName } from '#data/folder-queries.ts';
import { namedPayment } from '#data/receipt-queries.ts';
import { formatInstant } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { reconciliationMessages } from '#i18n/messages/reconciliation.ts';
import { receiptPaymentText } from '#i18n/receipt-payment-text.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { FactList } from './fact-list.tsx';
import { outcomeText } from './outcome-text.ts';
import styles from './reconciliation.module.css';

export interface DecisionDialogProps {
  readonly decision: MoneyDecision;
  readonly onClose: () => void;
}

/** One decision with who made it, why, and every payment that it is about. */
export const DecisionDialog = ({ decision, onClose }: DecisionDialogProps) => {
  const messages = useMessages(reconciliationMessages);
  const common = useMessages(commonMessages);
  const language = useLanguage();
  const { rows } = useServices().data;
  const { decided, cards, satang } = decision;
  const facts: readonly (readonly [string, string])[] = [
    [messages.decision, outcomeText(rows, decision, messages)],
    [messages.reason, decided.reason],
    [messages.decidedBy, staffName(rows, decided.by)],
    [messages.decidedAt, formatInstant(decided.at, language)],
  ];
  return (
    <Dialog
      title={messages.caseTitle(satang)}
      isOpen
      onClose={onClose}
      width="wide"
      testId="decision-dialog"
      actions={
        <Button onPress={onClose} keyHint="Esc">
          {common.close}
        </Button>
      }
    >
      <FactList facts={facts} />
      <ul className={styles.list} aria-label={messages.decidedPayments} data-testid="decided-payments">
        {cards.map(({ id, paymentId }) => {
          const payment = rows.get('payment', paymentId ?? '');
          return payment && <li key={id}>{receiptPaymentText(namedPayment(payment), language)}</li>;
        })}
      </ul>
    </Dialog>
  );
};
