import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { stockTakeMessages } from '#i18n/messages/stock-take.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import styles from './stock-take.module.css';

export interface ReasonDialogProps {
  readonly title: string;
  /** What it means, in a sentence. */
  readonly text: string;
  readonly action: string;
  readonly error: MutateError | undefined;
  readonly onClose: () => void;
  readonly onConfirm: (reason: string) => void;
}

/** A decision that is written down with its reason. */
export const ReasonDialog = ({ title, text, action, error, onClose, onConfirm }: ReasonDialogProps) => {
  const messages = useMessages(stockTakeMessages);
  const [reason, setReason] = useState('');
  const isReady = reason.trim() !== '';
  const confirm = (): void => {
    if (isReady) onConfirm(reason.trim());
  };
  useShortcuts([{ key: 'Ctrl+Enter', run: confirm }], 'dialog');
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      testId="reason-dialog"
      actions={
        <>
          <Button onPress={onClose} keyHint="Esc">
            {messages.cancel}
          </Button>
          <Button look="danger" keyHint="Ctrl Enter" isDisabled={!isReady} onPress={confirm} testId="reason-confirm">
            {action}
          </Button>
        </>
      }
    >
      <div className={styles.form}>
        <p>{text}</p>
        <TextField label={messages.reason} value={reason} onChange={setReason} maxLength={300} testId="reason-text" />
        {error && <ErrorNote error={error} />}
      </div>
    </Dialog>
  );
};
