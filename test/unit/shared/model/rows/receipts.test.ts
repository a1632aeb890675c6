import { dayFigures, dayFiguresHash } from '#shared/domain/daily-close.ts';
import { SHEETS_PER_BOOK } from '#shared/domain/receipt-number.ts';
import { MOST_PARTS } from '#shared/model/money-rows.ts';
import { aNamedPayment, aPayment, aReceipt, aReceiptBook } from '#test/builders/receipts.ts';
import {
  DAY,
  describeRows,
  HASH,
  ID,
  INSTANT,
  listOf,
  maybeEmpty,
  oneOf,
  optional,
  SOME_SATANG,
  textUpTo,
  wholeFrom,
} from '#test/builders/row-limits.ts';
import { MISSING } from '#test/builders/with-at.ts';

const AT = '2026-11-23T02:00:00.000Z';

const FISCAL_YEAR = {
  takes: ['2500', '2570', '2999'],
  refuses: ['', '2026', '2499', '3000', '257', '25700', '๒๕๗๐', 2570, null, MISSING],
};
const BOOK = wholeFrom(1, 9_999);

describeRows('receiptPolicy', {
  called: 'with a form of its own',
  row: { id: 'receipt-policy', form: { kind: 'approved', documentNo: 'กค 0402.2/123', approvedOn: '2026-10-01' } },
  limits: {
    form: { takes: [{ kind: 'provisional' }], refuses: [null, {}, 'approved', MISSING] },
    'form.kind': { refuses: ['own', '', null, MISSING] },
    'form.documentNo': textUpTo(100),
    'form.approvedOn': DAY,
  },
});

const usage = {
  'state.book': BOOK,
  // One past the last sheet says that the book is full.
  'state.nextSheet': wholeFrom(1, SHEETS_PER_BOOK + 1),
  'state.headHash': HASH,
  'state.lastOn': optional(DAY),
};
const open = { ...aReceiptBook().state, lastOn: '2026-11-23' };

describeRows(
  'receiptBook',
  {
    called: 'in use',
    row: aReceiptBook({ state: open }),
    limits: {
      fiscalYear: FISCAL_YEAR,
      deviceId: ID,
      clientId: ID,
      drawnAt: INSTANT,
      drawnBy: ID,
      state: { takes: [{ kind: 'asked' }], refuses: [null, {}, { kind: 'lent' }, MISSING] },
      ...usage,
    },
  },
  {
    called: 'closed',
    row: aReceiptBook({
      state: { ...open, kind: 'closed', closedAt: AT, closedBy: 'staff-finance', reason: 'สิ้นปีงบประมาณ' },
    }),
    limits: { ...usage, 'state.closedAt': INSTANT, 'state.closedBy': ID, 'state.reason': textUpTo(300) },
  },
);

const print = { at: AT, by: 'staff-1' };
const wholeReceipt = aReceipt({
  payments: [aNamedPayment()],
  replacesId: 'receipt-0',
  printed: print,
  reprints: [{ id: 'print-2', ...print }],
  officialNumber: 'ก 0012345',
  officialNumbers: [{ id: 'official-1', number: 'ก 0012345', ...print }],
});
const voided = {
  kind: 'void',
  reason: 'พิมพ์ชื่อผิด',
  paper: 'attached',
  voidedAt: AT,
  voidedBy: 'staff-1',
  approvedBy: 'staff-2',
  replacedById: 'receipt-2',
} as const;

