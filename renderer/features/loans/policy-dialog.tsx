import { useState } from 'react';
import { loanPolicyOf } from '#data/loan-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { loansMessages } from '#i18n/messages/loans.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Role } from '#shared/model/roles.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useToast } from '#ui/toast.tsx';
import styles from './loans.module.css';

const isWithin = (text: string, max: number): boolean => /^\d+$/.test(text) && Number(text) >= 1 && Number(text) <= max;

interface Draft {
  readonly maxFolders: string;
  readonly loanDays: string;
  readonly roles: readonly Role[];
}

const usePolicyForm = (onDone: () => void) => {
  const messages = useMessages(loansMessages);
  const { data } = useServices();
  const toast = useToast();
  const [draft, setDraft] = useState<Draft>(() => {
    const { maxFolders, loanDays, approverForRoles } = loanPolicyOf(data.rows);
    return { maxFolders: maxFolders?.toString() ?? '', loanDays: String(loanDays), roles: approverForRoles };
  });
  const [failure, setFailure] = useState<MutateError>();
  const isMaxRight = draft.maxFolders === '' || isWithin(draft.maxFolders, 999);
  const isDaysRight = isWithin(draft.loanDays, 365);
  const save = async (): Promise<void> => {
    if (!isMaxRight || !isDaysRight) return;
    const saved = await data.mutate('save-loan-policy', {
      ...(draft.maxFolders === '' ? {} : { maxFolders: Number(draft.maxFolders) }),
      loanDays: Number(draft.loanDays),
      approverForRoles: draft.roles,
    });
    if (!saved.ok) return setFailure(saved.error);
    toast('done', messages.policySaved);
    onDone();
  };
  const change = (changes: Partial<Draft>): void => setDraft((before) => ({ ...before, ...changes }));
  return { draft, change, isMaxRight, isDaysRight, failure, save };
};

/** The office's rules for lending, set by its heads. */
export const PolicyDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const messages = useMessages(loansMessages);
  const common = useMessages(commonMessages);
  const filing = useMessages(filingMessages);
  const { draft, change, isMaxRight, isDaysRight, failure, save } = usePolicyForm(onClose);
  const toggle = (role: Role): void =>
    change({ roles: draft.roles.includes(role) ? draft.roles.filter((one) => one !== role) : [...draft.roles, role] });
  return (
    <ActionDialog
      title={messages.policy}
      onClose={onClose}
      testId="policy-dialog"
      confirm={common.save}
      icon="check"
      shortcut="Ctrl+Enter"
      onConfirm={() => void save()}
      confirmTestId="policy-save"
    >
      <p>{messages.policyHint}</p>
      <div className={styles.pair}>
        <TextField
          label={messages.maxFolders}
          inputMode="numeric"
          value={draft.maxFolders}
          onChange={(maxFolders) => change({ maxFolders })}
          hint={messages.maxFoldersHint}
          error={isMaxRight ? undefined : messages.maxFoldersWrong}
          testId="policy-max"
        />
        <TextField
          label={messages.loanDays}
          inputMode="numeric"
          value={draft.loanDays}
          onChange={(loanDays) => change({ loanDays })}
          error={isDaysRight ? undefined : messages.loanDaysWrong}
          testId="policy-days"
        />
      </div>
      <fieldset className={styles.choices}>
        <legend>{messages.approverFor}</legend>
        {Role.options.map((role) => (
          <label key={role} className={styles.choice}>
            <input type="checkbox" checked={draft.roles.includes(role)} onChange={() => toggle(role)} />
            {filing.role(role)}
          </label>
        ))}
      </fieldset>
      {failure && <ErrorNote error={failure} />}
    </ActionDialog>
  );
};
