import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { formatReference } from '#i18n/format.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { counterMessages } from '#i18n/messages/counter.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import { Button } from '#ui/button.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useToast } from '#ui/toast.tsx';

export interface CancelNoticeDialogProps {
  readonly notice: NoticeRow;
  readonly onClose: () => void;
}

/** Cancels a notice with a reason; its reference is never used again. */
export const CancelNoticeDialog = ({ notice, onClose }: CancelNoticeDialogProps) => {
  const messages = useMessages(counterMessages);
  const common = useMessages(commonMessages);
  const { data } = useServices();
  const toast = useToast();
  const [reason, setReason] = useState('');
  const [problem, setProblem] = useState<MutateError | undefined>(undefined);
  const cancel = async (): Promise<void> => {
    const cancelled = await data.mutate('cancel-notice', { noticeId: notice.id, reason: reason.trim() });
    if (!cancelled.ok) return setProblem(cancelled.error);
    toast('done', messages.noticeCancelled);
    onClose();
  };
  return (
    <Dialog
      title={messages.cancelTitle(formatReference(notice.ref1))}
      isOpen
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose} keyHint="Esc">
            {common.back}
          </Button>
          <Button look="danger" isDisabled={reason.trim() === ''} onPress={() => void cancel()}>
            {messages.cancelNotice}
          </Button>
        </>
      }
    >
      <TextField label={messages.cancelReason} value={reason} onChange={setReason} maxLength={300} />
      {problem && <ErrorNote error={problem} />}
    </Dialog>
  );
};
