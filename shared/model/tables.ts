import type { z } from 'zod';
import { FeeSchedule } from '../domain/fee-schedule.ts';
import { ListedFeeVersion } from '../domain/listed-fee.ts';
import { FeeReminderRow } from './arrears-rows.ts';
import { DayCloseRow } from './close-rows.ts';
import { ExternalInvoiceRow } from './external-invoice-rows.ts';
import { FactoryRow, RegisterDifferenceRow } from './factory-rows.ts';
import { NoticeRow, PaidYearRow } from './fee-rows.ts';
import { ExceptionRow, FolderRow, MovementRow, ParkedScanRow } from './filing-rows.ts';
import { FolderSearchRow } from './folder-search-rows.ts';
import { CodeAliasRow, LabelBatchRow } from './label-rows.ts';
import { NoticeLetterRow } from './letter-rows.ts';
import { LoanPolicyRow, LoanReminderRow, TransferRow } from './loan-rows.ts';
import { OfficeKeyRow } from './office-key-rows.ts';
import {
  BankEventRow,
  BankFileRow,
  MoneyCaseRow,
  PaymentRow,
  ReconciliationDayRow,
  SlipLeadRow,
} from './money-rows.ts';
import { LocationRow, NumberBlockRow, OfficeRow, StaffRow } from './office-rows.ts';
import { ConditionNoteRow, ParkedPhotoRow } from './scan-desk-rows.ts';
import { DisposalBatchRow, RecordSubjectRow } from './record-rows.ts';
import { ReceiptBookRow, ReceiptPolicyRow, ReceiptRow } from './receipt-rows.ts';
import { RequestRow } from './request-rows.ts';
import { ScanFileRow } from './scan-file-rows.ts';
import { FeeCreditRow, FeeWaiverRow } from './waiver-rows.ts';
import { StockTakeDeviceRow, StockTakePartRow, StockTakeRow, StockTakeScanRow } from './stock-take-rows.ts';
import { VisitRow } from './visit-rows.ts';

/**
 * The one list of synced tables. `indexes` are the fields that `Tx.list` may be asked for. `memory` tables live in the
 * read model of every PC; `ledger` tables only grow and are read from disk when somebody opens a history.
 */
