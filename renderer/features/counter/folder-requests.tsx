import { queueOfFolder } from '#data/request-queries.ts';
import { requestsMessages } from '#i18n/messages/requests.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import styles from './folder-panel.module.css';

/** Who asked for the folder, when, and how far it is, in the order of the queue. */
export const FolderRequests = ({ folder }: { readonly folder: FolderRow }) => {
  const messages = useMessages(requestsMessages);
  const { rows } = useServices().data;
  return queueOfFolder(rows, folder).map(({ request, requesterName: name, position, stage }) => (
    <small key={request.id} className={styles.request} data-testid={`request-line-${folder.code}`}>
      {messages.requestedLine({ name, at: request.effectiveAt, position })} ·{' '}
      <strong>{messages.stage[stage.kind]}</strong>
    </small>
  ));
};
