import type { MoneyCaseRow, PaymentRow, SlipLeadRow } from '#shared/model/money-rows.ts';

/** A payment that a message and the file tell of, under a reference nobody knows. */
export const anUnknownPayment = (over: Partial<PaymentRow> = {}): PaymentRow => ({
  id: 'payment-1',
  keys: ['message-1', 'line-1'],
  ref1: '1300000099',
  bank: 'ktb',
  billerId: '099999999999900',
  transactionId: 'KTB-009',
  satang: 157_500,
  paidAt: '2026-11-23T03:00:00.000Z',
  paidOn: '2026-11-23',
  channel: 'qr',
  evidence: 'both',
  proof: 'settled',
  ...over,
});

/** The open case of that payment. */
export const aMoneyCase = (over: Partial<MoneyCaseRow> = {}): MoneyCaseRow => ({
  id: 'case-1',
  kind: 'unknown-reference',
  ref1: '1300000099',
  paymentId: 'payment-1',
  satang: 157_500,
  paidOn: '2026-11-23',
  raisedAt: '2026-11-23T03:01:00.000Z',
  state: { kind: 'open' },
  openOn: '2026-11-23',
  ...over,
});

/** The small QR of a slip of bank 002. */
export const SLIP = '004000060000010103002021900021231231212000115102TH91049C30';

/** A slip shown for the first notice. */
export const aSlipLead = (over: Partial<SlipLeadRow> = {}): SlipLeadRow => ({
  id: 'slip-1',
  bank: '006',
  transRef: 'A1',
  shown: [{ noticeId: 'notice-1', by: 'staff-1', at: '2026-11-23T02:00:00.000Z' }],
  state: { kind: 'open' },
  ...over,
});

/** A slip about which the bank was asked and has not answered. */
export const anAskedSlip = (): SlipLeadRow => {
  const at = '2026-11-23T02:05:00.000Z';
  const inquiry = { id: 'inquiry-1', noticeId: 'notice-1', paidOn: '2026-11-23', by: 'staff-1', at };
  return aSlipLead({ id: 'slip-asked', transRef: 'A2', inquiry, askedAt: at });
};
