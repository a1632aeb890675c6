import type { ReactNode } from 'react';
import { commonMessages } from '#i18n/messages/common.ts';
import { retentionMessages } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Dialog } from '#ui/dialog.tsx';
import { DialogActions } from '#ui/dialog-actions.tsx';

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
