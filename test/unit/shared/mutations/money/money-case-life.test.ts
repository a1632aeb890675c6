import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import type { MoneyCaseKind, MoneyCaseRow } from '#shared/model/money-rows.ts';
import {
  caseIdFor,
  caseOfPayment,
  contradictionIdFor,
  overtakeDecision,
  raiseMoneyCase,
  restoreDecision,
} from '#shared/mutations/raise-money-case.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';

const BEFORE = '2026-11-23T03:00:00.000Z';
const NOW = '2026-11-24T03:00:00.000Z';
const payment = { id: 'payment-1', ref1: '1300000017', satang: 157_500, paidOn: '2026-11-23' };
const subject = caseOfPayment(payment, 'notice-1');

type Closed = Extract<MoneyCaseRow['state'], { kind: 'closed' }>;
const closed = (outcome: Closed['outcome']): Closed => ({
  kind: 'closed',
  outcome,
  reason: 'ตัดสินแล้ว',
  by: 'staff-finance',
  at: BEFORE,
});
const KEPT = closed({ kind: 'kept' });
const MATCHED = closed({ kind: 'matched', noticeId: 'notice-2' });
const REFUNDED = closed({ kind: 'refunded', proposedBy: 'staff-2', proposedAt: BEFORE });
const PROPOSED = { kind: 'refund-proposed', by: 'staff-2', at: BEFORE, reason: 'จ่ายซ้ำ' } as const;
const OPEN = { kind: 'open' } as const;
const CLEARED = { kind: 'cleared', at: BEFORE } as const;

const aCase = (kind: MoneyCaseKind, state: MoneyCaseRow['state'], over: Partial<MoneyCaseRow> = {}): MoneyCaseRow => ({
  ...subject,
  kind,
  raisedAt: BEFORE,
  state,
  ...(state.kind === 'open' || state.kind === 'refund-proposed' ? { openOn: payment.paidOn } : {}),
  ...(state === MATCHED ? { matchedNoticeId: 'notice-2' } : {}),
  ...over,
});

let office: MemoryOffice;
beforeEach(() => {
  office = createMemoryOffice();
});
const card = () => office.get('moneyCase', subject.id);
const say = (kind: MoneyCaseKind | undefined, about = subject) =>
  office.within((tx) => raiseMoneyCase(tx, about, { kind, at: NOW }));

/** A case as one reads it on its card: state, what is odd, and what was decided before. */
const read = (): string => {
  const row = card();
  if (!row) return 'no case';
  const state = row.state.kind === 'closed' ? row.state.outcome.kind : row.state.kind;
  const before = (row.overtaken ?? []).map(({ outcome }) => outcome.kind).join(', ');
  return `${state} ${row.kind}${before === '' ? '' : `, overtaken: ${before}`}`;
};

