import { useState } from 'react';
import { folderByCode, isKept, keptFoldersOf } from '#data/folder-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { labelFlowMessages } from '#i18n/messages/label-flow.ts';
import { formatReference } from '#i18n/format.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { type Services, useServices } from '#services/services.ts';
import { useScanListener } from '#services/use-scan-listener.ts';
import { classifyScan } from '#shared/domain/scan-code.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';

/** A code that no folder has, kept as a parked scan until it is attached. */
export interface FreeCode {
  readonly code: string;
  readonly parkedScanId: string | undefined;
}

export interface Attach {
  readonly free: FreeCode | undefined;
  readonly folder: FolderRow | undefined;
  readonly choose: (folder: FolderRow) => void;
  readonly query: string;
  readonly search: (query: string) => void;
  readonly found: readonly FolderRow[];
  /** The last scan was neither the code of a folder nor free. */
  readonly isStranger: boolean;
  readonly failure: MutateError | undefined;
  readonly attach: () => void;
}

const MAX_HITS = 6;
const MAX_FOUND = 6;

const foldersFound = ({ data }: Services, query: string): readonly FolderRow[] => {
  if (query.trim() === '') return [];
  const hits = data.search(query, MAX_HITS);
  return hits.flatMap(({ subjectId }) => keptFoldersOf(data.rows, subjectId)).slice(0, MAX_FOUND);
};

/** A scan is stored before anything else happens: whoever walks away now leaves it among the parked ones. */
const park = async ({ data }: Services, code: string): Promise<Result<FreeCode, MutateError>> => {
  const parked = await data.mutate('park-scan', { text: code });
  return parked.ok ? ok({ code, parkedScanId: parked.value.id }) : parked;
};

/** A code printed beforehand and the folder it is stuck on; a scan says the one or the other. */
export const useAttach = (first: FreeCode | undefined, onDone: (folder: FolderRow) => void): Attach => {
  const services = useServices();
  const messages = useMessages(labelFlowMessages);
  const { data } = services;
  const [free, setFree] = useState(first);
  const [folder, setFolder] = useState<FolderRow>();
  const [query, setQuery] = useState('');
  const [isStranger, setStranger] = useState(false);
  const [failure, setFailure] = useState<MutateError>();
  const take = async (code: string): Promise<void> => {
    if (code === free?.code) return;
    const parked = await park(services, code);
    if (parked.ok) setFree(parked.value);
    else setFailure(parked.error);
  };
  useScanListener(({ text }) => {
    const thing = classifyScan(text);
    setStranger(thing.kind !== 'folder');
    if (thing.kind !== 'folder') return true;
    const known = folderByCode(data.rows, thing.code);
    if (known && isKept(known)) setFolder(known);
    else if (known) setStranger(true);
    else void take(thing.code);
    return true;
  });
  const attach = async (): Promise<void> => {
    if (!free || !folder) return;
    const { code, parkedScanId } = free;
    const resolvedAs = messages.attachedAs(formatReference(folder.code));
    const attached = await data.mutateAll([
      { name: 'attach-code', args: { folderId: folder.id, code } },
      ...(parkedScanId === undefined
        ? []
        : [{ name: 'resolve-parked-scan', args: { parkedScanId, resolvedAs } } as const]),
    ]);
    if (!attached.ok) return setFailure(attached.error);
    onDone(folder);
  };
  return {
    free,
    folder,
    choose: setFolder,
    query,
    search: setQuery,
    found: foldersFound(services, query),
    isStranger,
    failure,
    attach: () => void attach(),
  };
};
