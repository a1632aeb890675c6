import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  billableLines,
  draftNotice,
  feesOf,
  noticesOf,
  onOpenNotices,
  payableNotice,
  standingOf,
  validThrough,
} from '#data/fee-queries.ts';
import { UNVERIFIED_ANNUAL_SCHEDULES } from '#shared/domain/fee-schedule.ts';
import { addDays, isoDate } from '#shared/domain/thai-date.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { anExternalInvoice, aWaiver } from '#test/builders/fee-office.ts';
import { aFactory, aNotice, aPaidYear, counterRows, readModelOf, TODAY } from './a-counter-office.ts';

const factoryOf = (rows: ReadModel) => rows.get('factory', 'factory-1') ?? aFactory();
const feesOfOffice = (rows: ReadModel, asOf = TODAY) => {
  const fees = feesOf(rows, factoryOf(rows), asOf);
  if (!fees.ok) throw new Error(fees.error.type);
  return fees.value;
};

describe('what a factory owes', () => {
  test('is every year after the last one paid, oldest first, each with its surcharge', () => {
    const { assessment } = feesOfOffice(readModelOf(counterRows()));

    expect(
      assessment.lines.map(({ dueOn, feeSatang, surchargeSatang }) => [dueOn, feeSatang, surchargeSatang]),
    ).toEqual([
      ['2025-06-01', 750_000, 675_000],
      ['2026-06-01', 750_000, 225_000],
    ]);
    expect(assessment.totalSatang).toBe(2_400_000);
  });

  test('does not reach back before the first year that is on record', () => {
    const { assessment, records } = feesOfOffice(readModelOf(counterRows()));

    expect(records).toBe('kept');
    expect(assessment.remarks.map(({ code }) => code)).toContain('years-before-books');
  });

  test('is doubted when not a single payment is on record', () => {
    const rows = readModelOf(counterRows().filter(([table]) => table !== 'paidYear'));

    expect(feesOfOffice(rows).records).toBe('none');
  });

  test('follows the horsepower an officer has corrected', () => {
    const rows = readModelOf([
      ...counterRows(),
      ['factory', { ...aFactory(), correctedHp: { hpHundredths: 4_000, reason: 'ตรวจเครื่องจักรใหม่' } }],
    ]);

    expect(feesOfOffice(rows).assessment.lines[0]?.feeSatang).toBe(45_000);
  });

  test('cannot be told without a category, or without any start date', () => {
    const rows = readModelOf(counterRows());

    expect(feesOf(rows, aFactory({ category: undefined }), TODAY)).toMatchObject({
      error: { type: 'fee-category-missing' },
    });
    expect(feesOf(rows, aFactory({ startedOn: undefined }), TODAY)).toMatchObject({
      error: { type: 'fee-start-date-missing' },
    });
  });

  test('may be paid without surcharge on the first working day after a national holiday', () => {
    const rows = readModelOf(counterRows().filter(([table]) => table !== 'paidYear'));
    const surchargeOn = (asOf: string) => {
      const fees = feesOf(rows, aFactory({ startedOn: isoDate('2025-12-31') }), isoDate(asOf));
      return fees.ok ? fees.value.assessment.lines.map((line) => [line.effectiveDueOn, line.surchargeSatang]) : fees;
    };

    expect(surchargeOn('2026-01-02')).toEqual([['2026-01-02', 0]]);
    expect(surchargeOn('2026-01-03')).toEqual([['2026-01-02', 37_500]]);
  });

  test('may not be billed from a schedule nobody has confirmed', () => {
    const [schedule] = UNVERIFIED_ANNUAL_SCHEDULES.slice(-1);
    if (!schedule) throw new Error('the tariff has schedules');
    const unconfirmed = counterRows().filter(([table]) => table !== 'feeSchedule');
    const fees = feesOfOffice(readModelOf([...unconfirmed, ['feeSchedule', schedule]]));

    expect(fees.assessment.totalSatang).toBeGreaterThan(0);
    expect(billableLines(fees)).toEqual([]);
  });

  test('is waived where finance has entered a waiver, until it is withdrawn', () => {
    const owed = (waiver: ReturnType<typeof aWaiver>) =>
      feesOfOffice(readModelOf([...counterRows(), ['feeWaiver', waiver]])).assessment.lines.map(
        ({ dueOn, waivedBy }) => [dueOn, waivedBy],
      );
    const withdrawn = { reason: 'บันทึกผิด', at: '2026-11-21T02:00:00.000Z', by: 'staff-2' };

    expect(owed(aWaiver())).toEqual([
      ['2025-06-01', undefined],
      ['2026-06-01', 'waiver-1'],
    ]);
    expect(owed(aWaiver({ withdrawn }))[1]).toEqual(['2026-06-01', undefined]);
  });

  test('is not billed here for a year that another system bills', () => {
    const invoice = {
      ...anExternalInvoice({ annualDueOn: '2026-06-01' }),
      id: 'external-1',
      factoryId: 'factory-1',
      receivedAt: '2026-11-22T03:00:00.000Z',
    };
    const fees = feesOfOffice(readModelOf([...counterRows(), ['externalInvoice', invoice]]));

    expect(billableLines(fees).map(({ dueOn }) => dueOn)).toEqual(['2025-06-01']);
    expect(fees.elsewhere.get('2026-06-01')?.number).toBe('EB-2569-000123');
  });

  test('follows the number of workers an officer has corrected', () => {
    const small = {
      ...aFactory({ hpHundredths: 400, workers: 3 }),
      correctedWorkers: { workers: 8, reason: 'ตรวจแล้ว' },
    };
    const rows = readModelOf([...counterRows(), ['factory', small]]);

    expect(feesOfOffice(rows).assessment.lines[0]?.feeSatang).toBe(15_000);
  });
});

