import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { settingsMessages } from '#i18n/messages/settings.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { FeeSchedule } from '#shared/domain/fee-schedule.ts';
import { type IsoDate, isoDateAt } from '#shared/domain/thai-date.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { useToast } from '#ui/toast.tsx';

export interface ConfirmScheduleDialogProps {
  readonly schedule: FeeSchedule;
  readonly onClose: () => void;
}

/** Takes the responsibility for a schedule: document number and date; afterwards it may be billed. */
export const ConfirmScheduleDialog = ({ schedule, onClose }: ConfirmScheduleDialogProps) => {
  const messages = useMessages(settingsMessages);
  const services = useServices();
  const toast = useToast();
  const [documentNo, setDocumentNo] = useState('');
  const [confirmedOn, setConfirmedOn] = useState<IsoDate | undefined>(() => isoDateAt(services.nowMs()));
  const [isTried, setTried] = useState(false);
  const [problem, setProblem] = useState<MutateError | undefined>(undefined);
  const isDocumentMissing = documentNo.trim() === '';
  const confirm = async (): Promise<void> => {
    setTried(true);
    if (isDocumentMissing || confirmedOn === undefined) return;
    const facts = { scheduleId: schedule.id, documentNo: documentNo.trim(), confirmedOn };
    const confirmed = await services.data.mutate('confirm-fee-schedule', facts);
    if (!confirmed.ok) return setProblem(confirmed.error);
    toast('done', messages.scheduleConfirmed);
    onClose();
  };
  return (
    <ActionDialog
      title={messages.confirmTitle}
      onClose={onClose}
      testId="confirm-schedule-dialog"
      confirm={messages.confirmSchedule}
      icon="check"
      shortcut="F8"
      onConfirm={() => void confirm()}
      confirmTestId="confirm-schedule"
    >
      <p>
        <strong>{schedule.name}</strong>
      </p>
      <p>{messages.confirmText}</p>
      <TextField
        label={messages.documentNo}
        value={documentNo}
        onChange={setDocumentNo}
        maxLength={120}
        error={isTried && isDocumentMissing ? messages.documentNoMissing : undefined}
        testId="schedule-document"
      />
      <ThaiDateField
        label={messages.confirmedOn}
        value={confirmedOn}
        onChange={setConfirmedOn}
        error={isTried && confirmedOn === undefined ? messages.confirmedOnMissing : undefined}
      />
      {problem && <ErrorNote error={problem} />}
    </ActionDialog>
  );
};
