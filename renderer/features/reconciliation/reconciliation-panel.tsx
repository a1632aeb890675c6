import { useMemo, useState } from 'react';
import { moneyDays, type MoneyDay } from '#data/reconciliation-queries.ts';
import { formatDate } from '#i18n/format.ts';
import { type Language, useLanguage } from '#i18n/language.ts';
import { reconciliationMessages, type reconciliationTh } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import { caseIdFor } from '#shared/mutations/raise-money-case.ts';
import { Amount } from '#ui/amount.tsx';
import { Button } from '#ui/button.tsx';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { FileInput } from '#ui/file-input.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import { useShortcuts } from '#ui/use-shortcuts.ts';
import { BankFileDialog } from './bank-file-dialog.tsx';
import { DayPanel } from './day-panel.tsx';
import { useChosenFile } from './use-chosen-file.ts';
import { useFinanceRole } from './use-finance-role.ts';
import { SignDayDialog } from './sign-day-dialog.tsx';
import { useMaySign } from './use-sign-day.ts';
import styles from './reconciliation.module.css';

const TABLES = ['payment', 'moneyCase', 'notice', 'bankFile', 'reconciliationDay', 'staff', 'office'] as const;
const TABLE_HEIGHT_PX = 220;

const DayState = ({ money }: { readonly money: MoneyDay }) => {
  const messages = useMessages(reconciliationMessages);
  const { day, sign } = money;
  if (sign?.state.kind === 'signed') return <StatusChip tone="done">{messages.stateOfDay.signed}</StatusChip>;
  if (sign?.state.kind === 'reopened') {
    return <StatusChip tone="exception">{messages.stateOfDay.reopened}</StatusChip>;
  }
  return day.isEven ? (
    <StatusChip tone="waiting">{messages.stateOfDay.even}</StatusChip>
  ) : (
    <StatusChip tone="elsewhere">{messages.open(day.openCount)}</StatusChip>
  );
};

const columnsOf = (words: typeof reconciliationTh, language: Language): readonly DataColumn<MoneyDay>[] => {
  const sum = (
    id: 'notices' | 'callbacks' | 'file' | 'difference',
    satangOf: (money: MoneyDay) => number,
  ): DataColumn<MoneyDay> => ({
    id,
    title: words.column[id],
    width: 'minmax(0, 1fr)',
    align: 'end',
    cell: (money) => <Amount satang={satangOf(money)} />,
  });
  return [
    { id: 'day', title: words.column.day, width: '130px', cell: ({ on }) => formatDate(on, language) },
    sum('notices', ({ day }) => day.totals.noticeSatang),
    sum('callbacks', ({ day }) => day.totals.callbackSatang),
    sum('file', ({ day }) => day.totals.fileSatang),
    sum('difference', ({ day }) => day.totals.differenceSatang),
    { id: 'state', title: words.column.state, width: '230px', cell: (money) => <DayState money={money} /> },
  ];
};

const DaysTable = ({
  days,
  shownOn,
  onSelect,
}: {
  readonly days: readonly MoneyDay[];
  readonly shownOn: string | undefined;
  readonly onSelect: (on: string) => void;
}) => {
  const messages = useMessages(reconciliationMessages);
  const language = useLanguage();
  return (
    <DataTable
      label={messages.days}
      columns={columnsOf(messages, language)}
      rows={days}
      rowKey={({ on }) => on}
      selectedKey={shownOn}
      onSelect={({ on }) => onSelect(on)}
      rowTestId={({ on }) => `money-day-${on}`}
      maxHeightPx={TABLE_HEIGHT_PX}
      testId="money-days"
      empty={
        <EmptyState icon="cash" title={messages.noDays}>
          <p>{messages.noDaysHint}</p>
        </EmptyState>
      }
    />
  );
};

/** The days, fresh with every change of what they are made of. */
const useMoneyDays = (): readonly MoneyDay[] => {
  const rows = useRows(TABLES);
  const versions = TABLES.map((table) => rows.version(table)).join();
  // Rows change in place; their versions say when.
  // oxlint-disable-next-line react-hooks/exhaustive-deps
  return useMemo(() => moneyDays(rows), [rows, versions]);
};

/** The days of money, the file of the bank, and the sign-off of a day whose three records agree. */
export const ReconciliationPanel = ({ onOpenCase }: { readonly onOpenCase: (caseId: string) => void }) => {
  const messages = useMessages(reconciliationMessages);
  const days = useMoneyDays();
  const mayDecide = useFinanceRole();
  const [chosenOn, setChosenOn] = useState<string>();
  const shown = days.find(({ on }) => on === chosenOn) ?? days[0];
  const { chosen, field, choose, read, drop, forget } = useChosenFile();
  const canSign = useMaySign(shown);
  const [signing, setSigning] = useState<MoneyDay>();
  const sign = (): void => setSigning(canSign ? shown : undefined);
  useShortcuts([
    { key: 'F6', run: choose },
    { key: 'F9', run: sign },
  ]);
  const imported = (on: string): void => {
    forget();
    setChosenOn(on);
  };
  return (
    <fieldset className={styles.area} data-testid="reconciliation" aria-label={messages.days} ref={drop}>
      <div className={styles.bar}>
        <Button icon="import" keyHint="F6" isDisabled={!mayDecide} onPress={choose} testId="bank-file-choose">
          {messages.importFile}
        </Button>
        <FileInput
          ref={field}
          label={messages.fileField}
          accept=".txt,.dat,text/plain"
          onFile={read}
          testId="bank-file-field"
        />
        <Button look="primary" icon="check" keyHint="F9" isDisabled={!canSign} onPress={sign} testId="day-sign">
          {messages.sign}
        </Button>
        <span className={styles.quiet}>{messages.dropHint}</span>
      </div>
      <DaysTable days={days} shownOn={shown?.on} onSelect={setChosenOn} />
      {shown && (
        <DayPanel
          money={shown}
          onOpenCase={({ payment }) => payment.standing.kind === 'open' && onOpenCase(caseIdFor(payment.id))}
        />
      )}
      {signing && <SignDayDialog money={signing} onClose={() => setSigning(undefined)} />}
      {chosen && <BankFileDialog chosen={chosen} onClose={forget} onImported={imported} />}
    </fieldset>
  );
};
