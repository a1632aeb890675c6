import { useState } from 'react';
import { activeStaff } from '#data/folder-queries.ts';
import type { OpenLoan } from '#data/loan-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { loansMessages } from '#i18n/messages/loans.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ComboBox } from '#ui/combo-box.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useToast } from '#ui/toast.tsx';
import { useScans } from './use-scans.ts';

export interface PassOnDialogProps {
  readonly loan: OpenLoan;
  readonly onClose: () => void;
}

/** Hands a lent folder to a colleague, who still has to acknowledge it. */
export const PassOnDialog = ({ loan, onClose }: PassOnDialogProps) => {
  const messages = useMessages(loansMessages);
  const common = useMessages(commonMessages);
  const filing = useMessages(filingMessages);
  const { data } = useServices();
  const toast = useToast();
  const [receiverId, setReceiverId] = useState<string>();
  const [tried, setTried] = useState<'not-yet' | 'tried'>('not-yet');
  const [failure, setFailure] = useState<MutateError>();
  const { folderId, borrowerId } = loan;
  useScans({ onPerson: ({ id }) => setReceiverId(id) });
  const pass = async (): Promise<void> => {
    setTried('tried');
    if (receiverId === undefined) return;
    const passed = await data.mutate('pass-on-folder', { folderId, fromId: borrowerId, receiverId });
    if (!passed.ok) return setFailure(passed.error);
    toast('done', messages.passedOn(data.rows.get('staff', receiverId)?.name ?? ''));
    onClose();
  };
  return (
    <ActionDialog
      title={messages.passOnTitle}
      onClose={onClose}
      testId="pass-on-dialog"
      confirm={messages.passOn}
      icon="exchange"
      shortcut="F8"
      onConfirm={() => void pass()}
      confirmTestId="pass-on-confirm"
    >
      <p>
        {loan.name} · {messages.volume(loan.volume)}
      </p>
      <p>{messages.passOnHint}</p>
      <ComboBox
        label={messages.receiver}
        choices={activeStaff(data.rows)
          .filter(({ id }) => id !== borrowerId)
          .map(({ id, name, role }) => ({ id, label: name, detail: filing.role(role) }))}
        selectedId={receiverId}
        onSelect={setReceiverId}
        openLabel={common.open}
        emptyText={common.noMatch}
        error={tried === 'tried' && receiverId === undefined ? messages.receiverMissing : undefined}
        focus="at-once"
        testId="pass-on-receiver"
      />
      {failure && <ErrorNote error={failure} />}
    </ActionDialog>
  );
};
