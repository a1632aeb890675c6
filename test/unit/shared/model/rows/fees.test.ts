import { aCredit, anExternalInvoice, aWaiver, paidYear } from '#test/builders/fee-office.ts';
import { aNotice, aNoticeItem } from '#test/builders/fee-rows.ts';
import { aPaidNotice } from '#test/builders/receipts.ts';
import {
  DAY,
  describeRows,
  ID,
  INSTANT,
  listOf,
  maybeEmpty,
  oneOf,
  optional,
  SATANG,
  SOME_SATANG,
  SOME_TEXT,
  someId,
  textUpTo,
  wholeFrom,
} from '#test/builders/row-limits.ts';
import { MISSING } from '#test/builders/with-at.ts';

const AT = '2026-11-23T02:00:00.000Z';

describeRows('paidYear', {
  row: paidYear,
  limits: { factoryId: ID, dueOn: DAY, paidOn: DAY, reference: SOME_TEXT },
});

describeRows(
  'notice',
  {
    called: 'issued',
    row: aNotice({ ref2: '691130', trackingToken: '0123456789abcdefghjkmnpqrs' }),
    limits: {
      factoryId: ID,
      ref1: {
        takes: ['13000000', '1'.repeat(18)],
        refuses: ['', '1300000', '1'.repeat(19), 'AB123456', '๑๓๐๐๐๐๐๐๑๗', '1300 000017', 1_300_000_017, MISSING],
      },
      ref2: { takes: ['1', 'A0Z9', 'A'.repeat(20), MISSING], refuses: ['', 'a', 'ก', 'A B', 'A'.repeat(21), null] },
      items: listOf((index) => aNoticeItem({ dueOn: `${2020 + index}-03-01` }), 1),
      'items.0.dueOn': DAY,
      'items.0.scheduleId': ID,
      'items.0.feeSatang': SATANG,
      'items.0.surchargeSatang': SATANG,
      totalSatang: SOME_SATANG,
      issuedAt: INSTANT,
      issuedBy: ID,
      // Letters that are confused on paper (i, l, o, u) stand in no token.
      trackingToken: {
        takes: ['0'.repeat(26), 'zyxwvtsrqpnmkjhgfedcba9876', MISSING],
        refuses: [
          '',
          '0'.repeat(25),
          '0'.repeat(27),
          ...['i', 'l', 'o', 'u', 'A', 'ก'].map((letter) => letter.repeat(26)),
          null,
        ],
      },
      validUntilOn: DAY,
      'state.kind': { refuses: ['lost', 'Issued', '', null, MISSING] },
    },
  },
  {
    called: 'cancelled',
    row: aNotice({ state: { kind: 'cancelled', reason: 'ชื่อผิด', cancelledAt: AT } }),
    limits: { 'state.reason': SOME_TEXT, 'state.cancelledAt': INSTANT },
  },
  {
    called: 'paid in parts',
    row: aPaidNotice({
      state: { kind: 'paid', paymentId: 'payment-2', paidAt: AT, proof: 'settled', earlierParts: ['payment-1'] },
    }),
    limits: {
      'state.paymentId': ID,
      'state.paidAt': INSTANT,
      'state.proof': oneOf('reported', 'confirmed', 'settled'),
      'state.earlierParts': optional(listOf(someId, 1)),
      'state.earlierParts.0': ID,
    },
  },
);

describeRows('noticeLetter', {
  row: { id: 'letter-1', noticeId: 'notice-1', fileName: 'ใบแจ้ง 2569.pdf', madeAt: AT, madeBy: 'staff-1' },
  limits: { noticeId: ID, fileName: textUpTo(200), madeAt: INSTANT, madeBy: ID },
});

describeRows('feeReminder', {
  row: {
    id: 'reminder-1',
    factoryId: 'factory-1',
    dueOns: ['2025-03-01', '2026-03-01'],
    totalSatang: 331_575,
    writtenOn: '2026-11-23',
    payBy: '2026-12-23',
    letterNumber: 'ปท 0033/7',
    createdAt: AT,
    createdBy: 'staff-1',
  },
  limits: {
    factoryId: ID,
    dueOns: listOf((index) => `${1960 + index}-03-01`, 1, 60),
    'dueOns.0': DAY,
    totalSatang: wholeFrom(1),
    writtenOn: DAY,
    payBy: DAY,
    letterNumber: optional(maybeEmpty(60)),
    createdAt: INSTANT,
    createdBy: ID,
  },
});

