import { openRequests, toPick } from '#data/request-queries.ts';
import { formatCount } from '#i18n/format.ts';
import { frameMessages } from '#i18n/messages/frame.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import styles from './shell.module.css';

const TABLES = ['request', 'folder', 'location'] as const;

/** How many folders wait to be fetched, on the page's place in the rail. */
export const RequestBadge = () => {
  const messages = useMessages(frameMessages);
  const count = toPick(openRequests(useRows(TABLES))).length;
  if (count === 0) return null;
  return (
    <span className={styles.count} data-testid="request-badge">
      {formatCount(count)}
      <span className={styles.hidden}> {messages.toPick}</span>
    </span>
  );
};
