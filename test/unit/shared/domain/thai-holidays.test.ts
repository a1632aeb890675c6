import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ceYearOf, isoDate } from '#shared/domain/thai-date.ts';
import { fixedHolidays } from '#shared/domain/thai-holidays.ts';
import { workingDayOnOrAfter } from '#shared/domain/working-day.ts';

describe('the holidays of the same date every year', () => {
  test('are the fifteen days of 2569', () => {
    expect([...fixedHolidays(2026, 2026)]).toEqual([
      '2026-01-01',
      '2026-04-06',
      '2026-04-13',
      '2026-04-14',
      '2026-04-15',
      '2026-05-01',
      '2026-05-04',
      '2026-06-03',
      '2026-07-28',
      '2026-08-12',
      '2026-10-13',
      '2026-10-23',
      '2026-12-05',
      '2026-12-10',
      '2026-12-31',
    ]);
  });

  test.each([
    ['05-04', 2020],
    ['06-03', 2019],
    ['07-28', 2017],
    ['10-13', 2017],
  ])('those of this reign are not claimed for years before them: %s since %i', (day, sinceYear) => {
    const days = fixedHolidays(2010, 2030);

    expect(days.has(isoDate(`${sinceYear - 1}-${day}`))).toBe(false);
    expect(days.has(isoDate(`${sinceYear}-${day}`))).toBe(true);
  });

  test('hold neither Buddhist holidays nor substitution days, which the Cabinet names each year', () => {
    const days = fixedHolidays(2026, 2026);
    const visakhaDay = isoDate('2026-05-31');
    const mondayAfterFathersDay = isoDate('2026-12-07');

    expect([days.has(visakhaDay), days.has(mondayAfterFathersDay)]).toEqual([false, false]);
  });

  test('are none when the range ends before it begins', () => {
    expect(fixedHolidays(2026, 2025).size).toBe(0);
  });

  test('lie in every year of the range and in no other', () => {
    const aYear = fc.integer({ min: 1950, max: 2150 });

    fc.assert(
      fc.property(aYear, fc.integer({ min: 0, max: 20 }), (fromYear, more) => {
        const years = new Set([...fixedHolidays(fromYear, fromYear + more)].map(ceYearOf));
        expect([...years]).toEqual(Array.from({ length: more + 1 }, (_, index) => fromYear + index));
      }),
    );
  });

  test("close the counter from New Year's Eve to the first working day, over the turn of the year", () => {
    expect(workingDayOnOrAfter(isoDate('2025-12-31'), fixedHolidays(2025, 2026))).toBe('2026-01-02');
  });
});
