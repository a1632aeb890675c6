import { type ReactNode, useState } from 'react';
import type { ArrearsQuestion } from '#data/arrears-ledger.ts';
import { arrearsMessages } from '#i18n/messages/arrears.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { Amount } from '#ui/amount.tsx';
import { Banner } from '#ui/banner.tsx';
import { Button } from '#ui/button.tsx';
import { Page } from '#ui/page.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { ArrearsFilters } from './arrears-filters.tsx';
import { ArrearsList } from './arrears-list.tsx';
import { IssueDialog } from './issue-dialog.tsx';
import { ReminderDialog } from './reminder-dialog.tsx';
import { useArrears } from './use-arrears.ts';
import { type Chosen, useChosen } from './use-chosen.ts';
import styles from './fees.module.css';

export interface ArrearsAreaProps {
  readonly areas: ReactNode;
  readonly onOpenFactory: (factoryId: string) => void;
}

const FIRST_QUESTION: ArrearsQuestion = {
  statuses: 'operating',
  records: 'kept',
  billing: 'all',
  leastSatang: 0,
  leastAgeYears: 0,
  district: undefined,
  order: 'amount',
};

interface ChoiceBarProps {
  readonly chosen: Chosen;
  readonly onAll: () => void;
  readonly totalSatang: number | undefined;
}

const ChoiceBar = ({ chosen, onAll, totalSatang }: ChoiceBarProps) => {
  const words = useMessages(arrearsMessages);
  return (
    <div className={styles.bar}>
      <Button look="quiet" keyHint="Ctrl A" onPress={onAll} testId="choose-all">
        {words.chooseAll}
      </Button>
      {chosen.ids.size > 0 && (
        <Button look="quiet" onPress={chosen.clear} testId="choose-none">
          {words.chooseNone}
        </Button>
      )}
      <span data-testid="chosen-count">{chosen.ids.size > 0 && words.chosenCount(chosen.ids.size)}</span>
      <span className={styles.quiet}>{words.keys}</span>
      {totalSatang !== undefined && (
        <span className={styles.sum}>
          {words.total} <Amount satang={totalSatang} size="large" testId="arrears-sum" />
        </span>
      )}
    </div>
  );
};

/** Who owes how much since when; notices and reminders for those that are chosen. */
export const ArrearsArea = ({ areas, onOpenFactory }: ArrearsAreaProps) => {
  const words = useMessages(arrearsMessages);
  const [question, setQuestion] = useState(FIRST_QUESTION);
  const view = useArrears(question);
  const chosen = useChosen();
  const [dialog, setDialog] = useState<'none' | 'issue' | 'remind'>('none');
  const open = (which: 'issue' | 'remind') => (): void => {
    if (chosen.ids.size > 0) setDialog(which);
  };
  const chooseAll = (): void => chosen.add(view.places.map(view.factoryIdAt));
  useShortcuts([
    { key: 'Ctrl+A', run: chooseAll },
    { key: 'F4', run: open('issue') },
    { key: 'F6', run: open('remind') },
  ]);
  const close = (): void => setDialog('none');
  return (
    <Page
      title={view.answer ? words.title(view.places.length) : words.counting}
      testId="arrears-page"
      actions={
        <>
          <Button icon="print" keyHint="F6" isDisabled={chosen.ids.size === 0} onPress={open('remind')} testId="remind">
            {words.remind(chosen.ids.size)}
          </Button>
          <Button
            look="primary"
            icon="receipt"
            keyHint="F4"
            isDisabled={chosen.ids.size === 0}
            onPress={open('issue')}
            testId="issue-batch"
          >
            {words.issue(chosen.ids.size)}
          </Button>
        </>
      }
    >
      {areas}
      <ArrearsFilters question={question} districts={view.districts} onChange={setQuestion} />
      {question.records === 'none' && <Banner tone="elsewhere" title={words.noRecordsHint} />}
      <ChoiceBar chosen={chosen} onAll={chooseAll} totalSatang={view.answer?.totalSatang} />
      {view.answer && <ArrearsList view={view} chosen={chosen.ids} onToggle={chosen.toggle} onOpen={onOpenFactory} />}
      {dialog === 'issue' && <IssueDialog factoryIds={[...chosen.ids]} onDone={chosen.remove} onClose={close} />}
      {dialog === 'remind' && <ReminderDialog factoryIds={[...chosen.ids]} onDone={chosen.remove} onClose={close} />}
    </Page>
  );
};
