import { useState } from 'react';
import type { MutateError } from '#data/office-data.ts';
import { type BatchFolder, batchFolders } from '#data/retention-queries.ts';
import { retentionMessages, retentionTh } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { type PaperWay, usePaperPrinting } from '#services/use-paper-printing.ts';
import { disposalGap, type DisposalOutcome } from '#shared/domain/retention.ts';
import { CalendarDate, type IsoDate, isoDateAt } from '#shared/domain/thai-date.ts';
import type { DisposalBatchRow } from '#shared/model/record-rows.ts';
import type { MutationArgs, MutationName } from '#shared/mutations/registry.ts';
import { stepsOf } from '#shared/mutations/disposals.ts';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Panel } from '#ui/panel.tsx';
import { ThaiDateField } from '#ui/thai-date-field.tsx';
import { useToast } from '#ui/toast.tsx';
import { disposalDocument } from './disposal-paper.ts';
import styles from './retention.module.css';

const OUTCOMES: readonly DisposalOutcome[] = ['destroy', 'transfer', 'extend', 'keep'];
const STEPS = ['approvedOn', 'sentToArchivesOn', 'answeredOn'] as const;

const useDisposal = (batch: DisposalBatchRow) => {
  const { data } = useServices();
  const toast = useToast();
  const [failure, setFailure] = useState<MutateError>();
  const change = async <N extends MutationName>(name: N, args: MutationArgs<N>, said?: string): Promise<void> => {
    const changed = await data.mutate(name, args);
    setFailure(changed.ok ? undefined : changed.error);
    if (changed.ok && said !== undefined) toast('done', said);
  };
  const decide = (folderIds: readonly string[], outcome: DisposalOutcome): void =>
    void change('decide-disposal', {
      batchId: batch.id,
      decisions: folderIds.map((folderId) => ({ folderId, outcome })),
    });
  return { change, decide, failure };
};

const Steps = ({
  batch,
  onSave,
}: {
  readonly batch: DisposalBatchRow;
  readonly onSave: (steps: StepDates) => void;
}) => {
  const messages = useMessages(retentionMessages);
  const [typed, setTyped] = useState<Partial<Record<(typeof STEPS)[number], IsoDate | undefined>>>({});
  const known = Object.fromEntries(STEPS.flatMap((step) => (typed[step] === undefined ? [] : [[step, typed[step]]])));
  return (
    <>
      <div className={styles.pair}>
        {STEPS.map((step) => (
          <ThaiDateField
            key={step}
            label={messages[step]}
            value={typed[step] ?? CalendarDate.safeParse(batch[step]).data}
            onChange={(next) => setTyped((before) => ({ ...before, [step]: next }))}
            testId={`step-${step}`}
          />
        ))}
      </div>
      <div className={styles.bar}>
        <Button icon="check" onPress={() => onSave(known)} testId="save-steps">
          {messages.saveSteps}
        </Button>
      </div>
    </>
  );
};
type StepDates = Omit<MutationArgs<'note-disposal-steps'>, 'batchId'>;

interface DecisionsProps {
  readonly batch: DisposalBatchRow;
  readonly folders: readonly BatchFolder[];
  readonly onDecide: (folderIds: readonly string[], outcome: DisposalOutcome) => void;
}

const Decisions = ({ batch, folders, onDecide }: DecisionsProps) => {
  const messages = useMessages(retentionMessages);
  const isOpen = batch.state.kind === 'open';
  const choice = ({ folder, decision, number }: BatchFolder) =>
    isOpen ? (
      <select
        className={styles.select}
        aria-label={`${messages.column.outcome} ${number}`}
        value={decision?.outcome ?? ''}
        data-testid={`decide-${folder.code}`}
        onChange={(event) => {
          const outcome = OUTCOMES.find((one) => one === event.target.value);
          if (outcome) onDecide([folder.id], outcome);
        }}
      >
        <option value="">{messages.undecided}</option>
        {OUTCOMES.map((outcome) => (
          <option key={outcome} value={outcome}>
            {messages.outcome[outcome]}
          </option>
        ))}
      </select>
    ) : (
      decision && messages.outcome[decision.outcome]
    );
  return (
    <DataTable
      label={messages.batch(batch.proposedOn)}
      rows={folders}
      rowKey={({ folder }) => folder.id}
      maxHeightPx={280}
      columns={[
        { id: 'number', title: messages.column.number, width: '160px', cell: ({ number }) => number },
        { id: 'name', title: messages.column.name, width: '1fr', cell: ({ title }) => title },
        { id: 'volume', title: messages.column.volume, width: '64px', cell: ({ folder }) => String(folder.volume) },
        { id: 'outcome', title: messages.column.outcome, width: '220px', cell: choice },
      ]}
    />
  );
};

