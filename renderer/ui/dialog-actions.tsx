import { Button } from './button.tsx';
import type { IconName } from './icon.tsx';
import { useShortcuts } from './use-shortcuts.ts';

export interface DialogActionsProps {
  readonly onClose: () => void;
  /** The word on the button that leaves everything as it is. */
  readonly cancel: string;
  /** The word on the button that does what the dialog is for. */
  readonly children: string;
  readonly icon: IconName;
  /** The key that does it: bound here and printed on the button. */
  readonly shortcut: string;
  readonly isDisabled?: boolean;
  readonly onPress: () => void;
  readonly testId: string;
}

/** The two ways out of a dialog: Esc leaves everything as it is, the key printed on the other does it. */
export const DialogActions = ({ onClose, cancel, children, shortcut, ...primary }: DialogActionsProps) => {
  useShortcuts(primary.isDisabled === true ? [] : [{ key: shortcut, run: primary.onPress }], 'dialog');
  return (
    <>
      <Button onPress={onClose} keyHint="Esc">
        {cancel}
      </Button>
      <Button look="primary" keyHint={shortcut.replace('+', ' ')} {...primary}>
        {children}
      </Button>
    </>
  );
};
