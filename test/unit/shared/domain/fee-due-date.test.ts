import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anniversaryOf, dueDatesOf, dueSteps } from '#shared/domain/fee-due-date.ts';
import { DEFAULT_FEE_SETTINGS } from '#shared/domain/fee-settings.ts';
import { addDays, addYearsClamped, ceYearOf, daysBetween, type IsoDate, isoDate } from '#shared/domain/thai-date.ts';
import { aQuestion } from './fee-builders.ts';

const days = fc.integer({ min: 0, max: 25_000 }).map((count) => addDays(isoDate('1970-01-01'), count));
const leapDays = fc.integer({ min: 0, max: 16 }).map((count) => isoDate(`${1972 + 4 * count}-02-29`));
const settings = fc
  .constantFrom('FEB_28' as const, 'MAR_1' as const)
  .map((leapDayDue) => ({ ...DEFAULT_FEE_SETTINGS, leapDayDue }));
const starts = fc.oneof(days, leapDays);

const duesOf = (startOn: IsoDate, asOf: IsoDate, over: Partial<Parameters<typeof dueDatesOf>[1]> = {}) =>
  dueDatesOf(startOn, aQuestion({ asOf, ...over }));

test('a factory owes once in every year of its operation, never twice and never not at all', () => {
  fc.assert(
    fc.property(starts, days, settings, (startOn, asOf, set) => {
      const dues = duesOf(startOn, asOf, { settings: set });

      expect(dues.length > 0).toBe(startOn <= asOf);
      expect(dues.map(({ years }) => years)).toEqual(dues.map((_, index) => index));
      expect(dues.map(({ dueOn }) => ceYearOf(dueOn))).toEqual(dues.map((_, index) => ceYearOf(startOn) + index));
      expect(dues.every(({ dueOn }) => dueOn <= asOf)).toBe(true);
      expect(anniversaryOf(startOn, dues.length, set) > asOf).toBe(true);
    }),
  );
});

test('the fee of a year is owed from the anniversary on, not from the day after it', () => {
  fc.assert(
    fc.property(starts, fc.integer({ min: 0, max: 60 }), settings, (startOn, years, set) => {
      const asOf = anniversaryOf(startOn, years, set);

      expect(duesOf(startOn, asOf, { settings: set }).at(-1)).toEqual({ startOn, years, dueOn: asOf });
      expect(duesOf(startOn, addDays(asOf, -1), { settings: set })).toHaveLength(years);
    }),
  );
});

test('what was owed yesterday is owed today too, on the same days', () => {
  fc.assert(
    fc.property(starts, days, settings, fc.integer({ min: 0, max: 4_000 }), (startOn, asOf, set, later) => {
      const before = duesOf(startOn, asOf, { settings: set });
      const after = duesOf(startOn, addDays(asOf, later), { settings: set });

      expect(after.slice(0, before.length)).toEqual(before);
    }),
  );
});

test('paying ahead adds the years up to the day that is asked for, and looking back takes none away', () => {
  fc.assert(
    fc.property(starts, days, days, (startOn, asOf, dueThrough) => {
      const last = dueThrough > asOf ? dueThrough : asOf;

      expect(duesOf(startOn, asOf, { dueThrough })).toEqual(duesOf(startOn, last));
    }),
  );
});

test('a factory that began on 29 February owes in a common year on the day the office has set: the two are one day apart', () => {
  fc.assert(
    fc.property(leapDays, fc.integer({ min: 0, max: 60 }), (startOn, years) => {
      const on = (leapDayDue: 'FEB_28' | 'MAR_1') =>
        anniversaryOf(startOn, years, { ...DEFAULT_FEE_SETTINGS, leapDayDue });
      const isLeapYear = addYearsClamped(startOn, years).endsWith('-02-29');

      expect(daysBetween(on('FEB_28'), on('MAR_1'))).toBe(isLeapYear ? 0 : 1);
    }),
  );
});

test('only a day that was moved says so, with the law it rests on', () => {
  const codesOf = (startOn: string, years: number, effective?: string) => {
    const start = isoDate(startOn);
    const dueOn = anniversaryOf(start, years, DEFAULT_FEE_SETTINGS);
    const steps = dueSteps({ startOn: start, years, dueOn }, effective === undefined ? dueOn : isoDate(effective));
    expect(steps.every(({ legalRef }) => legalRef !== '')).toBe(true);
    return steps.map(({ code }) => code);
  };

  expect(codesOf('2007-01-15', 0)).toEqual(['due-on-start-date']);
  expect(codesOf('2007-01-15', 3)).toEqual(['due-on-anniversary']);
  expect(codesOf('2008-02-29', 4)).toEqual(['due-on-anniversary']);
  expect(codesOf('2008-02-29', 1)).toEqual(['due-on-anniversary', 'due-leap-day-moved']);
  expect(codesOf('2007-01-15', 10, '2017-01-16')).toEqual(['due-on-anniversary', 'due-moved-to-working-day']);
});
