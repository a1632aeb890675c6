import { useState } from 'react';
import type { DayView } from '#data/close-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { formatLongDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { dailyCloseMessages } from '#i18n/messages/daily-close.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { dayFiguresHash, receivedTotal } from '#shared/domain/daily-close.ts';
import { Amount } from '#ui/amount.tsx';
import { Banner } from '#ui/banner.tsx';
import { Dialog } from '#ui/dialog.tsx';
import { DialogActions } from '#ui/dialog-actions.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useToast } from '#ui/toast.tsx';

export interface CloseDayDialogProps {
  readonly view: DayView;
  readonly onClose: () => void;
}

/** Fixes the figures of the day as they are shown. */
export const CloseDayDialog = ({ view, onClose }: CloseDayDialogProps) => {
  const messages = useMessages(dailyCloseMessages);
  const common = useMessages(commonMessages);
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
    <Dialog
      title={messages.closeTitle(day)}
      isOpen
      onClose={onClose}
      testId="close-day-dialog"
      actions={
        <DialogActions
          onClose={onClose}
          cancel={common.cancel}
          icon="lock"
          shortcut="Ctrl+Enter"
          onPress={() => void save()}
          testId="close-day-save"
        >
          {messages.close}
        </DialogActions>
      }
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
    </Dialog>
  );
};
