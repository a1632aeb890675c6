import { useRef, useState } from 'react';
import { whereIs } from '#data/folder-queries.ts';
import type { ClosedFolder } from '#data/retention-queries.ts';
import { titleOf } from '#data/subject-queries.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { retentionMessages } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { whereSentence } from '#services/where-sentence.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { DisposalBatchRow } from '#shared/model/record-rows.ts';
import { useToast } from '#ui/toast.tsx';
import { useIsHead } from './use-is-head.ts';
import { useRetentionScans } from './use-retention-scans.ts';

/** As many as one disposal takes at once. */
const MOST = 200;

/** The folders that are chosen for a disposal. */
export interface FolderChoice {
  readonly chosenIds: ReadonlySet<string>;
  /** What a disposal would take now: the chosen ones, or all that may be proposed while none is chosen. */
  readonly proposedIds: readonly string[];
  readonly toggle: (folder: FolderRow) => void;
  readonly chooseAll: () => void;
  readonly chooseNone: () => void;
}

export interface ChoiceHandlers {
  /** A folder was scanned of which something else is to be said: how long it is kept. */
  readonly onAsk: (folderId: string) => void;
  readonly onDisposal: (batchId: string) => void;
}

const mayGo = ({ folder }: ClosedFolder): boolean => folder.hold === undefined;

/** Chooses folders that are due, by hand or by scanning them; any other folder that is scanned says what it is. */
export const useChoice = (due: readonly ClosedFolder[], { onAsk, onDisposal }: ChoiceHandlers): FolderChoice => {
  const messages = useMessages(retentionMessages);
  const filing = useMessages(filingMessages);
  const services = useServices();
  const { data } = services;
  const toast = useToast();
  const isHead = useIsHead();
  const [wantedIds, setWantedIds] = useState<ReadonlySet<string>>(new Set());
  // Scans come faster than the screen is drawn: each counts from the one before, not from what is shown.
  const latest = useRef(wantedIds);
  const want = (ids: ReadonlySet<string>): void => {
    latest.current = ids;
    setWantedIds(ids);
  };
  const free = due.filter(mayGo).map(({ folder }) => folder.id);
  const chosen = free.filter((id) => wantedIds.has(id));
  const nameOf = (folder: FolderRow): string => messages.termTitle(titleOf(data.rows, folder), folder.volume);
  const sayGone = (folder: FolderRow): void => {
    // The scan is evidence that the folder is here: it is kept, and a card asks a person.
    void data.mutate('see-folder', { folderId: folder.id });
    const where = whereIs(data.rows, folder, isoDateAt(services.nowMs()));
    toast('refused', `${nameOf(folder)}: ${whereSentence(where, filing)}`);
  };
  const sayInBatch = (folder: FolderRow, batch: DisposalBatchRow): void => {
    toast('elsewhere', messages.inBatch(nameOf(folder), batch.proposedOn));
    onDisposal(batch.id);
  };
  const onFolder = (folder: FolderRow): void => {
    const batch = data.rows.get('disposalBatch', folder.disposalBatchId ?? '');
    if (folder.disposed) return sayGone(folder);
    if (batch) return sayInBatch(folder, batch);
    if (!isHead || !free.includes(folder.id)) return onAsk(folder.id);
    const isTwice = latest.current.has(folder.id);
    want(new Set([...latest.current, folder.id]));
    toast(isTwice ? 'elsewhere' : 'done', (isTwice ? messages.scannedTwice : messages.scannedIn)(nameOf(folder)));
  };
  useRetentionScans({ onFolder, onDisposal: ({ id }) => onDisposal(id) });
  return {
    chosenIds: new Set(chosen),
    proposedIds: (chosen.length > 0 ? chosen : free).slice(0, MOST),
    toggle: ({ id }) => {
      const others = [...latest.current].filter((one) => one !== id);
      want(new Set(latest.current.has(id) ? others : [...others, id]));
    },
    chooseAll: () => want(new Set(free)),
    chooseNone: () => want(new Set()),
  };
};
