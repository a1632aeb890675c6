import { useState } from 'react';
import { commonMessages } from '#i18n/messages/common.ts';
import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { type DeviceLine, ShutOutRequest } from '#shared/ministry/protocol.ts';
import { DialogActions } from '#ui/dialog-actions.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useToast } from '#ui/toast.tsx';
import type { MinistryFailure } from './ministry-api.ts';
import { useMinistry } from './ministry-context.ts';

export interface ShutOutDialogProps {
  readonly officeId: string;
  readonly device: DeviceLine;
  readonly onClose: () => void;
  readonly onDone: () => void;
}

/** Shuts a PC out, with a reason that stays on record. */
export const ShutOutDialog = ({ officeId, device, onClose, onDone }: ShutOutDialogProps) => {
  const words = useMessages(ministryMessages).office;
  const common = useMessages(commonMessages);
  const { api } = useMinistry();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<MinistryFailure>();
  const request = ShutOutRequest.safeParse({ reason }).data;
  const shutOut = async (): Promise<void> => {
    if (!request) return;
    const answer = await api.shutOut(officeId, device.deviceId, request.reason);
    if (!answer.ok) return setFailure(answer.error);
    toast('done', words.shutOutDone);
    onDone();
  };
  return (
    <Dialog
      title={words.shutOutTitle(device.name)}
      isOpen
      onClose={onClose}
      testId="shut-out-dialog"
      actions={
        <DialogActions
          onClose={onClose}
          cancel={common.cancel}
          icon="hold"
          shortcut="F4"
          isDisabled={!request}
          onPress={() => void shutOut()}
          testId="shut-out-go"
        >
          {words.shutOut}
        </DialogActions>
      }
    >
      {failure && <ErrorNote error={failure} />}
      <p>{words.shutOutNote}</p>
      <TextField label={words.reason} value={reason} onChange={setReason} maxLength={200} testId="shut-out-reason" />
    </Dialog>
  );
};
