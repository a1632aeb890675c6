import { describe, expect, test } from 'vitest';
import { isoDate } from '#shared/domain/thai-date.ts';
import { isWorkingDay, workingDayOnOrAfter } from '#shared/domain/working-day.ts';

const newYear = new Set(['2017-01-02', '2017-01-03'].map(isoDate));

describe('the counter is closed on weekends and entered holidays', () => {
  test('Saturday, Sunday and a holiday are no working days, the day after them is', () => {
    expect(
      ['2016-12-31', '2017-01-01', '2017-01-02', '2017-01-03', '2017-01-04']
        .map(isoDate)
        .map((day) => isWorkingDay(day, newYear)),
    ).toEqual([false, false, false, false, true]);
  });

  test('what falls due on Sunday 1 January 2560 may be paid until Wednesday 4 January', () => {
    expect(workingDayOnOrAfter(isoDate('2017-01-01'), newYear)).toBe('2017-01-04');
  });

  test('without a list of holidays only the weekend is skipped', () => {
    expect(workingDayOnOrAfter(isoDate('2017-01-01'), new Set())).toBe('2017-01-02');
  });

  test('a working day stays as it is', () => {
    expect(workingDayOnOrAfter(isoDate('2017-01-04'), newYear)).toBe('2017-01-04');
  });
});
