import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { loansMessages } from '#i18n/messages/loans.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import type { TransferRow } from '#shared/model/loan-rows.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { useToast } from '#ui/toast.tsx';
import { useToday } from './use-today.ts';

export interface ReceivedDialogProps {
  readonly transfer: TransferRow;
  readonly onClose: () => void;
}

/** Notes that the other office said it has the folders. */
export const ReceivedDialog = ({ transfer, onClose }: ReceivedDialogProps) => {
  const messages = useMessages(loansMessages);
  const common = useMessages(commonMessages);
  const { data } = useServices();
  const toast = useToast();
  const today = useToday();
  const [receivedOn, setReceivedOn] = useState<IsoDate | undefined>(today);
  const [receivedBy, setReceivedBy] = useState('');
  const [failure, setFailure] = useState<MutateError>();
  const save = async (): Promise<void> => {
    if (receivedOn === undefined) return;
    const name = receivedBy.trim();
    const args = { transferId: transfer.id, receivedOn, ...(name === '' ? {} : { receivedBy: name }) };
    const noted = await data.mutate('note-transfer-received', args);
    if (!noted.ok) return setFailure(noted.error);
    toast('done', messages.receivedNoted);
    onClose();
  };
  return (
    <ActionDialog
      title={messages.noteReceivedTitle}
      onClose={onClose}
      testId="received-dialog"
      confirm={common.save}
      icon="check"
      shortcut="F7"
      onConfirm={() => void save()}
      confirmTestId="received-confirm"
    >
      <p>{transfer.destination}</p>
      <ThaiDateField label={messages.receivedOn} value={receivedOn} onChange={setReceivedOn} />
      <TextField label={messages.receivedBy} value={receivedBy} onChange={setReceivedBy} maxLength={120} />
      {failure && <ErrorNote error={failure} />}
    </ActionDialog>
  );
};
