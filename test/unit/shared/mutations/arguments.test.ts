import { describe, expect, test } from 'vitest';
import type { MutationName } from '#shared/mutations/registry.ts';
import { createMemoryOffice } from '#test/builders/memory-office.ts';
import { MISSING, withAt } from '#test/builders/with-at.ts';
import { examples } from './mutation-examples.ts';

const text = (length: number): string => 'ก'.repeat(length);
const many = <T>(count: number, one: T): readonly T[] => Array.from({ length: count }, () => one);

/** A day that is none: one that does not exist, one of the Buddhist era, an instant. */
const NO_DAY = ['2026-02-29', '2569-11-23', '2026-11-23T00:00:00.000Z', '', null];
/** What is no id of a row. */
const NO_ID = ['', 'แฟ้ม', 'A b', '../x', 7, null];
const NO_CODE = ['', '11300000090', '1130000009001', '๑๑๓๐๐๐๐๐๐๙๐๑', 113_000_000_901];
const NO_REASON = ['', text(301)];
const NO_TRIMMED_REASON = ['', '   ', text(301)];

type Wrong = Readonly<Record<string, readonly unknown[]>>;

/** What each mutation refuses to take, field by field, whoever asks: the place is named, and nothing changes. */
const WRONG: { readonly [N in MutationName]?: Wrong } = {
  'check-out-folder': { folderId: NO_ID, borrowerId: NO_ID, purpose: ['', text(201)], dueOn: NO_DAY, approverId: [''] },
  'check-in-folder': { folderId: NO_ID, locationId: [...NO_ID, MISSING] },
  'move-folder': { folderId: NO_ID, locationId: [MISSING] },
  'see-folder': { folderId: NO_ID, locationId: [''] },
  'undo-movement': { movementId: [...NO_ID, MISSING] },
  'pass-on-folder': { fromId: [MISSING], receiverId: [MISSING], purpose: ['', text(201)] },
  'acknowledge-pass-on': { folderId: [MISSING], receiverId: NO_ID },
  'send-transfer': {
    destination: ['', text(201)],
    letterNumber: [text(61)],
    sentOn: NO_DAY,
    folderIds: [[], many(201, 'folder-1'), MISSING],
    'folderIds.1': NO_ID,
  },
  'note-transfer-received': { receivedOn: NO_DAY, receivedBy: ['', text(121)] },
  'note-loan-reminders': {
    writtenOn: NO_DAY,
    reminders: [[], many(101, { borrowerId: 'staff-2', folderIds: ['folder-2'] })],
    'reminders.0.folderIds': [[], many(201, 'folder-2')],
    'reminders.0.letterNumber': [text(61)],
  },
  'save-loan-policy': { maxFolders: [0, 1_000, 1.5], loanDays: [0, 366, MISSING], 'approverForRoles.0': ['guest'] },
  'settle-overlap': { 'outcome.kind': ['lost', MISSING], 'outcome.borrowerId': NO_ID },
  'register-folders': {
    'folders.0.code': NO_CODE,
    'folders.0.volume': [0, 1_000, 1.5, '1'],
    'folders.0.series': ['Factory', '', '1st'],
    'folders.0.subjectId': NO_ID,
  },
  'keep-scan-file': {
    fileKey: ['', '0A1B2C3D', '0a1b2c3'],
    fileName: ['', text(256)],
    part: [-1, 0.5],
    entries: [[], many(501, { line: 1, text: '1' })],
    'entries.0.line': [0],
    'entries.0.text': ['', text(513)],
    'entries.0.at': [text(81)],
  },
  'set-home-location': { homeLocationId: NO_ID },
  'note-labels-printed': { folderIds: [[], many(501, 'folder-1')] },
  'print-labels': {
    part: [-1, 1_000],
    folderIds: [[], many(501, 'folder-1')],
    'target.kind': ['fax'],
    'target.name': ['', text(121)],
    reason: ['because'],
    note: ['', text(201)],
  },
  'report-label-jam': { goodCount: [-1, 501, 0.5] },
  'attach-code': { code: NO_CODE },
  'park-scan': { text: ['', text(513), 7], note: [text(501)] },
  'resolve-parked-scan': { resolvedAs: ['', text(201)] },
  'note-parked-scan': { note: ['', text(501), MISSING] },
  'add-parked-photo': { jpegBase64: ['', 'not base64!', 'A'.repeat(80_001)] },
  'note-condition': { condition: ['burnt', '', MISSING] },
  'request-folders': {
    folderIds: [[], many(51, 'folder-1')],
    urgency: ['now', MISSING],
    neededOn: NO_DAY,
    purpose: ['', text(201)],
  },
  'note-visit': { beganAt: ['2026-11-23', 'now'], locateMs: [-1, 0.5, 4 * 3_600_000 + 1], serveMs: [-1, MISSING] },
  'note-retrieval': { 'step.kind': ['lost'], 'step.how': ['thrown', MISSING] },
  'cancel-request': { reason: ['', text(201)] },
  'save-locations': { locations: [[], MISSING], 'locations.0.kind': ['cellar'], 'locations.0.capacity': [-1, 0.5] },
  'save-staff': { 'staff.name': [''], 'staff.role': ['king'], 'staff.badgeCode': NO_CODE, 'staff.active': ['yes'] },
  'renew-pin-hash': { replacesHashHex: ['', 'f'.repeat(63), 'F'.repeat(64)] },
  'save-biller': {
    'biller.billerId': ['', '09999999999991', '๐๙๙๙๙๙๙๙๙๙๙๙๙๑๑'],
    'biller.registeredName': ['', text(101)],
    'biller.bank': ['KTB', 'k'],
    'biller.ref2': ['always'],
  },
  'note-payment-app-check': { app: ['cash'], outcome: ['maybe'], checkedOn: NO_DAY },
  'settle-difference': { decision: ['ignore', MISSING] },
  'correct-horsepower': { hpHundredths: [-1, 0.5, '100'], reason: NO_REASON },
  'correct-workers': { workers: [-1, 0.5, 1_000_001], reason: NO_REASON },
  'note-fee-reminders': {
    payBy: NO_DAY,
    reminders: [[]],
    'reminders.0.dueOns': [[], many(61, '2026-03-01')],
    'reminders.0.totalSatang': [0, 0.5],
  },
  'note-notice-letters': { noticeIds: [[], many(201, 'notice-1')], fileName: ['', text(201)] },
  'enter-fee-waiver': {
    categories: [[]],
    'categories.0': [1],
    provinceCodes: [[]],
    dueTo: ['2025-12-31', '2026-02-30'],
  },
  'withdraw-fee-waiver': { reason: NO_REASON },
  'open-fee-credits': { paidYearIds: [[], many(201, 'x')] },
  'propose-credit': { 'outcome.kind': ['gift'], 'outcome.satang': [0, -1, 0.5, 1e12] },
  'refuse-credit': { reason: NO_REASON },
  'note-credit-paid-out': { documentNo: ['', text(121)], paidOn: NO_DAY },
  'record-external-invoice': {
    system: ['another'],
    number: ['', 'x'.repeat(41), 'ก'],
    satang: [0, -1, 0.5],
    status: ['lost'],
    changedAt: ['2026-11-22'],
  },
  'issue-notice': {
    ref1: ['', '1234567', '1'.repeat(19), '13000000AB'],
    ref2: ['', 'ab', 'A'.repeat(21)],
    items: [[], many(61, {})],
    'items.0.feeSatang': [-1, 0.5],
    'items.0.surchargeSatang': [-1, 0.5],
    'items.0.dueOn': NO_DAY,
    totalSatang: [0, 0.5, MISSING],
    validUntilOn: NO_DAY,
    trackingToken: ['', 'short'],
  },
  'cancel-notice': { reason: NO_REASON },
  'record-bank-event': {
    'event.kind': ['said'],
    'event.satang': [0, -1, 0.5],
    'event.proof': ['believed'],
    'event.transactionId': [''],
  },
  'import-bank-file': { contentBase64: ['', MISSING], fileName: ['', text(201)], replacesId: [''] },
  'match-parts': { caseIds: [[], ['case-first'], many(11, 'x')], reason: NO_TRIMMED_REASON },
  'match-payment': { caseId: NO_ID, noticeId: NO_ID, reason: NO_TRIMMED_REASON },
  'propose-refund': { reason: NO_TRIMMED_REASON },
  'decide-refund': { decision: ['perhaps', MISSING] },
  'keep-payment': { reason: NO_TRIMMED_REASON },
  'attach-slip': { text: ['', text(513)] },
  'attach-typed-slip': {
    transRef: ['', 'abc', 'x'.repeat(65), 'ก'.repeat(5)],
    satang: [0, 0.5],
    paidOn: NO_DAY,
    paidAtTime: ['24:00', '9:05', '09:60'],
  },
  'ask-about-slip': { paidOn: NO_DAY },
  'close-slip': { answer: NO_TRIMMED_REASON },
  'note-slip-answer': { 'said.kind': ['maybe'] },
  'sign-reconciliation': { on: NO_DAY },
  'record-paid-years': { years: [[], many(61, {})], 'years.0.dueOn': NO_DAY, 'years.0.reference': ['', text(61)] },
  'save-fee-schedule': { schedule: [null, {}] },
  'confirm-fee-schedule': { documentNo: ['', text(121)], confirmedOn: NO_DAY },
  'confirm-listed-fee': { documentNo: ['', text(121)], confirmedOn: NO_DAY },
  'look-for-folder': { checked: ['', 'shelf-2', 'place/', `place/${'x'.repeat(120)}`] },
  'open-stock-take': { 'scope.kind': ['all'], 'scope.locationId': NO_ID },
  'count-stock-take-scan': { number: [0, 0.5], 'what.kind': ['ghost'] },
  'end-stock-take-here': { scans: [-1, 0.5, MISSING] },
  'release-stock-take-device': { deviceId: NO_ID, reason: NO_TRIMMED_REASON },
  'cancel-stock-take': { reason: NO_TRIMMED_REASON },
  'save-record-subject': { series: ['Products', ''], 'fields.maker': [text(301), 7] },
  'set-folder-retention': { closedOn: NO_DAY, retention: [{ term: { kind: 'years', years: 0 } }, 'for ever'] },
  'hold-folder': { reason: NO_REASON },
  'open-disposal': { committee: [['หนึ่ง', 'สอง'], many(10, 'สิบ')], 'committee.0': ['', text(121)], proposedOn: NO_DAY },
  'add-to-disposal': { folderIds: [[], many(201, 'folder-due')] },
  'decide-disposal': { decisions: [[]], 'decisions.0.outcome': ['burn'], 'decisions.0.extendYears': [0, 101, 0.5] },
  'note-disposal-steps': { approvedOn: NO_DAY, sentToArchivesOn: NO_DAY, answeredOn: NO_DAY },
  'close-disposal': { closedOn: [...NO_DAY, MISSING] },
  'cancel-disposal': { reason: NO_REASON },
  'reverse-disposal': { reason: NO_REASON },
  'close-day': { hash: ['', 'f'.repeat(63)], 'figures.day': NO_DAY, 'figures.voided.count': [-1, 0.5] },
  'note-remittance': { remittedOn: NO_DAY, reference: ['', '  ', text(101)], satang: [0, 0.5, 1e15] },
  'draw-receipt-book': { fiscalYear: ['2026', '257', '25700', ''] },
  'close-receipt-book': { reason: NO_REASON },
  'save-receipt-policy': { 'form.kind': ['own'], 'form.documentNo': ['', text(101)], 'form.approvedOn': NO_DAY },
  'issue-receipt': {
    sheet: [0, 101, 1.5],
    previousHash: ['', 'F'.repeat(64)],
    form: ['invoice'],
    payerName: [''],
    'payment.satang': [0, 0.5],
    earlierPayments: [many(10, {}), MISSING],
  },
  'void-receipt': { reason: NO_TRIMMED_REASON, paper: ['burnt', MISSING] },
  'note-receipt-reprint': { print: ['third', MISSING] },
  'note-official-number': { number: ['', '  ', text(61)] },
  'note-data-access': {
    accesses: [[], many(201, {})],
    'accesses.0.kind': ['guessed'],
    'accesses.0.at': ['2026-11-23'],
  },
};

const lines = Object.entries(WRONG).flatMap(([name, fields]) =>
  Object.entries(fields).map(([path, values]) => [name as MutationName, path, values] as const),
);

describe('arguments that make no sense', () => {
  test.each(lines)('%s refuses them at %s', async (name, path, values) => {
    const office = createMemoryOffice();
    const before = office.everything();
    for (const value of values) {
      const args = withAt(examples[name].args, path, value);
      const refused = await office.runAtCentre(name, args as never, { actorId: 'staff-administrator' });

      const issues = refused.ok || refused.error.type !== 'input-invalid' ? [] : refused.error.issues;
      const place = issues[0]?.path ?? JSON.stringify(refused);
      expect([value, place === path || place.startsWith(`${path}.`) ? path : place]).toEqual([value, path]);
    }
    expect(office.everything()).toEqual(before);
  });

  test('are spoken of for every mutation but those that take nothing but one id', () => {
    const silent = (Object.keys(examples) as readonly MutationName[]).filter(
      (name) => !(name in WRONG) && Object.keys(examples[name].args).length > 1,
    );

    // A list of the register itself, an older version, and two ids.
    expect(silent.toSorted()).toEqual(['import-factories', 'issue-receipt@1', 'undo-condition']);
  });
});
