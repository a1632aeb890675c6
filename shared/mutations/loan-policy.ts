import { ok } from '../lib/result.ts';
import { LOAN_POLICY_ID, LoanPolicyRow } from '../model/loan-rows.ts';
import { OFFICE_ROLES } from '../model/roles.ts';
import { defineMutation } from './define.ts';

/** Sets the office's rules for lending; loans that are open stay as they are. */
export const saveLoanPolicy = defineMutation({
  name: 'save-loan-policy',
  version: 1,
  args: LoanPolicyRow.omit({ id: true }),
  by: OFFICE_ROLES,
  async apply(tx, policy) {
    await tx.loanPolicy.put({ id: LOAN_POLICY_ID, ...policy });
    return ok();
  },
});
