import { useState } from 'react';
import { useStore } from 'zustand';
import type { CentreCallError } from '#data/centre-call.ts';
import { reconciliationMessages } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { HostError } from '#shared/host/contract.ts';
import type { BankFileRow } from '#shared/model/money-rows.ts';
import { PersonProof } from '#shared/sync/device-protocol.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { focusAtOnce } from '#ui/focus-at-once.ts';
import { PinField } from '#ui/pin-field.tsx';
import { useToast } from '#ui/toast.tsx';

export interface SaveBankFileDialogProps {
  readonly file: BankFileRow;
  readonly onClose: () => void;
}

/** Fetches the bytes from the centre in the name of who is logged in, and saves them as they are. */
const useSaveBankFile = ({ id: fileId, sha256, fileName }: BankFileRow, onClose: () => void) => {
  const messages = useMessages(reconciliationMessages);
  const { bankFiles, host, session } = useServices();
  const actor = useStore(session, (state) => state.actor);
  const toast = useToast();
  const [pin, setPin] = useState('');
  const [failure, setFailure] = useState<CentreCallError | HostError>();
  const [isBusy, setBusy] = useState(false);
  const proof = PersonProof.safeParse({ staffId: actor?.id, pin });
  const save = async (): Promise<void> => {
    if (!proof.success || isBusy) return;
    setBusy(true);
    setFailure(undefined);
    const given = await bankFiles.bytes({ proof: proof.data, fileId }, sha256);
    const saved = given.ok ? await host.files.save(fileName, given.value) : given;
    setBusy(false);
    if (!saved.ok) return setFailure(saved.error);
    if (saved.value.saved) toast('done', messages.fileSaved);
    onClose();
  };
  return { pin, setPin, failure, isReady: proof.success && !isBusy, save };
};

/** Asks for the PIN, because a PC that stands open must not give out the names of payers. */
export const SaveBankFileDialog = ({ file, onClose }: SaveBankFileDialogProps) => {
  const messages = useMessages(reconciliationMessages);
  const { pin, setPin, failure, isReady, save } = useSaveBankFile(file, onClose);
  return (
    <ActionDialog
      title={messages.fileSaveTitle}
      onClose={onClose}
      testId="save-bank-file"
      confirm={messages.fileSave}
      icon="download"
      shortcut="F8"
      isDisabled={!isReady}
      onConfirm={() => void save()}
      confirmTestId="save-bank-file-now"
    >
      <p>{messages.fileSaveText(file.fileName)}</p>
      <PinField
        ref={focusAtOnce}
        label={messages.filePin}
        value={pin}
        onChange={setPin}
        hint={messages.filePinHint}
        testId="save-bank-file-pin"
      />
      {failure && <ErrorNote error={failure} />}
    </ActionDialog>
  );
};
