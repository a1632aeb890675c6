import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { caseIdFor } from '#shared/mutations/raise-money-case.ts';
import { aBankFile, aBankFileLine } from '#test/builders/bank-files.ts';
import { bankGaveBack, bankTook } from '#test/builders/bank-words.ts';
import type { MemoryOffice } from '#test/builders/memory-office.ts';
import { officeWithNotice } from './office-with-notice.ts';

const FINANCE = { actorId: 'staff-finance', occurredAt: '2026-11-25T02:00:00.000Z' };
/** The reference that the payer mistyped: no notice has it. */
const mistyped = aBankFileLine({ ref1: '1300000071' });
const givenBack = aBankFileLine({
  ref1: '1300000071',
  movement: 'debit',
  paidAtMs: Date.parse('2026-11-24T09:00:00+07:00'),
});
/** The bank's file of one day in three versions; each import replaces the one before. */
const FILES = {
  stands: aBankFile([mistyped]),
  'given back': aBankFile([mistyped, givenBack]),
  'not told': aBankFile([aBankFileLine({ ref1: '9999999999', satang: 500 })]),
};
type Told = keyof typeof FILES;
const own = { transactionId: 'own', ref1: '1300000017' } as const;

const importFile = async (office: MemoryOffice, told: Told): Promise<void> => {
  const counting = office.all('bankFile').find(({ replaced }) => replaced === undefined);
  const args = { ...FILES[told], ...(counting ? { replacesId: counting.id } : {}) };
  const imported = await office.runAtCentre('import-bank-file', args, FINANCE);
  // The same file again is no news; every other one takes the place of that before it.
  expect(imported.ok || imported.error.type === 'bank-file-known').toBe(true);
};

/** Money under a mistyped reference, which only the file tells of and which a person counted for the notice. */
const counted = async (): Promise<{ readonly office: MemoryOffice; readonly paymentId: string }> => {
  const office = await officeWithNotice();
  await importFile(office, 'stands');
  const [payment] = office.all('payment');
  const caseId = caseIdFor(payment!.id);
  const why = { noticeId: 'notice-1', reason: 'พิมพ์เลขสลับกัน' };
  expect(await office.runAtCentre('match-payment', { caseId, ...why }, FINANCE)).toMatchObject({ ok: true });
  return { office, paymentId: payment!.id };
};

const noticeOf = (office: MemoryOffice) => {
  const state = office.get('notice', 'notice-1')!.state;
  return { state: state.kind === 'paid' ? state.paymentId : state.kind, years: office.all('paidYear').length };
};
const caseOf = (office: MemoryOffice, paymentId: string): string => {
  const card = office.get('moneyCase', caseIdFor(paymentId))!;
  return card.state.kind === 'open' ? card.kind : card.state.kind;
};

describe('money that a person counted for another notice than its reference says', () => {
  test.each(['given back', 'not told'] as const)(
    '%s: its notice hears of it, and again when it stands after all',
    async (told) => {
      const { office, paymentId } = await counted();
      expect(noticeOf(office)).toEqual({ state: paymentId, years: 2 });

      await importFile(office, told);
      expect(noticeOf(office)).toEqual({ state: 'issued', years: 0 });

      await importFile(office, 'stands');
      expect(noticeOf(office)).toEqual({ state: paymentId, years: 2 });
      expect(caseOf(office, paymentId)).toBe('closed');
    },
  );

  test('after any history the notice is as its last facts say, and one more look changes nothing', async () => {
    const steps = fc.array(
      fc.constantFrom<Told | 'own paid' | 'own back'>('stands', 'given back', 'not told', 'own paid', 'own back'),
      { maxLength: 8 },
    );
    await fc.assert(
      fc.asyncProperty(steps, async (history) => {
        const { office, paymentId } = await counted();
        for (const step of history) {
          if (step === 'own paid') await office.runAtCentre('record-bank-event', bankTook(own));
          else if (step === 'own back') await office.runAtCentre('record-bank-event', bankGaveBack(own));
          else await importFile(office, step);
        }
        const told = history.findLast((step): step is Told => step in FILES) ?? 'stands';
        const ownId = office.all('payment').find(({ transactionId }) => transactionId === 'own')?.id;
        // A reversal counts for its payment in whatever order the two come.
        const isOwnPaying = history.includes('own paid') && !history.includes('own back');
        const paidBy = isOwnPaying ? ownId : told === 'stands' ? paymentId : undefined;
        const open = {
          stands: isOwnPaying ? 'duplicate' : 'closed',
          'given back': 'reversed',
          'not told': 'withdrawn',
        };

        expect(noticeOf(office)).toEqual(
          paidBy === undefined ? { state: 'issued', years: 0 } : { state: paidBy, years: 2 },
        );
        expect(caseOf(office, paymentId)).toBe(open[told]);
      }),
      { numRuns: 120 },
    );
  });
});
