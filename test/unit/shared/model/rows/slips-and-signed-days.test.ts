import type { ReconciliationDayRow } from '#shared/model/money-rows.ts';
import { aSlipLead } from '#test/builders/money-rows.ts';
import {
  BANK_REFERENCE,
  DAY,
  describeRows,
  ID,
  INSTANT,
  listOf,
  optional,
  SATANG,
  SOME_SATANG,
  textUpTo,
  wholeFrom,
} from '#test/builders/row-limits.ts';
import { MISSING } from '#test/builders/with-at.ts';

const AT = '2026-11-23T03:00:00.000Z';

const totals = {
  count: 3,
  noticeSatang: 450_000,
  decidedSatang: 0,
  callbackSatang: 450_000,
  fileSatang: 450_000,
  differenceSatang: 0 as const,
};
const signature = { by: 'staff-finance', at: AT, totals };
const aDay = (state: ReconciliationDayRow['state']): ReconciliationDayRow => ({
  id: 'day-2026-11-23',
  on: '2026-11-23',
  state,
  signatures: [signature],
});

describeRows(
  'reconciliationDay',
  {
    called: 'signed',
    row: aDay({ kind: 'signed' }),
    limits: {
      on: DAY,
      'state.kind': { refuses: ['open', '', null, MISSING] },
      signatures: listOf(() => signature, 1),
      'signatures.0.by': ID,
      'signatures.0.at': INSTANT,
      'signatures.0.totals.count': wholeFrom(0),
      'signatures.0.totals.noticeSatang': SATANG,
      'signatures.0.totals.decidedSatang': SATANG,
      'signatures.0.totals.callbackSatang': SATANG,
      'signatures.0.totals.fileSatang': SATANG,
      // A day that differs by one satang cannot be signed, not even by writing the row.
      'signatures.0.totals.differenceSatang': { takes: [0], refuses: [1, -1, 0.5, '0', null, MISSING] },
    },
  },
  { called: 'opened again', row: aDay({ kind: 'reopened', at: AT }), limits: { 'state.at': INSTANT } },
);

const asked = (saying: object) => ({
  inquiry: {
    id: 'inquiry-1',
    noticeId: 'notice-1',
    paidOn: '2026-11-23',
    by: 'staff-1',
    at: AT,
    answer: { at: AT, said: saying },
  },
});
const found = { kind: 'found', transactionId: 'KTB-1', ref1: '1300000017', satang: 157_500, paidAt: AT };

describeRows(
  'slipLead',
  {
    called: 'open, and the bank has answered',
    row: aSlipLead({
      typed: { satang: 157_500, paidOn: '2026-11-23', paidAtTime: '09:05' },
      askedAt: AT,
      ...asked(found),
    } as object),
    limits: {
      bank: {
        takes: ['002', 'truemoney', 'typed'],
        refuses: ['', '2', '0022', 'bbl', 'TRUEMONEY', '๐๐๒', null, MISSING],
      },
      transRef: textUpTo(64),
      typed: { takes: [MISSING], refuses: [null, {}, undefined] },
      'typed.satang': SOME_SATANG,
      'typed.paidOn': DAY,
      'typed.paidAtTime': {
        takes: ['00:00', '09:59', '19:30', '23:59'],
        refuses: ['', '24:00', '9:05', '09:60', '09:05:00', '09.05', '๐๙:๐๕', null, MISSING],
      },
      shown: listOf((index) => ({ noticeId: `notice-${index}`, by: 'staff-1', at: AT }), 1),
      'shown.0.noticeId': ID,
      'shown.0.by': ID,
      'shown.0.at': INSTANT,
      'state.kind': { refuses: ['paid', '', null, MISSING] },
      inquiry: { takes: [MISSING], refuses: [null, {}, undefined] },
      'inquiry.id': ID,
      'inquiry.noticeId': ID,
      'inquiry.paidOn': DAY,
      'inquiry.by': ID,
      'inquiry.at': INSTANT,
      'inquiry.answer': { takes: [MISSING], refuses: [null, {}, undefined] },
      'inquiry.answer.at': INSTANT,
      'inquiry.answer.said': {
        takes: [{ kind: 'not-found' }, { kind: 'no-answer' }, { kind: 'cannot-ask' }],
        refuses: [null, {}, { kind: 'paid' }, { kind: 'found' }, MISSING],
      },
      'inquiry.answer.said.transactionId': textUpTo(64),
      'inquiry.answer.said.ref1': BANK_REFERENCE,
      'inquiry.answer.said.satang': SOME_SATANG,
      'inquiry.answer.said.paidAt': INSTANT,
      askedAt: optional(INSTANT),
    },
  },
  {
    called: 'closed',
    row: aSlipLead({ state: { kind: 'closed', answer: 'ธนาคารไม่พบรายการ', by: 'staff-finance', at: AT } }),
    limits: { 'state.answer': textUpTo(300), 'state.by': ID, 'state.at': INSTANT },
  },
);
