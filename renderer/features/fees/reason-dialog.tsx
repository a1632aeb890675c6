import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { feeOfficeMessages } from '#i18n/messages/fee-office.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { Result } from '#shared/lib/result.ts';
import { Dialog } from '#ui/dialog.tsx';
import { DialogActions } from '#ui/dialog-actions.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useToast } from '#ui/toast.tsx';

export interface ReasonDialogProps {
  readonly title: string;
  readonly done: string;
  readonly run: (reason: string) => Promise<Result<unknown, MutateError>>;
  readonly onClose: () => void;
}

/** Asks for the reason without which something is not done. */
export const ReasonDialog = ({ title, done, run, onClose }: ReasonDialogProps) => {
  const words = useMessages(feeOfficeMessages);
  const common = useMessages(commonMessages);
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<MutateError>();
  const save = async (): Promise<void> => {
    setTried(true);
    if (reason.trim() === '') return;
    const result = await run(reason.trim());
    if (!result.ok) return setFailure(result.error);
    toast('done', done);
    onClose();
  };
  return (
    <Dialog
      title={title}
      isOpen
      onClose={onClose}
      testId="reason-dialog"
      actions={
        <DialogActions
          onClose={onClose}
          cancel={common.cancel}
          icon="check"
          shortcut="F8"
          onPress={() => void save()}
          testId="reason-save"
        >
          {words.save}
        </DialogActions>
      }
    >
      <TextField
        label={words.reason}
        value={reason}
        onChange={setReason}
        maxLength={300}
        error={isTried && reason.trim() === '' ? words.reasonMissing : undefined}
        testId="reason-text"
      />
      {failure && <ErrorNote error={failure} />}
    </Dialog>
  );
};
