import { useEffect, useRef } from 'react';
import { folderByCode } from '#data/folder-queries.ts';
import { useServices } from '#services/services.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';

/** While on screen, takes scans of folders; other scans go on to whoever is next. */
export const useScannedFolder = (onFolder: (folder: FolderRow) => void): void => {
  const { scans, data } = useServices();
  const latest = useRef(onFolder);
  useEffect(() => {
    latest.current = onFolder;
  });
  useEffect(
    () =>
      scans.subscribe(({ text }) => {
        const folder = folderByCode(data.rows, text);
        if (folder) latest.current(folder);
        return folder !== undefined;
      }),
    [scans, data],
  );
};
