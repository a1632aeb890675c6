import { dayFiguresHash } from '#shared/domain/daily-close.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';
import type { Role } from '#shared/model/roles.ts';
import type { MutationArgs, MutationName } from '#shared/mutations/registry.ts';
import { aBankFile } from '#test/builders/bank-files.ts';
import { bankTook } from '#test/builders/bank-words.ts';
import { aListedFee, aNoticeItem, anUnverifiedSchedule } from '#test/builders/fee-rows.ts';
import { anExternalInvoice, paidYear, waiverFields } from '#test/builders/fee-office.ts';
import { SLIP } from '#test/builders/money-rows.ts';
import { aFactory, aLocation, aStaff } from '#test/builders/office.ts';
import { COMMITTEE, productFields } from '#test/builders/record-series.ts';
import { aNamedPayment, firstReceiptArgs, receiptArgs } from '#test/builders/receipts.ts';
import { usedBook, figuresOf } from './busy-office.ts';

const everybody: readonly Role[] = ['clerk', 'file-room', 'finance', 'supervisor', 'administrator'];
const counter: readonly Role[] = ['clerk', 'finance', 'supervisor', 'administrator'];
const money: readonly Role[] = ['finance', 'supervisor', 'administrator'];
const heads: readonly Role[] = ['supervisor', 'administrator'];

const figuresOfToday = figuresOf('2026-11-23');

const PBKDF2_PIN = { saltHex: '0'.repeat(32), hashHex: '0'.repeat(64), iterations: 10_000 };
const SCRYPT_PIN = { saltHex: '1'.repeat(32), hashHex: '2'.repeat(64), scrypt: { logN: 15, r: 8, p: 1 } };

