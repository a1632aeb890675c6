import type { MoneyDay } from '#data/reconciliation-queries.ts';
import { reconciliationMessages } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { focusAtOnce } from '#ui/focus-at-once.ts';
import { PinField } from '#ui/pin-field.tsx';
import { useSignDay } from './use-sign-day.ts';

export interface SignDayDialogProps {
  readonly money: MoneyDay;
  readonly onClose: () => void;
}

/** What is signed, in whose name, and their PIN. */
export const SignDayDialog = ({ money, onClose }: SignDayDialogProps) => {
  const messages = useMessages(reconciliationMessages);
  const { name, signer, failure, sign } = useSignDay(money, onClose);
  const problems = { 'wrong-pin': messages.signWrongPin, locked: messages.signLocked };
  return (
    <ActionDialog
      title={messages.signTitle(money.on)}
      onClose={onClose}
      testId="sign-dialog"
      confirm={messages.sign}
      icon="check"
      shortcut="F9"
      isDisabled={!signer.isFilled}
      onConfirm={() => void sign()}
      confirmTestId="sign-confirm"
    >
      <p>{messages.signText(money.day.totals.fileSatang, name)}</p>
      <PinField
        ref={focusAtOnce}
        label={messages.signPin}
        value={signer.pin}
        onChange={signer.typePin}
        hint={messages.signPinHint}
        error={signer.problem && problems[signer.problem]}
        testId="sign-pin"
      />
      {failure && <ErrorNote error={failure} />}
    </ActionDialog>
  );
};
