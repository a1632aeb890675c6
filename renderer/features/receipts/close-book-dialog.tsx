import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { receiptsMessages } from '#i18n/messages/receipts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { ReceiptBookRow } from '#shared/model/receipt-rows.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useToast } from '#ui/toast.tsx';

export interface CloseBookDialogProps {
  readonly book: ReceiptBookRow;
  readonly onClose: () => void;
}

/** Closes a book: its unused sheets count as cancelled from then on. */
export const CloseBookDialog = ({ book, onClose }: CloseBookDialogProps) => {
  const messages = useMessages(receiptsMessages);
  const { data } = useServices();
  const toast = useToast();
  const [reason, setReason] = useState<string>(messages.closeBookYearEnd);
  const [failure, setFailure] = useState<MutateError>();
  const number = book.state.kind === 'asked' ? '' : String(book.state.book).padStart(4, '0');
  const save = async (): Promise<void> => {
    if (reason.trim() === '') return;
    const saved = await data.mutate('close-receipt-book', { bookId: book.id, reason: reason.trim() });
    if (!saved.ok) return setFailure(saved.error);
    toast('done', messages.closeBookDone(number));
    onClose();
  };
  return (
    <ActionDialog
      title={messages.closeBookTitle(number)}
      onClose={onClose}
      testId="close-book-dialog"
      confirm={messages.closeBook}
      icon="lock"
      shortcut="Ctrl+Enter"
      isDisabled={reason.trim() === ''}
      onConfirm={() => void save()}
      confirmTestId="close-book-save"
    >
      <p>{messages.closeBookHint}</p>
      <TextField
        label={messages.closeBookReason}
        value={reason}
        maxLength={300}
        onChange={setReason}
        testId="close-book-reason"
      />
      {failure && <ErrorNote error={failure} />}
    </ActionDialog>
  );
};
