import { useState } from 'react';
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
import type { CatalogueEntry } from './catalogue-entries.ts';

/** Takes the responsibility for a draft: who is at work, the document that was read, and the day. */
export const ConfirmListedDialog = (props: { readonly entry: CatalogueEntry; readonly onClose: () => void }) => {
  const { entry, onClose } = props;
  const words = useMessages(feeOfficeMessages).catalogue;
  const services = useServices();
  const toast = useToast();
  const [documentNo, setDocumentNo] = useState('');
  const [confirmedOn, setConfirmedOn] = useState<IsoDate | undefined>(() => isoDateAt(services.nowMs()));
  const [failure, setFailure] = useState<MutateError>();
  const confirm = async (): Promise<void> => {
    if (confirmedOn === undefined) return;
    const facts = { versionId: entry.id, documentNo: documentNo.trim(), confirmedOn };
    const confirmed = await services.data.mutate('confirm-listed-fee', facts);
    if (!confirmed.ok) return setFailure(confirmed.error);
    toast('done', words.confirmedDone);
    onClose();
  };
  return (
    <ActionDialog
      title={words.confirmTitle(entry.name)}
      onClose={onClose}
      testId="confirm-listed-dialog"
      confirm={words.confirmListed}
      icon="check"
      shortcut="F8"
      isDisabled={documentNo.trim() === '' || confirmedOn === undefined}
      onConfirm={() => void confirm()}
      confirmTestId="confirm-listed-save"
    >
      <p>
        {entry.amount} · <span lang="th">{entry.law}</span>
      </p>
      <TextField
        label={words.documentField}
        value={documentNo}
        onChange={setDocumentNo}
        maxLength={120}
        testId="confirm-listed-document"
      />
      <ThaiDateField label={words.readOnField} value={confirmedOn} onChange={setConfirmedOn} />
      {failure && <ErrorNote error={failure} />}
    </ActionDialog>
  );
};
