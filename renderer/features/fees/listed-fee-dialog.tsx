import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { feeOfficeMessages } from '#i18n/messages/fee-office.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { useToast } from '#ui/toast.tsx';
import { amountFields, amountTyped, nextVersionId, wholeBaht } from './amount-draft.ts';
import { type CatalogueEntry, publishedAmount } from './catalogue-entries.ts';
import styles from './fees.module.css';

export interface ListedFeeDialogProps {
  readonly entry: CatalogueEntry;
  readonly listed: NonNullable<CatalogueEntry['listed']>;
  readonly onClose: () => void;
}

const useListedForm = ({ listed, onClose }: ListedFeeDialogProps) => {
  const words = useMessages(feeOfficeMessages).catalogue;
  const { data } = useServices();
  const rows = useRows(['listedFee']);
  const toast = useToast();
  const { fee, version } = listed;
  const before = version?.amount ?? publishedAmount(fee) ?? { kind: 'unknown' };
  const fields = amountFields(before, words);
  const [draft, setDraft] = useState({
    legalRef: version?.legalRef ?? fee.legalRef,
    payee: version?.payee ?? fee.payee,
    channel: version?.channel ?? fee.channel,
    from: version?.effectiveFrom ?? undefined,
    to: version?.effectiveTo ?? undefined,
    amounts: fields.map(({ text }) => text),
  });
  const [failure, setFailure] = useState<MutateError>();
  const amount = amountTyped(before, draft.amounts);
  const isWhole = [draft.legalRef, draft.payee, draft.channel].every((text) => text.trim() !== '');
  const save = async (): Promise<void> => {
    if (!amount || !isWhole) return;
    const saved = await data.mutate('save-listed-fee', {
      version: {
        id: nextVersionId(version?.id ?? fee.id, (id) => rows.get('listedFee', id) !== undefined),
        feeId: fee.id,
        amount,
        legalRef: draft.legalRef.trim(),
        collectedBy: version?.collectedBy ?? fee.collectedBy,
        payee: draft.payee.trim(),
        channel: draft.channel.trim(),
        effectiveFrom: draft.from ?? null,
        effectiveTo: draft.to ?? null,
        status: 'unverified',
      },
    });
    if (!saved.ok) return setFailure(saved.error);
    toast('done', words.saved);
    onClose();
  };
  const setAmount = (at: number, text: string): void =>
    setDraft({ ...draft, amounts: draft.amounts.map((one, index) => (index === at ? text : one)) });
  const setDate = (field: 'from' | 'to') => (date: IsoDate | undefined) => setDraft({ ...draft, [field]: date });
  return { fields, draft, setDraft, setAmount, setDate, failure, isReady: amount !== undefined && isWhole, save };
};

type ListedForm = ReturnType<typeof useListedForm>;

const AmountFields = ({ form }: { readonly form: ListedForm }) => {
  const words = useMessages(feeOfficeMessages).catalogue;
  return (
    <div className={styles.bands}>
      {form.fields.map(({ label }, at) => (
        <TextField
          key={label}
          label={label}
          value={form.draft.amounts[at] ?? ''}
          onChange={(text) => form.setAmount(at, text)}
          inputMode="numeric"
          error={wholeBaht(form.draft.amounts[at] ?? '') === undefined ? words.amountInvalid : undefined}
          testId={`listed-amount-${at}`}
        />
      ))}
    </div>
  );
};

/** A new version of a fee that is looked up, as a draft: amount, law, payee and dates. What stood before stays. */
export const ListedFeeDialog = (props: ListedFeeDialogProps) => {
  const words = useMessages(feeOfficeMessages).catalogue;
  const form = useListedForm(props);
  const { draft, setDraft, setDate } = form;
  return (
    <ActionDialog
      title={words.versionTitle(props.entry.name)}
      width="wide"
      onClose={props.onClose}
      testId="listed-dialog"
      confirm={words.saveDraft}
      icon="check"
      shortcut="F8"
      isDisabled={!form.isReady}
      onConfirm={() => void form.save()}
      confirmTestId="listed-save"
    >
      <p>{words.listedText}</p>
      <AmountFields form={form} />
      <TextField
        label={words.lawField}
        value={draft.legalRef}
        maxLength={400}
        onChange={(legalRef) => setDraft({ ...draft, legalRef })}
        testId="listed-law"
      />
      <div className={styles.pair}>
        <TextField
          label={words.payeeOnly}
          value={draft.payee}
          maxLength={200}
          onChange={(payee) => setDraft({ ...draft, payee })}
        />
        <TextField
          label={words.channel}
          value={draft.channel}
          maxLength={200}
          onChange={(channel) => setDraft({ ...draft, channel })}
        />
      </div>
      <div className={styles.pair}>
        <ThaiDateField label={words.listedFrom} value={draft.from} onChange={setDate('from')} testId="listed-from" />
        <ThaiDateField label={words.toField} value={draft.to} onChange={setDate('to')} />
      </div>
      {form.failure && <ErrorNote error={form.failure} />}
    </ActionDialog>
  );
};