describe('what becomes of the case of a payment when this is odd about it now', () => {
  test.each<readonly [string, MoneyCaseRow | undefined, MoneyCaseKind | undefined, string]>([
    ['nothing was and nothing is', undefined, undefined, 'no case'],
    ['something is for the first time', undefined, 'late', 'open late'],
    ['nothing is any more', aCase('late', OPEN), undefined, 'cleared late'],
    ['the same is still', aCase('late', OPEN), 'late', 'open late'],
    ['something else is', aCase('wrong-amount', OPEN), 'duplicate', 'open duplicate'],
    ['nothing is any more about a proposed refund', aCase('late', PROPOSED), undefined, 'cleared late'],
    ['the same is still about a proposed refund', aCase('late', PROPOSED), 'late', 'refund-proposed late'],
    ['something else is about a proposed refund: propose anew', aCase('late', PROPOSED), 'reversed', 'open reversed'],
    ['nothing is about what was decided: the decision stays', aCase('late', KEPT), undefined, 'kept late'],
    ['the same is about what was decided', aCase('late', KEPT), 'late', 'kept late'],
    ['something else is about what was kept', aCase('late', KEPT), 'reversed', 'open reversed, overtaken: kept'],
    ['it was refunded and the bank says so', aCase('late', REFUNDED), 'reversed', 'open reversed, overtaken: refunded'],
    ['it was matched and went back', aCase('late', MATCHED), 'reversed', 'open reversed, overtaken: matched'],
    [
      'it was matched, went back, and the same again',
      aCase('reversed', MATCHED),
      'reversed',
      'open reversed, overtaken: matched',
    ],
    ['it was matched and withdrawn', aCase('withdrawn', MATCHED), 'withdrawn', 'open withdrawn, overtaken: matched'],
    [
      'its receipt was out',
      aCase('reversed-after-receipt', MATCHED),
      'reversed-after-receipt',
      'open reversed-after-receipt, overtaken: matched',
    ],
    ['it went back and somebody took note of it', aCase('reversed', KEPT), 'reversed', 'kept reversed'],
    ['it was cleared and nothing is', aCase('late', CLEARED), undefined, 'cleared late'],
    ['it was cleared and is so again', aCase('late', CLEARED), 'late', 'open late'],
    ['it was cleared and is otherwise', aCase('late', CLEARED), 'duplicate', 'open duplicate'],
    [
      'it was decided twice before and is overtaken once more',
      aCase('late', MATCHED, { overtaken: [KEPT] }),
      'duplicate',
      'open duplicate, overtaken: kept, matched',
    ],
  ])('%s', async (_about, known, kind, expected) => {
    if (known) office.put('moneyCase', known);
    await say(kind);
    expect(read()).toBe(expected);
  });

  test('a first case is open on the day of its money and says when it became known', async () => {
    await say('late');
    expect(card()).toEqual({ ...subject, kind: 'late', raisedAt: NOW, state: OPEN, openOn: '2026-11-23' });
  });

  test('a case that is cleared is in the list of no day, and says when', async () => {
    office.put('moneyCase', aCase('late', OPEN));
    await say(undefined);
    expect(card()).not.toHaveProperty('openOn');
    expect(card()?.state).toEqual({ kind: 'cleared', at: NOW });
  });

  test('a case that says the same already is not written again', async () => {
    const known = aCase('late', PROPOSED);
    office.put('moneyCase', known);
    await say('late');
    expect(card()).toBe(known);
  });

  test('for which notice money was counted is remembered when it goes back', async () => {
    office.put('moneyCase', aCase('unknown-reference', MATCHED));
    await say('reversed');
    expect(card()).toMatchObject({ matchedNoticeId: 'notice-2', overtaken: [MATCHED] });
  });
});

describe('an open case whose money is known better now', () => {
  const changed = (over: Partial<typeof subject>) => ({ ...subject, ...over });

  test.each<readonly [string, Partial<typeof subject>]>([
    ['another amount', { satang: 157_501 }],
    ['another reference', { ref1: '1300000025' }],
    ['another day', { paidOn: '2026-11-22' }],
  ])('%s: what was proposed about it is not proposed any more', async (_about, over) => {
    office.put('moneyCase', aCase('late', PROPOSED));
    await say('late', changed(over));
    expect(card()).toMatchObject({ ...over, state: OPEN, raisedAt: BEFORE, openOn: over.paidOn ?? '2026-11-23' });
  });

  test('only its notice is another: what was proposed stays proposed', async () => {
    office.put('moneyCase', aCase('late', PROPOSED));
    await say('late', changed({ noticeId: 'notice-9' }));
    expect(card()).toMatchObject({ noticeId: 'notice-9', state: PROPOSED });
  });

  test('a decided case keeps the facts on which it was decided', async () => {
    const known = aCase('late', KEPT);
    office.put('moneyCase', known);
    await say('late', changed({ satang: 1 }));
    expect(card()).toBe(known);
  });
});

