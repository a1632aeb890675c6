import type { BankEventRow, MoneyCaseRow, PaymentRow } from '#shared/model/money-rows.ts';
import { aMoneyCase, anUnknownPayment } from '#test/builders/money-rows.ts';
import {
  BANK_REFERENCE,
  DAY,
  describeRows,
  HASH,
  ID,
  INSTANT,
  listOf,
  maybeEmpty,
  oneOf,
  optional,
  SATANG,
  SOME_SATANG,
  SOME_TEXT,
  textUpTo,
  wholeFrom,
} from '#test/builders/row-limits.ts';
import { MISSING } from '#test/builders/with-at.ts';

const AT = '2026-11-23T03:00:00.000Z';
const PAID_AT_MS = Date.UTC(2026, 10, 23, 3);

const BANK = {
  takes: ['ktb', 'bb', 'demo-bank-2', 'a'.repeat(20)],
  refuses: ['', 'k', 'KTB', 'ธนาคาร', 'k tb', 'a'.repeat(21), 6, null, MISSING],
};
// A bank writes a biller with or without the suffix, so 13 to 15 digits.
const BILLER = {
  takes: ['0994000165501', '099400016550100'],
  refuses: ['', '099400016550', '0994000165501000', '๐๙๙๔๐๐๐๑๖๕๕๐๑', 'AB99400016550', MISSING],
};
const word = {
  bank: BANK,
  billerId: BILLER,
  ref1: BANK_REFERENCE,
  ref2: optional(BANK_REFERENCE),
  satang: SOME_SATANG,
  channel: textUpTo(40),
  receivedAt: INSTANT,
  payerMasked: optional(textUpTo(80)),
};
const message = {
  ...word,
  identity: SOME_TEXT,
  transactionId: textUpTo(64),
  proof: oneOf('signed', 'unsigned'),
};

const facts = {
  id: 'event-1',
  bank: 'ktb',
  billerId: '099400016550100',
  ref1: '1300000017',
  ref2: '691130',
  satang: 157_500,
  channel: 'qr',
  receivedAt: AT,
  payerMasked: 'สม****',
} as const;
const said = { ...facts, identity: 'ktb/1', transactionId: 'KTB-1', proof: 'signed' } as const;
const confirmed: BankEventRow = { kind: 'confirmed', ...said, paidAtMs: PAID_AT_MS };
const reversed: BankEventRow = { kind: 'reversed', ...said, reversedAtMs: PAID_AT_MS };
const fileLine: BankEventRow = {
  kind: 'file-line',
  ...facts,
  movement: 'payment',
  fileId: 'file-1',
  line: 2,
  paidAtMs: PAID_AT_MS,
};

describeRows(
  'bankEvent',
  {
    called: 'that money came',
    row: confirmed,
    limits: { ...message, kind: { refuses: ['said', 'Confirmed', '', null, MISSING] }, paidAtMs: wholeFrom(0) },
  },
  { called: 'that it went back', row: reversed, limits: { ...message, reversedAtMs: wholeFrom(0) } },
  {
    called: 'a line of the file of the day',
    row: fileLine,
    limits: {
      ...word,
      movement: oneOf('payment', 'reversal'),
      fileId: ID,
      line: wholeFrom(1),
      paidAtMs: wholeFrom(0),
    },
  },
);

describeRows('bankFile', {
  row: {
    id: 'file-1',
    sha256: 'a'.repeat(64),
    fileName: 'KTB_BILLPAY_20261123.txt',
    bank: 'ktb',
    account: '9876543210',
    companyName: 'สอจ. ปทุมธานี',
    effectiveOn: '2026-11-23',
    serviceCode: 'BPAY',
    dayKey: 'ktb/9876543210/2026-11-23/BPAY',
    payments: { count: 3, satang: 450_000 },
    reversals: { count: 0, satang: 0 },
    importedAt: AT,
    importedBy: 'staff-finance',
    entry: { clientId: 'client-1', seq: 9 },
    replaced: { byFileId: 'file-2', at: AT },
  },
  limits: {
    sha256: HASH,
    fileName: textUpTo(200),
    bank: BANK,
    account: { takes: ['0000000000'], refuses: ['', '987654321', '98765432100', '987-6-54321', '๙๘๗๖๕๔๓๒๑๐', MISSING] },
    companyName: maybeEmpty(40),
    effectiveOn: DAY,
    serviceCode: maybeEmpty(8),
    dayKey: SOME_TEXT,
    'payments.count': wholeFrom(0),
    'payments.satang': SATANG,
    'reversals.count': wholeFrom(0),
    'reversals.satang': SATANG,
    importedAt: INSTANT,
    importedBy: ID,
    // Early versions did not note which mutation brought a file.
    entry: { takes: [MISSING], refuses: [null, {}, undefined] },
    'entry.clientId': ID,
    'entry.seq': wholeFrom(1),
    replaced: { takes: [MISSING], refuses: [null, {}, undefined] },
    'replaced.byFileId': ID,
    'replaced.at': INSTANT,
  },
});

