import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { payoutOf } from '#shared/domain/credit-payout.ts';
import type { CreditOutcome, FeeCreditRow } from '#shared/model/waiver-rows.ts';
import { aCredit, aWaiver, paidYear } from '#test/builders/fee-office.ts';
import { createMemoryOffice } from '#test/builders/memory-office.ts';
import { aStaff } from '#test/builders/office.ts';
import { makeScanCode } from '#shared/domain/scan-code.ts';

const CREDIT_SATANG = 157_500;
const OFFICERS = ['staff-finance', 'staff-finance-2'] as const;

const officeWithCredit = () => {
  const office = createMemoryOffice();
  office.put('staff', aStaff({ id: 'staff-finance-2', role: 'finance', badgeCode: makeScanCode('staff', '13', 40) }));
  office.put('feeWaiver', aWaiver());
  office.put('paidYear', paidYear);
  office.put('feeCredit', aCredit({ satang: CREDIT_SATANG }));
  return office;
};
type Office = ReturnType<typeof officeWithCredit>;

const amounts = fc.constantFrom(1, 100_000, CREDIT_SATANG - 1, CREDIT_SATANG, CREDIT_SATANG + 1);
const outcomes: fc.Arbitrary<CreditOutcome> = fc.oneof(
  fc.record({ kind: fc.constant('refund' as const), satang: amounts }),
  fc.record({
    kind: fc.constant('set-off' as const),
    satang: amounts,
    dueOn: fc.constantFrom('2026-03-01', '2027-03-01', '2028-03-01'),
    owedSatang: amounts,
  }),
);

type Step =
  | { readonly kind: 'propose'; readonly outcome: CreditOutcome }
  | { readonly kind: 'approve' | 'refuse' | 'withdraw' }
  | { readonly kind: 'pay-out'; readonly documentNo: string };
const steps = fc.array(
  fc.record({
    actorId: fc.constantFrom(...OFFICERS, ...OFFICERS, ...OFFICERS, 'staff-clerk'),
    step: fc.oneof(
      { weight: 4, arbitrary: fc.record({ kind: fc.constant('propose' as const), outcome: outcomes }) },
      { weight: 6, arbitrary: fc.record({ kind: fc.constant('approve' as const) }) },
      {
        weight: 4,
        arbitrary: fc.record({
          kind: fc.constant('pay-out' as const),
          documentNo: fc.constantFrom('จ 1/2570', 'จ 2/2570'),
        }),
      },
      {
        weight: 1,
        arbitrary: fc.record({ kind: fc.constantFrom('refuse' as const, 'withdraw' as const, 'withdraw' as const) }),
      },
    ),
  }),
  { minLength: 8, maxLength: 16 },
);

const creditId = 'credit-1';
const take = (office: Office, step: Step, actorId: string) => {
  const by = { actorId };
  switch (step.kind) {
    case 'propose':
      return office.run('propose-credit', { creditId, outcome: step.outcome }, by);
    case 'approve':
      return office.run('approve-credit', { creditId }, by);
    case 'refuse':
      return office.run('refuse-credit', { creditId, reason: 'คืนแล้ว' }, by);
    case 'withdraw':
      return office.run('withdraw-fee-waiver', { waiverId: 'waiver-1', reason: 'ผิด' }, by);
    case 'pay-out':
      return office.run('note-credit-paid-out', { creditId, documentNo: step.documentNo, paidOn: '2026-11-23' }, by);
  }
};

const creditOf = (office: Office): FeeCreditRow => office.get('feeCredit', creditId)!;
const isDecided = ({ state }: FeeCreditRow): boolean => state.kind === 'approved' || state.kind === 'refused';

interface Taken {
  readonly before: FeeCreditRow;
  readonly after: FeeCreditRow;
  readonly actorId: string;
  readonly isDone: boolean;
  /** The waiver had been withdrawn before. */
  readonly isWithdrawn: boolean;
}

/** What two persons must never be able to do with a credit, and did. */
const faultsOf = ({ before, after, actorId, isDone, isWithdrawn }: Taken): readonly string[] => {
  const { state, paidOut } = after;
  const approved = state.kind === 'approved' ? state : undefined;
  const payout = approved ? payoutOf(approved.outcome) : 0;
  const rules: readonly (readonly [boolean, string])[] = [
    [isDone && actorId === 'staff-clerk', 'a clerk decided about money'],
    [isDecided(before) && !isDeepStrictEqual(state, before.state), 'a decision was changed'],
    [before.paidOut !== undefined && !isDeepStrictEqual(paidOut, before.paidOut), 'money was given back twice'],
    [approved !== undefined && approved.proposedBy === approved.by, 'one person proposed and approved'],
    [approved !== undefined && approved.outcome.satang > CREDIT_SATANG, 'more was given than was paid'],
    [payout < 0, 'a year was settled with less than it costs'],
    [approved !== undefined && !isDecided(before) && isWithdrawn, 'a withdrawn waiver gave money'],
    [paidOut !== undefined && payout <= 0, 'money was given back that nobody approved'],
  ];
  return rules.flatMap(([isBroken, fault]) => (isBroken ? [fault] : []));
};

test('in whatever order people act, no more is given than was paid, nobody approves their own proposal, and what is decided stays', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const office = officeWithCredit();
      const faults: string[] = [];
      for (const { actorId, step } of taken) {
        const before = creditOf(office);
        const isWithdrawn = office.get('feeWaiver', 'waiver-1')?.withdrawn !== undefined;
        const { ok: isDone } = await take(office, step, actorId);
        faults.push(...faultsOf({ before, after: creditOf(office), actorId, isDone, isWithdrawn }));
      }
      expect(faults).toEqual([]);
    }),
    { numRuns: 600 },
  );
});

test('in whatever order people act, a year is settled by the credit only when that was approved, and that one alone', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (taken) => {
      const office = officeWithCredit();
      for (const { actorId, step } of taken) await take(office, step, actorId);
      const { state } = creditOf(office);
      const settled = office.all('paidYear').filter(({ reference }) => reference === creditId);
      const expected = state.kind === 'approved' && state.outcome.kind === 'set-off' ? [state.outcome.dueOn] : [];

      expect(settled.map(({ dueOn }) => dueOn)).toEqual(expected);
      expect(office.get('paidYear', paidYear.id)).toEqual(paidYear);
    }),
    { numRuns: 600 },
  );
});
