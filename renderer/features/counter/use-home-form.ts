import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { HOME_KINDS, placeByCode } from '#data/place-tree.ts';
import { suggestedHome } from '#data/whereabouts-queries.ts';
import { counterMessages } from '#i18n/messages/counter.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useScanListener } from '#services/use-scan-listener.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { useToast } from '#ui/toast.tsx';

export interface HomeForm {
  readonly placeId: string | undefined;
  readonly choose: (placeId: string | undefined) => void;
  readonly problem: string | undefined;
  readonly failure: MutateError | undefined;
  readonly save: () => void;
}

/** Where a folder belongs as it is chosen, to begin with the next place that has room; a scan of a shelf chooses it, a scan of another place is explained. */
export const useHomeForm = (folder: FolderRow, onDone: () => void): HomeForm => {
  const messages = useMessages(counterMessages);
  const { data } = useServices();
  const toast = useToast();
  const [placeId, setPlaceId] = useState(() => folder.homeLocationId ?? suggestedHome(data.rows, folder)?.id);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [failure, setFailure] = useState<MutateError | undefined>(undefined);
  const choose = (next: string | undefined): void => {
    setPlaceId(next);
    setProblem(undefined);
  };
  useScanListener((scan) => {
    const place = placeByCode(data.rows, scan.text);
    if (!place) return false;
    const isHome = HOME_KINDS.includes(place.kind);
    if (isHome) setPlaceId(place.id);
    setProblem(isHome ? undefined : messages.homeWrongPlace(place.path));
    return true;
  });
  const save = async (): Promise<void> => {
    if (placeId === undefined) return setProblem(messages.homeMissing);
    const saved = await data.mutate('set-home-location', { folderId: folder.id, homeLocationId: placeId });
    if (!saved.ok) return setFailure(saved.error);
    toast('done', messages.homeSet(folder.volume, data.rows.get('location', placeId)?.path ?? placeId));
    onDone();
  };
  return { placeId, choose, problem, failure, save: () => void save() };
};
