import { staffName } from '#data/folder-queries.ts';
import type { DayView } from '#data/close-queries.ts';
import { dailyCloseTh } from '#i18n/messages/daily-close.ts';
import { csvText, type ExportCell, withoutFormula } from '#shared/domain/csv-text.ts';
import type { ReceiptRow } from '#shared/model/receipt-rows.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

const words = dailyCloseTh.paper;

const SATANG_PER_BAHT = 100;
/** Baht as a number a spreadsheet adds up; two decimals hold every satang exactly enough for a cell. */
const bahtOf = (satang: number): number => satang / SATANG_PER_BAHT;

const sumOf = ({ items }: ReceiptRow, kind: ReceiptRow['items'][number]['kind']): number =>
  items.reduce((sum, item) => (item.kind === kind ? sum + item.satang : sum), 0);

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
  ];
  const lines = view.receipts.map((receipt): readonly ExportCell[] => {
    const counts = receipt.state.kind === 'void' ? 0 : 1;
    return [
      receipt.number,
      receipt.payerName,
      receipt.ref1,
      words.channel(receipt.channel),
      bahtOf(sumOf(receipt, 'annual-fee') * counts),
      bahtOf(sumOf(receipt, 'surcharge') * counts),
      bahtOf(receipt.totalSatang * counts),
      staffName(rows, receipt.issuedBy),
      counts === 0 ? words.voided : words.standing,
    ];
  });
  return [head, ...lines];
};

/** The lines as the bytes of a CSV file. */
export const csvBytes = (lines: readonly (readonly ExportCell[])[]): Uint8Array =>
  new TextEncoder().encode(csvText(lines));

const AMOUNT_FORMAT = '#,##0.00';
const WIDTHS = [16, 40, 18, 22, 14, 14, 14, 24, 12];

/** The lines as the bytes of an Excel workbook: words are words, amounts are numbers, and nothing is a formula. */
export const xlsxBytes = async (lines: readonly (readonly ExportCell[])[], sheet: string): Promise<Uint8Array> => {
  const { default: writeExcelFile } = await import('write-excel-file/universal');
  const [head = [], ...rest] = lines;
  const bold = head.map((cell) => ({ value: String(cell), fontWeight: 'bold' as const }));
  const body = rest.map((line) =>
    line.map((cell) =>
      typeof cell === 'number'
        ? { value: cell, type: Number, format: AMOUNT_FORMAT }
        : { value: withoutFormula(cell), type: String },
    ),
  );
  const file = await writeExcelFile([bold, ...body], { sheet, columns: WIDTHS.map((width) => ({ width })) }).toBlob();
  return new Uint8Array(await file.arrayBuffer());
};
