import { describe, expect, test } from 'vitest';
import { type BatchTerms, issueBatch, planNotice } from '#data/batch-notices.ts';
import { UNVERIFIED_ANNUAL_SCHEDULES } from '#shared/domain/fee-schedule.ts';
import { err } from '#shared/lib/result.ts';
import { anExternalInvoice } from '#test/builders/fee-office.ts';
import { aFactory, aNotice, type Filed, openCounterOffice, readModelOf, TODAY } from '../counter/a-counter-office.ts';
import { aListedFactory, rowsInArrears } from './an-office-in-arrears.ts';

const terms = (over: Partial<BatchTerms> = {}): BatchTerms => ({
  today: TODAY,
  signal: new AbortController().signal,
  wait: async () => undefined,
  onNews: () => undefined,
  ...over,
});
const why = (filed: readonly Filed[], factoryId: string) => {
  const plan = planNotice(readModelOf(filed), factoryId, TODAY);
  return plan.ok ? plan.value.lines.map(({ dueOn }) => dueOn) : plan.error;
};
const without = (table: Filed[0], rows: readonly Filed[]) => rows.filter(([name]) => name !== table);

describe('the notice of a factory in a batch', () => {
  const rows = rowsInArrears(1);

  test('carries every unpaid year', () => {
    expect(why(rows, 'listed-0')).toEqual(['2024-01-15', '2025-01-15', '2026-01-15']);
  });

  test('leaves out the years that an open notice carries, and is not made when there are no others', () => {
    const item = { dueOn: '2024-01-15', scheduleId: 'annual-demo', feeSatang: 45_000, surchargeSatang: 0 };
    const open = (dueOns: readonly string[]): Filed => [
      'notice',
      aNotice({ factoryId: 'listed-0', items: dueOns.map((dueOn) => ({ ...item, dueOn })) }),
    ];

    expect(why([...rows, open(['2024-01-15'])], 'listed-0')).toEqual(['2025-01-15', '2026-01-15']);
    expect(why([...rows, open(['2024-01-15', '2025-01-15', '2026-01-15'])], 'listed-0')).toEqual({
      why: 'on-notice',
      scheduleIds: [],
    });
  });

  test('is not made from a schedule that nobody has confirmed, and names it', () => {
    const [, schedule] = UNVERIFIED_ANNUAL_SCHEDULES;
    if (!schedule) throw new Error('the tariff has schedules');

    expect(why([...without('feeSchedule', rows), ['feeSchedule', schedule]], 'listed-0')).toEqual({
      why: 'not-confirmed',
      scheduleIds: ['annual-2563'],
    });
  });

  test('is not made where nobody knows what was paid, or no due date can be told', () => {
    const dateless = { ...aFactory({ startedOn: undefined }), id: 'dateless' };

    expect(why([...rows, ['factory', aListedFactory(9)]], 'listed-9')).toMatchObject({ why: 'no-records' });
    expect(why([...rows, ['factory', dateless]], 'dateless')).toMatchObject({ why: 'dates-unknown' });
    expect(why(rows, 'factory-2')).toMatchObject({ why: 'nothing-owed' });
  });

  test('is not made over a year that another system bills', () => {
    const bill = (annualDueOn: string): Filed => [
      'externalInvoice',
      {
        ...anExternalInvoice({ annualDueOn }),
        id: `external-${annualDueOn}`,
        factoryId: 'listed-0',
        receivedAt: '2026-11-22T03:00:00.000Z',
      },
    ];
    const some = [...rows, bill('2024-01-15'), bill('2025-01-15')];

    expect(why(some, 'listed-0')).toEqual(['2026-01-15']);
    expect(why([...some, bill('2026-01-15')], 'listed-0')).toMatchObject({ why: 'billed-elsewhere' });
  });
});

describe('a batch of notices', () => {
  const ids = Array.from({ length: 8 }, (_, number) => `listed-${number}`);

  test('issues one notice a factory with numbers of its own, and tells whom it left out', async () => {
    const { data } = await openCounterOffice(rowsInArrears(8));
    const done = await issueBatch(data, [...ids, 'factory-2'], terms());

    if (!done.ok) throw new Error(done.error.type);
    expect(new Set(done.value.ref1s).size).toBe(8);
    expect(done.value.skipped).toMatchObject([{ factoryId: 'factory-2', why: 'nothing-owed' }]);
    const notices = [...data.rows.all('notice').values()];
    expect(notices.map(({ factoryId }) => factoryId).toSorted()).toEqual(ids);
    expect(notices.reduce((sum, { totalSatang }) => sum + totalSatang, 0)).toBe(done.value.issuedSatang);
  });

  test('that was stopped goes on where it was: nobody gets two notices', async () => {
    const { data } = await openCounterOffice(rowsInArrears(8));
    const controller = new AbortController();
    const stopAtThree = terms({
      signal: controller.signal,
      onNews: ({ done }) => {
        if (done === 3) controller.abort();
      },
    });

    const first = await issueBatch(data, ids, stopAtThree);
    const second = await issueBatch(data, ids, terms());

    expect(first.ok && first.value.ref1s).toHaveLength(3);
    expect(second.ok && second.value.ref1s).toHaveLength(5);
    expect(second.ok && second.value.skipped.map((one) => one.why)).toEqual(['on-notice', 'on-notice', 'on-notice']);
  });

  test('without numbers asks the centre for more and waits; when none come it says so and keeps what was issued', async () => {
    const { data } = await openCounterOffice(rowsInArrears(8));
    let [left, nudges, waits] = [2, 0, 0];
    const empty = err({ type: 'number-block-empty', kind: 'notice' } as const);
    const scarce = {
      ...data,
      nextNumber: () => {
        left -= 1;
        return left < 0 ? empty : data.nextNumber('notice');
      },
      sync: { ...data.sync, nudge: () => void (nudges += 1) },
    };
    const sent = terms({
      wait: async () => {
        waits += 1;
        if (waits === 3) left = 1;
      },
    });

    expect(await issueBatch(scarce, ids, sent)).toEqual(empty);
    expect(nudges).toBeGreaterThan(3);
    expect(data.rows.all('notice').size).toBe(3);
  });
});
