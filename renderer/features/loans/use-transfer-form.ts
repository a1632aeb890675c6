import { useState } from 'react';
import { isKept, keptFoldersOf } from '#data/folder-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { loansMessages } from '#i18n/messages/loans.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import { useToast } from '#ui/toast.tsx';
import { useScans } from './use-scans.ts';
import { useToday } from './use-today.ts';

export interface TransferDraft {
  readonly destination: string;
  readonly letterNumber: string;
  readonly sentOn: IsoDate | undefined;
  readonly folderIds: readonly string[];
}

export interface TransferForm {
  readonly draft: TransferDraft;
  readonly change: (changes: Partial<TransferDraft>) => void;
  readonly isTried: boolean;
  readonly failure: MutateError | undefined;
  /** Adds what the text finds: a folder by its code, all volumes of a factory by its name or number. */
  readonly add: (typed: string) => 'added' | 'nothing-found';
  readonly send: () => Promise<void>;
}

/** Folders to be sent to another office, gathered by scanning or typing. */
export const useTransferForm = (onSent: (transferId: string) => void): TransferForm => {
  const messages = useMessages(loansMessages);
  const { data } = useServices();
  const toast = useToast();
  const today = useToday();
  const [draft, setDraft] = useState<TransferDraft>({
    destination: '',
    letterNumber: '',
    sentOn: today,
    folderIds: [],
  });
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<MutateError>();
  const change = (changes: Partial<TransferDraft>): void => setDraft((before) => ({ ...before, ...changes }));
  const addIds = (ids: readonly string[]): void =>
    setDraft((before) => ({ ...before, folderIds: [...new Set([...before.folderIds, ...ids])] }));
  useScans({
    onFolder: (folder) => {
      if (isKept(folder)) addIds([folder.id]);
      else toast('refused', messages.folderGone);
    },
  });
  const add: TransferForm['add'] = (typed) => {
    const [hit] = data.search(typed, 1);
    if (!hit) return 'nothing-found';
    const volumes = keptFoldersOf(data.rows, hit.subjectId);
    const ids = volumes.filter(({ id }) => hit.kind !== 'folder' || id === hit.folderId).map(({ id }) => id);
    addIds(ids);
    return ids.length === 0 ? 'nothing-found' : 'added';
  };
  const send = async (): Promise<void> => {
    setTried(true);
    const destination = draft.destination.trim();
    const letterNumber = draft.letterNumber.trim();
    const { sentOn, folderIds } = draft;
    if (destination === '' || sentOn === undefined || folderIds.length === 0) return;
    const args = { destination, sentOn, folderIds, ...(letterNumber === '' ? {} : { letterNumber }) };
    const sent = await data.mutate('send-transfer', args);
    if (!sent.ok) return setFailure(sent.error);
    toast('done', messages.sent(folderIds.length));
    onSent(sent.value.id);
  };
  return { draft, change, isTried, failure, add, send };
};
