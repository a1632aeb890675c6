import { folderByCode, staffByBadge } from '#data/folder-queries.ts';
import { useServices } from '#services/services.ts';
import { useScanListener } from '#services/use-scan-listener.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';

export interface ScanTargets {
  readonly onPerson?: (person: StaffRow) => void;
  readonly onFolder?: (folder: FolderRow) => void;
}

/** While on screen, takes scans of badges and folders that it has a use for; the others go on to whoever is next. */
export const useScans = (targets: ScanTargets): void => {
  const { data } = useServices();
  useScanListener(({ text }) => {
    const { onPerson, onFolder } = targets;
    const person = onPerson && staffByBadge(data.rows, text);
    if (person?.active) onPerson?.(person);
    const folder = onFolder && folderByCode(data.rows, text);
    if (folder) onFolder?.(folder);
    return Boolean(person?.active) || folder !== undefined;
  });
};
