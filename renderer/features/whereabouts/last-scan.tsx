import { staffName } from '#data/folder-queries.ts';
import { whereaboutsMessages } from '#i18n/messages/whereabouts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { MovementRow } from '#shared/model/filing-rows.ts';
import styles from './whereabouts.module.css';

/** When the folder was last scanned and by whom; nothing before its history was read. */
export const LastScan = ({ history }: { readonly history: readonly MovementRow[] | undefined }) => {
  const messages = useMessages(whereaboutsMessages);
  const { rows } = useServices().data;
  if (!history) return null;
  const last = history.findLast(({ kind }) => kind !== 'undo');
  return (
    <p className={styles.quiet} data-testid="last-scan">
      {last ? messages.lastSeen(last.effectiveAt, staffName(rows, last.actorId)) : messages.neverSeen}
    </p>
  );
};
