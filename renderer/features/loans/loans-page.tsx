import { useState } from 'react';
import { useStore } from 'zustand';
import { lateBorrowers, openLoans, sentTransfers } from '#data/loan-queries.ts';
import { loansMessages } from '#i18n/messages/loans.ts';
import { shelfMapMessages } from '#i18n/messages/shelf-map.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import { useRows } from '#services/use-rows.ts';
import { Button } from '#ui/button.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { Page } from '#ui/page.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { isSupervisor } from './lend-draft.ts';
import { LoanList } from './loan-list.tsx';
import { PassingList } from './passing-list.tsx';
import { PolicyDialog } from './policy-dialog.tsx';
import { ReturnedNote } from './returned-note.tsx';
import { TransferList } from './transfer-list.tsx';
import { useTakeBack } from './use-take-back.ts';
import { useToday } from './use-today.ts';
import styles from './loans.module.css';

export interface LoansPageProps {
  readonly onOpenFactory: (factoryId: string, folderId: string) => void;
  /** The shelves as a picture. */
  readonly onOpenMap: () => void;
}

const TABLES = [
  'folder',
  'staff',
  'factory',
  'recordSubject',
  'transfer',
  'loanReminder',
  'loanPolicy',
  'location',
] as const;
const VIEWS = ['on-loan', 'overdue', 'passing', 'transfers'] as const;
type View = (typeof VIEWS)[number];

/** The rules of lending are a supervisor's; for anybody else `onOpenPolicy` is undefined. */
const PageActions = (props: { readonly onOpenMap: () => void; readonly onOpenPolicy: (() => void) | undefined }) => {
  const messages = useMessages(loansMessages);
  const map = useMessages(shelfMapMessages);
  return (
    <>
      <Button icon="place" keyHint="Ctrl G" onPress={props.onOpenMap} testId="open-shelf-map">
        {map.open}
      </Button>
      {props.onOpenPolicy && (
        <Button look="quiet" icon="settings" onPress={props.onOpenPolicy} testId="loan-policy">
          {messages.policy}
        </Button>
      )}
    </>
  );
};

/** What is lent, what is late, what waits to be taken over, and what is with other offices. */
export const LoansPage = ({ onOpenFactory, onOpenMap }: LoansPageProps) => {
  const messages = useMessages(loansMessages);
  const rows = useRows(TABLES);
  const today = useToday();
  const actor = useStore(useServices().session, (state) => state.actor);
  const [view, setView] = useState<View>('on-loan');
  const [isPolicyOpen, setPolicyOpen] = useState(false);
  const taking = useTakeBack();
  const loans = openLoans(rows, today);
  const isLent = (folderId: string): boolean => loans.some((loan) => loan.folderId === folderId);
  const list = { taking, isLent, onOpenFactory };
  const late = loans.filter(({ daysLate }) => daysLate > 0);
  const passing = loans.filter((loan) => loan.passing !== undefined);
  const transfers = sentTransfers(rows);
  const labels: Readonly<Record<View, string>> = {
    'on-loan': messages.viewOnLoan(loans.length),
    overdue: messages.viewOverdue(late.length),
    passing: messages.viewPassing(passing.length),
    transfers: messages.viewTransfers(transfers.length),
  };
  useShortcuts([
    ...VIEWS.map((name, index) => ({ key: `Ctrl+${index + 1}`, run: () => setView(name) })),
    // F3 asks for a folder wherever folders are shown.
    { key: 'Ctrl+G', run: onOpenMap },
  ]);
  return (
    <Page
      title={messages.title}
      testId="loans-page"
      actions={
        <PageActions onOpenMap={onOpenMap} onOpenPolicy={isSupervisor(actor) ? () => setPolicyOpen(true) : undefined} />
      }
    >
      <fieldset className={styles.views} aria-label={messages.views}>
        {VIEWS.map((name, index) => (
          <Button
            key={name}
            isPressed={view === name}
            keyHint={`Ctrl ${index + 1}`}
            onPress={() => setView(name)}
            testId={`loans-view-${name}`}
          >
            {labels[name]}
          </Button>
        ))}
      </fieldset>
      <ReturnedNote taking={taking} />
      {taking.failure && <ErrorNote error={taking.failure} />}
      {view === 'on-loan' && <LoanList key="all" loans={loans} look="all" late={[]} {...list} />}
      {view === 'overdue' && <LoanList key="late" loans={late} look="late" late={lateBorrowers(loans)} {...list} />}
      {view === 'passing' && <PassingList loans={passing} />}
      {view === 'transfers' && <TransferList transfers={transfers} />}
      {isPolicyOpen && <PolicyDialog onClose={() => setPolicyOpen(false)} />}
    </Page>
  );
};
