import { Button } from './button.tsx';
import type { IconName } from './icon.tsx';

export interface DialogActionsProps {
  readonly onClose: () => void;
  /** The word on the button that leaves everything as it is. */
  readonly cancel: string;
  /** The word on the button that does what the dialog is for. */
  readonly children: string;
  readonly icon: IconName;
  /** The key that does it, where there is one; binding it is the dialog's. */
  readonly keyHint?: string;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
  readonly testId: string;
}

/** The two ways out of a dialog: Esc leaves everything as it is, the key printed on the other does it. */
export const DialogActions = ({ onClose, cancel, children, ...primary }: DialogActionsProps) => (
  <>
    <Button onPress={onClose} keyHint="Esc">
      {cancel}
    </Button>
    <Button look="primary" {...primary}>
      {children}
    </Button>
  </>
);
