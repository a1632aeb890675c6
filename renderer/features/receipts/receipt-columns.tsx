import { staffName } from '#data/folder-queries.ts';
import { formatInstant } from '#i18n/format.ts';
import type { Language } from '#i18n/language.ts';
import type { receiptsTh } from '#i18n/messages/receipts.ts';
import type { ReceiptRow } from '#shared/model/receipt-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { Amount } from '#ui/amount.tsx';
import type { DataColumn } from '#ui/data-table.tsx';
import { StatusChip } from '#ui/status-chip.tsx';
import styles from './receipts.module.css';

type Words = typeof receiptsTh;

const stateChip = (receipt: ReceiptRow, messages: Words) => {
  if (receipt.state.kind === 'void') {
    return (
      <StatusChip tone="refused" icon="cross">
        {messages.voided}
      </StatusChip>
    );
  }
  if (receipt.form === 'provisional' && receipt.officialNumber === undefined) {
    return <StatusChip tone="waiting">{messages.noOfficial}</StatusChip>;
  }
  return (
    <StatusChip tone="done">
      {receipt.officialNumber === undefined ? messages.standing : messages.official(receipt.officialNumber)}
    </StatusChip>
  );
};

/** The columns of a list of receipts. */
export const receiptColumns = (
  rows: ReadModel,
  messages: Words,
  language: Language,
): readonly DataColumn<ReceiptRow>[] => [
  { id: 'number', title: messages.number, width: '132px', cell: ({ number }) => <strong>{number}</strong> },
  {
    id: 'issued',
    title: messages.issuedAt,
    width: '140px',
    cell: ({ issuedAt }) => formatInstant(issuedAt, language),
  },
  {
    id: 'payer',
    title: messages.payer,
    width: 'minmax(0, 3fr)',
    cell: ({ payerName, registrationNumber }) => (
      <span className={styles.cut} title={payerName}>
        {payerName} <span className={styles.quiet}>{registrationNumber}</span>
      </span>
    ),
  },
  {
    id: 'amount',
    title: messages.amount,
    width: '120px',
    align: 'end',
    cell: ({ totalSatang }) => <Amount satang={totalSatang} />,
  },
  {
    id: 'issuer',
    title: messages.issuer,
    width: 'minmax(0, 1.2fr)',
    isRoomyOnly: true,
    cell: ({ issuedBy }) => <span className={styles.cut}>{staffName(rows, issuedBy)}</span>,
  },
  { id: 'state', title: messages.state, width: '190px', cell: (receipt) => stateChip(receipt, messages) },
];
