import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { countingDevices } from '#data/stock-take-queries.ts';
import { stockTakeMessages } from '#i18n/messages/stock-take.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import type { OpenCount } from './count-desk.ts';
import styles from './stock-take.module.css';

export interface FinishDialogProps {
  readonly stockTakeId: string;
  readonly open: OpenCount;
  readonly notSeen: number;
  readonly onClose: () => void;
}

const TABLES = ['stockTakeDevice'] as const;

/** Ends the count when every other PC is done; what is still waited for is said, and nothing is called missing before. */
export const FinishDialog = ({ stockTakeId, open, notSeen, onClose }: FinishDialogProps) => {
  const messages = useMessages(stockTakeMessages);
  const { data } = useServices();
  const rows = useRows(TABLES);
  const [error, setError] = useState<MutateError>();
  const waiting = countingDevices(rows, stockTakeId).filter(
    ({ deviceId, state }) => deviceId !== data.deviceId && state.kind === 'counting',
  );
  const isReady = waiting.length === 0;
  const finish = async (): Promise<void> => {
    if (!isReady) return;
    await open.desk.getState().settled();
    const finished = await data.mutateAll([
      { name: 'end-stock-take-here', args: { stockTakeId, scans: open.book.ownScans().length } },
      { name: 'finish-stock-take', args: { stockTakeId } },
    ]);
    if (finished.ok) onClose();
    else setError(finished.error);
  };
  return (
    <ActionDialog
      title={messages.finishTitle}
      onClose={onClose}
      testId="finish-dialog"
      cancel={messages.cancel}
      confirm={messages.finish}
      icon="check"
      shortcut="Ctrl+Enter"
      isDisabled={!isReady}
      onConfirm={() => void finish()}
      confirmTestId="finish-confirm"
    >
      <div className={styles.form}>
        <p data-testid="finish-text">
          {isReady ? messages.finishReady(notSeen) : messages.finishWaits(waiting.length)}
        </p>
        {error && <ErrorNote error={error} />}
      </div>
    </ActionDialog>
  );
};