/** One call of every mutation that an ordinary office accepts, and who may make it. */
export const examples: { readonly [N in MutationName]: { args: MutationArgs<N>; by: readonly Role[] | 'centre' } } = {
  'check-out-folder': {
    args: { folderId: 'folder-1', borrowerId: 'staff-2', purpose: 'ตรวจโรงงาน', dueOn: '2026-12-01' },
    by: everybody,
  },
  'check-in-folder': { args: { folderId: 'folder-1', locationId: 'shelf-1' }, by: everybody },
  'move-folder': { args: { folderId: 'folder-1', locationId: 'shelf-2' }, by: everybody },
  'see-folder': { args: { folderId: 'folder-1', locationId: 'shelf-2' }, by: everybody },
  'undo-movement': { args: { folderId: 'folder-1', movementId: 'earlier-scan' }, by: everybody },
  'pass-on-folder': { args: { folderId: 'folder-2', fromId: 'staff-2', receiverId: 'staff-1' }, by: everybody },
  'acknowledge-pass-on': { args: { folderId: 'folder-2', receiverId: 'staff-2' }, by: everybody },
  'send-transfer': {
    args: { destination: 'สอจ. นนทบุรี', sentOn: '2026-11-23', folderIds: ['folder-1', 'folder-2'] },
    by: everybody,
  },
  'note-transfer-received': { args: { transferId: 'transfer-1', receivedOn: '2026-11-25' }, by: everybody },
  'note-loan-reminders': {
    args: { writtenOn: '2026-11-23', reminders: [{ borrowerId: 'staff-2', folderIds: ['folder-2'] }] },
    by: everybody,
  },
  'save-loan-policy': { args: { maxFolders: 20, loanDays: 14, approverForRoles: ['clerk'] }, by: heads },
  'settle-overlap': {
    args: { exceptionId: 'overlap-1', outcome: { kind: 'with', borrowerId: 'staff-2' } },
    by: everybody,
  },
  'register-folders': {
    args: {
      folders: [
        { id: 'folder-9', code: makeScanCode('folder', '13', 9), series: 'factory', subjectId: 'factory-1', volume: 2 },
      ],
    },
    by: everybody,
  },
  'keep-scan-file': {
    args: {
      fileKey: '0a1b2c3d',
      fileName: 'scan.txt',
      part: 0,
      entries: [{ line: 1, text: '4006381333931', at: '08:30' }],
    },
    by: everybody,
  },
  'set-home-location': { args: { folderId: 'folder-1', homeLocationId: 'shelf-2' }, by: everybody },
  'note-labels-printed': { args: { folderIds: ['folder-1', 'folder-2'] }, by: everybody },
  'confirm-label': { args: { folderId: 'folder-1' }, by: everybody },
  'print-labels': {
    args: { runId: 'run-1', part: 0, folderIds: ['folder-1', 'folder-2'], target: { kind: 'pdf' } },
    by: everybody,
  },
  'report-label-jam': { args: { batchId: 'batch-1', goodCount: 1 }, by: everybody },
  'attach-code': { args: { folderId: 'folder-1', code: makeScanCode('folder', '13', 500) }, by: everybody },
  'park-scan': { args: { text: '4006381333931', note: 'ซองเอกสาร' }, by: everybody },
  'resolve-parked-scan': { args: { parkedScanId: 'parked-1', resolvedAs: 'รหัสสินค้า' }, by: everybody },
  'note-parked-scan': { args: { parkedScanId: 'parked-1', note: 'ซองเอกสาร' }, by: everybody },
  'add-parked-photo': { args: { parkedScanId: 'parked-1', jpegBase64: '/9j/4AAQ' }, by: everybody },
  'note-condition': { args: { folderId: 'folder-1', condition: 'torn' }, by: everybody },
  'undo-condition': { args: { folderId: 'folder-1', noteId: 'earlier-note' }, by: everybody },
  'resolve-exception': { args: { exceptionId: 'card-1' }, by: everybody },
  'request-folders': { args: { folderIds: ['folder-1', 'folder-2'], urgency: 'visitor-waiting' }, by: everybody },
  'note-visit': {
    args: { beganAt: '2026-11-23T02:00:00.000Z', locateMs: 4_000, serveMs: 300_000 },
    by: everybody,
  },
  'note-retrieval': { args: { requestId: 'request-1', step: { kind: 'ready', how: 'trapped' } }, by: everybody },
  'cancel-request': { args: { requestId: 'request-1', reason: 'ไม่ใช้แล้ว' }, by: everybody },
  'save-locations': { args: { locations: [aLocation({ id: 'shelf-3' })] }, by: heads },
  'save-staff': { args: { staff: aStaff({ id: 'staff-new', name: 'มาลี', pin: SCRYPT_PIN }) }, by: heads },
  'save-staff@1': { args: { staff: { ...aStaff({ id: 'staff-new', name: 'มาลี' }), pin: PBKDF2_PIN } }, by: heads },
  'renew-pin-hash': { args: { replacesHashHex: PBKDF2_PIN.hashHex, pin: SCRYPT_PIN }, by: everybody },
  'save-biller': {
    args: { officeId: 'office-13', biller: { billerId: '099999999999911', registeredName: 'สอจ.ปทุมธานี' } },
    by: heads,
  },
  'note-payment-app-check': {
    args: { officeId: 'office-13', app: 'next', outcome: 'read', checkedOn: '2026-11-23' },
    by: money,
  },
  'import-factories': {
    args: { factories: [{ id: 'factory-2', register: aFactory().register }], differences: [] },
    by: heads,
  },
  'settle-difference': { args: { differenceId: 'difference-1', decision: 'accept-register' }, by: heads },
  'correct-horsepower': {
    args: { factoryId: 'factory-1', hpHundredths: 5_000, reason: 'ตามใบอนุญาต' },
    by: money,
  },
  'correct-workers': { args: { factoryId: 'factory-1', workers: 60, reason: 'ตามการตรวจ' }, by: money },
  'note-fee-reminders': {
    args: {
      writtenOn: '2026-11-23',
      payBy: '2026-12-23',
      reminders: [{ factoryId: 'factory-1', dueOns: ['2026-03-01'], totalSatang: 157_500 }],
    },
    by: counter,
  },
  'note-notice-letters': { args: { noticeIds: ['notice-1'], fileName: 'ใบแจ้งชำระ.pdf' }, by: counter },
  'enter-fee-waiver': { args: waiverFields, by: money },
  'withdraw-fee-waiver': { args: { waiverId: 'waiver-1', reason: 'บันทึกผิด' }, by: money },
  'open-fee-credits': { args: { waiverId: 'waiver-1', paidYearIds: [paidYear.id] }, by: money },
  'propose-credit': { args: { creditId: 'credit-1', outcome: { kind: 'refund', satang: 157_500 } }, by: money },
  'approve-credit': { args: { creditId: 'credit-proposed' }, by: money },
  'refuse-credit': { args: { creditId: 'credit-1', reason: 'ไม่ได้ชำระจริง' }, by: money },
  'note-credit-paid-out': {
    args: { creditId: 'credit-approved', documentNo: 'จ 12/2570', paidOn: '2026-11-23' },
    by: money,
  },
  'record-external-invoice': { args: anExternalInvoice(), by: 'centre' },
  'issue-notice': {
    args: {
      factoryId: 'factory-1',
      ref1: '1300000025',
      items: [aNoticeItem()],
      totalSatang: 157_500,
      validUntilOn: '2026-11-30',
    },
    by: counter,
  },
  'cancel-notice': { args: { noticeId: 'notice-1', reason: 'พิมพ์ผิด' }, by: counter },
  'record-bank-event': { args: bankTook({ satang: 157_500 }), by: 'centre' },
  'import-bank-file': { args: aBankFile(), by: money },
  'match-parts': {
    args: { caseIds: ['case-first', 'case-second'], noticeId: 'notice-1', reason: 'จ่ายสองครั้ง' },
    by: money,
  },
  'match-payment': { args: { caseId: 'case-1', noticeId: 'notice-1', reason: 'พิมพ์เลขผิด' }, by: money },
  'propose-refund': { args: { caseId: 'case-1', reason: 'จ่ายซ้ำ' }, by: money },
  'decide-refund': { args: { caseId: 'case-2', decision: 'approve' }, by: money },
  'keep-payment': { args: { caseId: 'case-1', reason: 'รับไว้' }, by: money },
  'attach-typed-slip': {
    args: { transRef: '0154321', noticeId: 'notice-1', satang: 157_500, paidOn: '2026-11-22', paidAtTime: '09:05' },
    by: counter,
  },
  'attach-slip': { args: { text: SLIP, noticeId: 'notice-1' }, by: counter },
  'close-slip': { args: { slipId: 'slip-1', answer: 'ธนาคารยืนยันว่าไม่มีรายการ' }, by: money },
  'ask-about-slip': { args: { slipId: 'slip-1', paidOn: '2026-11-22' }, by: counter },
  'note-slip-answer': {
    args: { slipId: 'slip-asked', inquiryId: 'inquiry-1', said: { kind: 'not-found' } },
    by: 'centre',
  },
  'sign-reconciliation': { args: { on: '2026-11-20' }, by: money },
  'record-paid-years': {
    args: { factoryId: 'factory-1', years: [{ dueOn: '2024-03-01', paidOn: '2024-02-20', reference: 'ใบเสร็จ 1/24' }] },
    by: money,
  },
  'save-fee-schedule': { args: { schedule: anUnverifiedSchedule('schedule-new') }, by: money },
  'look-for-folder': { args: { folderId: 'folder-1', checked: 'place/shelf-2' }, by: everybody },
  'note-folder-found': { args: { folderId: 'folder-1' }, by: everybody },
  'give-up-folder-search': { args: { folderId: 'folder-1' }, by: everybody },
  'save-listed-fee': { args: { version: aListedFee('factory-transfer.v3') }, by: money },
  'confirm-listed-fee': {
    args: { versionId: 'factory-transfer.v2', documentNo: 'รจ. 1/2570', confirmedOn: '2026-11-23' },
    by: money,
  },
  'confirm-fee-schedule': {
    args: { scheduleId: 'schedule-draft', documentNo: 'อก 0301/2', confirmedOn: '2026-11-23' },
    by: money,
  },
  'open-stock-take': { args: { scope: { kind: 'place', locationId: 'shelf-1' } }, by: everybody },
  'join-stock-take': { args: { stockTakeId: 'count-1' }, by: everybody },
  'count-stock-take-scan': {
    args: { stockTakeId: 'count-1', number: 1, what: { kind: 'folder', folderId: 'folder-1', finding: 'right' } },
    by: everybody,
  },
  'end-stock-take-here': { args: { stockTakeId: 'count-1', scans: 3 }, by: everybody },
  'release-stock-take-device': {
    args: { stockTakeId: 'count-1', deviceId: 'pc-1', reason: 'เครื่องเสีย' },
    by: heads,
  },
  'finish-stock-take': { args: { stockTakeId: 'count-1' }, by: everybody },
  'cancel-stock-take': { args: { stockTakeId: 'count-1', reason: 'เลือกชั้นผิด' }, by: heads },
  'save-record-subject': { args: { series: 'community-product', fields: productFields() }, by: everybody },
  'set-folder-retention': { args: { folderId: 'folder-1', closedOn: '2012-05-01' }, by: everybody },
  'hold-folder': { args: { folderId: 'folder-1', reason: 'อยู่ระหว่างคดี' }, by: everybody },
  'release-folder-hold': { args: { folderId: 'folder-held' }, by: heads },
  'open-disposal': { args: { folderIds: ['folder-due'], committee: COMMITTEE, proposedOn: '2026-01-20' }, by: heads },
  'add-to-disposal': { args: { batchId: 'disposal-new', folderIds: ['folder-due'] }, by: heads },
  'decide-disposal': {
    args: { batchId: 'disposal-1', decisions: [{ folderId: 'folder-proposed', outcome: 'transfer' }] },
    by: heads,
  },
  'note-disposal-steps': { args: { batchId: 'disposal-1', answeredOn: '2026-03-01' }, by: heads },
  'close-disposal': { args: { batchId: 'disposal-1', closedOn: '2026-05-01' }, by: heads },
  'close-day': { args: { figures: figuresOfToday, hash: dayFiguresHash(figuresOfToday) }, by: money },
  'note-remittance': {
    args: { day: '2026-11-20', remittedOn: '2026-11-23', reference: 'นส 1/2570', satang: 157_500 },
    by: money,
  },
  'draw-receipt-book': { args: { fiscalYear: '2570' }, by: counter },
  'close-receipt-book': { args: { bookId: 'book-1', reason: 'สิ้นปีงบประมาณ' }, by: money },
  'save-receipt-policy': {
    args: { form: { kind: 'approved', documentNo: 'กค 0402/1', approvedOn: '2026-11-01' } },
    by: heads,
  },
  'issue-receipt': {
    args: receiptArgs(usedBook, { noticeId: 'notice-paid', payment: aNamedPayment({ paymentId: 'payment-paid' }) }),
    by: counter,
  },
  'issue-receipt@1': {
    args: firstReceiptArgs(usedBook, { noticeId: 'notice-paid', paymentId: 'payment-paid' }),
    by: counter,
  },
  'void-receipt': {
    args: { receiptId: 'receipt-1', reason: 'ชื่อผิด', paper: 'attached', approvedBy: 'staff-supervisor' },
    by: counter,
  },
  'note-receipt-reprint': { args: { receiptId: 'receipt-1', print: 'original' }, by: counter },
  'note-official-number': { args: { receiptId: 'receipt-1', number: '12/34' }, by: counter },
  'cancel-disposal': { args: { batchId: 'disposal-1', reason: 'รวมกับปีหน้า' }, by: heads },
  'reverse-disposal': { args: { exceptionId: 'card-disposed', reason: 'พบตัวแฟ้ม' }, by: heads },
  'note-data-access': {
    args: {
      accesses: [{ kind: 'opened', subjectId: 'factory-1', actorId: 'staff-1', at: '2026-11-23T02:00:00.000Z' }],
    },
    by: everybody,
  },
  'dismiss-disposed-scan': { args: { exceptionId: 'card-disposed' }, by: everybody },
};
