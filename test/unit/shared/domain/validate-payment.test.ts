import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { validatePayment, type NoticeToPay, type PaymentFacts } from '#shared/domain/validate-payment.ts';

const BILLER = '099999999999990';
const question = { billerId: BILLER, ref1: '13690000000142', satang: 157_500 };
const aNotice = (over: Partial<NoticeToPay> = {}): NoticeToPay => ({
  ref1: '13690000000142',
  totalSatang: 157_500,
  validUntilOn: '2026-11-30',
  state: { kind: 'issued' },
  ...over,
});
const facts = (over: Partial<PaymentFacts> = {}): PaymentFacts => ({
  billerId: BILLER,
  notice: aNotice(),
  todayOn: '2026-11-30',
  ...over,
});

describe('a bank that asks before it takes money', () => {
  test('may take the exact amount of an open notice, on its last day too', () => {
    expect(validatePayment(question, facts())).toEqual({ kind: 'ok', satang: 157_500 });
  });

  test('is told the amount when it asks without one', () => {
    expect(validatePayment({ ...question, satang: undefined }, facts())).toEqual({ kind: 'ok', satang: 157_500 });
  });

  test.each([
    ['there is no such notice', facts({ notice: undefined })],
    ['the office has no biller', facts({ billerId: undefined })],
    ['the biller is another office', facts({ billerId: '099999999999991' })],
    ['the second reference differs', facts({ notice: aNotice({ ref2: '2569' }) })],
  ])('is told nothing of the notice when %s', (_why, known) => {
    expect(validatePayment(question, known)).toEqual({ kind: 'not-found' });
    expect(validatePayment({ ...question, satang: 1 }, known)).toEqual({ kind: 'not-found' });
  });

  test.each([
    ['is paid', facts({ notice: aNotice({ state: { kind: 'paid' } }) }), 'already-paid'],
    ['is cancelled', facts({ notice: aNotice({ state: { kind: 'cancelled' } }) }), 'closed'],
    ['is a day past its amount', facts({ todayOn: '2026-12-01' }), 'expired'],
    [
      'is paid and past its day',
      facts({ todayOn: '2027-01-01', notice: aNotice({ state: { kind: 'paid' } }) }),
      'already-paid',
    ],
  ] as const)('is refused when the notice %s, whatever the amount', (_what, known, kind) => {
    expect(validatePayment(question, known)).toEqual({ kind });
    expect(validatePayment({ ...question, satang: 1 }, known)).toEqual({ kind });
  });

  test('is told the right amount when it offers any other', () => {
    fc.assert(
      fc.property(fc.oneof(fc.integer(), fc.double()), (satang) => {
        fc.pre(satang !== 157_500);
        expect(validatePayment({ ...question, satang }, facts())).toEqual({
          kind: 'wrong-amount',
          expectedSatang: 157_500,
        });
      }),
    );
  });
});
