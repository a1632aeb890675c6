import type { OpenLoan } from '#data/loan-queries.ts';
import { formatDate, formatInstant } from '#i18n/format.ts';
import type { Language } from '#i18n/language.ts';
import type { loansTh } from '#i18n/messages/loans.ts';
import type { takingBackMessages } from '#i18n/messages/taking-back.ts';
import type { DataColumn } from '#ui/data-table.tsx';
import { RowMark } from '#ui/row-mark.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import type { MarkedLoans } from './use-marked-loans.ts';
import styles from './loans.module.css';

type Words = typeof loansTh;

/** The box that marks a loan; the space bar does the same for the row. */
export const markColumn = (
  { isMarked, toggle }: Pick<MarkedLoans, 'isMarked' | 'toggle'>,
  words: (typeof takingBackMessages)['th'],
): DataColumn<OpenLoan> => ({
  id: 'marked',
  title: words.chooseColumn,
  isTitleOnlySpoken: true,
  width: '28px',
  cell: (loan) => (
    <RowMark
      isMarked={isMarked(loan)}
      label={words.choose(`${loan.name} ${loan.registrationNumber}`)}
      onToggle={() => toggle(loan)}
      testId={`mark-${loan.code}`}
    />
  ),
});

const lateChip = (loan: OpenLoan, messages: Words) =>
  loan.daysLate > 0 ? (
    <StatusChip tone="refused" icon="clock">
      {messages.lateDays(loan.daysLate)}
    </StatusChip>
  ) : (
    <StatusChip tone="waiting" icon="lend">
      {messages.inTime}
    </StatusChip>
  );

/** The columns of a list of loans; the late ones say when the borrower was reminded instead of what for. */
export const loanColumns = (
  messages: Words,
  language: Language,
  look: 'all' | 'late',
): readonly DataColumn<OpenLoan>[] => [
  {
    id: 'folder',
    title: messages.folder,
    width: 'minmax(0, 3fr)',
    cell: (loan) => (
      <span className={styles.cover} title={`${loan.name} ${loan.registrationNumber}`}>
        {loan.name} · {messages.volume(loan.volume)} <span className={styles.quiet}>{loan.registrationNumber}</span>
      </span>
    ),
  },
  { id: 'borrower', title: messages.borrower, width: 'minmax(0, 1.4fr)', cell: (loan) => loan.borrowerName },
  {
    id: 'since',
    title: messages.since,
    width: '132px',
    isRoomyOnly: true,
    cell: (loan) => formatInstant(loan.sinceAt, language),
  },
  {
    id: 'due',
    isWideOnly: true,
    title: messages.due,
    width: '96px',
    cell: (loan) => (loan.dueOn === undefined ? '' : formatDate(loan.dueOn, language)),
  },
  { id: 'late', title: messages.late, width: '112px', cell: (loan) => lateChip(loan, messages) },
  look === 'late'
    ? {
        id: 'reminded',
        isWideOnly: true,
        title: messages.reminded,
        width: '110px',
        cell: (loan) =>
          loan.remindedOn === undefined ? messages.neverReminded : formatDate(loan.remindedOn, language),
      }
    : {
        id: 'purpose',
        isRoomyOnly: true,
        title: messages.purpose,
        width: 'minmax(0, 1.4fr)',
        cell: (loan) => <span className={styles.cover}>{loan.purpose ?? ''}</span>,
      },
];
