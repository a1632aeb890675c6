import { recordBankEvent } from './bank-events.ts';
import { notePaymentAppCheck, saveBiller } from './biller.ts';
import { importBankFile } from './bank-files.ts';
import { noteDataAccess } from './data-access.ts';
import type { Mutation } from './define.ts';
import { recordExternalInvoice } from './external-invoices.ts';
import { correctHorsepower, correctWorkers, importFactories, settleDifference } from './factories.ts';
import { approveCredit, noteCreditPaidOut, proposeCredit, refuseCredit } from './fee-credits.ts';
import { noteFeeReminders } from './fee-reminders.ts';
import { confirmListedFee, saveListedFee } from './listed-fees.ts';
import { noteNoticeLetters } from './notice-letters.ts';
import { enterFeeWaiver, openFeeCredits, withdrawFeeWaiver } from './fee-waivers.ts';
import { confirmFeeSchedule, saveFeeSchedule } from './fee-schedules.ts';
import { noteCondition, undoCondition } from './folder-conditions.ts';
import { confirmLabel, noteLabelsPrinted, registerFolders, setHomeLocation } from './folders.ts';
import { attachCode, printLabels, reportLabelJam } from './labels.ts';
import { checkInFolder, checkOutFolder, moveFolder, seeFolder, undoMovement } from './movements.ts';
import { saveLoanPolicy } from './loan-policy.ts';
import { noteLoanReminders } from './loan-reminders.ts';
import { acknowledgePassOn, passOnFolder } from './loans.ts';
import { decideRefund, keepPayment, matchParts, matchPayment, proposeRefund } from './money-cases.ts';
import { cancelNotice, issueNotice, recordPaidYears } from './notices.ts';
import { renewPinHash, saveLocations, saveStaff, saveStaffFirst } from './office.ts';
import { addParkedPhoto, noteParkedScan, parkScan, resolveException, resolveParkedScan } from './parked-scans.ts';
import { signReconciliation } from './reconciliation.ts';
import { cancelRequest, noteRetrieval, requestFolders } from './requests.ts';
import { keepScanFile } from './scan-files.ts';
import { askAboutSlip, attachSlip, attachTypedSlip, closeSlip, noteSlipAnswer } from './slip-leads.ts';
import { settleOverlap } from './settle-overlap.ts';
import { noteTransferReceived, sendTransfer } from './transfers.ts';
import { finishStockTake } from './finish-stock-take.ts';
import { countStockTakeScan } from './stock-take-scans.ts';
import {
  cancelStockTake,
  endStockTakeHere,
  joinStockTake,
  openStockTake,
  releaseStockTakeDevice,
} from './stock-takes.ts';
import { giveUpFolderSearch, lookForFolder, noteFolderFound } from './folder-searches.ts';
import {
  addToDisposal,
  cancelDisposal,
  closeDisposal,
  decideDisposal,
  noteDisposalSteps,
  openDisposal,
} from './disposals.ts';
import { dismissDisposedScan, reverseDisposal } from './settle-disposed.ts';
import { closeDay, noteRemittance } from './daily-close.ts';
import { closeReceiptBook, drawReceiptBook, saveReceiptPolicy } from './receipt-books.ts';
import { noteOfficialNumber, noteReceiptReprint, voidReceipt } from './receipt-changes.ts';
import { issueReceipt, issueReceiptFirst } from './receipts.ts';
import { saveRecordSubject } from './record-subjects.ts';
import { holdFolder, releaseFolderHold, setFolderRetention } from './retention.ts';
import { noteVisit } from './visits.ts';
import type { z } from 'zod';

