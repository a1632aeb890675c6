import { DEFAULT_LOAN_POLICY, policyBreaches } from '../domain/loan-policy.ts';
import type { MovementRow } from '../model/filing-rows.ts';
import { derivedRowId } from '../model/ids.ts';
import { LOAN_POLICY_ID } from '../model/loan-rows.ts';
import { OFFICE_ROLES } from '../model/roles.ts';
import type { Tx } from './tx.ts';

const isOfHead = async (tx: Tx, staffId: string | undefined): Promise<boolean> => {
  const person = staffId === undefined ? undefined : await tx.staff.get(staffId);
  return person !== undefined && person.active && OFFICE_ROLES.includes(person.role);
};

/**
 * Raises a card for a loan that the office's policy does not allow and no supervisor answers for. The loan itself stays:
 * the folder has left the room, and two PCs that lend offline cannot know of each other's limit.
 */
export const noteOutsidePolicy = async (tx: Tx, movement: MovementRow): Promise<void> => {
  const borrowerId = movement.borrowerId ?? movement.actorId;
  const borrower = await tx.staff.get(borrowerId);
  const policy = (await tx.loanPolicy.get(LOAN_POLICY_ID)) ?? DEFAULT_LOAN_POLICY;
  if (!borrower || (await isOfHead(tx, movement.override?.byId))) return;
  const isLimited = policy.maxFolders !== undefined;
  const held = isLimited ? (await tx.folder.list('holderId', borrowerId)).length : 0;
  const hasApprover = await isOfHead(tx, movement.approverId);
  if (policyBreaches(policy, { borrowerRole: borrower.role, foldersAfter: held, hasApprover }).length === 0) return;
  const id = derivedRowId('outside-policy', movement.id);
  if (await tx.exception.get(id)) return;
  await tx.exception.put({
    id,
    kind: 'loan-outside-policy',
    folderId: movement.folderId,
    causeIds: [movement.id],
    raisedAt: movement.effectiveAt,
  });
};
