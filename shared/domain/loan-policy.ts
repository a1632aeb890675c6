import type { IsoDate } from './thai-date.ts';
import { addDays } from './thai-date.ts';

/** The office's rules for lending. An office that set none lends without limit, for a week, and asks for no approver. */
export interface LoanPolicy<Role extends string = string> {
  /** How many folders one person may have at a time; absent = any number. */
  readonly maxFolders?: number | undefined;
  /** Days until a loan is due when nothing else is said. */
  readonly loanDays: number;
  /**
   * Roles that borrow only with a named approver. Within an agency the head of a แผนก or a delegate permits a loan
   * (ระเบียบสำนักนายกรัฐมนตรีว่าด้วยงานสารบรรณ พ.ศ. 2526 ข้อ 62; clause number unverified).
   */
  readonly approverForRoles: readonly Role[];
}

/** What holds until an office says otherwise. */
export const DEFAULT_LOAN_POLICY: LoanPolicy<never> = { loanDays: 7, approverForRoles: [] };

/** A loan as the policy looks at it. */
export interface ProposedLoan {
  readonly borrowerRole: string;
  /** Folders the borrower would have after it. */
  readonly foldersAfter: number;
  readonly hasApprover: boolean;
}

/** In what a loan is outside the policy. */
export type PolicyBreach = 'too-many-folders' | 'approver-missing';

/** Every breach of the policy, none for a loan that keeps to it. Over the limit needs an override with its reason. */
export const policyBreaches = (policy: LoanPolicy, loan: ProposedLoan): readonly PolicyBreach[] => {
  const breaches: PolicyBreach[] = [];
  if (policy.maxFolders !== undefined && loan.foldersAfter > policy.maxFolders) breaches.push('too-many-folders');
  if (!loan.hasApprover && policy.approverForRoles.includes(loan.borrowerRole)) breaches.push('approver-missing');
  return breaches;
};

/** The day on which a loan made `today` is due by the policy. */
export const dueDateOf = (policy: LoanPolicy, today: IsoDate): IsoDate => addDays(today, policy.loanDays);
