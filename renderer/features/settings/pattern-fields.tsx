import type { RefObject } from 'react';
import type { PlannedPlace } from '#data/place-pattern.ts';
import { settingsMessages } from '#i18n/messages/settings.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { TextField } from '#ui/text-field.tsx';
import type { PlaceForm } from './use-place-form.ts';
import styles from './settings-page.module.css';

/** Before anything is saved: how many of each kind, and where the first and the last of them stand. */
const PatternPreview = ({ planned }: { readonly planned: readonly PlannedPlace[] }) => {
  const messages = useMessages(settingsMessages);
  const [first] = planned;
  const last = planned.at(-1);
  const inner = planned.find((place) => place.kind === last?.kind) ?? first;
  if (!first || !last || !inner) return null;
  const countOf = (kind: PlannedPlace['kind']): number => planned.filter((place) => place.kind === kind).length;
  return (
    <output className={styles.preview} data-testid="place-preview">
      <strong>{messages.patternCounts(countOf('cabinet'), countOf('shelf'), countOf('slot'))}</strong>
      <span>{messages.patternFrom(inner.path)}</span>
      <span>{messages.patternTo(last.path)}</span>
    </output>
  );
};

/** "3 cabinets × 5 shelves × 4 slots", and what that makes. */
export const PatternFields = ({
  form,
  field,
}: {
  readonly form: PlaceForm;
  readonly field: RefObject<HTMLInputElement | null>;
}) => {
  const messages = useMessages(settingsMessages);
  const { draft, change, problems } = form;
  const problem = problems.includes('pattern-invalid')
    ? messages.patternInvalid
    : problems.includes('pattern-too-large')
      ? messages.patternTooLarge
      : problems.includes('exists')
        ? messages.placesExist
        : undefined;
  const names = ['cabinets', 'shelves', 'slots', 'firstCabinet'] as const;
  return (
    <>
      <div className={styles.quarters}>
        {names.map((name) => (
          <TextField
            key={name}
            {...(name === 'cabinets' ? { ref: field } : {})}
            label={messages.pattern[name]}
            inputMode="numeric"
            maxLength={3}
            value={draft[name]}
            onChange={(text) => change({ [name]: text })}
            testId={`place-${name}`}
          />
        ))}
      </div>
      {problem !== undefined && (
        <p role="alert" className={styles.problem} data-testid="place-pattern-problem">
          {problem}
        </p>
      )}
      <PatternPreview planned={form.planned} />
    </>
  );
};
