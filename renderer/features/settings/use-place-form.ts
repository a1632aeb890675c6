import { useMemo, useRef, useState } from 'react';
import { nextFreeCode } from '#data/leased-codes.ts';
import type { MutateError } from '#data/office-data.ts';
import { placeCalls, planPlaces, type PlannedPlace } from '#data/place-pattern.ts';
import { settingsMessages } from '#i18n/messages/settings.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { browserRandom } from '#services/browser-random.ts';
import { type Services, useServices } from '#services/services.ts';
import { makeRowId } from '#shared/model/ids.ts';
import { useToast } from '#ui/toast.tsx';
import {
  kindOf,
  type PlaceChoice,
  type PlaceDraft,
  placeLevels,
  type PlaceNames,
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
  /** What saving would add, as far as it is typed. */
  readonly planned: readonly PlannedPlace[];
  readonly failure: MutateError | undefined;
  readonly save: () => void;
}

type Outcome =
  { readonly kind: 'open' } | { readonly kind: 'exists' } | { readonly kind: 'failed'; readonly error: MutateError };

const FIRST: PlaceDraft = {
  choice: 'room',
  parentId: undefined,
  name: '',
  count: '',
  cabinets: '',
  firstCabinet: '1',
  shelves: '',
  slots: '',
  capacity: '',
};

const plannedFor = ({ data }: Services, draft: PlaceDraft, names: PlaceNames): readonly PlannedPlace[] =>
  planPlaces(
    data.rows,
    draft.parentId === undefined ? undefined : data.rows.get('location', draft.parentId),
    placeLevels(draft, names),
  );

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
    const places = plannedFor(services, draft, messages.placeNumbered);
    if (places.length === 0) return setOutcome({ kind: 'exists' });
    const calls = placeCalls(places, {
      newId: () => makeRowId(services.nowMs(), browserRandom),
      nextCode: () => nextFreeCode(services.data, 'location'),
    });
    const saved = calls.ok ? await services.data.mutateAll(calls.value) : calls;
    if (!saved.ok) return setOutcome({ kind: 'failed', error: saved.error });
    toast('done', messages.placesSaved(places.length));
    setTried(false);
    change({ name: '', count: '', cabinets: '', shelves: '', slots: '' });
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
  const planned = useMemo(
    () =>
      draft.choice === 'pattern' && problems.length === 0 ? plannedFor(services, draft, messages.placeNumbered) : [],
    // Only a finished draft is planned; the places that are there are read when it changes.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
    [draft, services, messages],
  );
  return {
    draft,
    planned,
    change,
    choose,
    problems: outcome.kind === 'exists' ? ['exists'] : isTried ? problems : [],
    failure: outcome.kind === 'failed' ? outcome.error : undefined,
    save: () => void save(),
  };
};
