import { checkLoan } from '#data/loan-queries.ts';
import type { PolicyBreach } from '#shared/domain/loan-policy.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import { OFFICE_ROLES } from '#shared/model/roles.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';

/** A loan as it is typed. */
export interface LendDraft {
  readonly folderIds: readonly string[];
  readonly borrowerId: string | undefined;
  readonly approverId: string | undefined;
  readonly purpose: string;
  readonly dueOn: IsoDate | undefined;
  /** Why the limit is passed over, and which supervisor answers for it with their PIN. */
  readonly reason: string;
  readonly supervisorId: string | undefined;
  readonly pin: string;
}

/** What keeps a draft from being lent. */
export type LendProblem =
  | 'no-volume'
  | 'no-borrower'
  | 'no-purpose'
  | 'no-due-date'
  | 'due-date-past'
  | 'no-approver'
  | 'no-reason'
  | 'no-supervisor';

/** A supervisor who lends answers for it with being logged in. */
export const isSupervisor = (person: StaffRow | undefined): boolean =>
  person !== undefined && OFFICE_ROLES.includes(person.role);

/** In what the draft is outside the office's policy. */
export const breachesOf = (
  rows: ReadModel,
  { borrowerId, folderIds, approverId }: LendDraft,
): readonly PolicyBreach[] =>
  borrowerId === undefined ? [] : checkLoan(rows, { borrowerId, folderIds, approverId }).breaches;

const overrideProblems = (draft: LendDraft, actor: StaffRow | undefined): readonly LendProblem[] => [
  ...(draft.reason.trim() === '' ? (['no-reason'] as const) : []),
  ...(draft.supervisorId === undefined && !isSupervisor(actor) ? (['no-supervisor'] as const) : []),
];

/** Everything that is missing or wrong, none when the folders may be lent. */
export const problemsOf = (
  draft: LendDraft,
  circumstances: {
    readonly today: IsoDate;
    readonly actor: StaffRow | undefined;
    readonly breaches: readonly PolicyBreach[];
  },
): readonly LendProblem[] => {
  const { today, actor, breaches } = circumstances;
  const due = draft.dueOn === undefined ? 'no-due-date' : draft.dueOn < today ? 'due-date-past' : undefined;
  return [
    ...(draft.folderIds.length === 0 ? (['no-volume'] as const) : []),
    ...(draft.borrowerId === undefined ? (['no-borrower'] as const) : []),
    ...(draft.purpose.trim() === '' ? (['no-purpose'] as const) : []),
    ...(due === undefined ? [] : ([due] as const)),
    ...(breaches.includes('approver-missing') ? (['no-approver'] as const) : []),
    ...(breaches.includes('too-many-folders') ? overrideProblems(draft, actor) : []),
  ];
};

/** One check-out a folder; empty while something is missing. */
export const lendCalls = (
  draft: LendDraft,
  override: { readonly reason: string; readonly byId: string } | undefined,
): readonly MutationCall[] => {
  const { borrowerId, dueOn, approverId } = draft;
  if (borrowerId === undefined || dueOn === undefined) return [];
  return draft.folderIds.map((folderId) => ({
    name: 'check-out-folder',
    args: {
      folderId,
      borrowerId,
      purpose: draft.purpose.trim(),
      dueOn,
      ...(approverId === undefined ? {} : { approverId }),
      ...(override ? { override } : {}),
    },
  }));
};
