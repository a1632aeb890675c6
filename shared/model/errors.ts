import type { BankFileProblem } from '../domain/bank-file.ts';
import type { DisposalGap, DisposalStep } from '../domain/retention.ts';
import type { InputInvalid } from '../lib/parse.ts';

/**
 * Every expected failure of the office's rules. `type` is the stable code for support; the facts beside it are what
 * the Thai sentence needs. Sentences are written in one place, exhaustively, by the renderer.
 */
export type DomainError =
  | InputInvalid
  | { readonly type: 'mutation-unknown'; readonly name: string }
  | { readonly type: 'not-allowed'; readonly action: string }
  | { readonly type: 'actor-unknown'; readonly actorId: string }
  | { readonly type: 'office-unknown'; readonly officeId: string }
  | { readonly type: 'folder-unknown'; readonly folderId: string }
  | { readonly type: 'folder-code-taken'; readonly code: string }
  | { readonly type: 'label-batch-unknown'; readonly batchId: string }
  | { readonly type: 'location-unknown'; readonly locationId: string }
  | { readonly type: 'borrower-unknown'; readonly borrowerId: string }
  | { readonly type: 'movement-unknown'; readonly movementId: string }
  | { readonly type: 'transfer-unknown'; readonly transferId: string }
  | { readonly type: 'factory-unknown'; readonly factoryId: string }
  | { readonly type: 'schedule-unknown'; readonly scheduleId: string }
  | { readonly type: 'fee-schedule-not-confirmed'; readonly scheduleId: string }
  | { readonly type: 'notice-unknown'; readonly noticeId: string }
  | { readonly type: 'notice-not-open'; readonly noticeId: string; readonly state: string }
  | { readonly type: 'notice-amount-differs'; readonly expectedSatang: number; readonly satang: number }
  | { readonly type: 'bank-file-refused'; readonly problems: readonly BankFileProblem[] }
  | { readonly type: 'bank-file-known'; readonly fileId: string }
  | { readonly type: 'bank-file-day-taken'; readonly fileId: string }
  | { readonly type: 'bank-file-of-others'; readonly record: number }
  | { readonly type: 'slip-unreadable' }
  | { readonly type: 'slip-unknown'; readonly slipId: string }
  | { readonly type: 'money-case-unknown'; readonly caseId: string }
  | { readonly type: 'money-case-moved-on'; readonly caseId: string; readonly state: string }
  | { readonly type: 'payment-gone'; readonly caseId: string }
  | { readonly type: 'case-no-part'; readonly caseId: string; readonly noticeId: string }
  | { readonly type: 'case-amount-differs'; readonly expectedSatang: number; readonly satang: number }
  | { readonly type: 'refund-needs-another'; readonly caseId: string }
  | { readonly type: 'reconciliation-too-early'; readonly on: string }
  | { readonly type: 'reconciliation-signed'; readonly on: string }
  | {
      readonly type: 'reconciliation-open';
      readonly on: string;
      readonly openCount: number;
      readonly differenceSatang: number;
    }
  | { readonly type: 'ref1-taken'; readonly ref1: string }
  | { readonly type: 'number-not-leased'; readonly kind: string; readonly number: number }
  | { readonly type: 'number-block-empty'; readonly kind: string }
  | { readonly type: 'request-unknown'; readonly requestId: string }
  | { readonly type: 'parked-scan-unknown'; readonly parkedScanId: string }
  | { readonly type: 'condition-note-unknown'; readonly noteId: string }
  | { readonly type: 'exception-unknown'; readonly exceptionId: string }
  | { readonly type: 'difference-unknown'; readonly differenceId: string }
  | { readonly type: 'nothing-to-bill'; readonly factoryId: string }
  | { readonly type: 'stock-take-unknown'; readonly stockTakeId: string }
  | { readonly type: 'stock-take-closed'; readonly stockTakeId: string; readonly state: string }
  | { readonly type: 'stock-take-unsent'; readonly stockTakeId: string; readonly deviceIds: readonly string[] }
  | { readonly type: 'stock-take-device-unknown'; readonly stockTakeId: string; readonly deviceId: string }
  | { readonly type: 'stock-take-range-apart'; readonly fromFolderId: string; readonly toFolderId: string }
  | { readonly type: 'record-series-unknown'; readonly series: string }
  | { readonly type: 'record-subject-unknown'; readonly subjectId: string }
  | { readonly type: 'record-number-taken'; readonly subjectId: string }
  | { readonly type: 'folder-disposed'; readonly folderId: string }
  | { readonly type: 'folder-on-hold'; readonly folderId: string }
  | { readonly type: 'folder-not-due'; readonly folderId: string }
  | { readonly type: 'folder-out'; readonly folderId: string }
  | { readonly type: 'folder-requested'; readonly folderId: string }
  | { readonly type: 'folder-in-disposal'; readonly folderId: string; readonly batchId: string }
  | { readonly type: 'disposal-unknown'; readonly batchId: string }
  | { readonly type: 'disposal-closed'; readonly batchId: string; readonly state: string }
  | { readonly type: 'disposal-step-early'; readonly batchId: string; readonly step: DisposalStep }
  | { readonly type: 'disposal-not-ready'; readonly batchId: string; readonly gap: DisposalGap }
  | { readonly type: 'year-billed-elsewhere'; readonly dueOn: string; readonly system: string; readonly number: string }
  | { readonly type: 'waiver-unknown'; readonly waiverId: string }
  | { readonly type: 'year-not-waived'; readonly paidYearId: string }
  | { readonly type: 'year-settled'; readonly dueOn: string }
  | { readonly type: 'credit-unknown'; readonly creditId: string }
  | { readonly type: 'credit-decided'; readonly creditId: string; readonly state: string }
  | { readonly type: 'credit-not-proposed'; readonly creditId: string }
  | { readonly type: 'credit-exceeded'; readonly satang: number; readonly creditSatang: number }
  | { readonly type: 'credit-too-small'; readonly satang: number; readonly owedSatang: number }
  | { readonly type: 'second-person-needed'; readonly action: string }
  | { readonly type: 'day-closed'; readonly day: string }
  | { readonly type: 'day-not-closed'; readonly day: string }
  | { readonly type: 'day-not-come'; readonly day: string }
  | { readonly type: 'day-figures-differ'; readonly day: string }
  | { readonly type: 'receipt-book-unknown'; readonly bookId: string }
  | { readonly type: 'receipt-book-not-here'; readonly bookId: string }
  | { readonly type: 'receipt-book-in-hand'; readonly bookId: string }
  | { readonly type: 'receipt-book-closed'; readonly bookId: string }
  | { readonly type: 'receipt-book-missing'; readonly fiscalYear: string }
  | { readonly type: 'receipt-year-differs'; readonly fiscalYear: string; readonly expected: string }
  | { readonly type: 'receipt-number-not-next'; readonly number: string; readonly expected: string }
  | { readonly type: 'receipt-date-before-last'; readonly issuedOn: string; readonly lastOn: string }
  | { readonly type: 'receipt-hash-differs'; readonly number: string }
  | { readonly type: 'receipt-payments-differ'; readonly expectedSatang: number; readonly satang: number }
  | { readonly type: 'receipt-exists'; readonly number: string }
  | { readonly type: 'receipt-unknown'; readonly receiptId: string }
  | { readonly type: 'receipt-not-provisional'; readonly number: string }
  | { readonly type: 'receipt-money-not-sure'; readonly noticeId: string; readonly state: string }
  | { readonly type: 'centre-only'; readonly name: string };