describeRows('feeWaiver', {
  row: aWaiver({ provinceCodes: ['13', '14'], withdrawn: { reason: 'พิมพ์ผิดปี', at: AT, by: 'staff-finance' } }),
  limits: {
    name: SOME_TEXT,
    legalRef: SOME_TEXT,
    source: SOME_TEXT,
    dueFrom: { takes: ['2026-01-01', '2026-12-31'], refuses: ['', '2569-01-01', '2026-02-30', null, MISSING] },
    // Both ends count, so a waiver of one day is one; what ends before it begins is none.
    dueTo: { takes: ['2026-01-01', '2399-12-31'], refuses: ['2025-12-31', '', '2026-02-30', null, MISSING] },
    // Category 1 owes no annual fee that could be waived.
    categories: { takes: [[2], [3], [2, 3]], refuses: [[], [1], [2, 4], ['2'], null, MISSING] },
    provinceCodes: { takes: [null, ['13'], ['10', '96']], refuses: [[], ['1'], ['130'], [13], ['๑๓'], MISSING] },
    enteredAt: INSTANT,
    enteredBy: ID,
    withdrawn: { takes: [MISSING], refuses: [null, {}, true] },
    'withdrawn.reason': textUpTo(300),
    'withdrawn.at': INSTANT,
    'withdrawn.by': ID,
  },
});

const by = { by: 'staff-finance', at: AT };
const refund = { kind: 'refund', satang: 157_500 } as const;
const setOff = { kind: 'set-off', satang: 157_500, dueOn: '2027-03-01', owedSatang: 150_000 } as const;
const outcome = {
  'state.outcome.kind': { refuses: ['gift', '', null, MISSING] },
  'state.outcome.satang': SOME_SATANG,
  'state.by': ID,
  'state.at': INSTANT,
};

describeRows(
  'feeCredit',
  {
    called: 'open',
    row: aCredit({ paidOut: { documentNo: 'ฎ. 12/2570', on: '2026-11-23', ...by } }),
    limits: {
      factoryId: ID,
      waiverId: ID,
      paidYearId: ID,
      dueOn: DAY,
      // Null where only a paper receipt tells of it; nothing is guessed.
      satang: { takes: [1, 999_999_999_999, null], refuses: [0, -1, 0.5, 1e12, '1', MISSING] },
      'state.kind': { refuses: ['paid', '', null, MISSING] },
      paidOut: { takes: [MISSING], refuses: [null, {}, true] },
      'paidOut.documentNo': textUpTo(120),
      'paidOut.on': DAY,
      'paidOut.by': ID,
      'paidOut.at': INSTANT,
    },
  },
  {
    called: 'to be given back',
    row: aCredit({ state: { kind: 'proposed', outcome: refund, ...by } }),
    limits: outcome,
  },
  {
    called: 'to be set off',
    row: aCredit({ state: { kind: 'approved', outcome: setOff, proposedBy: 'staff-2', ...by } }),
    limits: {
      ...outcome,
      'state.proposedBy': ID,
      'state.outcome.dueOn': DAY,
      'state.outcome.owedSatang': SOME_SATANG,
    },
  },
  {
    called: 'refused',
    row: aCredit({ state: { kind: 'refused', reason: 'ไม่เข้าเกณฑ์', ...by } }),
    limits: { 'state.reason': textUpTo(300), 'state.by': ID, 'state.at': INSTANT },
  },
);

describeRows('externalInvoice', {
  row: {
    ...anExternalInvoice({ payBy: '2026-03-31', qr: '000201', status: 'paid', paidOn: '2026-03-02' }),
    id: 'invoice-1',
    factoryId: 'factory-1',
    receivedAt: AT,
  },
  limits: {
    system: oneOf('e-license', 'e-surveillance', 'e-accreditation', 'nsw', 'ministry-ebilling', 'payment-platform'),
    number: {
      takes: ['1', 'EB-2569/000.123_4', 'x'.repeat(40)],
      refuses: ['', 'a b', 'ใบแจ้ง', 'x'.repeat(41), 'a\\b', 7, MISSING],
    },
    registrationNumber: textUpTo(60),
    description: textUpTo(300),
    payeeName: textUpTo(200),
    satang: { takes: [1, 999_999_999_999, null], refuses: [0, -1, 0.5, 1e12, '1', MISSING] },
    annualDueOn: optional(DAY),
    payBy: optional(DAY),
    qr: optional(textUpTo(512)),
    status: oneOf('open', 'paid', 'cancelled'),
    paidOn: optional(DAY),
    changedAt: INSTANT,
    factoryId: optional(ID),
    receivedAt: INSTANT,
  },
});
