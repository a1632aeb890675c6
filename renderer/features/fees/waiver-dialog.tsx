import { useState } from 'react';
import { officeOf } from '#data/factory-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { feeOfficeMessages } from '#i18n/messages/fee-office.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { SelectField } from '#ui/select-field.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { useToast } from '#ui/toast.tsx';
import styles from './fees.module.css';

interface Draft {
  readonly name: string;
  readonly legalRef: string;
  readonly source: string;
  readonly dueFrom: IsoDate | undefined;
  readonly dueTo: IsoDate | undefined;
  readonly categories: '2,3' | '2' | '3';
  readonly scope: 'country' | 'area';
}

const EMPTY: Draft = {
  name: '',
  legalRef: '',
  source: '',
  dueFrom: undefined,
  dueTo: undefined,
  categories: '2,3',
  scope: 'country',
};

const CATEGORIES = { '2,3': [2, 3], '2': [2], '3': [3] } as const;
const TEXTS = ['name', 'legalRef', 'source'] as const;

const useWaiverForm = (onClose: () => void) => {
  const words = useMessages(feeOfficeMessages).waivers;
  const { data } = useServices();
  const toast = useToast();
  const [draft, setDraft] = useState(EMPTY);
  const [isTried, setTried] = useState(false);
  const [failure, setFailure] = useState<MutateError>();
  const { dueFrom, dueTo } = draft;
  const isTurned = dueFrom !== undefined && dueTo !== undefined && dueTo < dueFrom;
  const enter = async (): Promise<void> => {
    setTried(true);
    if (TEXTS.some((field) => draft[field].trim() === '') || !dueFrom || !dueTo || isTurned) return;
    const provinceCode = officeOf(data.rows)?.provinceCode ?? '';
    const entered = await data.mutate('enter-fee-waiver', {
      name: draft.name.trim(),
      legalRef: draft.legalRef.trim(),
      source: draft.source.trim(),
      dueFrom,
      dueTo,
      categories: CATEGORIES[draft.categories],
      provinceCodes: draft.scope === 'country' ? null : [provinceCode],
    });
    if (!entered.ok) return setFailure(entered.error);
    toast('done', words.entered);
    onClose();
  };
  const missing = (isMissing: boolean): string | undefined => (isTried && isMissing ? words.missing : undefined);
  return { draft, setDraft, isTurned, missing, failure, enter };
};

const RangeFields = ({ form }: { readonly form: ReturnType<typeof useWaiverForm> }) => {
  const words = useMessages(feeOfficeMessages).waivers;
  const { draft, setDraft, isTurned, missing } = form;
  return (
    <>
      <div className={styles.pair}>
        <ThaiDateField
          label={words.fromField}
          value={draft.dueFrom}
          onChange={(dueFrom) => setDraft({ ...draft, dueFrom })}
          error={missing(draft.dueFrom === undefined)}
          testId="waiver-from"
        />
        <ThaiDateField
          label={words.toField}
          value={draft.dueTo}
          onChange={(dueTo) => setDraft({ ...draft, dueTo })}
          error={isTurned ? words.turned : missing(draft.dueTo === undefined)}
          testId="waiver-to"
        />
      </div>
      <div className={styles.pair}>
        <SelectField
          label={words.categoryField}
          value={draft.categories}
          choices={(['2,3', '2', '3'] as const).map((value) => ({ value, label: value }))}
          onChange={(categories) => setDraft({ ...draft, categories })}
        />
        <SelectField
          label={words.scopeField}
          value={draft.scope}
          choices={[
            { value: 'country', label: words.country },
            { value: 'area', label: words.area },
          ]}
          onChange={(scope) => setDraft({ ...draft, scope })}
        />
      </div>
    </>
  );
};

/** Enters a waiver regulation with its source and its range of due dates. */
export const WaiverDialog = ({ onClose }: { readonly onClose: () => void }) => {
  const words = useMessages(feeOfficeMessages).waivers;
  const form = useWaiverForm(onClose);
  const { draft, setDraft, missing, failure, enter } = form;
  const labels = { name: words.nameField, legalRef: words.lawField, source: words.sourceField };
  return (
    <ActionDialog
      title={words.enter}
      width="wide"
      onClose={onClose}
      testId="waiver-dialog"
      confirm={words.enter}
      icon="check"
      shortcut="F4"
      onConfirm={() => void enter()}
      confirmTestId="waiver-save"
    >
      <p>{words.enterText}</p>
      {TEXTS.map((field) => (
        <TextField
          key={field}
          label={labels[field]}
          value={draft[field]}
          onChange={(text) => setDraft({ ...draft, [field]: text })}
          maxLength={300}
          error={missing(draft[field].trim() === '')}
          testId={`waiver-${field}`}
        />
      ))}
      <RangeFields form={form} />
      {failure && <ErrorNote error={failure} />}
    </ActionDialog>
  );
};
