import { useRef, useState } from 'react';
import { nextFreeCode } from '#data/leased-codes.ts';
import type { MutateError } from '#data/office-data.ts';
import { settingsMessages } from '#i18n/messages/settings.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { browserRandom } from '#services/browser-random.ts';
import { hashPin } from '#services/pin-hash.ts';
import { type Services, useServices } from '#services/services.ts';
import { ok, type Result } from '#shared/lib/result.ts';
import { makeRowId } from '#shared/model/ids.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import { useToast } from '#ui/toast.tsx';
import { type StaffDraft, type StaffProblem, staffProblems } from './staff-draft.ts';

export interface StaffForm {
  readonly draft: StaffDraft;
  readonly change: (changes: Partial<StaffDraft>) => void;
  /** What is wrong, once saving was tried. */
  readonly problems: readonly StaffProblem[];
  readonly failure: MutateError | undefined;
  readonly save: () => void;
}

/** Who a new person is, whatever is typed about them: an id, and a badge with the next number leased to this PC. */
const identityOfNew = (services: Services): Result<Pick<StaffRow, 'id' | 'badgeCode'>, MutateError> => {
  const badgeCode = nextFreeCode(services.data, 'staff');
  if (!badgeCode.ok) return badgeCode;
  return ok({ id: makeRowId(services.nowMs(), browserRandom), badgeCode: badgeCode.value });
};

const pickTyped = ({ name, role, active }: Pick<StaffRow, 'name' | 'role' | 'active'>) => ({ name, role, active });

const NOBODY: StaffDraft = { name: '', role: 'clerk', active: true, pin: '', pinAgain: '' };

/** The facts of a person as they are typed; `person` is undefined for a new one. */
export const useStaffForm = (person: StaffRow | undefined, onDone: () => void): StaffForm => {
  const messages = useMessages(settingsMessages);
  const services = useServices();
  const toast = useToast();
  const [draft, setDraft] = useState<StaffDraft>(() => (person ? { ...NOBODY, ...pickTyped(person) } : NOBODY));
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<MutateError | undefined>(undefined);
  const isSaving = useRef(false);
  const problems = staffProblems(draft, person ? 'keep' : 'refuse');
  const store = async (): Promise<void> => {
    const typed = { ...pickTyped(draft), name: draft.name.trim() };
    const pin = person && draft.pin === '' ? person.pin : await hashPin(draft.pin);
    const identity = person ? ok(person) : identityOfNew(services);
    if (!identity.ok) return setFailure(identity.error);
    const staff: StaffRow = { ...identity.value, ...typed, pin };
    const saved = await services.data.mutate('save-staff', { staff });
    if (!saved.ok) return setFailure(saved.error);
    toast('done', messages.personSaved(staff.name));
    onDone();
  };
  const save = async (): Promise<void> => {
    setTried(true);
    // Hashing takes a moment; a second press meanwhile must not make a second person.
    if (problems.length > 0 || isSaving.current) return;
    isSaving.current = true;
    await store().finally(() => {
      isSaving.current = false;
    });
  };
  return {
    draft,
    change: (changes) => setDraft((before) => ({ ...before, ...changes })),
    problems: isTried ? problems : [],
    failure,
    save: () => void save(),
  };
};
