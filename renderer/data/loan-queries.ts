import { daysOverdue } from '#shared/domain/loan-overdue.ts';
import { DEFAULT_LOAN_POLICY, type LoanPolicy, type PolicyBreach, policyBreaches } from '#shared/domain/loan-policy.ts';
import { CalendarDate, type IsoDate } from '#shared/domain/thai-date.ts';
import type { FolderRow } from '#shared/model/filing-rows.ts';
import { LOAN_POLICY_ID, type LoanReminderRow, type TransferRow } from '#shared/model/loan-rows.ts';
import { OFFICE_ROLES, type Role } from '#shared/model/roles.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { activeStaff, staffName } from './folder-queries.ts';
import { subjectOf } from './subject-queries.ts';

/** The words on a folder's cover, as lists and papers show them. */
export interface FolderCover {
  readonly folderId: string;
  readonly code: string;
  readonly volume: number;
  readonly factoryId: string;
  readonly name: string;
  readonly registrationNumber: string;
}

/** A folder that is on loan now. */
export interface OpenLoan extends FolderCover {
  readonly homeLocationId: string | undefined;
  readonly borrowerId: string;
  readonly borrowerName: string;
  readonly sinceAt: string;
  readonly dueOn: string | undefined;
  readonly purpose: string | undefined;
  /** 0 while it is not late. */
  readonly daysLate: number;
  readonly passing: { readonly toId: string; readonly toName: string; readonly movementId: string } | undefined;
  /** When the borrower was last reminded of this folder during this loan. */
  readonly remindedOn: string | undefined;
}

/** What stands on the cover of a folder. */
export const coverOf = (rows: ReadModel, folder: FolderRow): FolderCover => {
  const subject = subjectOf(rows, folder);
  return {
    folderId: folder.id,
    code: folder.code,
    volume: folder.volume,
    factoryId: folder.subjectId,
    name: subject?.title ?? folder.subjectId,
    registrationNumber: subject?.number ?? '',
  };
};

const remindedOn = (reminders: readonly LoanReminderRow[], folderId: string, sinceAt: string): string | undefined =>
  reminders
    .filter((reminder) => reminder.folderIds.includes(folderId) && reminder.createdAt >= sinceAt)
    .map(({ writtenOn }) => writtenOn)
    .toSorted()
    .at(-1);

/** A loan as lists show it; undefined when the folder is not on loan. */
export const loanOf = (rows: ReadModel, folder: FolderRow, today: IsoDate): OpenLoan | undefined => {
  const { custody } = folder;
  if (custody.kind !== 'on-loan') return undefined;
  const { borrowerId, sinceAt, dueOn, purpose, passing } = custody;
  const due = CalendarDate.safeParse(dueOn);
  return {
    ...coverOf(rows, folder),
    homeLocationId: folder.homeLocationId,
    borrowerId,
    borrowerName: staffName(rows, borrowerId),
    sinceAt,
    dueOn,
    purpose,
    daysLate: due.success ? daysOverdue(due.data, today) : 0,
    passing: passing && {
      toId: passing.toId,
      toName: staffName(rows, passing.toId),
      movementId: passing.movementId,
    },
    remindedOn: remindedOn(rows.list('loanReminder', 'borrowerId', borrowerId), folder.id, sinceAt),
  };
};

const byUrgency = (a: OpenLoan, b: OpenLoan): number =>
  b.daysLate - a.daysLate ||
  (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999') ||
  a.borrowerName.localeCompare(b.borrowerName, 'th') ||
  a.code.localeCompare(b.code);

/** Every open loan, the latest first; found by the borrowers, so that it costs what is lent and not what is filed. */
export const openLoans = (rows: ReadModel, today: IsoDate): readonly OpenLoan[] =>
  [...rows.all('staff').keys()]
    .flatMap((staffId) => rows.list('folder', 'holderId', staffId))
    .flatMap((folder) => loanOf(rows, folder, today) ?? [])
    .toSorted(byUrgency);

/** A borrower with everything that is late, most late first. */
export interface LateBorrower {
  readonly borrowerId: string;
  readonly borrowerName: string;
  readonly loans: readonly OpenLoan[];
}

/** Who is to be reminded, whoever is latest first. */
export const lateBorrowers = (open: readonly OpenLoan[]): readonly LateBorrower[] => {
  const late = open.filter(({ daysLate }) => daysLate > 0).toSorted(byUrgency);
  const own = new Map<string, OpenLoan[]>();
  for (const loan of late) own.set(loan.borrowerId, [...(own.get(loan.borrowerId) ?? []), loan]);
  return [...own.entries()].map(([borrowerId, loans]) => ({
    borrowerId,
    borrowerName: loans[0]?.borrowerName ?? borrowerId,
    loans,
  }));
};

/** A transfer with what became of its folders. */
export interface SentTransfer {
  readonly row: TransferRow;
  /** How many of its folders are still with the other office. */
  readonly away: number;
}

const isAwayWith = (folder: FolderRow | undefined, transferId: string): boolean =>
  folder?.custody.kind === 'away' && folder.custody.transferId === transferId;

/** Every transfer to another office, newest first. */
export const sentTransfers = (rows: ReadModel): readonly SentTransfer[] =>
  [...rows.all('transfer').values()]
    .toSorted((a, b) => b.sentOn.localeCompare(a.sentOn) || b.id.localeCompare(a.id))
    .map((row) => ({
      row,
      away: row.folderIds.filter((id) => isAwayWith(rows.get('folder', id), row.id)).length,
    }));

/** The office's rules for lending. */
export const loanPolicyOf = (rows: ReadModel): LoanPolicy<Role> =>
  rows.get('loanPolicy', LOAN_POLICY_ID) ?? DEFAULT_LOAN_POLICY;

/** Who may approve a loan and answer for an exception: the heads of the office. */
export const approversOf = (rows: ReadModel): readonly StaffRow[] =>
  activeStaff(rows).filter(({ role }) => OFFICE_ROLES.includes(role));

/** How many folders the person would have after taking these as well; a folder they have already counts once. */
export const foldersAfter = (rows: ReadModel, borrowerId: string, folderIds: readonly string[]): number =>
  new Set([...rows.list('folder', 'holderId', borrowerId).map(({ id }) => id), ...folderIds]).size;

/** A loan that somebody is about to make: everything the borrower takes at once. */
export interface IntendedLoan {
  readonly borrowerId: string;
  readonly folderIds: readonly string[];
  readonly approverId: string | undefined;
}

/** What the office's policy says of a loan; `maxFolders` is absent where there is no limit. */
export interface LoanCheck {
  readonly breaches: readonly PolicyBreach[];
  readonly foldersAfter: number;
  readonly maxFolders?: number | undefined;
}

/** Checks a loan against the office's policy; nothing is said of a borrower this PC does not know. */
export const checkLoan = (rows: ReadModel, { borrowerId, folderIds, approverId }: IntendedLoan): LoanCheck => {
  const policy = loanPolicyOf(rows);
  const after = foldersAfter(rows, borrowerId, folderIds);
  const borrower = rows.get('staff', borrowerId);
  const hasApprover = approversOf(rows).some(({ id }) => id === approverId);
  const breaches = borrower
    ? policyBreaches(policy, { borrowerRole: borrower.role, foldersAfter: after, hasApprover })
    : [];
  return { breaches, foldersAfter: after, maxFolders: policy.maxFolders };
};
