import { folderByCode } from '#data/folder-queries.ts';
import { disposalByCode } from '#data/retention-queries.ts';
import { useServices } from '#services/services.ts';
import { useScanListener } from '#services/use-scan-listener.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { DisposalBatchRow } from '#shared/model/record-rows.ts';

export interface RetentionScans {
  readonly onFolder: (folder: FolderRow) => void;
  /** The barcode on the papers of a disposal. */
  readonly onDisposal: (batch: DisposalBatchRow) => void;
}

/** While on screen, takes scans of folders and of the papers of disposals; other scans go on to whoever is next. */
export const useRetentionScans = (targets: RetentionScans): void => {
  const { data } = useServices();
  useScanListener(({ text }) => {
    const folder = folderByCode(data.rows, text);
    const batch = folder ? undefined : disposalByCode(data.rows, text);
    if (folder) targets.onFolder(folder);
    if (batch) targets.onDisposal(batch);
    return folder !== undefined || batch !== undefined;
  });
};
