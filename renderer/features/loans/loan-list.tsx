import { useState } from 'react';
import type { LateBorrower, OpenLoan } from '#data/loan-queries.ts';
import { loansMessages } from '#i18n/messages/loans.ts';
import { takingBackMessages } from '#i18n/messages/taking-back.ts';
import { useLanguage } from '#i18n/language.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Button } from '#ui/button.tsx';
import { DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { ErrorNote } from '#ui/error-note.tsx';
import { useToast } from '#ui/toast.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { FolderHistoryDialog } from './folder-history-dialog.tsx';
import { loanColumns, markColumn } from './loan-columns.tsx';
import { PaperButtons } from './paper-buttons.tsx';
import { PassOnDialog } from './pass-on-dialog.tsx';
import { RemindDialog } from './remind-dialog.tsx';
import { useScans } from './use-scans.ts';
import { useSlips } from './use-slips.ts';
import { useMarkedLoans } from './use-marked-loans.ts';
import type { TakingBack } from './use-take-back.ts';
import styles from './loans.module.css';

export interface LoanListProps {
  readonly loans: readonly OpenLoan[];
  readonly look: 'all' | 'late';
  /** Who may be reminded; empty where reminding is not the question. */
  readonly late: readonly LateBorrower[];
  readonly taking: TakingBack;
  /** Whether a folder is lent at all, listed here or not. */
  readonly isLent: (folderId: string) => boolean;
  readonly onOpenFactory: (factoryId: string, folderId: string) => void;
}

type OpenDialog = 'none' | 'pass-on' | 'history' | 'remind';

interface LoanActionsProps {
  /** What is acted on: the marked loans, or the chosen one while none is marked. */
  readonly subjects: readonly OpenLoan[];
  readonly late: readonly LateBorrower[];
  readonly onDialog: (dialog: OpenDialog) => void;
  readonly onTakeBack: () => void;
}

const SlipButtons = ({ subjects }: Pick<LoanActionsProps, 'subjects'>) => {
  const messages = useMessages(loansMessages);
  const slips = useSlips();
  const ids = subjects.map(({ folderId }) => folderId);
  return (
    <>
      <PaperButtons
        label={ids.length > 1 ? messages.printSlips(ids.length) : messages.printSlip}
        isReady={ids.length > 0 && !slips.isBusy}
        onPrint={(way) => void slips.print(ids, way)}
        testId="slip"
      />
      {slips.error && <ErrorNote error={slips.error} />}
    </>
  );
};

const LoanActions = ({ subjects, late, onDialog, onTakeBack }: LoanActionsProps) => {
  const messages = useMessages(loansMessages);
  const words = useMessages(takingBackMessages);
  const isNone = subjects.length === 0;
  const isOne = subjects.length === 1;
  const ask = (dialog: OpenDialog, isReady: boolean) => (): void => {
    if (isReady) onDialog(dialog);
  };
  const remind = ask('remind', late.length > 0);
  useShortcuts([
    { key: 'F7', run: onTakeBack },
    { key: 'F8', run: ask('pass-on', isOne) },
    { key: 'F9', run: ask('history', isOne) },
    { key: 'F4', run: remind },
  ]);
  return (
    <div className={styles.bar}>
      <output className={styles.hint} data-testid="loans-marked">
        {subjects.length > 1 ? words.chosen(subjects.length) : words.chooseHint}
      </output>
      <Button
        look={late.length > 0 ? 'plain' : 'primary'}
        icon="home"
        keyHint="F7"
        isDisabled={isNone}
        onPress={onTakeBack}
        testId="loan-take-back"
      >
        {subjects.length > 1 ? words.takeBackMany(subjects.length) : words.takeBack}
      </Button>
      <Button icon="exchange" keyHint="F8" isDisabled={!isOne} onPress={ask('pass-on', isOne)} testId="loan-pass-on">
        {messages.passOn}
      </Button>
      <Button icon="clock" keyHint="F9" isDisabled={!isOne} onPress={ask('history', isOne)} testId="loan-history">
        {messages.history}
      </Button>
      <SlipButtons subjects={subjects} />
      {late.length > 0 && (
        <Button look="primary" icon="receipt" keyHint="F4" onPress={remind} testId="loan-remind">
          {messages.remind}
        </Button>
      )}
    </div>
  );
};

/** What is chosen by keys, pointer and scanner; a folder that is not listed is said to be so. */
const useLoanChoice = ({ loans, look, isLent }: LoanListProps) => {
  const messages = useMessages(loansMessages);
  const toast = useToast();
  const [chosenId, setChosenId] = useState<string>();
  const marking = useMarkedLoans(loans);
  useScans({
    onFolder: ({ id }) => {
      if (!loans.some(({ folderId }) => folderId === id)) {
        return toast('elsewhere', look === 'late' && isLent(id) ? messages.notLate : messages.notInList);
      }
      setChosenId(id);
      marking.mark(id);
    },
  });
  const chosen = loans.filter(({ folderId }) => folderId === chosenId);
  return { chosenId, setChosenId, marking, subjects: marking.marked.length > 0 ? marking.marked : chosen };
};

/** The open loans: the marked ones are taken back together, the chosen one is passed on or looked up. A scan marks. */
export const LoanList = (props: LoanListProps) => {
  const { loans, look, late, taking, onOpenFactory } = props;
  const messages = useMessages(loansMessages);
  const words = useMessages(takingBackMessages);
  const language = useLanguage();
  const [dialog, setDialog] = useState<OpenDialog>('none');
  const { chosenId, setChosenId, marking, subjects } = useLoanChoice(props);
  const [subject] = subjects;
  const close = (): void => setDialog('none');
  const takeBack = (): void => void taking.takeBack(subjects).then(marking.unmark);
  return (
    <>
      <LoanActions subjects={subjects} late={late} onDialog={setDialog} onTakeBack={takeBack} />
      <DataTable
        label={look === 'late' ? messages.viewOverdue(loans.length) : messages.viewOnLoan(loans.length)}
        columns={[markColumn(marking, words), ...loanColumns(messages, language, look)]}
        rows={loans}
        rowKey={({ folderId }) => folderId}
        selectedKey={chosenId}
        onSelect={({ folderId }) => setChosenId(folderId)}
        onToggle={marking.toggle}
        onOpen={({ factoryId, folderId }) => onOpenFactory(factoryId, folderId)}
        rowTestId={({ code }) => `loan-${code}`}
        maxHeightPx={460}
        testId="loan-table"
        empty={
          <EmptyState icon="check" title={look === 'late' ? messages.noOverdue : messages.noLoans}>
            <p>{look === 'late' ? messages.noOverdueHint : messages.noLoansHint}</p>
          </EmptyState>
        }
      />
      {dialog === 'pass-on' && subject && <PassOnDialog loan={subject} onClose={close} />}
      {dialog === 'history' && subject && <FolderHistoryDialog folderId={subject.folderId} onClose={close} />}
      {dialog === 'remind' && <RemindDialog borrowers={late} onClose={close} />}
    </>
  );
};
