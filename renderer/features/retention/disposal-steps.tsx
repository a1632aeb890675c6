import { useState } from 'react';
import { formatLongDate } from '#i18n/format.ts';
import { useLanguage } from '#i18n/language.ts';
import { retentionMessages } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { archivesSilentOn } from '#shared/domain/retention.ts';
import { CalendarDate, type IsoDate, isoDateAt } from '#shared/domain/thai-date.ts';
import type { DisposalBatchRow } from '#shared/model/record-rows.ts';
import type { MutationArgs } from '#shared/mutations/registry.ts';
import { Button } from '#ui/button.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import styles from './retention.module.css';

const STEPS = ['approvedOn', 'sentToArchivesOn', 'answeredOn'] as const;
type Step = (typeof STEPS)[number];
type Typed = Partial<Record<Step, IsoDate | undefined>>;

/** The days of the steps, as `note-disposal-steps` takes them. */
export type StepDates = Omit<MutationArgs<'note-disposal-steps'>, 'batchId'>;

const silenceOf = (sentOn: IsoDate | undefined, answeredOn: string | undefined): IsoDate | undefined =>
  sentOn === undefined || answeredOn !== undefined ? undefined : archivesSilentOn(sentOn);

/** The days of the steps to be read, where nobody may change them. */
export const StepFacts = ({ batch }: { readonly batch: DisposalBatchRow }) => {
  const messages = useMessages(retentionMessages);
  const language = useLanguage();
  const silentOn = silenceOf(CalendarDate.safeParse(batch.sentToArchivesOn).data, batch.answeredOn);
  return (
    <dl className={styles.pair} data-testid="step-facts">
      {STEPS.map((step) => (
        <div key={step}>
          <dt className={styles.quiet}>{messages[step]}</dt>
          <dd>{batch[step] === undefined ? messages.notYet : formatLongDate(batch[step], language)}</dd>
        </div>
      ))}
      {batch.state.kind === 'open' && silentOn && <p className={styles.quiet}>{messages.silentOn(silentOn)}</p>}
    </dl>
  );
};

/** From when a step can have been taken: nothing before the proposal, no answer before the question. */
const earliestOf = (step: Step, { proposedOn }: DisposalBatchRow, sentOn: IsoDate | undefined): string =>
  step === 'answeredOn' ? (sentOn ?? proposedOn) : proposedOn;

/** The days of the steps to be filled in: approved, sent to the National Archives, answered by them. */
export const DisposalSteps = ({
  batch,
  onSave,
}: {
  readonly batch: DisposalBatchRow;
  readonly onSave: (steps: StepDates) => void;
}) => {
  const messages = useMessages(retentionMessages);
  const [typed, setTyped] = useState<Typed>({});
  const known = Object.fromEntries(STEPS.flatMap((step) => (typed[step] === undefined ? [] : [[step, typed[step]]])));
  const valueOf = (step: Step): IsoDate | undefined => typed[step] ?? CalendarDate.safeParse(batch[step]).data;
  const silentOn = silenceOf(valueOf('sentToArchivesOn'), valueOf('answeredOn'));
  const today = isoDateAt(useServices().nowMs());
  const problemOf = (step: Step): string | undefined => {
    const day = typed[step];
    const earliest = earliestOf(step, batch, valueOf('sentToArchivesOn'));
    if (day === undefined) return undefined;
    return day < earliest ? messages.tooEarly(earliest) : day > today ? messages.tooLate : undefined;
  };
  const isChanged = Object.keys(known).length > 0 && STEPS.every((step) => problemOf(step) === undefined);
  const save = (): void => {
    if (!isChanged) return;
    onSave(known);
    setTyped({});
  };
  useShortcuts([{ key: 'F8', run: save }]);
  return (
    <>
      <div className={styles.pair}>
        {STEPS.map((step) => (
          <ThaiDateField
            key={step}
            label={messages[step]}
            value={valueOf(step)}
            onChange={(next) => setTyped((before) => ({ ...before, [step]: next }))}
            error={problemOf(step)}
            testId={`step-${step}`}
          />
        ))}
      </div>
      <div className={styles.bar}>
        <Button icon="check" keyHint="F8" isDisabled={!isChanged} onPress={save} testId="save-steps">
          {messages.saveSteps}
        </Button>
        {silentOn && (
          <span className={styles.quiet} data-testid="silent-on">
            {messages.silentOn(silentOn)}
          </span>
        )}
      </div>
    </>
  );
};
