import { useEffect, useState } from 'react';
import { searchPlan } from '#data/whereabouts-queries.ts';
import { useServices } from '#services/services.ts';
import type { SearchStop } from '#shared/domain/missing-folder-plan.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';

/** Where to look for the folder; undefined until its history was read. Made anew when the folder is scanned somewhere. */
export const useSearchPlan = (folder: FolderRow): readonly SearchStop[] | undefined => {
  const { data } = useServices();
  const [plan, setPlan] = useState<readonly SearchStop[] | undefined>(undefined);
  useEffect(() => {
    let isWanted = true;
    void data.movementsOf(folder.id).then((movements) => {
      if (isWanted) setPlan(searchPlan(data.rows, folder, movements));
    });
    return () => {
      isWanted = false;
    };
  }, [data, folder]);
  return plan;
};