describeRows(
  'receipt',
  {
    called: 'standing',
    row: wholeReceipt,
    limits: {
      number: {
        takes: ['2500-0001-001', '2999-9999-100'],
        refuses: ['', '2570-001-001', '2570-0001-1', '2026-0001-001', '2570/0001/001', '๒๕๗๐-๐๐๐๑-๐๐๑', null, MISSING],
      },
      bookId: ID,
      fiscalYear: FISCAL_YEAR,
      book: BOOK,
      sheet: wholeFrom(1, SHEETS_PER_BOOK),
      form: oneOf('receipt', 'provisional'),
      noticeId: ID,
      paymentId: ID,
      factoryId: ID,
      ref1: textUpTo(20),
      payerName: textUpTo(300),
      payerAddress: maybeEmpty(500),
      registrationNumber: maybeEmpty(60),
      items: listOf((index) => ({ kind: 'annual-fee', dueOn: `${2020 + index}-03-01`, satang: 1 }), 1),
      'items.0.kind': oneOf('annual-fee', 'surcharge'),
      'items.0.dueOn': DAY,
      'items.0.satang': SOME_SATANG,
      totalSatang: SOME_SATANG,
      paidOn: DAY,
      channel: textUpTo(40),
      payments: optional(listOf((index) => aNamedPayment({ paymentId: `payment-${index}` }), 1, MOST_PARTS)),
      'payments.0.paymentId': ID,
      'payments.0.satang': SOME_SATANG,
      'payments.0.paidOn': DAY,
      'payments.0.channel': textUpTo(40),
      'payments.0.bank': { takes: ['ktb'], refuses: ['', 'KTB', 'k', MISSING] },
      'payments.0.bankReference': optional(textUpTo(64)),
      issuedOn: DAY,
      issuedAt: INSTANT,
      issuedBy: ID,
      replacesId: optional(ID),
      previousHash: HASH,
      hash: HASH,
      'state.kind': { refuses: ['burnt', 'Void', '', null, MISSING] },
      printed: { takes: [MISSING], refuses: [null, {}, true] },
      'printed.at': INSTANT,
      'printed.by': ID,
      reprints: listOf((index) => ({ id: `print-${index}`, ...print }), 0),
      'reprints.0.id': ID,
      'reprints.0.at': INSTANT,
      'reprints.0.by': ID,
      officialNumber: optional(textUpTo(60)),
      officialNumbers: listOf((index) => ({ id: `official-${index}`, number: 'ก 1', ...print }), 0),
      'officialNumbers.0.id': ID,
      'officialNumbers.0.number': textUpTo(60),
      'officialNumbers.0.at': INSTANT,
      'officialNumbers.0.by': ID,
    },
  },
  {
    called: 'void',
    row: { ...wholeReceipt, state: voided },
    limits: {
      'state.reason': textUpTo(300),
      'state.paper': oneOf('attached', 'not-printed', 'missing'),
      'state.voidedAt': INSTANT,
      'state.voidedBy': ID,
      'state.approvedBy': optional(ID),
      'state.replacedById': optional(ID),
    },
  },
);

const day = '2026-11-23';
const figures = dayFigures({
  day,
  payments: [{ ...aPayment(), hasReceipt: false }],
  receipts: [{ ...aReceipt(), isVoid: false }],
});
const remittance = {
  id: 'remittance-1',
  remittedOn: '2026-11-24',
  reference: 'นำส่ง 12/2570',
  satang: 157_500,
  notedAt: AT,
  notedBy: 'staff-finance',
};
const COUNT = wholeFrom(0);
/** A day may bring more than one bill can ask for. */
const SUM = wholeFrom(0, 999_999_999_999_999);
const talliesAt = (place: string) => ({
  [place]: { takes: [[]], refuses: [{}, null, MISSING] },
  [`${place}.0.name`]: textUpTo(160),
  [`${place}.0.count`]: COUNT,
  [`${place}.0.satang`]: SUM,
});

describeRows('dayClose', {
  row: {
    id: 'close-2026-11-23',
    day,
    figures,
    hash: dayFiguresHash(figures),
    closedAt: AT,
    closedBy: 'staff-finance',
    remittances: [remittance],
  },
  limits: {
    day: DAY,
    'figures.day': DAY,
    ...talliesAt('figures.received'),
    ...talliesAt('figures.receipted.byChannel'),
    ...talliesAt('figures.receipted.byKind'),
    ...talliesAt('figures.receipted.byOfficer'),
    'figures.receipted.total.count': COUNT,
    'figures.receipted.total.satang': SUM,
    'figures.voided.count': COUNT,
    'figures.voided.satang': SUM,
    'figures.notReceipted.count': COUNT,
    'figures.notReceipted.satang': SUM,
    hash: HASH,
    closedAt: INSTANT,
    closedBy: ID,
    remittances: listOf((index) => ({ ...remittance, id: `remittance-${index}` }), 0),
    'remittances.0.id': ID,
    'remittances.0.remittedOn': DAY,
    'remittances.0.reference': textUpTo(100),
    'remittances.0.satang': SUM,
    'remittances.0.notedAt': INSTANT,
    'remittances.0.notedBy': ID,
  },
});
