import { describe, expect, test } from 'vitest';
import { daysOverdue } from '#shared/domain/loan-overdue.ts';
import { DEFAULT_LOAN_POLICY, dueDateOf, policyBreaches } from '#shared/domain/loan-policy.ts';
import { isoDate } from '#shared/domain/thai-date.ts';

const policy = { maxFolders: 3, loanDays: 14, approverForRoles: ['clerk'] };

describe('the loan policy', () => {
  test('allows as many folders as it says, and not one more', () => {
    const loan = { borrowerRole: 'finance', hasApprover: false };
    expect(policyBreaches(policy, { ...loan, foldersAfter: 3 })).toEqual([]);
    expect(policyBreaches(policy, { ...loan, foldersAfter: 4 })).toEqual(['too-many-folders']);
  });

  test('asks for an approver of the roles it names', () => {
    const loan = { borrowerRole: 'clerk', foldersAfter: 1 };
    expect(policyBreaches(policy, { ...loan, hasApprover: false })).toEqual(['approver-missing']);
    expect(policyBreaches(policy, { ...loan, hasApprover: true })).toEqual([]);
  });

  test('of an office that set none limits nothing and lends for a week', () => {
    const loan = { borrowerRole: 'clerk', foldersAfter: 500, hasApprover: false };
    expect(policyBreaches(DEFAULT_LOAN_POLICY, loan)).toEqual([]);
    expect(dueDateOf(DEFAULT_LOAN_POLICY, isoDate('2026-11-24'))).toBe('2026-12-01');
  });
});

describe('a loan', () => {
  test('is late from the day after it was due', () => {
    expect(daysOverdue(isoDate('2026-11-24'), isoDate('2026-11-23'))).toBe(0);
    expect(daysOverdue(isoDate('2026-11-24'), isoDate('2026-11-24'))).toBe(0);
    expect(daysOverdue(isoDate('2026-11-24'), isoDate('2026-11-25'))).toBe(1);
    expect(daysOverdue(isoDate('2026-11-24'), isoDate('2027-01-01'))).toBe(38);
  });
});
