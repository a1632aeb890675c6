import { formatLongDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { receiptsMessages } from '#i18n/messages/receipts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { PaperWay } from '#services/use-paper-printing.ts';
import type { ReceiptRow } from '#shared/model/receipt-rows.ts';
import { Amount } from '#ui/amount.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { NamedPayments } from './named-payments.tsx';
import type { IssueForm } from './use-issue-form.ts';
import styles from './receipts.module.css';

export interface IssuedReceiptProps {
  readonly receipt: ReceiptRow;
  readonly form: IssueForm;
  readonly onClose: () => void;
}

/** What stands on the paper. */
const Facts = ({ receipt }: Pick<IssuedReceiptProps, 'receipt'>) => {
  const messages = useMessages(receiptsMessages);
  const language = useLanguage();
  return (
    <div className={styles.facts}>
      <span>{messages.nextNumber}</span>
      <strong>{messages.bookAndSheet(receipt.book, receipt.sheet)}</strong>
      <span>{messages.amount}</span>
      <Amount satang={receipt.totalSatang} size="display" />
      {receipt.payments && (
        <>
          <span>{messages.paidBy}</span>
          <NamedPayments payments={receipt.payments} />
        </>
      )}
      <span>{messages.payer}</span>
      <span>{receipt.payerName}</span>
      <span>{messages.issuedAt}</span>
      <span>{formatLongDate(receipt.issuedOn, language)}</span>
    </div>
  );
};

/** A receipt that is out: its number, and printing it again where the paper did not come or a copy is wanted. */
export const IssuedReceipt = ({ receipt, form, onClose }: IssuedReceiptProps) => {
  const messages = useMessages(receiptsMessages);
  const { abilities } = useServices().host;
  const { printing, secondCopy } = form;
  const isWaiting = secondCopy === 'waiting' || printing.isBusy;
  const print = (way: PaperWay): void => {
    if (!isWaiting) void printing.print(receipt.id, way);
  };
  useShortcuts([{ key: 'F6', run: () => print('dialog') }], 'dialog');
  return (
    <Dialog
      title={messages.has(receipt.number)}
      isOpen
      onClose={onClose}
      testId="receipt-issued"
      actions={
        <>
          <Button onPress={onClose} keyHint="Esc">
            {messages.close}
          </Button>
          {abilities.has('exact-pdf') && (
            <Button icon="download" isDisabled={isWaiting} onPress={() => print('pdf')} testId="receipt-pdf">
              {messages.savePdf}
            </Button>
          )}
          <Button
            look="primary"
            icon="print"
            keyHint="F6"
            isDisabled={isWaiting}
            onPress={() => print('dialog')}
            testId="receipt-print"
          >
            {receipt.printed === undefined ? messages.printFirst : messages.printCopy}
          </Button>
        </>
      }
    >
      <Facts receipt={receipt} />
      {secondCopy === 'waiting' && <output>{messages.waitingSecondCopy}</output>}
      {secondCopy === 'missing' && <Banner tone="refused" title={messages.noSecondCopy} role="alert" />}
      {printing.error && <ErrorNote error={printing.error} />}
      {receipt.printed === undefined && <p className={styles.quiet}>{messages.printAgainHint}</p>}
      {receipt.reprints.length > 0 && <p className={styles.quiet}>{messages.reprinted(receipt.reprints.length)}</p>}
    </Dialog>
  );
};
