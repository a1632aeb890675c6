import { useEffect, useRef } from 'react';
import { folderByCode } from '#data/folder-queries.ts';
import { disposalByCode } from '#data/retention-queries.ts';
import { useServices } from '#services/services.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { DisposalBatchRow } from '#shared/model/record-rows.ts';

export interface RetentionScans {
  readonly onFolder: (folder: FolderRow) => void;
  /** The barcode on the papers of a disposal. */
  readonly onDisposal: (batch: DisposalBatchRow) => void;
}

/** While on screen, takes scans of folders and of the papers of disposals; other scans go on to whoever is next. */
export const useRetentionScans = (targets: RetentionScans): void => {
  const { scans, data } = useServices();
  const latest = useRef(targets);
  useEffect(() => {
    latest.current = targets;
  });
  useEffect(
    () =>
      scans.subscribe(({ text }) => {
        const folder = folderByCode(data.rows, text);
        const batch = folder ? undefined : disposalByCode(data.rows, text);
        if (folder) latest.current.onFolder(folder);
        if (batch) latest.current.onDisposal(batch);
        return folder !== undefined || batch !== undefined;
      }),
    [scans, data],
  );
};
