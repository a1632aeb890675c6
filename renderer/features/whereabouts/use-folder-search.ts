import { useState } from 'react';
import { folderByCode, pathOf } from '#data/folder-queries.ts';
import type { MutateError, MutationCall } from '#data/office-data.ts';
import { placeByCode } from '#data/place-tree.ts';
import { openSearchFor } from '#data/whereabouts-queries.ts';
import { whereaboutsMessages } from '#i18n/messages/whereabouts.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useScanListener } from '#services/use-scan-listener.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { useToast } from '#ui/toast.tsx';

export interface FolderSearchActions {
  readonly begin: () => void;
  readonly check: (checked: string) => void;
  readonly giveUp: () => void;
  readonly failure: MutateError | undefined;
}

/**
 * What somebody does who looks for a folder. A scan of the folder is stored and ends the search; a shelf scanned before
 * says where it was found.
 */
export const useFolderSearch = (folder: FolderRow): FolderSearchActions => {
  const messages = useMessages(whereaboutsMessages);
  const { data } = useServices();
  const toast = useToast();
  const [failure, setFailure] = useState<MutateError | undefined>(undefined);
  const [placeId, setPlaceId] = useState<string | undefined>(undefined);
  useScanListener((scan) => {
    const place = placeByCode(data.rows, scan.text);
    if (place) {
      setPlaceId(place.id);
      return true;
    }
    const scanned = folderByCode(data.rows, scan.text);
    if (!scanned) return false;
    const at = placeId === undefined ? {} : { locationId: placeId };
    const isWanted = scanned.id === folder.id && openSearchFor(data.rows, folder.id) !== undefined;
    const calls: readonly MutationCall[] = [
      { name: 'see-folder', args: { folderId: scanned.id, ...at } },
      ...(isWanted ? [{ name: 'note-folder-found', args: { folderId: folder.id } } as const] : []),
    ];
    void data.mutateAll(calls).then((seen) => {
      if (!seen.ok) return setFailure(seen.error);
      if (scanned.id === folder.id) toast('done', messages.found(pathOf(data.rows, placeId) ?? ''));
      else toast('elsewhere', messages.otherFolder(scanned.volume));
    });
    return true;
  });
  const keep = (stored: Promise<{ readonly ok: true } | { readonly ok: false; readonly error: MutateError }>): void =>
    void stored.then((result) => setFailure(result.ok ? undefined : result.error));
  return {
    begin: () => keep(data.mutate('look-for-folder', { folderId: folder.id })),
    check: (checked) => keep(data.mutate('look-for-folder', { folderId: folder.id, checked })),
    giveUp: () => keep(data.mutate('give-up-folder-search', { folderId: folder.id })),
    failure,
  };
};
