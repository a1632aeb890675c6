import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { feeOfficeMessages } from '#i18n/messages/fee-office.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { FeeBand, FeeSchedule } from '#shared/domain/fee-schedule.ts';
import type { IsoDate } from '#shared/domain/thai-date.ts';
import { ActionDialog } from '#ui/action-dialog.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { TextField } from '#ui/text-field.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { useToast } from '#ui/toast.tsx';
import { nextVersionId, wholeBaht } from './amount-draft.ts';
import styles from './fees.module.css';

export interface VersionDialogProps {
  readonly schedule: FeeSchedule;
  readonly onClose: () => void;
}

const useVersionForm = ({ schedule, onClose }: VersionDialogProps) => {
  const words = useMessages(feeOfficeMessages).catalogue;
  const { data } = useServices();
  const toast = useToast();
  const [draft, setDraft] = useState({
    name: schedule.name,
    legalRef: schedule.legalRef,
    from: schedule.effectiveFrom ?? undefined,
    to: schedule.effectiveTo ?? undefined,
    fees: schedule.bands.map(({ feeSatang }) => (feeSatang === null ? '' : String(feeSatang / 100))),
  });
  const [failure, setFailure] = useState<MutateError>();
  const save = async (): Promise<void> => {
    const bands = schedule.bands.flatMap((band, at): readonly FeeBand[] => {
      const feeSatang = wholeBaht(draft.fees[at] ?? '');
      return feeSatang === undefined ? [] : [{ ...band, feeSatang }];
    });
    if (bands.length < schedule.bands.length || draft.name.trim() === '' || draft.legalRef.trim() === '') return;
    const saved = await data.mutate('save-fee-schedule', {
      schedule: {
        id: nextVersionId(schedule.id, (id) => data.rows.get('feeSchedule', id) !== undefined),
        name: draft.name.trim(),
        legalRef: draft.legalRef.trim(),
        supersedes: schedule.id,
        status: 'unverified',
        effectiveFrom: draft.from ?? null,
        effectiveTo: draft.to ?? null,
        bands,
      },
    });
    if (!saved.ok) return setFailure(saved.error);
    toast('done', words.saved);
    onClose();
  };
  const setFee = (at: number, text: string): void =>
    setDraft({ ...draft, fees: draft.fees.map((fee, index) => (index === at ? text : fee)) });
  const setDate = (field: 'from' | 'to') => (date: IsoDate | undefined) => setDraft({ ...draft, [field]: date });
  return { draft, setDraft, setFee, setDate, failure, save };
};

/** A new version of a schedule as a draft: its dates and amounts; the old version stays as it is for old notices. */
export const VersionDialog = (props: VersionDialogProps) => {
  const { schedule, onClose } = props;
  const words = useMessages(feeOfficeMessages).catalogue;
  const { draft, setDraft, setFee, setDate, failure, save } = useVersionForm(props);
  return (
    <ActionDialog
      title={words.versionTitle(schedule.name)}
      width="wide"
      onClose={onClose}
      testId="version-dialog"
      confirm={words.saveDraft}
      icon="check"
      shortcut="F8"
      onConfirm={() => void save()}
      confirmTestId="version-save"
    >
      <p>{words.versionText}</p>
      <TextField label={words.nameField} value={draft.name} onChange={(name) => setDraft({ ...draft, name })} />
      <TextField
        label={words.lawField}
        value={draft.legalRef}
        onChange={(legalRef) => setDraft({ ...draft, legalRef })}
        testId="version-law"
      />
      <div className={styles.pair}>
        <ThaiDateField label={words.fromField} value={draft.from} onChange={setDate('from')} testId="version-from" />
        <ThaiDateField label={words.toField} value={draft.to} onChange={setDate('to')} />
      </div>
      <div className={styles.bands}>
        {schedule.bands.map((band, at) => (
          <TextField
            key={band.fromHpHundredths}
            label={words.bandField(band.fromHpHundredths, band.belowHpHundredths)}
            value={draft.fees[at] ?? ''}
            onChange={(text) => setFee(at, text)}
            inputMode="numeric"
            error={wholeBaht(draft.fees[at] ?? '') === undefined ? words.amountInvalid : undefined}
            testId={`version-band-${at}`}
          />
        ))}
      </div>
      {failure && <ErrorNote error={failure} />}
    </ActionDialog>
  );
};
