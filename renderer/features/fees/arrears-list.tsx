import { noticesOf } from '#data/fee-queries.ts';
import { lastReminderOf } from '#data/reminder-queries.ts';
import { formatDate } from '#i18n/format.ts';
import { type Language, useLanguage } from '#i18n/language.ts';
import { arrearsMessages, type arrearsTh } from '#i18n/messages/arrears.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useRows } from '#services/use-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { Amount } from '#ui/amount.tsx';
import { type DataColumn, DataTable } from '#ui/data-table.tsx';
import { EmptyState } from '#ui/empty-state.tsx';
import { RowMark } from '#ui/row-mark.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import type { ArrearsView } from './use-arrears.ts';
import styles from './fees.module.css';

export interface ArrearsListProps {
  readonly view: ArrearsView;
  readonly chosen: ReadonlySet<string>;
  readonly onToggle: (factoryId: string) => void;
  readonly onOpen: (factoryId: string) => void;
}

const TABLES = ['factory', 'notice', 'feeReminder'] as const;
const LIST_HEIGHT_PX = 388;

const ToldCell = ({ rows, factoryId }: { readonly rows: ReadModel; readonly factoryId: string }) => {
  const words = useMessages(arrearsMessages);
  const reminder = lastReminderOf(rows, factoryId);
  if (noticesOf(rows, factoryId).some(({ state }) => state.kind === 'issued')) {
    return (
      <StatusChip tone="waiting" icon="receipt">
        {words.noticeOpen}
      </StatusChip>
    );
  }
  return reminder && <span className={styles.quiet}>{words.reminded(reminder.writtenOn)}</span>;
};

interface Look {
  readonly rows: ReadModel;
  readonly words: typeof arrearsTh;
  readonly language: Language;
}

const factoryColumns = (
  { view, chosen, onToggle }: ArrearsListProps,
  { rows, words }: Look,
): readonly DataColumn<number>[] => {
  const registerOf = (place: number) => rows.get('factory', view.factoryIdAt(place))?.register;
  return [
    {
      id: 'chosen',
      title: words.chooseColumn,
      isTitleOnlySpoken: true,
      width: '40px',
      cell: (place) => (
        <RowMark
          isMarked={chosen.has(view.factoryIdAt(place))}
          label={words.choose(registerOf(place)?.name ?? '')}
          onToggle={() => onToggle(view.factoryIdAt(place))}
        />
      ),
    },
    {
      id: 'factory',
      title: words.column.factory,
      width: 'minmax(0, 1fr)',
      cell: (place) => (
        <>
          {registerOf(place)?.name} <span className={styles.quiet}>{registerOf(place)?.registrationNumber}</span>
        </>
      ),
    },
    {
      id: 'district',
      title: words.column.district,
      width: '108px',
      isRoomyOnly: true,
      cell: (place) => registerOf(place)?.address.district,
    },
  ];
};

const debtColumns = (view: ArrearsView, { words, language }: Look): readonly DataColumn<number>[] => {
  const { column } = words;
  const money = (id: 'fee' | 'surcharge', satang: (place: number) => number): DataColumn<number> => ({
    id,
    title: column[id],
    width: '104px',
    isRoomyOnly: true,
    align: 'end',
    cell: (place) => <Amount satang={satang(place)} />,
  });
  return [
    {
      id: 'since',
      title: column.since,
      width: '88px',
      cell: (place) => formatDate(view.lineAt(place).oldestDueOn, language),
    },
    { id: 'years', title: column.years, width: '40px', align: 'end', cell: (place) => view.lineAt(place).years },
    money('fee', (place) => view.lineAt(place).feeSatang),
    money('surcharge', (place) => view.lineAt(place).surchargeSatang),
    {
      id: 'total',
      title: column.total,
      width: '112px',
      align: 'end',
      cell: (place) => (
        <strong>
          <Amount satang={view.lineAt(place).feeSatang + view.lineAt(place).surchargeSatang} />
        </strong>
      ),
    },
  ];
};

const stateColumn = (view: ArrearsView, { rows, words }: Look): DataColumn<number> => ({
  id: 'state',
  title: words.column.state,
  width: '116px',
  cell: (place) => {
    const { isAmountUnknown, isUnconfirmed, factoryId } = view.lineAt(place);
    if (isAmountUnknown) return <StatusChip tone="elsewhere">{words.unknownAmount}</StatusChip>;
    if (isUnconfirmed) return <StatusChip tone="elsewhere">{words.unconfirmed}</StatusChip>;
    return <ToldCell rows={rows} factoryId={factoryId} />;
  },
});

/** Factories in arrears; only what is seen is drawn, however many there are. */
export const ArrearsList = (props: ArrearsListProps) => {
  const { view, onToggle, onOpen } = props;
  const words = useMessages(arrearsMessages);
  const language = useLanguage();
  const look: Look = { rows: useRows(TABLES), words, language };
  return (
    <DataTable
      label={words.title(view.places.length)}
      columns={[...factoryColumns(props, look), ...debtColumns(view, look), stateColumn(view, look)]}
      rows={view.places}
      rowKey={view.factoryIdAt}
      onToggle={(place) => onToggle(view.factoryIdAt(place))}
      onOpen={(place) => onOpen(view.factoryIdAt(place))}
      rowTestId={(place) => `arrears-${view.factoryIdAt(place)}`}
      maxHeightPx={LIST_HEIGHT_PX}
      testId="arrears-list"
      empty={
        <EmptyState icon="check" title={words.empty}>
          <p>{words.emptyHint}</p>
        </EmptyState>
      }
    />
  );
};
