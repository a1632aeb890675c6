import { useRef, useState } from 'react';
import { officeOf } from '#data/factory-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { placesToSave } from '#data/place-tree.ts';
import { settingsMessages } from '#i18n/messages/settings.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { browserRandom } from '#services/browser-random.ts';
import { type Services, useServices } from '#services/services.ts';
import { invariant } from '#shared/lib/invariant.ts';
import { makeRowId } from '#shared/model/ids.ts';
import type { LocationRow } from '#shared/model/office-rows.ts';
import { useToast } from '#ui/toast.tsx';
import {
  kindOf,
  type PlaceChoice,
  type PlaceDraft,
  placeNames,
  type PlaceProblem,
  placeProblems,
} from './place-draft.ts';

export interface PlaceForm {
  readonly draft: PlaceDraft;
  readonly change: (changes: Partial<PlaceDraft>) => void;
  /** Another kind of place stands somewhere else, so it starts without a parent. */
  readonly choose: (choice: PlaceChoice) => void;
  /** What is wrong, once saving was tried. */
  readonly problems: readonly (PlaceProblem | 'exists')[];
  readonly failure: MutateError | undefined;
  readonly save: () => void;
}

type Outcome =
  { readonly kind: 'open' } | { readonly kind: 'exists' } | { readonly kind: 'failed'; readonly error: MutateError };

const FIRST: PlaceDraft = { choice: 'room', parentId: undefined, name: '', count: '' };

const rowsFor = (
  services: Services,
  draft: PlaceDraft,
  shelfName: (number: number) => string,
): readonly LocationRow[] => {
  const office = officeOf(services.data.rows);
  invariant(office, 'somebody is logged in, so the office is known');
  return placesToSave(services.data.rows, {
    kind: kindOf(draft.choice),
    parent: draft.parentId === undefined ? undefined : services.data.rows.get('location', draft.parentId),
    names: placeNames(draft, shelfName),
    officeCode: office.provinceCode,
    newId: () => makeRowId(services.nowMs(), browserRandom),
  });
};

/** The facts of places as they are typed. After saving the form stays for the next place; `onSaved` puts the focus back. */
export const usePlaceForm = (onSaved: () => void): PlaceForm => {
  const messages = useMessages(settingsMessages);
  const services = useServices();
  const toast = useToast();
  const [draft, setDraft] = useState(FIRST);
  const [isTried, setTried] = useState(false);
  const [outcome, setOutcome] = useState<Outcome>({ kind: 'open' });
  const isSaving = useRef(false);
  const problems = placeProblems(draft);
  const change = (changes: Partial<PlaceDraft>): void => {
    setDraft((before) => ({ ...before, ...changes }));
    setOutcome({ kind: 'open' });
  };
  const store = async (): Promise<void> => {
    const locations = rowsFor(services, draft, messages.shelfName);
    if (locations.length === 0) return setOutcome({ kind: 'exists' });
    const saved = await services.data.mutate('save-locations', { locations });
    if (!saved.ok) return setOutcome({ kind: 'failed', error: saved.error });
    toast('done', messages.placesSaved(locations.length));
    setTried(false);
    change({ name: '', count: '' });
    onSaved();
  };
  const save = async (): Promise<void> => {
    setTried(true);
    if (problems.length > 0 || isSaving.current) return;
    isSaving.current = true;
    await store().finally(() => {
      isSaving.current = false;
    });
  };
  const choose = (choice: PlaceChoice): void => {
    const isSameKind = kindOf(choice) === kindOf(draft.choice);
    change({ choice, parentId: isSameKind ? draft.parentId : undefined });
  };
  return {
    draft,
    change,
    choose,
    problems: outcome.kind === 'exists' ? ['exists'] : isTried ? problems : [],
    failure: outcome.kind === 'failed' ? outcome.error : undefined,
    save: () => void save(),
  };
};
