import type { ReactNode } from 'react';
import { CasesPanel } from '#features/reconciliation/cases-panel.tsx';
import { ReconciliationPanel } from '#features/reconciliation/reconciliation-panel.tsx';
import { DailyClosePanel } from '#features/daily-close/daily-close-panel.tsx';
import { ReceiptsPanel } from '#features/receipts/receipts-panel.tsx';
import { RegisterPanel } from '#features/receipts/register-panel.tsx';
import { paymentsMessages } from '#i18n/messages/payments.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { Page } from '#ui/page.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import styles from './payments-page.module.css';

/** The parts of the page, in the order of its tabs and of Ctrl 1, Ctrl 2 and so on. */
export const PAYMENT_AREAS = ['receipts', 'register', 'reconciliation', 'cases', 'daily-close'] as const;
export type PaymentArea = (typeof PAYMENT_AREAS)[number];

export interface PaymentsPageProps {
  readonly area: PaymentArea;
  readonly onArea: (area: PaymentArea) => void;
  readonly onOpenFactory: (factoryId: string) => void;
  /** The payment that is being decided about. */
  readonly caseId: string | undefined;
  readonly onCase: (caseId: string | undefined) => void;
  /** The text of a slip that was scanned just now. */
  readonly slip: string | undefined;
}

/** Everything about money that came: each part is a feature of its own. */
export const PaymentsPage = ({ area, onArea, onOpenFactory, caseId, onCase, slip }: PaymentsPageProps) => {
  const messages = useMessages(paymentsMessages);
  useShortcuts(PAYMENT_AREAS.map((name, index) => ({ key: `Ctrl+${index + 1}`, run: () => onArea(name) })));
  const areas: Readonly<Record<PaymentArea, ReactNode>> = {
    receipts: <ReceiptsPanel onOpenFactory={onOpenFactory} />,
    register: <RegisterPanel />,
    reconciliation: <ReconciliationPanel onOpenCase={onCase} />,
    cases: <CasesPanel openId={caseId} onOpen={onCase} slip={slip} />,
    'daily-close': <DailyClosePanel onOpenFactory={onOpenFactory} />,
  };
  return (
    <Page title={messages.title} testId="payments-page">
      <fieldset className={styles.areas} aria-label={messages.areas}>
        {PAYMENT_AREAS.map((name, index) => (
          <Button
            key={name}
            isPressed={area === name}
            keyHint={`Ctrl ${index + 1}`}
            onPress={() => onArea(name)}
            testId={`payments-${name}`}
          >
            {messages[name]}
          </Button>
        ))}
      </fieldset>
      {areas[area]}
    </Page>
  );
};
