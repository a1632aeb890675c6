import { useState } from 'react';
import { staffByBadge, staffName } from '#data/folder-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { queueOfFolder } from '#data/request-queries.ts';
import { requestsMessages } from '#i18n/messages/requests.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useScanListener } from '#services/use-scan-listener.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { useToast } from '#ui/toast.tsx';

export interface RequestForm {
  readonly requesterId: string | undefined;
  readonly setRequesterId: (requesterId: string | undefined) => void;
  /** Why a volume cannot be asked for by this person; undefined when it can. */
  readonly obstacle: (folder: FolderRow) => string | undefined;
  readonly isChosen: (folder: FolderRow) => boolean;
  readonly toggle: (folder: FolderRow) => void;
  readonly isUrgent: boolean;
  readonly setUrgent: (isUrgent: boolean) => void;
  readonly purpose: string;
  readonly setPurpose: (purpose: string) => void;
  readonly problems: Readonly<Record<'who' | 'which', string | undefined>>;
  readonly failure: MutateError | undefined;
  readonly ask: () => void;
}

/** A request as it is typed: all volumes for whoever is logged in, for a visitor at the counter. */
export const useRequestForm = (folders: readonly FolderRow[], onDone: () => void): RequestForm => {
  const messages = useMessages(requestsMessages);
  const { data, session } = useServices();
  const toast = useToast();
  const [requesterId, setRequesterId] = useState(session.getState().actor?.id);
  const [leftOut, setLeftOut] = useState<readonly string[]>([]);
  const [isUrgent, setUrgent] = useState(true);
  const [purpose, setPurpose] = useState('');
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<MutateError | undefined>(undefined);
  useScanListener((scan) => {
    const person = staffByBadge(data.rows, scan.text);
    if (person) setRequesterId(person.id);
    return person !== undefined;
  });
  const obstacle = (folder: FolderRow): string | undefined => {
    if (folder.custody.kind === 'on-loan' && folder.custody.borrowerId === requesterId) return messages.hasIt;
    const own = queueOfFolder(data.rows, folder).find(({ request }) => request.requesterId === requesterId);
    if (own === undefined) return undefined;
    const { position, request } = own;
    const name = staffName(data.rows, request.requesterId);
    return messages.requestedLine({ name, at: request.effectiveAt, position });
  };
  const isChosen = (folder: FolderRow): boolean => !leftOut.includes(folder.id) && obstacle(folder) === undefined;
  const chosen = folders.filter(isChosen);
  const ask = async (): Promise<void> => {
    setTried(true);
    if (requesterId === undefined || chosen.length === 0) return;
    const asked = await data.mutate('request-folders', {
      folderIds: chosen.map(({ id }) => id),
      requesterId,
      urgency: isUrgent ? 'visitor-waiting' : 'normal',
      ...(purpose.trim() === '' ? {} : { purpose: purpose.trim() }),
    });
    if (!asked.ok) return setFailure(asked.error);
    toast('done', messages.asked(chosen.length));
    onDone();
  };
  return {
    requesterId,
    setRequesterId,
    obstacle,
    isChosen,
    toggle: ({ id }) => setLeftOut((ids) => (ids.includes(id) ? ids.filter((one) => one !== id) : [...ids, id])),
    isUrgent,
    setUrgent,
    purpose,
    setPurpose,
    problems: {
      who: isTried && requesterId === undefined ? messages.askWhoMissing : undefined,
      which: isTried && chosen.length === 0 ? messages.askNothing : undefined,
    },
    failure,
    ask: () => void ask(),
  };
};
