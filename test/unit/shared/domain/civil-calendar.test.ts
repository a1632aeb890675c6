import { describe, expect, test } from 'vitest';
import {
  civilDayOf,
  dayNumberOf,
  daysInMonth,
  isCivilDay,
  isLeapYear,
  weekdayOf,
} from '#shared/domain/civil-calendar.ts';

const DAY_MS = 86_400_000;
/** From 1600 to 2500, by steps that share no factor with a week, a year or an era of the calendar. */
const someDays = function* (): Generator<number> {
  for (let day = -135_140; day < 193_900; day += 17) yield day;
};

describe('the calendar agrees with the one of the machine', () => {
  test('a day number is the civil day that Date says, and its weekday', () => {
    const wrong = [...someDays()].filter((number) => {
      const date = new Date(number * DAY_MS);
      const { year, month, day } = civilDayOf(number);
      return (
        year !== date.getUTCFullYear() ||
        month !== date.getUTCMonth() + 1 ||
        day !== date.getUTCDate() ||
        weekdayOf(number) !== date.getUTCDay()
      );
    });
    expect(wrong).toEqual([]);
  });

  test('a civil day has the number it came from', () => {
    expect([...someDays()].filter((number) => dayNumberOf(civilDayOf(number)) !== number)).toEqual([]);
  });

  test('every month of a hundred years ends where Date ends it', () => {
    const months = Array.from({ length: 1_200 }, (_, at) => ({
      year: 1970 + Math.floor(at / 12),
      month: (at % 12) + 1,
    }));
    const wrong = months.filter(
      ({ year, month }) => daysInMonth(year, month) !== new Date(Date.UTC(year, month, 0)).getUTCDate(),
    );
    expect(wrong).toEqual([]);
  });

  test('the day after the last of a month is the first of the next, also over a leap day and a year', () => {
    for (const [year, month] of [
      [2024, 2],
      [2023, 2],
      [2100, 2],
      [2026, 12],
    ] as const) {
      const last = dayNumberOf({ year, month, day: daysInMonth(year, month) });
      expect(civilDayOf(last + 1)).toEqual({ year: month === 12 ? year + 1 : year, month: (month % 12) + 1, day: 1 });
    }
  });
});

describe('what is no day', () => {
  test.each([
    { year: 2026, month: 2, day: 29 },
    { year: 2100, month: 2, day: 29 },
    { year: 2026, month: 4, day: 31 },
    { year: 2026, month: 13, day: 1 },
    { year: 2026, month: 0, day: 1 },
    { year: 2026, month: 1, day: 0 },
  ])('$year-$month-$day does not exist', (day) => {
    expect(isCivilDay(day)).toBe(false);
  });

  test('29 February exists in a leap year, and centuries are leap only every fourth time', () => {
    expect(isCivilDay({ year: 2024, month: 2, day: 29 })).toBe(true);
    expect([1900, 2000, 2024, 2100, 2400].map(isLeapYear)).toEqual([false, true, true, false, true]);
  });
});
