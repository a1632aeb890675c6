import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import type { RequestLine } from '#data/request-queries.ts';
import { queueOfFolder } from '#data/request-queries.ts';
import { requestsMessages } from '#i18n/messages/requests.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Icon } from '#ui/icon.tsx';
import { useToast } from '#ui/toast.tsx';
import styles from './requests-page.module.css';

export interface CancelButtonProps {
  readonly line: RequestLine;
  /** In a list of many rows the cross alone is enough. */
  readonly look?: 'word' | 'cross';
}

/** Takes a request back; says where the folder goes when it was fetched already and nobody else waits. */
export const CancelButton = ({ line, look = 'word' }: CancelButtonProps) => {
  const messages = useMessages(requestsMessages);
  const { data } = useServices();
  const toast = useToast();
  const [failure, setFailure] = useState<MutateError | undefined>(undefined);
  const { request, requesterName, folder, stage, place } = line;
  const cancel = async (): Promise<void> => {
    const cancelled = await data.mutate('cancel-request', { requestId: request.id });
    if (!cancelled.ok) return setFailure(cancelled.error);
    const isFetched = stage.kind === 'picked' || stage.kind === 'ready';
    const isLast = queueOfFolder(data.rows, folder).length === 0;
    const goesBack = isFetched && isLast && place !== undefined;
    toast(goesBack ? 'elsewhere' : 'done', goesBack ? messages.cancelledPutBack(place.path) : messages.cancelled);
  };
  const description = messages.cancelOf(requesterName, folder.volume);
  const testId = `cancel-${folder.code}`;
  return (
    <>
      {look === 'cross' ? (
        <button
          type="button"
          className={styles.cancel}
          aria-label={description}
          title={messages.cancel}
          data-testid={testId}
          onClick={() => void cancel()}
        >
          <Icon name="cross" />
        </button>
      ) : (
        <Button look="quiet" icon="cross" description={description} onPress={() => void cancel()} testId={testId}>
          {messages.cancel}
        </Button>
      )}
      {failure && <ErrorNote error={failure} />}
    </>
  );
};
