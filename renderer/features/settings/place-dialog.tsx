import { type RefObject, useRef } from 'react';
import { PARENT_RULES, placesOf } from '#data/place-tree.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { settingsMessages } from '#i18n/messages/settings.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ComboBox } from '#ui/combo-box.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { PatternFields } from './pattern-fields.tsx';
import { holdsFolders, kindOf, type PlaceChoice } from './place-draft.ts';
import { type PlaceForm, usePlaceForm } from './use-place-form.ts';

export interface PlaceDialogProps {
  readonly onClose: () => void;
}

const TABLES = ['location'] as const;
const CHOICES: readonly PlaceChoice[] = [
  'room',
  'cabinet',
  'pattern',
  'shelf-row',
  'shelf',
  'slot',
  'desk',
  'person',
  'cart',
];
const LONGEST_NAME = 60;

const ParentField = ({ form }: { readonly form: PlaceForm }) => {
  const messages = useMessages(settingsMessages);
  const common = useMessages(commonMessages);
  const rows = useRows(TABLES);
  const { choice, parentId } = form.draft;
  const { kinds, need } = PARENT_RULES[kindOf(choice)];
  if (need === 'none') return null;
  return (
    <ComboBox
      // Another kind has other parents, and the box reads its choices only once.
      key={`${kindOf(choice)} ${rows.version('location')}`}
      label={need === 'required' ? messages.placeParent : messages.placeParentOptional}
      choices={placesOf(rows, kinds).map(({ id, path }) => ({ id, label: path }))}
      selectedId={parentId}
      onSelect={(next) => form.change({ parentId: next })}
      openLabel={common.open}
      emptyText={common.noMatch}
      error={form.problems.includes('parent-missing') ? messages.placeParentMissing : undefined}
      testId="place-parent"
    />
  );
};

interface NameFieldProps {
  readonly form: PlaceForm;
  readonly field: RefObject<HTMLInputElement | null>;
}

const NameField = ({ form, field }: NameFieldProps) => {
  const messages = useMessages(settingsMessages);
  const { draft, change, problems } = form;
  const exists = problems.includes('exists') ? messages.placesExist : undefined;
  return draft.choice === 'shelf-row' ? (
    <TextField
      ref={field}
      label={messages.shelfCount}
      inputMode="numeric"
      maxLength={3}
      value={draft.count}
      onChange={(count) => change({ count })}
      hint={messages.shelfCountHint}
      error={problems.includes('count-invalid') ? messages.shelfCountInvalid : exists}
      testId="place-count"
    />
  ) : (
    <TextField
      ref={field}
      label={messages.placeName}
      maxLength={LONGEST_NAME}
      value={draft.name}
      onChange={(name) => change({ name })}
      hint={messages.placeNameHint}
      error={problems.includes('name-missing') ? messages.placeNameMissing : exists}
      testId="place-name"
    />
  );
};

const CapacityField = ({ form }: { readonly form: PlaceForm }) => {
  const messages = useMessages(settingsMessages);
  const { draft, change, problems } = form;
  if (!holdsFolders(draft.choice)) return null;
  return (
    <TextField
      label={messages.placeCapacity}
      inputMode="numeric"
      maxLength={4}
      value={draft.capacity}
      onChange={(capacity) => change({ capacity })}
      hint={messages.placeCapacityHint}
      error={problems.includes('capacity-invalid') ? messages.placeCapacityInvalid : undefined}
      testId="place-capacity"
    />
  );
};

/** Adds places one after the other, each under the place that it stands in; shelves by the dozen. */
export const PlaceDialog = ({ onClose }: PlaceDialogProps) => {
  const messages = useMessages(settingsMessages);
  const common = useMessages(commonMessages);
  const field = useRef<HTMLInputElement>(null);
  const form = usePlaceForm(() => field.current?.focus());
  return (
    <ActionDialog
      title={messages.addPlaceTitle}
      onClose={onClose}
      testId="place-dialog"
      cancel={common.close}
      confirm={common.save}
      icon="check"
      shortcut="F5"
      onConfirm={form.save}
      confirmTestId="place-save"
    >
      <SelectField
        label={messages.placeKind}
        value={form.draft.choice}
        choices={CHOICES.map((choice) => ({ value: choice, label: messages.placeKinds[choice] }))}
        onChange={form.choose}
        testId="place-kind"
      />
      <ParentField form={form} />
      {form.draft.choice === 'pattern' ? (
        <PatternFields form={form} field={field} />
      ) : (
        <NameField form={form} field={field} />
      )}
      <CapacityField form={form} />
      {form.failure && <ErrorNote error={form.failure} />}
    </ActionDialog>
  );
};
