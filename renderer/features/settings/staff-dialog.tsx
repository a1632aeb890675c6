import { useStore } from 'zustand';
import { commonMessages } from '#i18n/messages/common.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { settingsMessages } from '#i18n/messages/settings.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { StaffRow } from '#shared/model/office-rows.ts';
import { Role } from '#shared/model/roles.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { focusAtOnce } from '#ui/focus-at-once.ts';
import { PinField } from '#ui/pin-field.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { LONGEST_NAME } from './staff-draft.ts';
import { type StaffForm, useStaffForm } from './use-staff-form.ts';
import styles from './settings-page.module.css';

export interface StaffDialogProps {
  /** Undefined for a new person. */
  readonly person: StaffRow | undefined;
  readonly onClose: () => void;
}

const PinFields = ({ form, isNew }: { readonly form: StaffForm; readonly isNew: boolean }) => {
  const messages = useMessages(settingsMessages);
  const { draft, change, problems } = form;
  return (
    <div className={styles.pair}>
      <PinField
        isNew
        label={isNew ? messages.pin : messages.newPin}
        value={draft.pin}
        onChange={(pin) => change({ pin })}
        hint={isNew ? messages.pinHint : messages.newPinHint}
        error={problems.includes('pin-invalid') ? messages.pinInvalid : undefined}
        testId="staff-pin"
      />
      <PinField
        isNew
        label={messages.pinAgain}
        value={draft.pinAgain}
        onChange={(pinAgain) => change({ pinAgain })}
        error={problems.includes('pin-differs') ? messages.pinDiffers : undefined}
        testId="staff-pin-again"
      />
    </div>
  );
};

const DutyFields = ({ form, person }: { readonly form: StaffForm; readonly person: StaffRow | undefined }) => {
  const messages = useMessages(settingsMessages);
  const filing = useMessages(filingMessages);
  const actor = useStore(useServices().session, (state) => state.actor);
  // Whoever demoted or shut out themselves could leave the office without anybody who may undo it.
  const isOwn = person !== undefined && person.id === actor?.id;
  const { draft, change } = form;
  return (
    <>
      <div className={styles.pair}>
        <SelectField
          label={messages.role}
          value={draft.role}
          choices={Role.options.map((role) => ({ value: role, label: filing.role(role) }))}
          onChange={(role) => change({ role })}
          isDisabled={isOwn}
          testId="staff-role"
        />
        {person && (
          <SelectField
            label={messages.state}
            value={draft.active ? 'working' : 'left'}
            choices={[
              { value: 'working', label: messages.working },
              { value: 'left', label: messages.left },
            ]}
            onChange={(state) => change({ active: state === 'working' })}
            isDisabled={isOwn}
            testId="staff-state"
          />
        )}
      </div>
      {person && <p className={styles.quiet}>{isOwn ? messages.ownRow : messages.leftHint}</p>}
    </>
  );
};

/** Adds a person of the office or changes one: name, role, PIN, whether they still work here. */
export const StaffDialog = ({ person, onClose }: StaffDialogProps) => {
  const messages = useMessages(settingsMessages);
  const common = useMessages(commonMessages);
  const form = useStaffForm(person, onClose);
  return (
    <ActionDialog
      title={person ? messages.editPersonTitle(person.name) : messages.addPersonTitle}
      onClose={onClose}
      testId="staff-dialog"
      confirm={common.save}
      icon="check"
      shortcut="F2"
      onConfirm={form.save}
      confirmTestId="staff-save"
    >
      <TextField
        ref={focusAtOnce}
        label={messages.name}
        value={form.draft.name}
        onChange={(name) => form.change({ name })}
        maxLength={LONGEST_NAME}
        error={form.problems.includes('name-missing') ? messages.personNameMissing : undefined}
        testId="staff-name"
      />
      <DutyFields form={form} person={person} />
      <PinFields form={form} isNew={person === undefined} />
      {form.failure && <ErrorNote error={form.failure} />}
    </ActionDialog>
  );
};