describe('a decision that does not hold now', () => {
  const overtake = (kind: MoneyCaseKind) => office.within((tx) => overtakeDecision(tx, subject, kind, NOW));

  test.each<readonly [string, MoneyCaseRow | undefined, MoneyCaseKind, string]>([
    ['about the same oddity is open again', aCase('late', MATCHED), 'late', 'open late, overtaken: matched'],
    ['about another one is open again', aCase('late', MATCHED), 'duplicate', 'open duplicate, overtaken: matched'],
    ['is none while a case is open', aCase('late', OPEN), 'late', 'open late'],
    ['is none while a refund is only proposed', aCase('late', PROPOSED), 'late', 'refund-proposed late'],
    ['is none of a cleared case', aCase('late', CLEARED), 'late', 'cleared late'],
    ['is none where there is no case', undefined, 'late', 'no case'],
  ])('%s', async (_about, known, kind, expected) => {
    if (known) office.put('moneyCase', known);
    await overtake(kind);
    expect(read()).toBe(expected);
  });

  test('holds again afterwards, with who decided it when, and is open on no day', async () => {
    office.put('moneyCase', aCase('late', MATCHED, { overtaken: [KEPT] }));
    await overtake('duplicate');
    await office.within((tx) => restoreDecision(tx, subject.id));
    expect(card()).toMatchObject({ state: MATCHED, overtaken: [KEPT], matchedNoticeId: 'notice-2' });
    expect(card()).not.toHaveProperty('openOn');
  });

  test.each<readonly [string, MoneyCaseRow]>([
    ['while nothing was decided', aCase('late', OPEN)],
    ['which was decided anew since', aCase('late', KEPT, { overtaken: [MATCHED] })],
    ['which was cleared since', aCase('late', CLEARED, { overtaken: [MATCHED] })],
    ['while its year is paid otherwise', aCase('year-paid-already', OPEN, { overtaken: [MATCHED] })],
  ])('does not hold again %s', async (_about, known) => {
    office.put('moneyCase', known);
    await office.within((tx) => restoreDecision(tx, subject.id));
    expect(card()).toBe(known);
  });

  test('restored leaves no empty list of overtaken ones behind', async () => {
    office.put('moneyCase', aCase('duplicate', OPEN, { overtaken: [MATCHED], matchedNoticeId: 'notice-2' }));
    await office.within((tx) => restoreDecision(tx, subject.id));
    expect(card()).not.toHaveProperty('overtaken');
  });
});

describe('in whatever way a case is told about', () => {
  const kinds = fc.option(
    fc.constantFrom<MoneyCaseKind>('late', 'duplicate', 'wrong-amount', 'reversed', 'withdrawn', 'year-paid-already'),
    { nil: undefined },
  );
  const decisions = fc.constantFrom<Closed | undefined>(KEPT, MATCHED, REFUNDED, undefined, undefined, undefined);
  const histories = fc.array(fc.record({ kind: kinds, decision: decisions }), { maxLength: 8 });
  const decide = (state: Closed): void => {
    const known = card();
    if (known?.state.kind !== 'open') return;
    const { openOn: _open, matchedNoticeId: _matched, ...rest } = known;
    office.put('moneyCase', { ...rest, state, ...(state === MATCHED ? { matchedNoticeId: 'notice-2' } : {}) });
  };

  test('no decision is ever lost, and only what waits for a person is in the list of its day', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        office = createMemoryOffice();
        let decided = 0;
        for (const { kind, decision } of history) {
          await say(kind);
          if (decision === undefined) continue;
          if (card()?.state.kind === 'open') decided += 1;
          decide(decision);
        }
        const row = card();
        const kept = (row?.overtaken?.length ?? 0) + (row?.state.kind === 'closed' ? 1 : 0);
        expect(kept).toBe(decided);
        expect(row?.openOn).toBe(row?.state.kind === 'open' ? '2026-11-23' : undefined);
      }),
      { numRuns: 150 },
    );
  });

  test('said twice is said once', async () => {
    await fc.assert(
      fc.asyncProperty(histories, async (history) => {
        office = createMemoryOffice();
        for (const { kind, decision } of history) {
          await say(kind);
          const once = card();
          await say(kind);
          expect(card()).toEqual(once);
          if (decision) decide(decision);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('the name of a case', () => {
  test('is that of its payment, or of the reference whose bank contradicts itself, and never one for two', () => {
    const ids = [caseIdFor('p1'), caseIdFor('p2'), contradictionIdFor('p1'), contradictionIdFor('1300000017')];
    expect(new Set(ids).size).toBe(4);
    expect(caseIdFor('p1')).toBe(caseIdFor('p1'));
  });

  test('of money without a notice names none', () => {
    expect(caseOfPayment(payment, undefined)).not.toHaveProperty('noticeId');
    expect(subject).toEqual({
      id: caseIdFor('payment-1'),
      paymentId: 'payment-1',
      noticeId: 'notice-1',
      ref1: payment.ref1,
      satang: payment.satang,
      paidOn: payment.paidOn,
    });
  });
});
