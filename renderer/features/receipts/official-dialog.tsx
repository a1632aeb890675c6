import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { receiptsMessages } from '#i18n/messages/receipts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { ReceiptRow } from '#shared/model/receipt-rows.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useToast } from '#ui/toast.tsx';

export interface OfficialDialogProps {
  readonly receipt: ReceiptRow;
  readonly onClose: () => void;
}

/** Types in the number of the official receipt that a provisional one stands for. */
export const OfficialDialog = ({ receipt, onClose }: OfficialDialogProps) => {
  const messages = useMessages(receiptsMessages);
  const common = useMessages(commonMessages);
  const { data } = useServices();
  const toast = useToast();
  const [number, setNumber] = useState(receipt.officialNumber ?? '');
  const [failure, setFailure] = useState<MutateError>();
  const wanted = number.trim();
  const save = async (): Promise<void> => {
    if (wanted === '') return;
    const saved = await data.mutate('note-official-number', { receiptId: receipt.id, number: wanted });
    if (!saved.ok) return setFailure(saved.error);
    toast('done', messages.officialDone(wanted));
    onClose();
  };
  return (
    <ActionDialog
      title={messages.officialTitle(receipt.number)}
      onClose={onClose}
      testId="official-dialog"
      confirm={common.save}
      icon="check"
      shortcut="Enter"
      isDisabled={wanted === ''}
      onConfirm={() => void save()}
      confirmTestId="official-save"
    >
      <TextField
        label={messages.officialNumber}
        value={number}
        maxLength={60}
        onChange={setNumber}
        hint={messages.officialHint}
        testId="official-number"
      />
      {failure && <ErrorNote error={failure} />}
    </ActionDialog>
  );
};
