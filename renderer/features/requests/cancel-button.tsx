import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import type { RequestLine } from '#data/request-queries.ts';
import { queueOfFolder } from '#data/request-queries.ts';
import { requestsMessages } from '#i18n/messages/requests.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useToast } from '#ui/toast.tsx';

/** Takes a request back; says where the folder goes when it was fetched already and nobody else waits. */
export const CancelButton = ({ line }: { readonly line: RequestLine }) => {
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
  return (
    <>
      <Button
        look="quiet"
        icon="cross"
        description={messages.cancelOf(requesterName, folder.volume)}
        onPress={() => void cancel()}
        testId={`cancel-${folder.code}`}
      >
        {messages.cancel}
      </Button>
      {failure && <ErrorNote error={failure} />}
    </>
  );
};
