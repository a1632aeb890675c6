import { useState } from 'react';
import type { CreditToPayOut } from '#data/waiver-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { feeOfficeMessages } from '#i18n/messages/fee-office.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { type IsoDate, isoDateAt } from '#shared/domain/thai-date.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { useToast } from '#ui/toast.tsx';

export interface PayOutDialogProps {
  readonly toPayOut: CreditToPayOut;
  readonly onClose: () => void;
}

/** The document that proves that the money was given back, which closes the credit. */
export const PayOutDialog = ({ toPayOut, onClose }: PayOutDialogProps) => {
  const words = useMessages(feeOfficeMessages).credits;
  const services = useServices();
  const toast = useToast();
  const { credit, satang } = toPayOut;
  const [documentNo, setDocumentNo] = useState('');
  const [paidOn, setPaidOn] = useState<IsoDate | undefined>(() => isoDateAt(services.nowMs()));
  const [failure, setFailure] = useState<MutateError>();
  const save = async (): Promise<void> => {
    if (paidOn === undefined) return;
    const facts = { creditId: credit.id, documentNo: documentNo.trim(), paidOn };
    const saved = await services.data.mutate('note-credit-paid-out', facts);
    if (!saved.ok) return setFailure(saved.error);
    toast('done', words.payOutDone);
    onClose();
  };
  const name = services.data.rows.get('factory', credit.factoryId)?.register.name ?? '';
  return (
    <ActionDialog
      title={words.payOutDialog}
      onClose={onClose}
      testId="pay-out-dialog"
      confirm={words.payOutDialog}
      icon="check"
      shortcut="F8"
      isDisabled={documentNo.trim() === '' || paidOn === undefined}
      onConfirm={() => void save()}
      confirmTestId="pay-out-save"
    >
      <p>{words.payOutText(satang, name)}</p>
      <TextField
        label={words.documentField}
        value={documentNo}
        onChange={setDocumentNo}
        maxLength={120}
        testId="pay-out-document"
      />
      <ThaiDateField label={words.paidOnField} value={paidOn} onChange={setPaidOn} />
      {failure && <ErrorNote error={failure} />}
    </ActionDialog>
  );
};
