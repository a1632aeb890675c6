import { useState } from 'react';
import type { KnownError } from '#i18n/error-text.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { ActionDialog } from './action-dialog.tsx';
import { ErrorNote } from './error-note.tsx';
import { focusAtOnce } from './focus-at-once.ts';
import type { IconName } from './icon.tsx';
import { TextField } from './text-field.tsx';

export interface ReasonDialogProps {
  readonly title: string;
  /** What it means, in a sentence. */
  readonly text?: string;
  /** What is asked for, where it is more than the reason. */
  readonly label?: string;
  /** The word on the button that does it. */
  readonly action: string;
  readonly icon?: IconName;
  readonly error: KnownError | undefined;
  readonly onClose: () => void;
  /** Called with a reason that is never empty. */
  readonly onConfirm: (reason: string) => void;
}

const LONGEST_REASON = 300;

/**
 * A decision that is written down with its reason: without one nothing is done. The way out is "back": many a decision is
 * itself called "cancel".
 */
export const ReasonDialog = ({ title, text, label, action, icon, error, onClose, onConfirm }: ReasonDialogProps) => {
  const common = useMessages(commonMessages);
  const [typed, setTyped] = useState('');
  const [isTried, setTried] = useState(false);
  const reason = typed.trim();
  const confirm = (): void => {
    setTried(true);
    if (reason !== '') onConfirm(reason);
  };
  return (
    <ActionDialog
      title={title}
      onClose={onClose}
      testId="reason-dialog"
      cancel={common.back}
      confirm={action}
      icon={icon ?? 'check'}
      shortcut="F8"
      onConfirm={confirm}
      confirmTestId="reason-confirm"
    >
      {text !== undefined && <p>{text}</p>}
      <TextField
        ref={focusAtOnce}
        label={label ?? common.reason}
        value={typed}
        onChange={setTyped}
        maxLength={LONGEST_REASON}
        error={isTried && reason === '' ? common.reasonMissing : undefined}
        testId="reason-text"
      />
      {error && <ErrorNote error={error} />}
    </ActionDialog>
  );
};
