import { type ReactNode, useState } from 'react';
import { commonMessages } from '#i18n/messages/common.ts';
import { retentionMessages } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Dialog } from '#ui/dialog.tsx';
import { DialogActions } from '#ui/dialog-actions.tsx';
import { TextField } from '#ui/text-field.tsx';

const focusAtOnce = (field: HTMLInputElement | null): void => field?.focus();

export interface CarryOutDialogProps {
  readonly children: ReactNode;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks once more before folders leave the office for good. */
export const CarryOutDialog = ({ children, onConfirm, onClose }: CarryOutDialogProps) => {
  const messages = useMessages(retentionMessages);
  const common = useMessages(commonMessages);
  return (
    <Dialog
      title={messages.closeTitle}
      isOpen
      onClose={onClose}
      testId="carry-out-dialog"
      actions={
        <DialogActions
          onClose={onClose}
          cancel={common.cancel}
          icon="check"
          shortcut="F8"
          onPress={onConfirm}
          testId="carry-out"
        >
          {messages.closeConfirm}
        </DialogActions>
      }
    >
      {children}
    </Dialog>
  );
};

export interface GiveUpDialogProps {
  readonly onGiveUp: (reason: string) => void;
  readonly onClose: () => void;
}

/** Asks why a disposal is given up. */
export const GiveUpDialog = ({ onGiveUp, onClose }: GiveUpDialogProps) => {
  const messages = useMessages(retentionMessages);
  const common = useMessages(commonMessages);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isMissing = reason.trim() === '';
  const giveUp = (): void => {
    setTried(true);
    if (!isMissing) onGiveUp(reason.trim());
  };
  return (
    <Dialog
      title={messages.cancelTitle}
      isOpen
      onClose={onClose}
      testId="give-up-dialog"
      actions={
        <DialogActions
          onClose={onClose}
          cancel={common.cancel}
          icon="cross"
          shortcut="F8"
          onPress={giveUp}
          testId="give-up-disposal"
        >
          {messages.cancelConfirm}
        </DialogActions>
      }
    >
      <p>{messages.cancelWhat}</p>
      <TextField
        ref={focusAtOnce}
        label={messages.cancelReason}
        value={reason}
        onChange={setReason}
        maxLength={300}
        error={isTried && isMissing ? messages.reasonMissing : undefined}
        testId="give-up-reason"
      />
    </Dialog>
  );
};
