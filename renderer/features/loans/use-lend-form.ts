import { useState } from 'react';
import { useStore } from 'zustand';
import { keptFoldersOf } from '#data/folder-queries.ts';
import { loanPolicyOf } from '#data/loan-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { loansMessages } from '#i18n/messages/loans.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { isPinOf } from '#services/pin-hash.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { dueDateOf, type PolicyBreach } from '#shared/domain/loan-policy.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { useToast } from '#ui/toast.tsx';
import { breachesOf, isSupervisor, type LendDraft, lendCalls, type LendProblem, problemsOf } from './lend-draft.ts';
import { rememberTerms, termsUsedBefore } from './remembered-terms.ts';
import { useScans } from './use-scans.ts';
import { useToday } from './use-today.ts';

const TABLES = ['staff', 'folder', 'loanPolicy'] as const;

export interface LendForm {
  readonly draft: LendDraft;
  readonly change: (changes: Partial<LendDraft>) => void;
  /** All volumes of the folder's factory that the office has. */
  readonly volumes: readonly FolderRow[];
  readonly breaches: readonly PolicyBreach[];
  /** What is wrong, once lending was tried. */
  readonly problems: readonly (LendProblem | 'wrong-pin')[];
  readonly failure: MutateError | undefined;
  /** The supervisor's PIN is needed, because whoever is logged in is none. */
  readonly asksForSupervisor: boolean;
  /** Lends and gives the ids that were lent; undefined when something is missing. */
  readonly lend: () => Promise<readonly string[] | undefined>;
}

/** A badge names the borrower; a supervisor's badge after that names the approver. */
const withBadge = (draft: LendDraft, person: StaffRow): LendDraft => {
  const isApprover = draft.borrowerId !== undefined && draft.borrowerId !== person.id && isSupervisor(person);
  return isApprover ? { ...draft, approverId: person.id } : { ...draft, borrowerId: person.id };
};

const isAnsweredFor = async (rows: ReadModel, { supervisorId, pin }: LendDraft): Promise<boolean> => {
  const supervisor = supervisorId === undefined ? undefined : rows.get('staff', supervisorId);
  return supervisor !== undefined && isPinOf(pin, supervisor.pin);
};

const useFirstDraft = (folder: FolderRow): LendDraft => {
  const messages = useMessages(loansMessages);
  const services = useServices();
  const today = useToday();
  const before = termsUsedBefore(services);
  return {
    folderIds: [folder.id],
    borrowerId: undefined,
    approverId: before?.approverId,
    purpose: before?.purpose ?? messages.purposeDefault,
    dueOn: dueDateOf(loanPolicyOf(services.data.rows), today),
    reason: '',
    supervisorId: undefined,
    pin: '',
  };
};

type Tried = 'not-yet' | 'tried' | 'wrong-pin';

const shownProblems = (problems: readonly LendProblem[], tried: Tried): LendForm['problems'] => {
  const shown = problems.filter((problem) => tried !== 'not-yet' || problem === 'due-date-past');
  return tried === 'wrong-pin' ? [...shown, 'wrong-pin'] : shown;
};

/** The facts of a loan as they are typed, checked against the office's policy while they are. */
export const useLendForm = (folder: FolderRow): LendForm => {
  const messages = useMessages(loansMessages);
  const services = useServices();
  const { data } = services;
  const rows = useRows(TABLES);
  const toast = useToast();
  const today = useToday();
  const actor = useStore(services.session, (state) => state.actor);
  const [draft, setDraft] = useState(useFirstDraft(folder));
  const [tried, setTried] = useState<Tried>('not-yet');
  const [failure, setFailure] = useState<MutateError>();
  const change = (changes: Partial<LendDraft>): void => setDraft((current) => ({ ...current, ...changes }));
  useScans({ onPerson: (person) => setDraft((current) => withBadge(current, person)) });
  const breaches = breachesOf(rows, draft);
  const problems = problemsOf(draft, { today, actor, breaches });
  const isOverLimit = breaches.includes('too-many-folders');
  const asksForSupervisor = isOverLimit && !isSupervisor(actor);

  const lend = async (): Promise<readonly string[] | undefined> => {
    setTried('tried');
    if (problems.length > 0) return undefined;
    if (asksForSupervisor && !(await isAnsweredFor(rows, draft))) {
      setTried('wrong-pin');
      return undefined;
    }
    const byId = asksForSupervisor ? draft.supervisorId : actor?.id;
    const override = isOverLimit && byId !== undefined ? { reason: draft.reason.trim(), byId } : undefined;
    const lent = await data.mutateAll(lendCalls(draft, override));
    if (!lent.ok) {
      setFailure(lent.error);
      return undefined;
    }
    rememberTerms(services, { purpose: draft.purpose.trim(), approverId: draft.approverId });
    toast('done', messages.lentTo(draft.folderIds.length, rows.get('staff', draft.borrowerId ?? '')?.name ?? ''));
    return draft.folderIds;
  };
  return {
    draft,
    change,
    volumes: keptFoldersOf(rows, folder.subjectId),
    breaches,
    problems: shownProblems(problems, tried),
    failure,
    asksForSupervisor,
    lend,
  };
};
