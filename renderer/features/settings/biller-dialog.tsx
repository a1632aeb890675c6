import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { billerMessages } from '#i18n/messages/biller.ts';
import { commonMessages } from '#i18n/messages/common.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { OfficeRow } from '#shared/model/office-rows.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { Banner } from '#ui/banner.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { focusAtOnce } from '#ui/focus-at-once.ts';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { useToast } from '#ui/toast.tsx';
import {
  type BillerDraft,
  billerDraftOf,
  billerOf,
  type BillerProblem,
  billerProblems,
  isTaxIdDoubtful,
} from './biller-draft.ts';
import styles from './settings-page.module.css';

interface BillerForm {
  readonly draft: BillerDraft;
  readonly change: (changes: Partial<BillerDraft>) => void;
  readonly problems: readonly BillerProblem[];
}

const digits = (text: string): string => text.replace(/\D/g, '');

const IdFields = ({ draft, change, problems }: BillerForm) => {
  const messages = useMessages(billerMessages);
  return (
    <>
      <div className={styles.pair}>
        <TextField
          ref={focusAtOnce}
          label={messages.taxId}
          inputMode="numeric"
          maxLength={13}
          value={draft.taxId}
          onChange={(taxId) => change({ taxId: digits(taxId) })}
          hint={messages.taxIdHint}
          error={problems.includes('tax-id-invalid') ? messages.taxIdInvalid : undefined}
          testId="biller-tax-id"
        />
        <TextField
          label={messages.suffix}
          inputMode="numeric"
          maxLength={2}
          value={draft.suffix}
          onChange={(suffix) => change({ suffix: digits(suffix) })}
          hint={messages.suffixHint}
          error={problems.includes('suffix-invalid') ? messages.suffixInvalid : undefined}
          testId="biller-suffix"
        />
      </div>
      {isTaxIdDoubtful(draft) && (
        <Banner tone="elsewhere" title={messages.checkDigitWrong} testId="biller-doubt">
          {messages.checkDigitWrongText}
        </Banner>
      )}
    </>
  );
};

const CodeFields = ({ draft, change }: BillerForm) => {
  const messages = useMessages(billerMessages);
  const names: Readonly<Record<string, string>> = messages.banks;
  const known = Object.keys(messages.banks);
  const banks = known.includes(draft.bank) ? known : [...known, draft.bank];
  return (
    <>
      <SelectField
        label={messages.bank}
        value={draft.bank}
        choices={banks.map((bank) => ({ value: bank, label: names[bank] ?? messages.otherBank(bank) }))}
        onChange={(bank) => change({ bank })}
        testId="biller-bank"
      />
      <div className={styles.pair}>
        <SelectField
          label={messages.point}
          value={draft.point}
          choices={(['dynamic', 'static'] as const).map((value) => ({ value, label: messages.points[value] }))}
          onChange={(point) => change({ point })}
          hint={messages.pointHint}
          testId="biller-point"
        />
        <SelectField
          label={messages.ref2}
          value={draft.ref2}
          choices={(['none', 'valid-until'] as const).map((value) => ({ value, label: messages.ref2s[value] }))}
          onChange={(ref2) => change({ ref2 })}
          hint={messages.ref2Hint}
          testId="biller-ref2"
        />
      </div>
    </>
  );
};

/** The biller as the bank has registered it; afterwards every new code is written for it. */
export const BillerDialog = ({ office, onClose }: { readonly office: OfficeRow; readonly onClose: () => void }) => {
  const messages = useMessages(billerMessages);
  const common = useMessages(commonMessages);
  const { data } = useServices();
  const toast = useToast();
  const [draft, setDraft] = useState(() => billerDraftOf(office.biller));
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<MutateError>();
  const problems = billerProblems(draft);
  const form: BillerForm = {
    draft,
    change: (changes) => setDraft((before) => ({ ...before, ...changes })),
    problems: isTried ? problems : [],
  };
  const save = async (): Promise<void> => {
    setTried(true);
    if (problems.length > 0) return;
    const saved = await data.mutate('save-biller', { officeId: office.id, biller: billerOf(draft) });
    if (!saved.ok) return setFailure(saved.error);
    toast('done', messages.saved);
    onClose();
  };
  return (
    <ActionDialog
      title={messages.editTitle}
      onClose={onClose}
      width="wide"
      testId="biller-dialog"
      confirm={common.save}
      icon="check"
      shortcut="F6"
      onConfirm={() => void save()}
      confirmTestId="biller-save"
    >
      <p>{messages.editText}</p>
      <IdFields {...form} />
      <TextField
        label={messages.registeredName}
        maxLength={100}
        value={draft.registeredName}
        onChange={(registeredName) => form.change({ registeredName })}
        hint={messages.registeredNameHint}
        error={form.problems.includes('name-missing') ? messages.registeredNameMissing : undefined}
        testId="biller-name"
      />
      <CodeFields {...form} />
      {failure && <ErrorNote error={failure} />}
    </ActionDialog>
  );
};