const wholePayment: PaymentRow = anUnknownPayment({
  noticeId: 'notice-1',
  payerMasked: 'สม****',
  reversedAt: AT,
  withdrawnAt: AT,
});

describeRows('payment', {
  row: wholePayment,
  limits: {
    keys: listOf((index) => `key-${index}`, 1, 2),
    'keys.0': SOME_TEXT,
    noticeId: optional(ID),
    ref1: BANK_REFERENCE,
    bank: BANK,
    billerId: BILLER,
    transactionId: optional(textUpTo(64)),
    satang: SOME_SATANG,
    paidAt: INSTANT,
    paidOn: DAY,
    channel: textUpTo(40),
    evidence: oneOf('message', 'file', 'both'),
    proof: oneOf('reported', 'confirmed', 'settled'),
    payerMasked: optional(textUpTo(80)),
    reversedAt: optional(INSTANT),
    withdrawnAt: optional(INSTANT),
  },
});

const decided = { reason: 'ตกลงกับผู้ชำระแล้ว', by: 'staff-finance', at: AT } as const;
const closedAs = (outcome: Extract<MoneyCaseRow['state'], { kind: 'closed' }>['outcome']): MoneyCaseRow['state'] => ({
  kind: 'closed',
  outcome,
  ...decided,
});
const decision = { 'state.reason': textUpTo(300), 'state.by': ID, 'state.at': INSTANT };
const kept = closedAs({ kind: 'kept' }) as Extract<MoneyCaseRow['state'], { kind: 'closed' }>;

describeRows(
  'moneyCase',
  {
    called: 'open',
    row: aMoneyCase({ noticeId: 'notice-1', matchedNoticeId: 'notice-2', overtaken: [kept] }),
    limits: {
      kind: oneOf(
        'unknown-reference',
        'wrong-amount',
        'duplicate',
        'late',
        'paid-though-cancelled',
        'year-paid-already',
        'contradicted',
        'reversed',
        'reversed-after-receipt',
        'withdrawn',
      ),
      ref1: BANK_REFERENCE,
      paymentId: optional(ID),
      noticeId: optional(ID),
      satang: SATANG,
      paidOn: DAY,
      raisedAt: INSTANT,
      'state.kind': { refuses: ['lost', 'Open', '', null, MISSING] },
      openOn: optional(DAY),
      matchedNoticeId: optional(ID),
      overtaken: optional(listOf(() => kept, 0)),
      'overtaken.0.kind': { refuses: ['open', 'cleared', MISSING] },
      'overtaken.0.reason': textUpTo(300),
      'overtaken.0.by': ID,
      'overtaken.0.at': INSTANT,
    },
  },
  {
    called: 'to be given back, if a second person agrees',
    row: aMoneyCase({ state: { kind: 'refund-proposed', ...decided } }),
    limits: decision,
  },
  {
    called: 'counted for a notice',
    row: aMoneyCase({ state: closedAs({ kind: 'matched', noticeId: 'notice-2' }) }),
    limits: { ...decision, 'state.outcome.noticeId': ID, 'state.outcome.kind': { refuses: ['lost', '', MISSING] } },
  },
  {
    called: 'given back',
    row: aMoneyCase({ state: closedAs({ kind: 'refunded', proposedBy: 'staff-2', proposedAt: AT }) }),
    limits: { ...decision, 'state.outcome.proposedBy': ID, 'state.outcome.proposedAt': INSTANT },
  },
  { called: 'kept', row: aMoneyCase({ state: kept }), limits: decision },
  {
    called: 'over by itself',
    row: aMoneyCase({ state: { kind: 'cleared', at: AT } }),
    limits: { 'state.at': INSTANT },
  },
);
