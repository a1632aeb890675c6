import { useState } from 'react';
import { useStore } from 'zustand';
import type { MutateError } from '#data/office-data.ts';
import { receiptsMessages } from '#i18n/messages/receipts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useSecondPerson } from '#services/use-second-person.ts';
import { useServices } from '#services/services.ts';
import { type ReceiptRow, VoidedPaper } from '#shared/model/receipt-rows.ts';
import { FINANCE_ROLES, OFFICE_ROLES } from '#shared/model/roles.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { SecondPersonFields } from '#ui/second-person-fields.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useToast } from '#ui/toast.tsx';

export interface VoidDialogProps {
  readonly receipt: ReceiptRow;
  readonly onClose: () => void;
}

const useVoidForm = ({ receipt, onClose }: VoidDialogProps) => {
  const messages = useMessages(receiptsMessages);
  const { data, session } = useServices();
  const toast = useToast();
  const actor = useStore(session, (state) => state.actor);
  const [reason, setReason] = useState('');
  const [paper, setPaper] = useState<VoidedPaper>(receipt.printed === undefined ? 'not-printed' : 'attached');
  const [failure, setFailure] = useState<MutateError>();
  const needsApprover = actor !== undefined && !FINANCE_ROLES.includes(actor.role);
  const head = useSecondPerson(({ id, role }) => id !== actor?.id && OFFICE_ROLES.includes(role));
  const isReady = reason.trim() !== '' && (!needsApprover || head.isFilled);
  const save = async (): Promise<void> => {
    if (!isReady) return;
    const approvedBy = needsApprover ? await head.prove() : undefined;
    if (needsApprover && approvedBy === undefined) return;
    const saved = await data.mutate('void-receipt', {
      receiptId: receipt.id,
      reason: reason.trim(),
      paper,
      ...(approvedBy === undefined ? {} : { approvedBy }),
    });
    if (!saved.ok) return setFailure(saved.error);
    toast('done', messages.voidDone(receipt.number));
    onClose();
  };
  return { reason, setReason, paper, setPaper, needsApprover, head, isReady, failure, save };
};

/** Voids a whole receipt with its reason; nothing of it is erased. */
export const VoidDialog = (props: VoidDialogProps) => {
  const messages = useMessages(receiptsMessages);
  const form = useVoidForm(props);
  return (
    <ActionDialog
      title={messages.voidTitle(props.receipt.number)}
      onClose={props.onClose}
      testId="void-dialog"
      cancel={messages.close}
      confirm={messages.voidReceipt}
      icon="cross"
      shortcut="Ctrl+Enter"
      isDisabled={!form.isReady}
      onConfirm={() => void form.save()}
      confirmTestId="void-save"
    >
      <p>{messages.voidHint}</p>
      <TextField
        label={messages.voidReason}
        value={form.reason}
        maxLength={300}
        onChange={form.setReason}
        hint={form.reason.trim() === '' ? messages.voidReasonMissing : undefined}
        testId="void-reason"
      />
      <SelectField
        label={messages.voidPaper}
        value={form.paper}
        onChange={form.setPaper}
        choices={VoidedPaper.options.map((value) => ({ value, label: messages.voidPapers[value] }))}
        testId="void-paper"
      />
      {form.needsApprover && <SecondPersonFields person={form.head} hint={messages.approverHint} />}
      {form.failure && <ErrorNote error={form.failure} />}
    </ActionDialog>
  );
};
