import { beforeEach, describe, expect, test } from 'vitest';
import type { NoticeRow } from '#shared/model/fee-rows.ts';
import type { PaymentRow } from '#shared/model/money-rows.ts';
import { caseIdFor } from '#shared/mutations/raise-money-case.ts';
import { isPaying, paidYearIdFor, paymentIdsOf, settleNotice } from '#shared/mutations/settle-notice.ts';
import { aNotice, aNoticeItem } from '#test/builders/fee-rows.ts';
import { createMemoryOffice, type MemoryOffice } from '#test/builders/memory-office.ts';
import { aPayment } from '#test/builders/receipts.ts';

const NOW = '2026-11-25T03:00:00.000Z';
const YEARS = ['2025-03-01', '2026-03-01'] as const;

let office: MemoryOffice;
beforeEach(() => {
  office = createMemoryOffice();
});

const bill = (id: string, years: readonly string[], over: Partial<NoticeRow> = {}): NoticeRow => {
  const notice = aNotice({
    id,
    ref1: id === 'notice-a' ? '1300000017' : '1300000025',
    items: years.map((dueOn) => aNoticeItem({ dueOn })),
    ...over,
  });
  office.put('notice', notice);
  return notice;
};
const money = (id: string, over: Partial<PaymentRow> = {}): PaymentRow => {
  const payment = aPayment({ id, keys: [id], ...over });
  office.put('payment', payment);
  return payment;
};
const settle = (noticeId: string, ...paying: readonly PaymentRow[]) =>
  office.within((tx) => settleNotice(tx, office.get('notice', noticeId)!, { paying, at: NOW }));
const stateOf = (noticeId: string) => office.get('notice', noticeId)?.state;
const years = (): readonly string[] =>
  office.all('paidYear').map(({ dueOn, paidOn, reference }) => `${dueOn} on ${paidOn} by ${reference}`);
const openCases = (): readonly string[] =>
  office
    .all('moneyCase')
    .flatMap(({ state, kind, paymentId }) => (state.kind === 'open' ? [`${kind} ${paymentId}`] : []));

describe('a notice that is paid', () => {
  test('by one payment names it, its time and how sure it is, and settles each of its years', async () => {
    bill('notice-a', YEARS);
    await settle('notice-a', money('p1'));

    expect(stateOf('notice-a')).toEqual({
      kind: 'paid',
      paymentId: 'p1',
      paidAt: '2026-11-23T01:30:00.000Z',
      proof: 'confirmed',
    });
    expect(years()).toEqual(['2025-03-01 on 2026-11-23 by 1300000017', '2026-03-01 on 2026-11-23 by 1300000017']);
    expect(openCases()).toEqual([]);
  });

  test.each([
    ['reported', ['reported', 'settled', 'confirmed']],
    ['confirmed', ['settled', 'confirmed', 'settled']],
    ['settled', ['settled', 'settled', 'settled']],
  ] as const)('by three is as sure as the least sure of them: %s', async (expected, proofs) => {
    bill('notice-a', YEARS);
    await settle('notice-a', ...proofs.map((proof, index) => money(`p${index}`, { proof })));

    expect(stateOf('notice-a')).toMatchObject({ proof: expected, paymentId: 'p2', earlierParts: ['p0', 'p1'] });
  });

  test.each([
    ['a millisecond before midnight in Thailand', '2026-11-23T16:59:59.999Z', '2026-11-23'],
    ['at midnight in Thailand', '2026-11-23T17:00:00.000Z', '2026-11-24'],
    ['at the end of the fiscal year', '2026-09-30T16:59:59.999Z', '2026-09-30'],
    ['at the end of the year', '2026-12-31T17:00:00.000Z', '2027-01-01'],
    ['on a leap day', '2028-02-28T17:30:00.000Z', '2028-02-29'],
  ])('%s settles its years on that day', async (_when, paidAt, paidOn) => {
    bill('notice-a', YEARS.slice(0, 1));
    await settle('notice-a', money('p1', { paidAt }));

    expect(years()).toEqual([`2025-03-01 on ${paidOn} by 1300000017`]);
  });

  test('settled again by the same payment is not written again', async () => {
    bill('notice-a', YEARS);
    const payment = money('p1');
    await settle('notice-a', payment);
    const once = office.everything();
    await settle('notice-a', payment);

    expect(office.everything()).toEqual(once);
  });

  test.each<readonly [string, Partial<PaymentRow>]>([
    ['another time', { paidAt: '2026-11-22T01:30:00.000Z' }],
    ['another proof', { proof: 'settled' }],
  ])('takes on %s of the same payment', async (_what, over) => {
    bill('notice-a', YEARS);
    await settle('notice-a', money('p1'));
    await settle('notice-a', money('p1', over));

    expect(stateOf('notice-a')).toMatchObject(over);
  });

  test('and is not any more is open, and none of its years is settled', async () => {
    bill('notice-a', YEARS);
    await settle('notice-a', money('p1'));
    await settle('notice-a');

    expect(stateOf('notice-a')).toEqual({ kind: 'issued' });
    expect(years()).toEqual([]);
  });

  test('and was cancelled stays cancelled, whatever is paid', async () => {
    const state = { kind: 'cancelled', reason: 'พิมพ์ผิด', cancelledAt: NOW } as const;
    bill('notice-a', YEARS, { state });
    await settle('notice-a', money('p1'));

    expect(stateOf('notice-a')).toEqual(state);
    expect(years()).toEqual([]);
  });

  test('by nothing stays as it was: an open notice is not written', async () => {
    const notice = bill('notice-a', YEARS);
    await settle('notice-a');
    expect(office.get('notice', 'notice-a')).toBe(notice);
  });
});

