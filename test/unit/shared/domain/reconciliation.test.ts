import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { reconcileDay, type DayPayment } from '#shared/domain/reconciliation.ts';

const aPayment = (over: Partial<DayPayment> = {}): DayPayment => ({
  id: 'payment-1',
  ref1: '13690000000142',
  satang: 157_500,
  paidAt: '2026-11-24T03:00:00.000Z',
  evidence: 'both',
  isGone: false,
  standing: { kind: 'paying' },
  ...over,
});
const findings = (...payments: readonly DayPayment[]) => reconcileDay(payments).rows.map(({ finding }) => finding);

describe('a day compared three ways', () => {
  test('without any money is even', () => {
    expect(reconcileDay([])).toMatchObject({ isEven: true, openCount: 0, totals: { count: 0, differenceSatang: 0 } });
  });

  test('is even when notices, messages and file agree', () => {
    const day = reconcileDay([aPayment(), aPayment({ id: 'payment-2', satang: 1 })]);
    expect(day).toMatchObject({
      isEven: true,
      totals: { noticeSatang: 157_501, callbackSatang: 157_501, fileSatang: 157_501, differenceSatang: 0 },
    });
  });

  test('says which payment the file lacks and which no message told of; only the first keeps the day open', () => {
    expect(reconcileDay([aPayment({ evidence: 'message' })])).toMatchObject({
      rows: [{ finding: 'missing-in-file', isOpen: true }],
      totals: { differenceSatang: -157_500 },
      isEven: false,
    });
    expect(reconcileDay([aPayment({ evidence: 'file' })])).toMatchObject({
      rows: [{ finding: 'missing-callback', isOpen: false }],
      isEven: true,
    });
  });

  test('shows an amount that message and file tell differently as that, and not as two things missing', () => {
    expect(
      findings(
        aPayment({ evidence: 'message' }),
        aPayment({ id: 'payment-2', evidence: 'file', satang: 157_400 }),
        aPayment({ id: 'payment-3', ref1: '13690000000239', evidence: 'message' }),
      ),
    ).toEqual(['amount-differs', 'amount-differs', 'missing-in-file']);
  });

  test('counts nothing of what the bank gave back, and keeps it in sight', () => {
    const gone = aPayment({ isGone: true, standing: { kind: 'decided' } });
    expect(reconcileDay([gone])).toMatchObject({ rows: [{ finding: 'reversed' }], totals: { count: 0 }, isEven: true });
  });

  test('is never even by netting: one too many and one too few of the same amount stay open', () => {
    const tooMany = aPayment({ evidence: 'file', standing: { kind: 'open', because: 'unknown-reference' } });
    const tooFew = aPayment({ id: 'payment-2', ref1: '2', evidence: 'message' });
    expect(reconcileDay([tooMany, tooFew])).toMatchObject({
      totals: { differenceSatang: 0 },
      openCount: 2,
      isEven: false,
    });
  });
});

const anyPayment: fc.Arbitrary<DayPayment> = fc.record({
  id: fc.uuid(),
  ref1: fc.constantFrom('', '1', '2', '3'),
  satang: fc.integer({ min: 1, max: 1_000_000 }),
  paidAt: fc.constantFrom('2026-11-24T03:00:00.000Z', '2026-11-24T04:00:00.000Z'),
  evidence: fc.constantFrom('message', 'file', 'both'),
  isGone: fc.boolean(),
  standing: fc.oneof(
    fc.constant({ kind: 'paying' } as const),
    fc.constant({ kind: 'decided' } as const),
    fc.constantFrom('unknown-reference', 'duplicate', 'other').map((because) => ({ kind: 'open', because }) as const),
  ),
});
const anyDay = fc.uniqueArray(anyPayment, { selector: ({ id }) => id, maxLength: 12 });

describe('whatever the day', () => {
  test('the order in which payments are known does not matter', () => {
    fc.assert(
      fc.property(
        anyDay.chain((day) => fc.tuple(fc.constant(day), fc.shuffledSubarray(day, { minLength: day.length }))),
        ([day, shuffled]) => {
          expect(reconcileDay(shuffled)).toEqual(reconcileDay(day));
        },
      ),
    );
  });

  test('no payment is left out, and an even day has its file equal to its notices and decisions, payment by payment', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const { rows, totals, isEven, openCount } = reconcileDay(day);
        expect(rows.map(({ payment }) => payment.id).toSorted()).toEqual(day.map(({ id }) => id).toSorted());
        expect(isEven).toBe(openCount === 0 && totals.differenceSatang === 0);
        if (!isEven) return;
        expect(totals.fileSatang).toBe(totals.noticeSatang + totals.decidedSatang);
        expect(day.every(({ isGone, evidence }) => isGone || evidence !== 'message')).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });
});
