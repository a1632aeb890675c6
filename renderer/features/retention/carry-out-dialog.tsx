import type { ReactNode } from 'react';
import { retentionMessages } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';

export interface CarryOutDialogProps {
  readonly children: ReactNode;
  readonly onConfirm: () => void;
  readonly onClose: () => void;
}

/** Asks once more before folders leave the office for good. */
export const CarryOutDialog = ({ children, onConfirm, onClose }: CarryOutDialogProps) => {
  const messages = useMessages(retentionMessages);
  return (
    <ActionDialog
      title={messages.closeTitle}
      onClose={onClose}
      testId="carry-out-dialog"
      confirm={messages.closeConfirm}
      icon="check"
      shortcut="F8"
      onConfirm={onConfirm}
      confirmTestId="carry-out"
    >
      {children}
    </ActionDialog>
  );
};
