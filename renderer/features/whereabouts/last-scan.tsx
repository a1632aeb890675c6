import { useEffect, useState } from 'react';
import { staffName } from '#data/folder-queries.ts';
import { whereaboutsMessages } from '#i18n/messages/whereabouts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { FolderRow, MovementRow } from '#shared/model/filing-rows.ts';
import styles from './whereabouts.module.css';

/** When the folder was last scanned and by whom; read from its history. */
export const LastScan = ({ folder }: { readonly folder: FolderRow }) => {
  const messages = useMessages(whereaboutsMessages);
  const { data } = useServices();
  const [last, setLast] = useState<MovementRow | 'never' | undefined>(undefined);
  useEffect(() => {
    let isWanted = true;
    void data.movementsOf(folder.id).then((movements) => {
      if (isWanted) setLast(movements.findLast(({ kind }) => kind !== 'undo') ?? 'never');
    });
    return () => {
      isWanted = false;
    };
  }, [data, folder]);
  if (last === undefined) return null;
  return (
    <p className={styles.quiet} data-testid="last-scan">
      {last === 'never' ? messages.neverSeen : messages.lastSeen(last.effectiveAt, staffName(data.rows, last.actorId))}
    </p>
  );
};
