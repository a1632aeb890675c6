import { useState } from 'react';
import { ministryMessages } from '#i18n/messages/ministry.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { DeviceLine } from '#shared/ministry/protocol.ts';
import { ReasonDialog } from '#ui/reason-dialog.tsx';
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
  const { api } = useMinistry();
  const toast = useToast();
  const [failure, setFailure] = useState<MinistryFailure>();
  const shutOut = async (reason: string): Promise<void> => {
    const answer = await api.shutOut(officeId, device.deviceId, reason);
    if (!answer.ok) return setFailure(answer.error);
    toast('done', words.shutOutDone);
    onDone();
  };
  return (
    <ReasonDialog
      title={words.shutOutTitle(device.name)}
      text={words.shutOutNote}
      label={words.reason}
      action={words.shutOut}
      icon="hold"
      error={failure}
      onClose={onClose}
      onConfirm={(reason) => void shutOut(reason)}
    />
  );
};
