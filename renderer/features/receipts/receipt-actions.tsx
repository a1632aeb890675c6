import { receiptStandingOf } from '#data/receipt-queries.ts';
import { receiptsMessages } from '#i18n/messages/receipts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { ReceiptRow } from '#shared/model/receipt-rows.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { useReceiptPrinting } from './use-receipt-printing.ts';
import styles from './receipts.module.css';

/** Which question stands in front of the list. */
export type ReceiptQuestion = 'none' | 'void' | 'official';

export interface ReceiptActionsProps {
  readonly receipt: ReceiptRow | undefined;
  readonly onQuestion: (question: ReceiptQuestion) => void;
  readonly onReissue: (notice: NoticeRow) => void;
  readonly onOpenFactory: (receipt: ReceiptRow) => void;
}

/** What can be done with the chosen receipt, each with its key. */
export const ReceiptActions = ({ receipt, onQuestion, onReissue, onOpenFactory }: ReceiptActionsProps) => {
  const messages = useMessages(receiptsMessages);
  const { rows } = useServices().data;
  const printing = useReceiptPrinting();
  const notice = rows.get('notice', receipt?.noticeId ?? '');
  const isVoid = receipt?.state.kind === 'void';
  const replaceable = isVoid && notice && receiptStandingOf(rows, notice).kind === 'ready' ? notice : undefined;
  const print = receipt && !printing.isBusy ? (): void => void printing.print(receipt.id, 'dialog') : undefined;
  const toVoid = receipt && !isVoid ? (): void => onQuestion('void') : undefined;
  const toNumber = receipt?.form === 'provisional' && !isVoid ? (): void => onQuestion('official') : undefined;
  const reissue = replaceable ? (): void => onReissue(replaceable) : undefined;
  useShortcuts([
    { key: 'F6', run: () => print?.() },
    { key: 'F8', run: () => toNumber?.() },
    { key: 'F9', run: () => toVoid?.() },
    { key: 'F4', run: () => reissue?.() },
  ]);
  return (
    <>
      <div className={styles.bar}>
        <Button icon="factory" isDisabled={!receipt} onPress={() => receipt && onOpenFactory(receipt)}>
          {messages.openFactory}
        </Button>
        <Button icon="receipt" keyHint="F8" isDisabled={!toNumber} onPress={toNumber} testId="receipt-official">
          {messages.noteOfficial}
        </Button>
        <Button icon="cross" keyHint="F9" isDisabled={!toVoid} onPress={toVoid} testId="receipt-void">
          {messages.voidReceipt}
        </Button>
        {replaceable && (
          <Button look="primary" icon="receipt" keyHint="F4" onPress={reissue} testId="receipt-reissue">
            {messages.reissue}
          </Button>
        )}
        <Button icon="print" keyHint="F6" isDisabled={!print} onPress={print} testId="receipt-copy">
          {receipt?.printed === undefined && receipt ? messages.printFirst : messages.printCopy}
        </Button>
      </div>
      {printing.error && <ErrorNote error={printing.error} />}
    </>
  );
};
