import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { reconciliationMessages } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { bankShortName, decodeSlip, type Slip } from '#shared/domain/slip-qr.ts';
import { slipKeyOf } from '#shared/mutations/slip-leads.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { Banner } from '#ui/banner.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useToast } from '#ui/toast.tsx';
import { SlipUsed } from './slip-used.tsx';

export interface SlipDialogProps {
  /** The text of the slip's code. */
  readonly text: string;
  readonly onClose: () => void;
}

const SlipFacts = ({ slip }: { readonly slip: Slip | undefined }) => {
  const messages = useMessages(reconciliationMessages);
  if (!slip) return <ErrorNote error={{ type: 'slip-unreadable' }} />;
  const { bank, transRef } = slipKeyOf(slip);
  return (
    <>
      <p>{messages.slipOf(bankShortName(bank) ?? bank, transRef)}</p>
      <SlipUsed transRef={transRef} />
      <Banner tone="waiting" title={messages.slipProvesNothing} />
    </>
  );
};

/** Asks for which notice a slip was shown, and tells when it was shown before; it never makes a notice paid. */
export const SlipDialog = ({ text, onClose }: SlipDialogProps) => {
  const messages = useMessages(reconciliationMessages);
  const { data } = useServices();
  const toast = useToast();
  const [reference, setReference] = useState('');
  const [failure, setFailure] = useState<MutateError>();
  const [isMissing, setMissing] = useState(false);
  const found = decodeSlip(text);
  const slip = found.ok ? found.value.slip : undefined;
  const save = async (): Promise<void> => {
    const [notice] = data.rows.list('notice', 'ref1', reference.replace(/\D/g, ''));
    setMissing(notice === undefined);
    if (!notice) return;
    const attached = await data.mutate('attach-slip', { text, noticeId: notice.id });
    if (!attached.ok) return setFailure(attached.error);
    toast('done', messages.slipAttached);
    onClose();
  };
  return (
    <ActionDialog
      title={messages.slipTitle}
      onClose={onClose}
      testId="slip-dialog"
      confirm={messages.slipAttach}
      icon="check"
      shortcut="F8"
      isDisabled={!slip}
      onConfirm={() => void save()}
      confirmTestId="slip-attach"
    >
      <SlipFacts slip={slip} />
      <TextField
        label={messages.slipReference}
        value={reference}
        onChange={setReference}
        inputMode="numeric"
        maxLength={30}
        error={isMissing ? messages.slipNoNotice : undefined}
        testId="slip-reference"
      />
      {failure && <ErrorNote error={failure} />}
    </ActionDialog>
  );
};
