import type { MoneyDay } from '#data/reconciliation-queries.ts';
import { staffName } from '#data/folder-queries.ts';
import { formatReference, formatTime } from '#i18n/format.ts';
import { reconciliationMessages, type reconciliationTh } from '#i18n/messages/reconciliation.ts';
import { useMessages } from '#i18n/use-messages.ts';
import { useServices } from '#services/services.ts';
import type { DayFinding, DayRow } from '#shared/domain/reconciliation.ts';
import { Amount } from '#ui/amount.tsx';
import { DataTable, type DataColumn } from '#ui/data-table.tsx';
import { Panel } from '#ui/panel.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import type { Tone } from '#ui/tone.ts';
import { FilesOfDay } from './files-of-day.tsx';
import styles from './reconciliation.module.css';

const TABLE_HEIGHT_PX = 300;

const toneOf = ({ finding, isOpen }: DayRow): Tone => {
  if (isOpen) return finding === 'missing-in-file' ? 'waiting' : 'exception';
  return finding === 'matched' ? 'done' : 'neutral';
};

const maybe = (satang: number | undefined) => (satang === undefined ? '–' : <Amount satang={satang} />);

const columnsOf = (words: typeof reconciliationTh): readonly DataColumn<DayRow>[] => {
  const { column } = words;
  const finding = (found: DayFinding): string => words.finding[found];
  return [
    { id: 'time', title: column.time, width: '80px', cell: ({ payment }) => formatTime(payment.paidAt) },
    {
      id: 'reference',
      title: column.reference,
      width: 'minmax(0, 1fr)',
      cell: ({ payment }) => formatReference(payment.ref1) || words.noReference,
    },
    {
      id: 'notices',
      title: column.notices,
      width: '116px',
      align: 'end',
      cell: ({ payment }) => maybe(payment.standing.kind === 'paying' && !payment.isGone ? payment.satang : undefined),
    },
    {
      id: 'callbacks',
      title: column.callbacks,
      width: '116px',
      align: 'end',
      cell: ({ payment }) => maybe(payment.evidence === 'file' ? undefined : payment.satang),
    },
    {
      id: 'file',
      title: column.file,
      width: '116px',
      align: 'end',
      cell: ({ payment }) => maybe(payment.evidence === 'message' ? undefined : payment.satang),
    },
    {
      id: 'finding',
      title: column.finding,
      width: 'minmax(0, 1.4fr)',
      cell: (row) => <StatusChip tone={toneOf(row)}>{finding(row.finding)}</StatusChip>,
    },
  ];
};

/** One day, payment by payment: what each of the three records has of it. */
export const DayPanel = ({
  money,
  onOpenCase,
}: {
  readonly money: MoneyDay;
  readonly onOpenCase: (row: DayRow) => void;
}) => {
  const messages = useMessages(reconciliationMessages);
  const { rows } = useServices().data;
  const { day, files, on, sign } = money;
  const last = sign?.signatures.at(-1);
  return (
    <Panel
      title={messages.dayTitle(on, day.totals.count)}
      testId="money-day"
      aside={
        <span className={styles.bar}>
          {day.totals.decidedSatang > 0 && messages.decided(day.totals.decidedSatang)}
          {sign?.state.kind === 'signed' && last && messages.signedBy(staffName(rows, last.by), last.at)}
        </span>
      }
    >
      <FilesOfDay files={files} />
      <DataTable
        label={messages.dayTitle(on, day.totals.count)}
        columns={columnsOf(messages)}
        rows={day.rows}
        rowKey={({ payment }) => payment.id}
        onOpen={onOpenCase}
        rowTestId={({ payment }) => `day-payment-${payment.ref1}`}
        maxHeightPx={TABLE_HEIGHT_PX}
        testId="day-payments"
      />
    </Panel>
  );
};
