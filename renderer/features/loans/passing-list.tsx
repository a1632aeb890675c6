import { useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { OpenLoan } from '#data/loan-queries.ts';
import type { MutateError } from '#data/office-data.ts';
import { filingMessages } from '#i18n/messages/filing.ts';
import { loansMessages } from '#i18n/messages/loans.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { Button } from '#ui/button.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Panel } from '#ui/panel.tsx';
import { useToast } from '#ui/toast.tsx';
import { useScans } from './use-scans.ts';
import styles from './loans.module.css';

type Passed = OpenLoan & { readonly passing: NonNullable<OpenLoan['passing']> };

const isPassed = (loan: OpenLoan): loan is Passed => loan.passing !== undefined;

interface PassingActions {
  readonly failure: MutateError | undefined;
  readonly acknowledge: (loan: Passed) => void;
  readonly withdraw: (loan: Passed) => void;
}

const usePassingActions = (): PassingActions => {
  const messages = useMessages(loansMessages);
  const filing = useMessages(filingMessages);
  const { data } = useServices();
  const toast = useToast();
  const [failure, setFailure] = useState<MutateError>();
  const said = (result: Awaited<ReturnType<typeof data.mutate>>, words: string): void => {
    setFailure(result.ok ? undefined : result.error);
    if (result.ok) toast('done', words);
  };
  return {
    failure,
    acknowledge: ({ folderId, volume, passing }) => {
      const args = { folderId, receiverId: passing.toId };
      const words = messages.acknowledged(filing.folderVolume(volume));
      void data.mutate('acknowledge-pass-on', args).then((result) => said(result, words));
    },
    withdraw: ({ folderId, passing }) => {
      const args = { folderId, movementId: passing.movementId };
      void data.mutate('undo-movement', args).then((result) => said(result, messages.withdrawn));
    },
  };
};

interface PassingPanelProps {
  readonly title: string;
  readonly loans: readonly Passed[];
  readonly actorId: string | undefined;
  readonly actions: PassingActions;
  readonly testId: string;
}

const PassingPanel = ({ title, loans, actorId, actions, testId }: PassingPanelProps) => {
  const messages = useMessages(loansMessages);
  if (loans.length === 0) return null;
  return (
    <Panel title={title} testId={testId}>
      <ul className={styles.items}>
        {loans.map((loan) => {
          const isMine = loan.passing.toId === actorId;
          return (
            <li key={loan.folderId} className={styles.item} data-testid={`passing-${loan.code}`}>
              <span>
                {loan.name} · {messages.volume(loan.volume)}
                <span className={styles.remark}>{messages.fromTo(loan.borrowerName, loan.passing.toName)}</span>
              </span>
              <span className={styles.itemActions}>
                <Button onPress={() => actions.withdraw(loan)} testId={`withdraw-${loan.code}`}>
                  {isMine ? messages.decline : messages.withdraw}
                </Button>
                {isMine && (
                  <Button
                    look="primary"
                    icon="check"
                    onPress={() => actions.acknowledge(loan)}
                    testId={`acknowledge-${loan.code}`}
                  >
                    {messages.acknowledge}
                  </Button>
                )}
              </span>
            </li>
          );
        })}
      </ul>
    </Panel>
  );
};

/**
 * Folders on their way from desk to desk. The receiver presses once, or scans the folder; on a colleague's PC they scan
 * their own badge first.
 */
export const PassingList = ({ loans }: { readonly loans: readonly OpenLoan[] }) => {
  const messages = useMessages(loansMessages);
  const toast = useToast();
  const actorId = useStore(useServices().session, (state) => state.actor?.id);
  const badgeId = useRef<string>(undefined);
  const actions = usePassingActions();
  const passed = loans.filter(isPassed);
  useScans({
    onPerson: ({ id, name }) => {
      badgeId.current = id;
      toast('neutral', messages.badgeRead(name));
    },
    onFolder: ({ id }) => {
      const receiverId = badgeId.current ?? actorId;
      badgeId.current = undefined;
      const loan = passed.find(({ folderId, passing }) => folderId === id && passing.toId === receiverId);
      if (loan) actions.acknowledge(loan);
      else toast('elsewhere', messages.notInList);
    },
  });
  if (passed.length === 0) {
    return (
      <EmptyState icon="check" title={messages.noPassing}>
        <p>{messages.noPassingHint}</p>
      </EmptyState>
    );
  }
  const mine = passed.filter(({ passing }) => passing.toId === actorId);
  const others = passed.filter(({ passing }) => passing.toId !== actorId);
  return (
    <>
      {actions.failure && <ErrorNote error={actions.failure} />}
      <PassingPanel
        title={messages.awaitingYou}
        loans={mine}
        actorId={actorId}
        actions={actions}
        testId="passing-mine"
      />
      <PassingPanel
        title={messages.awaitingOthers}
        loans={others}
        actorId={actorId}
        actions={actions}
        testId="passing-others"
      />
    </>
  );
};
