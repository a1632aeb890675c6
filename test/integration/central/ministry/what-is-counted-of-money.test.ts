import { describe, expect, test } from 'vitest';
import { countOffice } from '#central/services/ministry/count-office.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import type { ExceptionRow } from '#shared/model/filing-rows.ts';
import type { MoneyCaseRow, PaymentRow } from '#shared/model/money-rows.ts';
import { aMoneyCase } from '#test/builders/money-rows.ts';
import { aFactory, aStaff } from '#test/builders/office.ts';
import { aPayment } from '#test/builders/receipts.ts';
import { twoOffices } from '../two-offices.ts';

const stand = twoOffices();

const counted = async (today = '2026-11-22', officeId = 'office-13') => {
  const found = await countOffice(stand.database.db, officeId, isoDate(today));
  if (!found) throw new Error('the office is there');
  return found.figures;
};
const paid = (over: Partial<PaymentRow> = {}): readonly ['payment', PaymentRow] => ['payment', aPayment(over)];
const AT = '2026-11-20T02:00:00.000Z';

describe('the money an office has collected', () => {
  test.each<[string, Partial<PaymentRow>, number]>([
    ['that the bank has confirmed', {}, 157_500],
    ['that stands in the file of the bank', { proof: 'settled' }, 157_500],
    ['that only an unsigned message tells of', { proof: 'reported' }, 0],
    ['that the bank gave back', { reversedAt: AT }, 0],
    ['whose file was replaced', { withdrawnAt: AT }, 0],
    ['of the first day of the fiscal year', { paidOn: '2026-10-01' }, 157_500],
    ['of the last day of the year before', { paidOn: '2026-09-30' }, 0],
    ['of one satang', { satang: 1 }, 1],
    ['of the largest bill there is', { satang: 999_999_999_999 }, 999_999_999_999],
  ])('has a payment %s', async (_what, over, satang) => {
    await stand.put([paid(over)]);
    expect((await counted()).collected.satang).toBe(satang);
  });

  test.each<[string, MoneyCaseRow['state'], number]>([
    [
      'was refunded by two',
      {
        kind: 'closed',
        outcome: { kind: 'refunded', proposedBy: 'staff-1', proposedAt: AT },
        reason: 'โอนซ้ำ',
        by: 'staff-2',
        at: AT,
      },
      0,
    ],
    ['is proposed for a refund', { kind: 'refund-proposed', by: 'staff-1', at: AT, reason: 'โอนซ้ำ' }, 157_500],
    [
      'was kept with a reason',
      { kind: 'closed', outcome: { kind: 'kept' }, reason: 'รายได้อื่น', by: 'staff-1', at: AT },
      157_500,
    ],
    ['waits for a decision', { kind: 'open' }, 157_500],
  ])('has or has not a payment that %s', async (_what, state, satang) => {
    await stand.put([paid(), ['moneyCase', aMoneyCase({ paymentId: 'payment-1', state })]]);
    expect((await counted()).collected.satang).toBe(satang);
  });

  test('is not less by a refunded case that names no payment', async () => {
    const { paymentId: _none, ...without } = aMoneyCase();
    const outcome = { kind: 'refunded', proposedBy: 'staff-1', proposedAt: AT } as const;
    const state = { kind: 'closed', outcome, reason: 'x', by: 'staff-2', at: AT } as const;
    await stand.put([paid(), ['moneyCase', { ...without, state }]]);
    expect((await counted()).collected.satang).toBe(157_500);
  });

  test.each([
    ['on the last day of a fiscal year has twelve months', '2026-09-30', 2569, '2025-10', 12],
    ['on the first day of the next one', '2026-10-01', 2570, '2026-10', 1],
    ['in January, with those of autumn', '2027-01-15', 2570, '2026-10', 4],
    ['on 29 February', '2028-02-29', 2571, '2027-10', 5],
    ['on the last day of March', '2027-03-31', 2570, '2026-10', 6],
  ])('%s', async (_what, today, fiscalYear, first, months) => {
    const { collected } = await counted(today);
    expect([collected.fiscalYear, collected.months[0]?.month, collected.months.length]).toEqual([
      fiscalYear,
      first,
      months,
    ]);
    expect(collected.months.at(-1)?.month).toBe(today.slice(0, 7));
  });

  test('is told by month, those without any among them, and by channel, the largest first', async () => {
    await stand.put([
      paid({ id: 'payment-1', paidOn: '2026-10-31', satang: 100, channel: 'qr' }),
      paid({ id: 'payment-2', paidOn: '2026-12-01', satang: 30, channel: 'ATM' }),
      paid({ id: 'payment-3', paidOn: '2026-12-31', satang: 200, channel: 'counter' }),
      paid({ id: 'payment-4', paidOn: '2027-01-01', satang: 5, channel: 'qr' }),
    ]);

    const { collected, channels } = await counted('2027-01-01');

    expect(collected).toEqual({
      fiscalYear: 2570,
      satang: 335,
      months: [
        { month: '2026-10', satang: 100, payments: 1 },
        { month: '2026-11', satang: 0, payments: 0 },
        { month: '2026-12', satang: 230, payments: 2 },
        { month: '2027-01', satang: 5, payments: 1 },
      ],
    });
    expect(channels).toEqual([
      { channel: 'counter', satang: 200, payments: 1 },
      { channel: 'qr', satang: 105, payments: 2 },
      { channel: 'ATM', satang: 30, payments: 1 },
    ]);
  });

  test('of one office is no other’s', async () => {
    await stand.put([paid()], 'office-20');
    expect((await counted()).collected.satang).toBe(0);
    expect((await counted(undefined, 'office-20')).collected.satang).toBe(157_500);
  });
});

