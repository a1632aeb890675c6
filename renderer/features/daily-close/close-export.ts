import { staffName } from '#data/folder-queries.ts';
import type { DayView } from '#data/close-queries.ts';
import { dailyCloseTh } from '#i18n/messages/daily-close.ts';
import { receiptPaymentText } from '#i18n/receipt-payment-text.ts';
import { csvFile, type TableFile, xlsxFile } from '#services/table-file.ts';
import type { ExportCell } from '#shared/domain/csv-text.ts';
import type { ReceiptRow } from '#shared/model/receipt-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

const words = dailyCloseTh.paper;

const SATANG_PER_BAHT = 100;
/** Baht as a number a spreadsheet adds up; two decimals hold every satang exactly enough for a cell. */
const bahtOf = (satang: number): number => satang / SATANG_PER_BAHT;

const sumOf = ({ items }: ReceiptRow, kind: ReceiptRow['items'][number]['kind']): number =>
  items.reduce((sum, item) => (item.kind === kind ? sum + item.satang : sum), 0);

const channelsOf = ({ payments, channel }: ReceiptRow): string =>
  [...new Set((payments ?? [{ channel }]).map((payment) => words.channel(payment.channel)))].join(', ');

/** The receipts of a day as lines of a spreadsheet, the head first; a voided one keeps its line with nothing in it. */
export const exportLines = (rows: ReadModel, view: DayView): readonly (readonly ExportCell[])[] => {
  const { columns } = words;
  const head = [
    columns.number,
    columns.payer,
    columns.reference,
    columns.channel,
    columns.fee,
    columns.surcharge,
    columns.amount,
    columns.officer,
    columns.state,
    columns.payments,
  ];
  const lines = view.receipts.map((receipt): readonly ExportCell[] => {
    const counts = receipt.state.kind === 'void' ? 0 : 1;
    return [
      receipt.number,
      receipt.payerName,
      receipt.ref1,
      channelsOf(receipt),
      bahtOf(sumOf(receipt, 'annual-fee') * counts),
      bahtOf(sumOf(receipt, 'surcharge') * counts),
      bahtOf(receipt.totalSatang * counts),
      staffName(rows, receipt.issuedBy),
      counts === 0 ? words.voided : words.standing,
      (receipt.payments ?? []).map((payment) => receiptPaymentText(payment, 'th')).join('; '),
    ];
  });
  return [head, ...lines];
};

const WIDTHS = [16, 40, 18, 22, 14, 14, 14, 24, 12, 60];

const tableOf = ([head = [], ...lines]: readonly (readonly ExportCell[])[], sheet: string): TableFile => ({
  sheet,
  columns: head.map((title, at) => ({ title: String(title), widthCharacters: WIDTHS[at] ?? 14, look: 'amount' })),
  lines,
});

/** The lines as the bytes of a CSV file. */
export const csvBytes = (lines: readonly (readonly ExportCell[])[]): Uint8Array => csvFile(tableOf(lines, ''));

/** The lines as the bytes of an Excel workbook. */
export const xlsxBytes = (lines: readonly (readonly ExportCell[])[], sheet: string): Promise<Uint8Array> =>
  xlsxFile(tableOf(lines, sheet));