export const tables = {
  office: { row: OfficeRow, indexes: [], kind: 'memory' },
  officeKey: { row: OfficeKeyRow, indexes: [], kind: 'memory' },
  staff: { row: StaffRow, indexes: ['badgeCode'], kind: 'memory' },
  location: { row: LocationRow, indexes: ['code', 'parentId'], kind: 'memory' },
  numberBlock: { row: NumberBlockRow, indexes: ['deviceId'], kind: 'memory' },
  factory: { row: FactoryRow, indexes: [], kind: 'memory' },
  registerDifference: { row: RegisterDifferenceRow, indexes: ['factoryId'], kind: 'memory' },
  folder: {
    row: FolderRow,
    indexes: ['code', 'subjectId', 'homeLocationId', 'holderId', 'placeId', 'closedYear'],
    kind: 'memory',
  },
  codeAlias: { row: CodeAliasRow, indexes: ['code'], kind: 'memory' },
  labelBatch: { row: LabelBatchRow, indexes: [], kind: 'memory' },
  feeSchedule: { row: FeeSchedule, indexes: [], kind: 'memory' },
  listedFee: { row: ListedFeeVersion, indexes: [], kind: 'memory' },
  paidYear: { row: PaidYearRow, indexes: ['factoryId'], kind: 'memory' },
  notice: { row: NoticeRow, indexes: ['factoryId', 'ref1'], kind: 'memory' },
  noticeLetter: { row: NoticeLetterRow, indexes: [], kind: 'memory' },
  feeReminder: { row: FeeReminderRow, indexes: ['factoryId'], kind: 'memory' },
  feeWaiver: { row: FeeWaiverRow, indexes: [], kind: 'memory' },
  feeCredit: { row: FeeCreditRow, indexes: ['factoryId'], kind: 'memory' },
  externalInvoice: { row: ExternalInvoiceRow, indexes: ['factoryId'], kind: 'memory' },
  payment: { row: PaymentRow, indexes: ['noticeId', 'ref1', 'paidOn'], kind: 'memory' },
  bankFile: { row: BankFileRow, indexes: ['effectiveOn', 'dayKey'], kind: 'memory' },
  moneyCase: { row: MoneyCaseRow, indexes: ['ref1', 'openOn', 'matchedNoticeId'], kind: 'memory' },
  receiptPolicy: { row: ReceiptPolicyRow, indexes: [], kind: 'memory' },
  receiptBook: { row: ReceiptBookRow, indexes: ['deviceId', 'fiscalYear'], kind: 'memory' },
  receipt: {
    row: ReceiptRow,
    indexes: ['number', 'bookId', 'noticeId', 'factoryId', 'ref1', 'issuedOn', 'officialNumber'],
    kind: 'memory',
  },
  slipLead: { row: SlipLeadRow, indexes: ['askedAt'], kind: 'memory' },
  reconciliationDay: { row: ReconciliationDayRow, indexes: [], kind: 'memory' },
  dayClose: { row: DayCloseRow, indexes: ['day'], kind: 'memory' },
  parkedScan: { row: ParkedScanRow, indexes: [], kind: 'memory' },
  exception: { row: ExceptionRow, indexes: ['folderId'], kind: 'memory' },
  request: { row: RequestRow, indexes: ['folderId', 'phase', 'requestedOn'], kind: 'memory' },
  loanPolicy: { row: LoanPolicyRow, indexes: [], kind: 'memory' },
  transfer: { row: TransferRow, indexes: [], kind: 'memory' },
  loanReminder: { row: LoanReminderRow, indexes: ['borrowerId'], kind: 'memory' },
  stockTake: { row: StockTakeRow, indexes: [], kind: 'memory' },
  stockTakePart: { row: StockTakePartRow, indexes: ['stockTakeId'], kind: 'memory' },
  stockTakeDevice: { row: StockTakeDeviceRow, indexes: ['stockTakeId'], kind: 'memory' },
  folderSearch: { row: FolderSearchRow, indexes: ['folderId'], kind: 'memory' },
  recordSubject: { row: RecordSubjectRow, indexes: ['series', 'numberKey'], kind: 'memory' },
  disposalBatch: { row: DisposalBatchRow, indexes: [], kind: 'memory' },
  bankEvent: { row: BankEventRow, indexes: ['ref1', 'fileId', 'identity'], kind: 'ledger' },
  visit: { row: VisitRow, indexes: [], kind: 'memory' },
  movement: { row: MovementRow, indexes: ['folderId'], kind: 'ledger' },
  conditionNote: { row: ConditionNoteRow, indexes: ['folderId'], kind: 'ledger' },
  parkedPhoto: { row: ParkedPhotoRow, indexes: ['parkedScanId'], kind: 'ledger' },
  scanFile: { row: ScanFileRow, indexes: [], kind: 'ledger' },
  stockTakeScan: { row: StockTakeScanRow, indexes: ['stockTakeId'], kind: 'ledger' },
} as const;

export type TableName = keyof typeof tables;
export type RowOf<T extends TableName> = z.output<(typeof tables)[T]['row']>;
export type IndexOf<T extends TableName> = (typeof tables)[T]['indexes'][number];
export type AnyRow = { [T in TableName]: RowOf<T> }[TableName];

const allTables: readonly string[] = Object.keys(tables);
/** Whether a text from outside names a table. */
export const isTableName = (name: string): name is TableName => allTables.includes(name);
/** Every table, in the order in which they are declared. */
export const tableNames: readonly TableName[] = allTables.filter(isTableName);

/** The value of an indexed field as text, or undefined when the row does not have it. */
export const indexedValue = (row: AnyRow, index: string): string | undefined => {
  const value: unknown = Reflect.get(row, index);
  return typeof value === 'string' ? value : undefined;
};