describe('what waits for a decision', () => {
  const card = (id: string, over: Partial<ExceptionRow> = {}): readonly ['exception', ExceptionRow] => [
    'exception',
    { id, kind: 'custody-overlap', causeIds: [], raisedAt: AT, ...over },
  ];

  test('are cards nobody has decided and cases that are open', async () => {
    const { openOn: _open, ...decided } = aMoneyCase({ id: 'case-decided' });
    await stand.put([
      card('card-1'),
      card('card-2', { resolvedAt: AT, resolvedBy: 'staff-1' }),
      card('card-3', { kind: 'receipt-twice' }),
      ['moneyCase', aMoneyCase()],
      ['moneyCase', decided],
    ]);
    await stand.remove('exception', 'card-3');
    expect((await counted()).cards).toEqual({ exceptions: 1, money: 1 });
  });
});

describe('the people and factories of an office', () => {
  test('people are counted by role, and only those who work there', async () => {
    await stand.put([
      ['staff', aStaff({ id: 'staff-3', role: 'clerk' })],
      ['staff', aStaff({ id: 'staff-4', role: 'finance' })],
      ['staff', aStaff({ id: 'staff-5', role: 'finance', active: false })],
    ]);
    expect((await counted()).people).toEqual([
      { role: 'clerk', active: 2 },
      { role: 'finance', active: 1 },
      { role: 'supervisor', active: 1 },
    ]);
  });

  test('factories that were struck off are none, and of the others those in operation are told', async () => {
    await stand.put([
      ['factory', aFactory({ id: 'factory-1' })],
      ['factory', aFactory({ id: 'factory-2', officeStatus: 'struck-off' })],
      ['factory', aFactory({ id: 'factory-3', officeStatus: 'paused' })],
    ]);
    expect((await counted()).factories).toEqual({ total: 2, operating: 1 });
  });
});

describe('the visits of an office', () => {
  const visit = (id: string, beganAt: string, locateMs: number) =>
    ['visit', { id, beganAt, locateMs, serveMs: locateMs * 10 }] as const;

  test('are told by week, by their middle, half a year back', async () => {
    await stand.put([
      visit('visit-too-old', '2026-05-24T16:59:59.999Z', 600_000),
      visit('visit-first', '2026-05-24T17:00:00.000Z', 60_000),
      visit('visit-1', '2026-11-16T02:00:00.000Z', 12_000),
      visit('visit-2', '2026-11-17T02:00:00.000Z', 600_000),
      visit('visit-3', '2026-11-18T02:00:00.000Z', 30_000),
    ]);
    expect((await counted()).visitWeeks).toEqual([
      { beginsOn: '2026-05-25', visits: 1, locateMinutes: 1, serveMinutes: 10 },
      { beginsOn: '2026-11-16', visits: 3, locateMinutes: 0.5, serveMinutes: 5 },
    ]);
  });
});

test('an office that is not there is not counted, and one without any rows is all nothing', async () => {
  expect(await countOffice(stand.database.db, 'office-99', isoDate('2026-11-22'))).toBeUndefined();
  for (const { id } of await stand.rows('folder')) await stand.remove('folder', id);
  const { folders, arrears, collected, cards, channels, visitWeeks } = await counted();
  expect(folders).toEqual({ kept: 0, labelled: 0, printed: 0, out: 0, overdue: 0, missing: 0 });
  expect(arrears).toEqual({ factories: 0, satang: 0, unknownFactories: 0, withoutRecords: 0 });
  expect([collected.satang, cards, channels, visitWeeks]).toEqual([0, { exceptions: 0, money: 0 }, [], []]);
});

test('figures are of the version of the office that they were counted at', async () => {
  await stand.put([paid()]);
  const found = await countOffice(stand.database.db, 'office-13', isoDate('2026-11-22'));
  expect(found?.version).toBe(await stand.version());
});
