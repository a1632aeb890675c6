import { useEffect, useRef } from 'react';
import { folderByCode, staffByBadge } from '#data/folder-queries.ts';
import { useServices } from '#services/services.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';

export interface ScanTargets {
  readonly onPerson?: (person: StaffRow) => void;
  readonly onFolder?: (folder: FolderRow) => void;
}

/** While on screen, takes scans of badges and folders that it has a use for; the others go on to whoever is next. */
export const useScans = (targets: ScanTargets): void => {
  const { scans, data } = useServices();
  const latest = useRef(targets);
  useEffect(() => {
    latest.current = targets;
  });
  useEffect(
    () =>
      scans.subscribe(({ text }) => {
        const { onPerson, onFolder } = latest.current;
        const person = onPerson && staffByBadge(data.rows, text);
        if (person?.active) onPerson?.(person);
        const folder = onFolder && folderByCode(data.rows, text);
        if (folder) onFolder?.(folder);
        return Boolean(person?.active) || folder !== undefined;
      }),
    [scans, data],
  );
};
