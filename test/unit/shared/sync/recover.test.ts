import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planRecovery } from '#shared/sync/recover.ts';
import { aMeta, anEntry } from '#test/builders/sync.ts';

const metaOf = (nextSeq: number, pulledSeq = 0) => aMeta({ nextSeq, pulledSeq, cookie: 'v1:1' });
const entries = (...seqs: readonly number[]) => seqs.map((seq) => anEntry({ seq }));
const seqsOf = (list: readonly { readonly seq: number }[]): readonly number[] => list.map(({ seq }) => seq);

describe('at start-up, outbox and journal', () => {
  test('that hold the same need nothing', () => {
    expect(planRecovery({ meta: metaOf(4), outbox: entries(2, 3), journal: entries(2, 3) })).toEqual({
      clientId: 'client-1',
      nextSeq: 4,
      missingInOutbox: [],
      missingInJournal: [],
    });
  });

  test('of a new PC begin with the first number and no name yet', () => {
    expect(planRecovery({ meta: undefined, outbox: [], journal: [] })).toEqual({
      clientId: undefined,
      nextSeq: 1,
      missingInOutbox: [],
      missingInJournal: [],
    });
  });

  test('give back to the outbox what the database lost in a power cut', () => {
    const plan = planRecovery({ meta: metaOf(3), outbox: entries(2), journal: entries(2, 3, 4) });

    expect(seqsOf(plan.missingInOutbox)).toEqual([3, 4]);
    expect(plan.nextSeq).toBe(5);
  });

  test('give back what only the outbox has lost, while the rest of the database stayed', () => {
    const plan = planRecovery({ meta: metaOf(6, 2), outbox: [], journal: entries(2, 3, 4, 5) });

    expect(seqsOf(plan.missingInOutbox)).toEqual([3, 4, 5]);
  });

  test('give back everything, and the name of the PC, when the database is gone', () => {
    const plan = planRecovery({ meta: undefined, outbox: [], journal: entries(7, 8) });

    expect(plan.clientId).toBe('client-1');
    expect(seqsOf(plan.missingInOutbox)).toEqual([7, 8]);
    expect(plan.nextSeq).toBe(9);
  });

  test('give the journal what it lost, in order', () => {
    const plan = planRecovery({ meta: metaOf(6), outbox: entries(5, 3, 4), journal: entries(3) });

    expect(seqsOf(plan.missingInJournal)).toEqual([4, 5]);
    expect(plan.missingInOutbox).toEqual([]);
  });

  test('do not bring back what the centre has acknowledged but the journal still holds', () => {
    const plan = planRecovery({ meta: metaOf(6, 4), outbox: entries(5), journal: entries(3, 4, 5) });

    expect(plan).toMatchObject({ missingInOutbox: [], missingInJournal: [], nextSeq: 6 });
  });

  test('leave alone what another PC wrote into the same journal', () => {
    const others = [anEntry({ seq: 9, clientId: 'client-2' })];
    const plan = planRecovery({ meta: metaOf(3), outbox: [], journal: [...others, ...entries(3)] });

    expect(seqsOf(plan.missingInOutbox)).toEqual([3]);
    expect(plan.nextSeq).toBe(4);
  });

  test('together hold every entry of both, and no number is used twice', () => {
    const anySeqs = fc.uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 8 });
    fc.assert(
      fc.property(anySeqs, anySeqs, fc.nat(3), (inOutbox, inJournal, pulledSeq) => {
        const nextSeq = Math.max(pulledSeq, ...inOutbox) + 1;
        const plan = planRecovery({
          meta: metaOf(nextSeq, pulledSeq),
          outbox: entries(...inOutbox),
          journal: entries(...inJournal),
        });

        const unsent = new Set([...inOutbox, ...inJournal.filter((seq) => seq > pulledSeq)]);
        expect(new Set([...inOutbox, ...seqsOf(plan.missingInOutbox)])).toEqual(unsent);
        expect(seqsOf(plan.missingInJournal)).toEqual(
          inOutbox.filter((seq) => !inJournal.includes(seq)).sort((a, b) => a - b),
        );
        expect(plan.nextSeq).toBe(Math.max(nextSeq, ...inJournal.map((seq) => seq + 1)));
      }),
    );
  });
});
