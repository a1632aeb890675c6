import { staffName } from '#data/folder-queries.ts';
import type { ReceiptPlace } from '#data/receipt-books.ts';
import { type BookUsage, unusedOf } from '#data/receipt-queries.ts';
import { formatCount, formatDate } from '#i18n/format.ts';
import type { Language } from '#i18n/language.ts';
import type { receiptsTh } from '#i18n/messages/receipts.ts';
import { SHEETS_PER_BOOK } from '#shared/domain/receipt-number.ts';
import { isoDateAt } from '#shared/domain/thai-date.ts';
import type { ReceiptBookRow } from '#shared/model/receipt-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { Amount } from '#ui/amount.tsx';
import type { DataColumn } from '#ui/data-table.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import styles from './receipts.module.css';

type Words = typeof receiptsTh;

/** This PC lost its data since it drew the book: it no longer knows how far the book is printed, and goes on in another. */
const isFromBeforeLoss = ({ deviceId, clientId }: ReceiptBookRow, here: ReceiptPlace): boolean =>
  deviceId === here.deviceId && clientId !== here.clientId;

const stateChip = ({ book, usedTo }: BookUsage, here: ReceiptPlace, messages: Words) => {
  if (book.state.kind === 'asked') return <StatusChip tone="waiting">{messages.bookAskedChip}</StatusChip>;
  if (book.state.kind === 'closed') {
    return (
      <StatusChip tone="neutral" icon="lock">
        {messages.bookClosed}
      </StatusChip>
    );
  }
  if (isFromBeforeLoss(book, here)) {
    return <StatusChip tone="elsewhere">{messages.bookBeforeLoss}</StatusChip>;
  }
  return usedTo >= SHEETS_PER_BOOK ? (
    <StatusChip tone="neutral" icon="check">
      {messages.bookFull}
    </StatusChip>
  ) : (
    <StatusChip tone="done">{messages.bookOpen}</StatusChip>
  );
};

/** First and last unused sheet. */
const unusedText = (usage: BookUsage, messages: Words): string => {
  const unused = unusedOf(usage);
  return unused === undefined ? '–' : messages.sheets(unused.from, unused.to);
};

/** The columns of the register of books. */
export const bookColumns = (of: {
  readonly rows: ReadModel;
  readonly messages: Words;
  readonly language: Language;
  readonly here: ReceiptPlace;
}): readonly DataColumn<BookUsage>[] => {
  const { rows, messages, language, here } = of;
  return [
    {
      id: 'book',
      title: messages.book,
      width: '150px',
      cell: ({ book }) => (
        <>
          <strong>{book.state.kind === 'asked' ? '–' : String(book.state.book).padStart(4, '0')}</strong>{' '}
          {book.deviceId === here.deviceId && <span className={styles.quiet}>{messages.bookHere}</span>}
        </>
      ),
    },
    {
      id: 'drawn',
      title: messages.bookDrawn,
      width: '100px',
      isRoomyOnly: true,
      cell: ({ book }) => formatDate(isoDateAt(Date.parse(book.drawnAt)), language),
    },
    {
      id: 'by',
      title: messages.bookDrawnBy,
      width: 'minmax(0, 1fr)',
      isRoomyOnly: true,
      cell: ({ book }) => <span className={styles.cut}>{staffName(rows, book.drawnBy)}</span>,
    },
    {
      id: 'used',
      title: messages.bookUsed,
      width: '110px',
      cell: ({ usedTo }) => (usedTo === 0 ? '–' : messages.sheets(1, usedTo)),
    },
    {
      id: 'void',
      title: messages.bookVoided,
      width: '80px',
      align: 'end',
      cell: ({ voided }) => formatCount(voided.length),
    },
    { id: 'unused', title: messages.bookUnused, width: '110px', cell: (usage) => unusedText(usage, messages) },
    {
      id: 'amount',
      title: messages.amount,
      width: '130px',
      align: 'end',
      cell: ({ satang }) => <Amount satang={satang} />,
    },
    { id: 'state', title: messages.bookState, width: '150px', cell: (usage) => stateChip(usage, here, messages) },
  ];
};
