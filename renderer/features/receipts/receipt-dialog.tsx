import { nextSheetOf } from '#data/receipt-books.ts';
import { namedPayment, receiptFormOf, receiptStandingOf } from '#data/receipt-queries.ts';
import { formatReference } from '#i18n/format.ts';
import { receiptsMessages } from '#i18n/messages/receipts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { PaymentRow } from '#shared/model/money-rows.ts';
import type { ReceiptRow } from '#shared/model/receipt-rows.ts';
import { Amount } from '#ui/amount.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { ClockWarning } from './clock-warning.tsx';
import { IssuedReceipt } from './issued-receipt.tsx';
import { NamedPayments } from './named-payments.tsx';
import { NoBook } from './no-book.tsx';
import { type IssueForm, useIssueForm } from './use-issue-form.ts';
import styles from './receipts.module.css';

export interface ReceiptDialogProps {
  readonly notice: NoticeRow;
  readonly onClose: () => void;
}

interface ReadyProps extends ReceiptDialogProps {
  readonly payment: PaymentRow;
  readonly earlierParts: readonly PaymentRow[];
  readonly replaces: ReceiptRow | undefined;
  readonly form: IssueForm;
}

/** What will be printed, to be checked before it is: afterwards the whole sheet must be voided. */
const ReadyBody = ({ notice, payment, earlierParts, replaces, form }: ReadyProps) => {
  const messages = useMessages(receiptsMessages);
  const services = useServices();
  const { data } = services;
  const today = isoDateAt(services.nowMs());
  const next = nextSheetOf(data.rows, data, today);
  if (!next.ok) {
    const fiscalYear = next.error.type === 'receipt-book-missing' ? next.error.fiscalYear : '';
    return (
      <>
        <ClockWarning />
        <NoBook fiscalYear={fiscalYear} />
      </>
    );
  }
  return (
    <>
      <ClockWarning />
      <div className={styles.facts}>
        <span>{messages.nextNumber}</span>
        <strong data-testid="receipt-next">{messages.bookAndSheet(next.value.book, next.value.sheet)}</strong>
        <span>{messages.amount}</span>
        <Amount satang={notice.totalSatang} size="display" testId="receipt-amount" />
        <span>{messages.paidBy}</span>
        <NamedPayments payments={[...earlierParts, payment].map(namedPayment)} />
      </div>
      {replaces && <p>{messages.replaces(replaces.number)}</p>}
      <TextField
        label={messages.payerName}
        value={form.name}
        maxLength={300}
        onChange={form.setName}
        hint={messages.payerHint}
        error={form.name.trim() === '' ? messages.payerMissing : undefined}
        testId="receipt-payer"
      />
      <TextField label={messages.payerAddress} value={form.address} maxLength={500} onChange={form.setAddress} />
      {receiptFormOf(data.rows).kind === 'provisional' && (
        <Banner tone="waiting" title={messages.provisional}>
          <p>{messages.provisionalHint}</p>
        </Banner>
      )}
      {form.failure && <ErrorNote error={form.failure} />}
    </>
  );
};

const TABLES = ['receipt', 'receiptBook', 'receiptPolicy', 'notice', 'payment'] as const;

/** The receipt of a notice: issued by one press, or shown when it is out already. */
export const ReceiptDialog = ({ notice, onClose }: ReceiptDialogProps) => {
  const messages = useMessages(receiptsMessages);
  const rows = useRows(TABLES);
  const services = useServices();
  const { data } = services;
  const form = useIssueForm(notice);
  const standing = receiptStandingOf(rows, rows.get('notice', notice.id) ?? notice);
  const isReady = standing.kind === 'ready' && nextSheetOf(rows, data, isoDateAt(services.nowMs())).ok;
  useShortcuts(isReady ? [{ key: 'F4', run: form.issue }] : [], 'dialog');
  if (standing.kind === 'issued') {
    return <IssuedReceipt receipt={standing.receipt} form={form} onClose={onClose} />;
  }
  return (
    <Dialog
      title={messages.issueTitle(formatReference(notice.ref1))}
      isOpen
      onClose={onClose}
      testId="receipt-dialog"
      actions={
        <>
          <Button onPress={onClose} keyHint="Esc">
            {messages.close}
          </Button>
          {isReady && (
            <Button
              look="primary"
              icon="receipt"
              keyHint="F4"
              isDisabled={form.isIssuing || form.name.trim() === ''}
              onPress={form.issue}
              testId="receipt-issue"
            >
              {messages.issueAndPrint}
            </Button>
          )}
        </>
      }
    >
      {standing.kind === 'ready' ? (
        <ReadyBody {...standing} notice={notice} form={form} onClose={onClose} />
      ) : (
        <Banner tone="waiting" title={messages.moneyNotSure} testId="receipt-not-sure">
          <p>{messages.moneyNotSureHint}</p>
        </Banner>
      )}
    </Dialog>
  );
};