const Heading = ({ batch }: { readonly batch: DisposalBatchRow }) => {
  const messages = useMessages(retentionMessages);
  const { state } = batch;
  return (
    <>
      <p className={styles.quiet}>
        {messages.committee}: {batch.committee.join(' · ')}
      </p>
      {state.kind === 'closed' && <strong>{messages.stateClosed(state.on)}</strong>}
      {state.kind === 'cancelled' && <strong>{messages.stateCancelled}</strong>}
    </>
  );
};

interface EndingProps {
  readonly isReady: boolean;
  readonly today: IsoDate;
  readonly batchId: string;
  readonly change: ReturnType<typeof useDisposal>['change'];
}

/** The two ways in which a disposal ends. */
const Ending = ({ isReady, today, batchId, change }: EndingProps) => {
  const messages = useMessages(retentionMessages);
  return (
    <>
      <Button
        look="danger"
        icon="check"
        isDisabled={!isReady}
        onPress={() => void change('close-disposal', { batchId, closedOn: today }, messages.closed)}
        testId="close-disposal"
      >
        {messages.close}
      </Button>
      <Button
        look="quiet"
        onPress={() => void change('cancel-disposal', { batchId, reason: messages.cancelReason }, messages.cancelled)}
        testId="cancel-disposal"
      >
        {messages.cancel}
      </Button>
    </>
  );
};

/** One disposal: its committee, the steps of the regulation, what was decided about every folder, and its printed list. */
export const DisposalPanel = ({ batch }: { readonly batch: DisposalBatchRow }) => {
  const messages = useMessages(retentionMessages);
  const services = useServices();
  const { data } = services;
  const printing = usePaperPrinting();
  const { change, decide, failure } = useDisposal(batch);
  const problem = failure ?? printing.error;
  const folders = batchFolders(data.rows, batch);
  const today = isoDateAt(services.nowMs());
  const { state, id: batchId } = batch;
  const isOpen = state.kind === 'open';
  const gap = isOpen ? disposalGap(stepsOf(batch), today) : undefined;
  const undecided = folders.filter(({ decision }) => !decision).map(({ folder }) => folder.id);
  const print = (way: PaperWay): void =>
    void printing.print(disposalDocument(data.rows, batch), way, retentionTh.paper.fileName(batch.proposedOn));
  return (
    <Panel title={messages.batch(batch.proposedOn)} testId="disposal-panel">
      <Heading batch={batch} />
      {isOpen && (
        <Steps
          batch={batch}
          onSave={(steps) => void change('note-disposal-steps', { batchId, ...steps }, messages.stepsSaved)}
        />
      )}
      <Decisions batch={batch} folders={folders} onDecide={decide} />
      {gap && <p data-testid="disposal-gap">{messages.gap[gap]}</p>}
      <div className={styles.bar}>
        <Button icon="print" onPress={() => print('dialog')} isDisabled={printing.isBusy} testId="print-disposal">
          {messages.print}
        </Button>
        <Button icon="download" onPress={() => print('pdf')} isDisabled={printing.isBusy} testId="disposal-pdf">
          {messages.savePdf}
        </Button>
        {isOpen && undecided.length > 0 && (
          <Button onPress={() => decide(undecided, 'destroy')} testId="decide-all">
            {messages.decideAll}
          </Button>
        )}
        {isOpen && <Ending isReady={gap === undefined} today={today} batchId={batchId} change={change} />}
      </div>
      {problem && <ErrorNote error={problem} />}
    </Panel>
  );
};
