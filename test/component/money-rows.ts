import { aMoneyCase, anUnknownPayment } from '#test/builders/money-rows.ts';
import { aNotice, counterRows, type Filed } from '#test/unit/renderer/counter/a-counter-office.ts';

/** The day before the office of the counter's tests stands still. */
export const YESTERDAY = '2026-11-22';
/** When money of that day came. */
const paidOn = { paidAt: '2026-11-22T03:00:00.000Z', paidOn: YESTERDAY } as const;

/** An office: yesterday one payment in all three records and one with a mistyped reference, before it an even day. */
export const moneyRows = (): readonly Filed[] => [
  ...counterRows(),
  [
    'notice',
    aNotice({
      id: 'notice-paid',
      ref1: '13700000000286',
      state: { kind: 'paid', paymentId: 'p-1', paidAt: paidOn.paidAt, proof: 'settled' },
    }),
  ],
  ['notice', aNotice()],
  ['notice', aNotice({ id: 'notice-other', factoryId: 'factory-2', ref1: '13700000000383' })],
  [
    'payment',
    anUnknownPayment({ id: 'p-1', ref1: '13700000000286', noticeId: 'notice-paid', satang: 975_000, ...paidOn }),
  ],
  [
    'payment',
    anUnknownPayment({ id: 'p-2', ref1: '13700000000198', satang: 975_000, payerMasked: 'บร*** ตั***', ...paidOn }),
  ],
  [
    'moneyCase',
    aMoneyCase({
      id: 'case-p-2',
      ref1: '13700000000198',
      paymentId: 'p-2',
      satang: 975_000,
      paidOn: YESTERDAY,
      openOn: YESTERDAY,
    }),
  ],
  [
    'notice',
    aNotice({
      id: 'notice-even',
      ref1: '13700000000480',
      state: { kind: 'paid', paymentId: 'p-3', paidAt: '2026-11-20T03:00:00.000Z', proof: 'settled' },
    }),
  ],
  [
    'payment',
    anUnknownPayment({
      id: 'p-3',
      ref1: '13700000000480',
      noticeId: 'notice-even',
      satang: 975_000,
      paidAt: '2026-11-20T03:00:00.000Z',
      paidOn: '2026-11-20',
    }),
  ],
];

/** The amount of the first notice in two pieces under its reference, neither of them the amount. */
export const inPieces = (): readonly Filed[] =>
  [400_000, 575_000].flatMap((satang, index): readonly Filed[] => {
    const common = { ref1: '13700000000189', noticeId: 'notice-1', satang };
    const card = { id: `case-part-${index}`, kind: 'wrong-amount', paymentId: `part-${index}` } as const;
    return [
      ['payment', anUnknownPayment({ id: `part-${index}`, ...common, ...paidOn })],
      ['moneyCase', aMoneyCase({ ...card, ...common, paidOn: YESTERDAY, openOn: YESTERDAY })],
    ];
  });
