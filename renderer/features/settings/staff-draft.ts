import type { Role } from '#shared/model/roles.ts';

/** A person as they are typed. The PIN of somebody who has one may stay empty: then it is kept. */
export interface StaffDraft {
  readonly name: string;
  readonly role: Role;
  readonly active: boolean;
  readonly pin: string;
  readonly pinAgain: string;
}

export type StaffProblem = 'name-missing' | 'pin-invalid' | 'pin-differs';

/** The longest name that fits on a badge. */
export const LONGEST_NAME = 80;

/** What keeps the person from being saved, first to last; `keep` allows an empty PIN. */
export const staffProblems = (draft: StaffDraft, emptyPin: 'keep' | 'refuse'): readonly StaffProblem[] => {
  const { name, pin, pinAgain } = draft;
  const isKept = emptyPin === 'keep' && pin === '' && pinAgain === '';
  const problems: StaffProblem[] = [];
  if (name.trim() === '') problems.push('name-missing');
  if (!isKept && !/^\d{4,12}$/.test(pin)) problems.push('pin-invalid');
  else if (pin !== pinAgain) problems.push('pin-differs');
  return problems;
};
