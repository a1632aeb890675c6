import type { RequestLine } from '#data/request-queries.ts';
import { formatDate } from '#i18n/format.ts';
import { requestsMessages } from '#i18n/messages/requests.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { StatusChip } from '#ui/status-chip.tsx';
import styles from './requests-page.module.css';

/** Who asked, when, what for, and whether somebody stands at the counter. */
export const RequestFacts = ({ line }: { readonly line: RequestLine }) => {
  const messages = useMessages(requestsMessages);
  const language = useLanguage();
  const { request, requesterName } = line;
  return (
    <p className={styles.facts}>
      {request.urgency === 'visitor-waiting' && (
        <StatusChip tone="elsewhere" icon="user">
          {messages.visitorWaiting}
        </StatusChip>
      )}
      <span>{messages.forWhom(requesterName, request.effectiveAt)}</span>
      {request.purpose !== undefined && <span>{request.purpose}</span>}
      {request.neededOn !== undefined && <span>{messages.neededOn(formatDate(request.neededOn, language))}</span>}
    </p>
  );
};

/** The folder of a request: its factory, number and volume. */
export const FolderName = ({ line }: { readonly line: RequestLine }) => {
  const messages = useMessages(requestsMessages);
  return (
    <p className={styles.name}>
      <strong>{line.factoryName}</strong>
      <span>
        {line.registrationNumber} · {messages.volume(line.folder.volume)}
      </span>
    </p>
  );
};