describe('a year that two notices of one factory carry', () => {
  const both = async (first: Partial<PaymentRow>, second: Partial<PaymentRow>, isSecondFirst = false) => {
    bill('notice-a', YEARS);
    bill('notice-b', [YEARS[1]]);
    const [a, b] = [money('pa', first), money('pb', second)];
    if (isSecondFirst) await settle('notice-b', b);
    await settle('notice-a', a);
    if (!isSecondFirst) await settle('notice-b', b);
  };

  test.each([true, false])('is that of who paid first by bank time (told last: %s)', async (isSecondFirst) => {
    await both({ paidAt: '2026-11-24T03:00:00.000Z' }, { paidAt: '2026-11-23T03:00:00.000Z' }, isSecondFirst);

    expect(years()).toEqual(['2025-03-01 on 2026-11-24 by 1300000017', '2026-03-01 on 2026-11-23 by 1300000025']);
    expect(openCases()).toEqual(['year-paid-already pa']);
  });

  test.each([true, false])(
    'is that of the lower reference when both paid at once (told last: %s)',
    async (isSecondFirst) => {
      const paidAt = '2026-11-23T03:00:00.000Z';
      await both({ paidAt }, { paidAt }, isSecondFirst);

      expect(years()).toEqual(['2025-03-01 on 2026-11-23 by 1300000017', '2026-03-01 on 2026-11-23 by 1300000017']);
      expect(openCases()).toEqual(['year-paid-already pb']);
    },
  );

  test('goes to the other when the first is given back, and nobody is asked about it any more', async () => {
    await both({ paidAt: '2026-11-23T03:00:00.000Z' }, { paidAt: '2026-11-24T03:00:00.000Z' });
    expect(openCases()).toEqual(['year-paid-already pb']);

    await settle('notice-a');

    expect(years()).toEqual(['2026-03-01 on 2026-11-24 by 1300000025']);
    expect(office.get('moneyCase', caseIdFor('pb'))?.state).toEqual({ kind: 'cleared', at: NOW });
  });

  test('is not settled twice: each part of a notice whose year is another’s waits for a person', async () => {
    bill('notice-a', [YEARS[0]]);
    await settle('notice-a', money('pa', { paidAt: '2026-11-20T03:00:00.000Z' }));
    bill('notice-b', YEARS);
    await settle('notice-b', money('p1'), money('p2'));

    expect(years()).toEqual(['2025-03-01 on 2026-11-20 by 1300000017', '2026-03-01 on 2026-11-23 by 1300000025']);
    expect(openCases().toSorted()).toEqual(['year-paid-already p1', 'year-paid-already p2']);
  });
});

describe('a year that is known from elsewhere', () => {
  const known = (factoryId: string, reference: string): void =>
    office.put('paidYear', {
      id: paidYearIdFor(factoryId, YEARS[0]),
      factoryId,
      dueOn: YEARS[0],
      paidOn: '2025-02-20',
      reference,
    });

  test.each(['ใบเสร็จ 1/25', 'credit-1', 'external-1'])(
    'stays as it is (%s), and the payment is a case',
    async (reference) => {
      known('factory-1', reference);
      bill('notice-a', YEARS);
      await settle('notice-a', money('p1'));

      expect(years()[0]).toBe(`2025-03-01 on 2025-02-20 by ${reference}`);
      expect(openCases()).toEqual(['year-paid-already p1']);
    },
  );

  test('stays when the notice is open again', async () => {
    known('factory-1', 'ใบเสร็จ 1/25');
    bill('notice-a', YEARS);
    await settle('notice-a', money('p1'));
    await settle('notice-a');

    expect(years()).toEqual(['2025-03-01 on 2025-02-20 by ใบเสร็จ 1/25']);
  });

  test('of another factory says nothing about this one', async () => {
    known('factory-2', '1300000017');
    bill('notice-a', YEARS);
    await settle('notice-a', money('p1'));

    expect(openCases()).toEqual([]);
    expect(office.all('paidYear')).toHaveLength(3);
  });

  test('by the notice of another factory with the same reference of a paper is not taken for ours', async () => {
    bill('notice-b', [YEARS[0]], { factoryId: 'factory-2' });
    known('factory-1', '1300000025');
    bill('notice-a', YEARS);
    await settle('notice-a', money('p1'));

    expect(years()[0]).toBe('2025-03-01 on 2025-02-20 by 1300000025');
  });
});

describe('by what a notice is paid', () => {
  const paid = { kind: 'paid', paymentId: 'p3', paidAt: NOW, proof: 'settled' } as const;

  test.each([
    ['alone', paid, ['p3']],
    ['with others, earliest first', { ...paid, earlierParts: ['p1', 'p2'] }, ['p1', 'p2', 'p3']],
  ] as const)('%s', (_how, state, ids) => {
    expect(paymentIdsOf(state)).toEqual(ids);
    for (const id of ids) expect(isPaying({ state }, id)).toBe(true);
    expect(isPaying({ state }, 'p9')).toBe(false);
  });

  test('is nothing while it is open or cancelled, or not there at all', () => {
    expect(isPaying({ state: { kind: 'issued' } }, 'p3')).toBe(false);
    expect(isPaying({ state: { kind: 'cancelled', reason: 'x', cancelledAt: NOW } }, 'p3')).toBe(false);
    expect(isPaying(undefined, 'p3')).toBe(false);
  });

  test('a settled year has one name whoever settles it, and another for each factory and year', () => {
    const ids = [
      paidYearIdFor('f1', '2025-03-01'),
      paidYearIdFor('f1', '2026-03-01'),
      paidYearIdFor('f2', '2025-03-01'),
    ];
    expect(new Set(ids).size).toBe(3);
    expect(paidYearIdFor('f1', '2025-03-01')).toBe(ids[0]);
  });
});
