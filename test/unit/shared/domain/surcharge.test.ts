import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { satang } from '#shared/domain/money.ts';
import { monthsLate, surchargeOn } from '#shared/domain/surcharge.ts';
import { addDays, addMonthsClamped, type IsoDate, isoDate } from '#shared/domain/thai-date.ts';

const aDay = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays(isoDate('1995-01-01'), days));
const settings = { percentPerMonth: 5, rounding: 'CEIL_MONTH', capPercent: null } as const;
const delay = (dueOn: string, paidOn: string) => ({
  dueOn: isoDate(dueOn),
  effectiveDueOn: isoDate(dueOn),
  paidOn: isoDate(paidOn),
});

/** The definition itself: the smallest n >= 1 with due date + n months >= day of payment. */
const countedOneByOne = (dueOn: IsoDate, paidOn: IsoDate): number => {
  let months = 1;
  while (addMonthsClamped(dueOn, months) < paidOn) months += 1;
  return months;
};

describe('months of delay', () => {
  test.each([
    ['2025-01-15', '2025-01-15', 0, 0],
    ['2025-01-15', '2025-01-16', 1, 0],
    ['2025-01-15', '2025-02-15', 1, 1],
    ['2025-01-15', '2025-02-16', 2, 1],
    ['2025-01-31', '2025-02-28', 1, 1],
    ['2025-01-31', '2025-03-01', 2, 1],
    ['2024-01-31', '2024-02-29', 1, 1],
    ['2025-01-15', '2026-01-15', 12, 12],
    ['2025-12-31', '2026-01-01', 1, 0],
    ['2025-01-15', '2024-12-01', 0, 0],
  ])('due %s, paid %s: %i begun, %i full', (dueOn, paidOn, begun, full) => {
    expect(monthsLate(delay(dueOn, paidOn), 'CEIL_MONTH')).toBe(begun);
    expect(monthsLate(delay(dueOn, paidOn), 'FLOOR_MONTH')).toBe(full);
  });

  test('are counted from the nominal due date once the working day after it has passed', () => {
    const dueOn = isoDate('2026-02-28');
    const effectiveDueOn = isoDate('2026-03-02');
    expect(monthsLate({ dueOn, effectiveDueOn, paidOn: isoDate('2026-03-02') }, 'CEIL_MONTH')).toBe(0);
    expect(monthsLate({ dueOn, effectiveDueOn, paidOn: isoDate('2026-03-29') }, 'CEIL_MONTH')).toBe(2);
  });

  test('are what counting month by month gives', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: 1, max: 2_000 }), (dueOn, days) => {
        const paidOn = addDays(dueOn, days);
        const begun = monthsLate({ dueOn, effectiveDueOn: dueOn, paidOn }, 'CEIL_MONTH');
        const full = monthsLate({ dueOn, effectiveDueOn: dueOn, paidOn }, 'FLOOR_MONTH');
        expect(begun).toBe(countedOneByOne(dueOn, paidOn));
        expect(addMonthsClamped(dueOn, full) <= paidOn && addMonthsClamped(dueOn, full + 1) > paidOn).toBe(true);
      }),
    );
  });
});

describe('the surcharge', () => {
  test.each([
    [45_000, 1, 2_250],
    [15_000, 1, 750],
    [45_000, 13, 29_250],
    [1_800_000, 240, 21_600_000],
    [45_000, 0, 0],
    [0, 12, 0],
  ])('of %i satang for %i months is %i', (fee, months, surcharge) => {
    expect(surchargeOn(satang(fee), months, settings)).toEqual({
      uncappedSatang: surcharge,
      surchargeSatang: surcharge,
    });
  });

  test('stops at the cap', () => {
    expect(surchargeOn(satang(45_000), 30, { ...settings, capPercent: 100 })).toEqual({
      uncappedSatang: 67_500,
      surchargeSatang: 45_000,
    });
  });

  test('is exact for every fee in whole baht: a hundred of it is fee x percent x months', () => {
    const baht = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(baht, fc.nat({ max: 600 }), fc.nat({ max: 100 }), (fee, months, percentPerMonth) => {
        const { surchargeSatang } = surchargeOn(satang(fee * 100), months, { ...settings, percentPerMonth });
        expect(BigInt(surchargeSatang) * 100n).toBe(BigInt(fee) * 100n * BigInt(percentPerMonth) * BigInt(months));
      }),
    );
  });

  test('on a fee with satang is a bug, because it would have to be rounded', () => {
    expect(() => surchargeOn(satang(45_050), 1, settings)).toThrow('whole baht');
  });
});
