import { useEffect, useState } from 'react';
import type { FolderRow, MovementRow } from '#shared/model/filing-rows.ts';
import { useServices } from './services.ts';

/** Everything that happened to the folder, oldest first; undefined until it was read, and read again when it is scanned. */
export const useFolderHistory = (folder: FolderRow | undefined): readonly MovementRow[] | undefined => {
  const { data } = useServices();
  const [history, setHistory] = useState<readonly MovementRow[]>();
  useEffect(() => {
    if (!folder) return undefined;
    let isWanted = true;
    void data.movementsOf(folder.id).then((movements) => {
      if (isWanted) setHistory(movements);
    });
    return () => {
      isWanted = false;
    };
  }, [data, folder]);
  return history;
};
