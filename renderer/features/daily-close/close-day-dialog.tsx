import { useState } from 'react';
import type { DayView } from '#data/close-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { formatLongDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { dailyCloseMessages } from '#i18n/messages/daily-close.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { dayFiguresHash, receivedTotal } from '#shared/domain/daily-close.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { Amount } from '#ui/amount.tsx';
import { Banner } from '#ui/banner.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useToast } from '#ui/toast.tsx';

export interface CloseDayDialogProps {
  readonly view: DayView;
  readonly onClose: () => void;
}

/** Fixes the figures of the day as they are shown. */
export const CloseDayDialog = ({ view, onClose }: CloseDayDialogProps) => {
  const messages = useMessages(dailyCloseMessages);
  const language = useLanguage();
  const { data } = useServices();
  const toast = useToast();
  // What the officer read when the question was asked, not what comes in while they read it.
  const [figures] = useState(view.now);
  const [failure, setFailure] = useState<MutateError>();
  const day = formatLongDate(figures.day, language);
  const save = async (): Promise<void> => {
    const saved = await data.mutate('close-day', { figures, hash: dayFiguresHash(figures) });
    if (!saved.ok) return setFailure(saved.error);
    toast('done', messages.closeDone(day));
    onClose();
  };
  return (
    <ActionDialog
      title={messages.closeTitle(day)}
      onClose={onClose}
      testId="close-day-dialog"
      confirm={messages.close}
      icon="lock"
      shortcut="Ctrl+Enter"
      onConfirm={() => void save()}
      confirmTestId="close-day-save"
    >
      <p>
        {messages.received} <Amount satang={receivedTotal(figures).satang} />
      </p>
      <p>
        {messages.receipted} <Amount satang={figures.receipted.total.satang} />
      </p>
      <p>{messages.closeHint}</p>
      {figures.notReceipted.count > 0 && (
        <Banner tone="elsewhere" title={messages.closeWaiting(figures.notReceipted.count)} />
      )}
      {failure && <ErrorNote error={failure} />}
    </ActionDialog>
  );
};
