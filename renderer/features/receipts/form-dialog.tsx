import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { receiptFormOf } from '#data/receipt-queries.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { receiptsMessages } from '#i18n/messages/receipts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { CalendarDate, type IsoDate } from '#shared/domain/thai-date.ts';
import type { ReceiptPolicyRow } from '#shared/model/receipt-rows.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { useToast } from '#ui/toast.tsx';

const useFormDraft = (onDone: () => void) => {
  const messages = useMessages(receiptsMessages);
  const { data } = useServices();
  const toast = useToast();
  const known = receiptFormOf(data.rows);
  const [kind, setKind] = useState<ReceiptPolicyRow['form']['kind']>(known.kind);
  const [documentNo, setDocumentNo] = useState(known.kind === 'approved' ? known.documentNo : '');
  const [approvedOn, setApprovedOn] = useState<IsoDate | undefined>(() =>
    known.kind === 'approved' ? CalendarDate.parse(known.approvedOn) : undefined,
  );
  const [failure, setFailure] = useState<MutateError>();
  const isReady = kind === 'provisional' || (documentNo.trim() !== '' && approvedOn !== undefined);
  const save = async (): Promise<void> => {
    if (!isReady) return;
    const form: ReceiptPolicyRow['form'] =
      kind === 'approved' && approvedOn !== undefined
        ? { kind, documentNo: documentNo.trim(), approvedOn }
        : { kind: 'provisional' };
    const saved = await data.mutate('save-receipt-policy', { form });
    if (!saved.ok) return setFailure(saved.error);
    toast('done', messages.policySaved);
    onDone();
  };
  return { kind, setKind, documentNo, setDocumentNo, approvedOn, setApprovedOn, isReady, failure, save };
};

/** Says whether the office's form of receipts is approved; without an approval only provisional ones are printed. */
export const FormDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const messages = useMessages(receiptsMessages);
  const common = useMessages(commonMessages);
  const draft = useFormDraft(onClose);
  return (
    <ActionDialog
      title={messages.policy}
      onClose={onClose}
      testId="receipt-form-dialog"
      confirm={common.save}
      icon="check"
      shortcut="Ctrl+Enter"
      isDisabled={!draft.isReady}
      onConfirm={() => void draft.save()}
      confirmTestId="receipt-form-save"
    >
      <p>{messages.policyHint}</p>
      <SelectField
        label={messages.policy}
        value={draft.kind}
        onChange={draft.setKind}
        choices={[
          { value: 'provisional', label: messages.policyProvisional },
          { value: 'approved', label: messages.policyApproved },
        ]}
        testId="receipt-form-kind"
      />
      {draft.kind === 'approved' && (
        <>
          <TextField
            label={messages.policyDocument}
            value={draft.documentNo}
            maxLength={100}
            onChange={draft.setDocumentNo}
            hint={draft.isReady ? undefined : messages.policyMissing}
            testId="receipt-form-document"
          />
          <ThaiDateField label={messages.policyDate} value={draft.approvedOn} onChange={draft.setApprovedOn} />
        </>
      )}
      {draft.failure && <ErrorNote error={draft.failure} />}
    </ActionDialog>
  );
};