/** The only list of mutations. Old versions stay in it for ever, under `name@version`: unsent work of an old client is never stranded. */
export const mutations = {
  'check-out-folder': checkOutFolder,
  'check-in-folder': checkInFolder,
  'move-folder': moveFolder,
  'see-folder': seeFolder,
  'undo-movement': undoMovement,
  'pass-on-folder': passOnFolder,
  'acknowledge-pass-on': acknowledgePassOn,
  'send-transfer': sendTransfer,
  'note-transfer-received': noteTransferReceived,
  'note-loan-reminders': noteLoanReminders,
  'save-loan-policy': saveLoanPolicy,
  'settle-overlap': settleOverlap,
  'register-folders': registerFolders,
  'set-home-location': setHomeLocation,
  'note-labels-printed': noteLabelsPrinted,
  'confirm-label': confirmLabel,
  'print-labels': printLabels,
  'report-label-jam': reportLabelJam,
  'attach-code': attachCode,
  'park-scan': parkScan,
  'resolve-parked-scan': resolveParkedScan,
  'note-parked-scan': noteParkedScan,
  'add-parked-photo': addParkedPhoto,
  'note-condition': noteCondition,
  'undo-condition': undoCondition,
  'resolve-exception': resolveException,
  'request-folders': requestFolders,
  'note-retrieval': noteRetrieval,
  'cancel-request': cancelRequest,
  'save-locations': saveLocations,
  'save-staff': saveStaff,
  'save-staff@1': saveStaffFirst,
  'renew-pin-hash': renewPinHash,
  'save-biller': saveBiller,
  'note-payment-app-check': notePaymentAppCheck,
  'keep-scan-file': keepScanFile,
  'import-factories': importFactories,
  'settle-difference': settleDifference,
  'correct-horsepower': correctHorsepower,
  'issue-notice': issueNotice,
  'cancel-notice': cancelNotice,
  'record-bank-event': recordBankEvent,
  'import-bank-file': importBankFile,
  'match-payment': matchPayment,
  'match-parts': matchParts,
  'propose-refund': proposeRefund,
  'decide-refund': decideRefund,
  'keep-payment': keepPayment,
  'sign-reconciliation': signReconciliation,
  'attach-slip': attachSlip,
  'attach-typed-slip': attachTypedSlip,
  'close-slip': closeSlip,
  'ask-about-slip': askAboutSlip,
  'note-slip-answer': noteSlipAnswer,
  'record-paid-years': recordPaidYears,
  'save-fee-schedule': saveFeeSchedule,
  'confirm-fee-schedule': confirmFeeSchedule,
  'save-listed-fee': saveListedFee,
  'confirm-listed-fee': confirmListedFee,
  'open-stock-take': openStockTake,
  'join-stock-take': joinStockTake,
  'count-stock-take-scan': countStockTakeScan,
  'end-stock-take-here': endStockTakeHere,
  'release-stock-take-device': releaseStockTakeDevice,
  'finish-stock-take': finishStockTake,
  'cancel-stock-take': cancelStockTake,
  'save-record-subject': saveRecordSubject,
  'set-folder-retention': setFolderRetention,
  'hold-folder': holdFolder,
  'release-folder-hold': releaseFolderHold,
  'open-disposal': openDisposal,
  'add-to-disposal': addToDisposal,
  'decide-disposal': decideDisposal,
  'note-disposal-steps': noteDisposalSteps,
  'close-disposal': closeDisposal,
  'cancel-disposal': cancelDisposal,
  'correct-workers': correctWorkers,
  'note-fee-reminders': noteFeeReminders,
  'note-notice-letters': noteNoticeLetters,
  'enter-fee-waiver': enterFeeWaiver,
  'withdraw-fee-waiver': withdrawFeeWaiver,
  'open-fee-credits': openFeeCredits,
  'propose-credit': proposeCredit,
  'approve-credit': approveCredit,
  'refuse-credit': refuseCredit,
  'note-credit-paid-out': noteCreditPaidOut,
  'record-external-invoice': recordExternalInvoice,
  'reverse-disposal': reverseDisposal,
  'dismiss-disposed-scan': dismissDisposedScan,
  'look-for-folder': lookForFolder,
  'note-folder-found': noteFolderFound,
  'give-up-folder-search': giveUpFolderSearch,
  'draw-receipt-book': drawReceiptBook,
  'close-receipt-book': closeReceiptBook,
  'save-receipt-policy': saveReceiptPolicy,
  'issue-receipt': issueReceipt,
  'issue-receipt@1': issueReceiptFirst,
  'void-receipt': voidReceipt,
  'note-receipt-reprint': noteReceiptReprint,
  'note-official-number': noteOfficialNumber,
  'close-day': closeDay,
  'note-remittance': noteRemittance,
  'note-visit': noteVisit,
  'note-data-access': noteDataAccess,
} as const;

export type MutationName = keyof typeof mutations;
export type MutationArgs<N extends MutationName> = z.input<(typeof mutations)[N]['args']>;

const byWireName: ReadonlyMap<string, Mutation> = new Map(
  Object.values(mutations).map((mutation): [string, Mutation] => [`${mutation.name}@${mutation.version}`, mutation]),
);

/** The name a mutation has on the wire and in the journal: `check-out-folder@1`. */
export const wireName = (name: MutationName): string => `${mutations[name].name}@${mutations[name].version}`;

/** The mutation of a wire name, or undefined when this build does not know it (a newer client). */
export const mutationByWireName = (name: string): Mutation | undefined => byWireName.get(name);
