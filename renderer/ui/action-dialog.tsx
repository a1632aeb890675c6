import type { ReactNode } from 'react';
import { commonMessages } from '#i18n/messages/common.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Dialog } from './dialog.tsx';
import { DialogActions } from './dialog-actions.tsx';
import type { IconName } from './icon.tsx';

export interface ActionDialogProps {
  readonly title: string;
  readonly width?: 'normal' | 'wide';
  readonly testId: string;
  readonly children: ReactNode;
  /** Esc, a press outside, or the button that leaves everything as it is. */
  readonly onClose: () => void;
  /** The word on that button, where it is not "cancel". */
  readonly cancel?: string;
  /** The word on the button that does what the dialog is for. */
  readonly confirm: string;
  readonly icon: IconName;
  /** The key that does it: bound while the dialog is open and printed on the button. */
  readonly shortcut: string;
  readonly isDisabled?: boolean;
  readonly onConfirm: () => void;
  readonly confirmTestId: string;
}

/** An open question with two ways out: one leaves everything as it is, the other does what the dialog is for. */
export const ActionDialog = ({ title, width, testId, children, onClose, ...ways }: ActionDialogProps) => {
  const common = useMessages(commonMessages);
  const { cancel = common.cancel, confirm, onConfirm, confirmTestId, ...button } = ways;
  return (
    <Dialog
      title={title}
      {...(width === undefined ? {} : { width })}
      isOpen
      onClose={onClose}
      testId={testId}
      actions={
        <DialogActions {...button} onClose={onClose} cancel={cancel} onPress={onConfirm} testId={confirmTestId}>
          {confirm}
        </DialogActions>
      }
    >
      {children}
    </Dialog>
  );
};
