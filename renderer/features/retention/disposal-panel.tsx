import { useState } from 'react';
import { disposalCode } from '#data/retention-queries.ts';
import { formatCode } from '#i18n/format.ts';
import { retentionMessages } from '#i18n/messages/retention.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { DisposalOutcome } from '#shared/domain/retention.ts';
import type { DisposalBatchRow } from '#shared/model/record-rows.ts';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Panel } from '#ui/panel.tsx';
import { ReasonDialog } from '#ui/reason-dialog.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { CarryOutDialog } from './carry-out-dialog.tsx';
import { DisposalDecisions } from './disposal-decisions.tsx';
import { DisposalDocuments } from './disposal-documents.tsx';
import { DisposalSteps, StepFacts } from './disposal-steps.tsx';
import { type Disposal, useDisposal } from './use-disposal.ts';
import { useIsHead } from './use-is-head.ts';
import styles from './retention.module.css';

const Heading = ({ batch }: { readonly batch: DisposalBatchRow }) => {
  const messages = useMessages(retentionMessages);
  const { rows } = useServices().data;
  const [chair = '', ...members] = batch.committee;
  return (
    <p className={styles.quiet}>
      {messages.committee}: {[messages.chairName(chair), ...members].join(' · ')} ·{' '}
      {messages.codeIs(formatCode(disposalCode(rows, batch)))}
    </p>
  );
};

const NextStep = ({ batch, gap }: { readonly batch: DisposalBatchRow; readonly gap: Disposal['gap'] }) => {
  const messages = useMessages(retentionMessages);
  const { state } = batch;
  if (state.kind === 'closed') return <Banner tone="done" title={messages.stateClosed(state.on)} />;
  if (state.kind === 'cancelled') return <Banner tone="neutral" title={messages.stateCancelled(state.reason)} />;
  if (gap === undefined) return <Banner tone="done" title={messages.readyToClose} />;
  return (
    <Banner tone="waiting" title={`${messages.next}: ${messages.gap[gap]}`} icon="arrow-right" testId="disposal-gap" />
  );
};

type Question = 'none' | 'carry-out' | 'give-up';

const CarryOut = ({ disposal, onClose }: { readonly disposal: Disposal; readonly onClose: () => void }) => {
  const messages = useMessages(retentionMessages);
  const { folders, carryOut } = disposal;
  const count = (outcome: DisposalOutcome): number =>
    folders.filter(({ decision }) => decision?.outcome === outcome).length;
  const counts = { destroy: count('destroy'), transfer: count('transfer'), kept: count('extend') + count('keep') };
  return (
    <CarryOutDialog
      onClose={onClose}
      onConfirm={() => {
        carryOut();
        onClose();
      }}
    >
      <p>
        <strong>{messages.closeWhat(counts)}</strong>
      </p>
      <p>{messages.closeFinal}</p>
    </CarryOutDialog>
  );
};

/** The two ways in which a disposal ends, each with a question before it. */
const Ending = ({ disposal }: { readonly disposal: Disposal }) => {
  const messages = useMessages(retentionMessages);
  const [question, setQuestion] = useState<Question>('none');
  const { gap, undecidedIds, decide, giveUp } = disposal;
  const close = (): void => setQuestion('none');
  const askToCarryOut = (): void => {
    if (gap === undefined) setQuestion('carry-out');
  };
  const decideAll = (): void => {
    if (undecidedIds.length > 0) decide(undecidedIds, { outcome: 'destroy' });
  };
  useShortcuts([
    { key: 'F7', run: decideAll },
    { key: 'F9', run: askToCarryOut },
  ]);
  return (
    <div className={styles.bar}>
      <Button keyHint="F7" isDisabled={undecidedIds.length === 0} onPress={decideAll} testId="decide-all">
        {messages.decideAll}
      </Button>
      <Button
        look="danger"
        icon="check"
        keyHint="F9"
        isDisabled={gap !== undefined}
        onPress={askToCarryOut}
        testId="close-disposal"
      >
        {messages.close}
      </Button>
      <Button look="quiet" icon="cross" onPress={() => setQuestion('give-up')} testId="cancel-disposal">
        {messages.cancel}
      </Button>
      {question === 'carry-out' && <CarryOut disposal={disposal} onClose={close} />}
      {question === 'give-up' && (
        <ReasonDialog
          title={messages.cancelTitle}
          text={messages.cancelWhat}
          label={messages.cancelReason}
          action={messages.cancelConfirm}
          icon="cross"
          error={undefined}
          onClose={close}
          onConfirm={(reason) => {
            giveUp(reason);
            close();
          }}
        />
      )}
    </div>
  );
};

/** One disposal: the next step of the regulation, its days, what was decided about every folder, and its papers. */
export const DisposalPanel = ({ batch }: { readonly batch: DisposalBatchRow }) => {
  const messages = useMessages(retentionMessages);
  const isHead = useIsHead();
  const disposal = useDisposal(batch);
  const { folders, isOpen, gap, failure, decide, note } = disposal;
  const mayChange = isHead && isOpen;
  return (
    <Panel title={messages.batch(batch.proposedOn)} testId="disposal-panel">
      <Heading batch={batch} />
      <NextStep batch={batch} gap={gap} />
      {mayChange ? <DisposalSteps batch={batch} onSave={note} /> : <StepFacts batch={batch} />}
      <DisposalDecisions
        label={messages.batch(batch.proposedOn)}
        folders={folders}
        onDecide={mayChange ? decide : undefined}
      />
      {mayChange && <Ending disposal={disposal} />}
      <DisposalDocuments batch={batch} />
      {failure && <ErrorNote error={failure} />}
    </Panel>
  );
};
