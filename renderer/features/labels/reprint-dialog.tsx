import { useState } from 'react';
import { labelFlowMessages } from '#i18n/messages/label-flow.ts';
import { formatCount } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import type { ReprintReason } from '#shared/model/label-rows.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { Banner } from '#ui/banner.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import type { PrintLog } from './note-printed.ts';

export interface ReprintDialogProps {
  /** How many folders have a label that reads. */
  readonly count: number;
  readonly onClose: () => void;
  readonly onReprint: (log: PrintLog) => void;
}

/** A jam is reported where it happened, so it is no reason to choose. */
const REASONS: readonly ReprintReason[] = ['unreadable', 'torn', 'lost', 'changed', 'other'];

/** Labels that are on their folders are printed again only with a reason, which is logged with who and when. */
export const ReprintDialog = ({ count, onClose, onReprint }: ReprintDialogProps) => {
  const messages = useMessages(labelFlowMessages);
  const [reason, setReason] = useState<ReprintReason>('unreadable');
  const [note, setNote] = useState('');
  const reprint = (): void => onReprint({ reason, ...(note.trim() === '' ? {} : { note: note.trim() }) });
  return (
    <ActionDialog
      title={messages.reprintTitle}
      onClose={onClose}
      testId="reprint-dialog"
      confirm={messages.reprint}
      icon="print"
      shortcut="F6"
      onConfirm={reprint}
      confirmTestId="reprint-confirm"
    >
      <Banner tone="elsewhere" title={messages.reprintHint(formatCount(count))}>
        {messages.reprintAfter}
      </Banner>
      <SelectField
        label={messages.reason}
        value={reason}
        choices={REASONS.map((value) => ({ value, label: messages.reasons[value] }))}
        onChange={setReason}
        testId="reprint-reason"
      />
      <TextField label={messages.note} value={note} onChange={setNote} maxLength={200} testId="reprint-note" />
    </ActionDialog>
  );
};
