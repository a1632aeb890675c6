import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { retentionMessages } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { RetentionTerm } from '#shared/domain/retention.ts';
import { CalendarDate, type IsoDate } from '#shared/domain/thai-date.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { folderKeptUntil } from '#shared/model/folder-retention.ts';
import { useToast } from '#ui/toast.tsx';

export type TermChoice = 'series' | 'years' | 'permanent';

interface TermDraft {
  readonly closedOn: IsoDate | undefined;
  readonly choice: TermChoice;
  readonly years: string;
  readonly reason: string;
}

export interface TermForm {
  readonly draft: TermDraft;
  readonly change: (changes: Partial<TermDraft>) => void;
  /** The last day on which the folder would be kept; undefined without one. */
  readonly keptUntil: IsoDate | undefined;
  readonly problem: 'years' | 'reason' | undefined;
  readonly failure: MutateError | undefined;
  readonly save: () => void;
  readonly hold: () => void;
  readonly release: () => void;
}

const MOST_YEARS = 200;
const DEFAULT_YEARS = '10';

const draftOf = ({ closedOn, retention }: FolderRow): TermDraft => ({
  closedOn: CalendarDate.safeParse(closedOn).data,
  choice: retention?.term.kind ?? 'series',
  years: retention?.term.kind === 'years' ? String(retention.term.years) : DEFAULT_YEARS,
  reason: retention?.reason ?? '',
});

const termOf = ({ choice, years }: TermDraft): RetentionTerm | undefined => {
  if (choice === 'series') return undefined;
  return choice === 'permanent' ? { kind: 'permanent' } : { kind: 'years', years: Number(years) };
};

const problemOf = ({ choice, years, reason }: TermDraft): 'years' | 'reason' | undefined => {
  if (choice === 'series') return undefined;
  const isYears = /^\d{1,3}$/.test(years) && Number(years) >= 1 && Number(years) <= MOST_YEARS;
  if (choice === 'years' && !isYears) return 'years';
  return reason.trim() === '' ? 'reason' : undefined;
};

/** How long one folder is kept, as it is being typed; a hold stands beside it and takes effect at once. */
export const useTermForm = (folder: FolderRow, onDone: () => void): TermForm => {
  const messages = useMessages(retentionMessages);
  const { data } = useServices();
  const toast = useToast();
  const [draft, setDraft] = useState(() => draftOf(folder));
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<MutateError>();
  const problem = problemOf(draft);
  const term = termOf(draft);
  const retention = term === undefined ? {} : { retention: { term, reason: draft.reason.trim() } };
  const closed = draft.closedOn === undefined ? {} : { closedOn: draft.closedOn };
  const { retention: _retention, closedOn: _closedOn, ...rest } = folder;
  const done = (result: Awaited<ReturnType<typeof data.mutate>>): void => {
    if (!result.ok) return setFailure(result.error);
    toast('done', messages.saved);
    onDone();
  };
  const save = async (): Promise<void> => {
    setTried(true);
    if (problem !== undefined) return;
    done(await data.mutate('set-folder-retention', { folderId: folder.id, ...closed, ...retention }));
  };
  const hold = async (): Promise<void> => {
    const reason = draft.reason.trim();
    setTried(true);
    if (reason !== '') done(await data.mutate('hold-folder', { folderId: folder.id, reason }));
  };
  const release = async (): Promise<void> => done(await data.mutate('release-folder-hold', { folderId: folder.id }));
  return {
    draft,
    change: (changes) => setDraft((before) => ({ ...before, ...changes })),
    keptUntil: problem === undefined ? folderKeptUntil({ ...rest, ...closed, ...retention }) : undefined,
    problem: isTried ? (problem ?? (draft.reason.trim() === '' ? 'reason' : undefined)) : undefined,
    failure,
    save: () => void save(),
    hold: () => void hold(),
    release: () => void release(),
  };
};
