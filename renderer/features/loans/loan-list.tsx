import { useState } from 'react';
import type { LateBorrower, OpenLoan } from '#data/loan-queries.ts';
import { loansMessages } from '#i18n/messages/loans.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { FolderHistoryDialog } from './folder-history-dialog.tsx';
import { loanColumns } from './loan-columns.tsx';
import { PaperButtons } from './paper-buttons.tsx';
import { PassOnDialog } from './pass-on-dialog.tsx';
import { RemindDialog } from './remind-dialog.tsx';
import { useScans } from './use-scans.ts';
import { useSlips } from './use-slips.ts';
import { useTakeBack } from './use-take-back.ts';
import styles from './loans.module.css';

export interface LoanListProps {
  readonly loans: readonly OpenLoan[];
  readonly look: 'all' | 'late';
  /** Who may be reminded; empty where reminding is not the question. */
  readonly late: readonly LateBorrower[];
  readonly onOpenFactory: (factoryId: string, folderId: string) => void;
}

type OpenDialog = 'none' | 'pass-on' | 'history' | 'remind';

interface LoanActionsProps {
  readonly chosen: OpenLoan | undefined;
  readonly late: readonly LateBorrower[];
  readonly onDialog: (dialog: OpenDialog) => void;
  readonly onTakeBack: (loan: OpenLoan) => void;
}

const LoanActions = ({ chosen, late, onDialog, onTakeBack }: LoanActionsProps) => {
  const messages = useMessages(loansMessages);
  const slips = useSlips();
  const isNone = chosen === undefined;
  const takeBack = (): void => chosen && onTakeBack(chosen);
  const ask = (dialog: OpenDialog) => (): void => {
    if (chosen) onDialog(dialog);
  };
  const remind = (): void => {
    if (late.length > 0) onDialog('remind');
  };
  useShortcuts([
    { key: 'F7', run: takeBack },
    { key: 'F8', run: ask('pass-on') },
    { key: 'F9', run: ask('history') },
    { key: 'F4', run: remind },
  ]);
  return (
    <div className={styles.bar}>
      <Button icon="home" keyHint="F7" isDisabled={isNone} onPress={takeBack} testId="loan-take-back">
        {messages.takeBack}
      </Button>
      <Button icon="exchange" keyHint="F8" isDisabled={isNone} onPress={ask('pass-on')} testId="loan-pass-on">
        {messages.passOn}
      </Button>
      <Button icon="clock" keyHint="F9" isDisabled={isNone} onPress={ask('history')} testId="loan-history">
        {messages.history}
      </Button>
      <PaperButtons
        label={messages.printSlip}
        isReady={!isNone && !slips.isBusy}
        onPrint={(way) => chosen && void slips.print([chosen.folderId], way)}
        testId="slip"
      />
      {late.length > 0 && (
        <Button look="primary" icon="receipt" keyHint="F4" onPress={remind} testId="loan-remind">
          {messages.remind}
        </Button>
      )}
      {slips.error && <ErrorNote error={slips.error} />}
    </div>
  );
};

/** The open loans; the chosen one is taken back, passed on, looked up or gets its card printed. A scan chooses. */
export const LoanList = ({ loans, look, late, onOpenFactory }: LoanListProps) => {
  const messages = useMessages(loansMessages);
  const language = useLanguage();
  const toast = useToast();
  const [chosenId, setChosenId] = useState<string>();
  const [dialog, setDialog] = useState<OpenDialog>('none');
  const { takeBack, failure } = useTakeBack();
  const chosen = loans.find(({ folderId }) => folderId === chosenId);
  const close = (): void => setDialog('none');
  useScans({
    onFolder: ({ id }) => {
      if (loans.some(({ folderId }) => folderId === id)) setChosenId(id);
      else toast('elsewhere', messages.notInList);
    },
  });
  const hint = look === 'late' ? messages.noOverdueHint : messages.noLoansHint;
  return (
    <>
      <LoanActions chosen={chosen} late={late} onDialog={setDialog} onTakeBack={(loan) => void takeBack(loan)} />
      {failure && <ErrorNote error={failure} />}
      <DataTable
        label={look === 'late' ? messages.viewOverdue(loans.length) : messages.viewOnLoan(loans.length)}
        columns={loanColumns(messages, language, look)}
        rows={loans}
        rowKey={({ folderId }) => folderId}
        selectedKey={chosenId}
        onSelect={({ folderId }) => setChosenId(folderId)}
        onOpen={({ factoryId, folderId }) => onOpenFactory(factoryId, folderId)}
        rowTestId={({ code }) => `loan-${code}`}
        maxHeightPx={500}
        testId="loan-table"
        empty={
          <EmptyState icon="check" title={look === 'late' ? messages.noOverdue : messages.noLoans}>
            <p>{hint}</p>
          </EmptyState>
        }
      />
      {dialog === 'pass-on' && chosen && <PassOnDialog loan={chosen} onClose={close} />}
      {dialog === 'history' && chosen && <FolderHistoryDialog folderId={chosen.folderId} onClose={close} />}
      {dialog === 'remind' && <RemindDialog borrowers={late} onClose={close} />}
    </>
  );
};