describe('a notice', () => {
  test('carries the chosen years and is right until the day before the surcharge grows', () => {
    const fees = feesOfOffice(readModelOf(counterRows()));

    expect(draftNotice(billableLines(fees), TODAY)).toEqual({
      items: [
        { dueOn: '2025-06-01', scheduleId: 'annual-demo', feeSatang: 750_000, surchargeSatang: 675_000 },
        { dueOn: '2026-06-01', scheduleId: 'annual-demo', feeSatang: 750_000, surchargeSatang: 225_000 },
      ],
      totalSatang: 2_400_000,
      validUntilOn: '2026-12-01',
    });
  });

  test('is not made of nothing', () => {
    expect(draftNotice([], TODAY)).toBeUndefined();
  });

  test('has the right amount on every day of its validity and another one on the next', () => {
    const rows = readModelOf(counterRows());
    const total = (asOf: typeof TODAY): number => feesOfOffice(rows, asOf).assessment.totalSatang;

    fc.assert(
      fc.property(fc.integer({ min: 0, max: 180 }), (days) => {
        const asOf = addDays(isoDate('2026-06-03'), days);
        const last = validThrough(billableLines(feesOfOffice(rows, asOf)), asOf);

        expect(total(last)).toBe(total(asOf));
        expect(total(addDays(last, 1))).toBeGreaterThan(total(asOf));
      }),
      { numRuns: 60 },
    );
  });

  test('that is open waits for the bank; nobody here may call it unpaid', () => {
    expect(standingOf(aNotice(), TODAY)).toEqual({ kind: 'waiting-for-bank' });
  });

  test('past its last day no longer has the right amount', () => {
    expect(standingOf(aNotice({ validUntilOn: '2026-11-22' }), TODAY)).toEqual({
      kind: 'past-validity',
      validUntilOn: '2026-11-22',
    });
  });

  test('that the bank confirmed is paid, whatever its last day', () => {
    const state = {
      kind: 'paid',
      paymentId: 'payment-1',
      paidAt: '2026-11-23T03:00:00.000Z',
      proof: 'confirmed',
    } as const;

    expect(standingOf(aNotice({ validUntilOn: '2026-01-01', state }), TODAY).kind).toBe('paid');
  });

  test('whose QR is shown is the newest that can still be paid', () => {
    const cancelled = { kind: 'cancelled', reason: 'ผิดปี', cancelledAt: '2026-11-23T03:00:00.000Z' } as const;
    const rows = readModelOf([
      ['notice', aNotice({ id: 'old', issuedAt: '2026-11-20T02:00:00.000Z' })],
      ['notice', aNotice({ id: 'new', issuedAt: '2026-11-22T02:00:00.000Z' })],
      ['notice', aNotice({ id: 'newest', issuedAt: '2026-11-23T02:00:00.000Z', state: cancelled })],
    ]);
    const notices = noticesOf(rows, 'factory-1');

    expect(notices.map(({ id }) => id)).toEqual(['newest', 'new', 'old']);
    expect(payableNotice(notices, TODAY)?.id).toBe('new');
    expect([...onOpenNotices(notices)]).toEqual(['2026-06-01']);
  });
});

test('a paid year of another factory changes nothing', () => {
  const rows = readModelOf([...counterRows(), ['paidYear', aPaidYear('2025-06-01', 'factory-2')]]);

  expect(feesOfOffice(rows).assessment.lines).toHaveLength(2);
});
