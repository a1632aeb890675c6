import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type ArrearsFacts, createArrearsCounter, dateNumber, dateOfNumber } from '#shared/domain/arrears.ts';
import { assessFee } from '#shared/domain/fee.ts';
import { type FeeSchedule, UNVERIFIED_ANNUAL_SCHEDULES } from '#shared/domain/fee-schedule.ts';
import { DEFAULT_FEE_SETTINGS } from '#shared/domain/fee-settings.ts';
import { KNOWN_WAIVERS } from '#shared/domain/fee-waiver.ts';
import { addDays, isoDate, type IsoDate } from '#shared/domain/thai-date.ts';
import { fixedHolidays } from '#shared/domain/thai-holidays.ts';
import { confirmed } from './fee-builders.ts';

const days = (from: string, most: number) =>
  fc.integer({ min: 0, max: most }).map((count) => addDays(isoDate(from), count));
const floods = {
  id: 'flood',
  name: 'อุทกภัย',
  legalRef: 'ประกาศตัวอย่าง',
  source: 'ตัวอย่าง',
  dueFrom: isoDate('2024-09-01'),
  dueTo: isoDate('2024-11-30'),
  categories: [3] as const,
  provinceCodes: ['13'],
};
const unknownAmount: FeeSchedule = {
  ...UNVERIFIED_ANNUAL_SCHEDULES[1]!,
  bands: UNVERIFIED_ANNUAL_SCHEDULES[1]!.bands.map((band, at) => (at === 5 ? { ...band, feeSatang: null } : band)),
};
const scheduleLists: readonly (readonly FeeSchedule[])[] = [
  UNVERIFIED_ANNUAL_SCHEDULES,
  UNVERIFIED_ANNUAL_SCHEDULES.map(confirmed),
  [UNVERIFIED_ANNUAL_SCHEDULES[0]!, confirmed(unknownAmount)],
  [confirmed(UNVERIFIED_ANNUAL_SCHEDULES[1]!)],
];

const aTerms = fc.record({
  schedules: fc.constantFrom(...scheduleLists),
  waivers: fc.constantFrom([], KNOWN_WAIVERS, [...KNOWN_WAIVERS, floods]),
  holidays: fc.constantFrom(new Set<IsoDate>(), fixedHolidays(1990, 2028)),
  settings: fc.constantFrom(DEFAULT_FEE_SETTINGS, {
    surcharge: { percentPerMonth: 5, rounding: 'FLOOR_MONTH' as const, capPercent: 100 },
    leapDayDue: 'MAR_1' as const,
  }),
  asOf: days('2020-01-01', 3_000),
  provinceCode: fc.constantFrom('13', '20', undefined),
});
const aFactory = fc.record({
  category: fc.constantFrom(1 as const, 2 as const, 3 as const),
  hpHundredths: fc.option(fc.integer({ min: 0, max: 900_000 }), { nil: undefined }),
  workers: fc.option(fc.integer({ min: 0, max: 60 }), { nil: undefined }),
  startedOn: fc.oneof(days('1996-01-01', 9_000), fc.constant(isoDate('2008-02-29'))),
  paid: fc.array(fc.integer({ min: 0, max: 25 }), { maxLength: 6 }),
});

test('a date and its number are the same thing', () => {
  expect(dateNumber('2026-06-01')).toBe(20_260_601);
  expect(dateOfNumber(20_260_601)).toBe('2026-06-01');
});

describe('the arrears of a factory', () => {
  test('are what its assessment comes to, whatever schedules, waivers, holidays and settings there are', () => {
    fc.assert(
      fc.property(aTerms, aFactory, (terms, { paid, ...factory }) => {
        const paidDueOns = paid.map((years) => isoDate(`${Number(factory.startedOn.slice(0, 4)) + years}-06-15`));
        const { provinceCode, ...rest } = terms;
        const booksBeginOn = paidDueOns.toSorted()[0];
        const assessed = assessFee({ ...rest, factory: { ...factory, provinceCode }, paidDueOns, booksBeginOn });
        if (!assessed.ok) throw new Error(assessed.error.type);
        const { lines, feeSatang, surchargeSatang } = assessed.value;
        const owed = lines.filter(({ totalSatang }) => totalSatang !== 0);

        const facts: ArrearsFacts = {
          ...factory,
          startOn: dateNumber(factory.startedOn),
          paidDueOns: paidDueOns.map(dateNumber),
        };
        expect(createArrearsCounter(terms)(facts)).toEqual({
          years: owed.length,
          unknownYears: owed.filter(({ totalSatang }) => totalSatang === null).length,
          unconfirmedYears: owed.filter((line) => !line.confirmed).length,
          feeSatang,
          surchargeSatang,
          oldestDueOn: owed[0] ? dateNumber(owed[0].dueOn) : 0,
        });
      }),
      { numRuns: 1_000 },
    );
  });

  test('of a factory without a category or any start date are nothing: nobody can tell them', () => {
    const count = createArrearsCounter({
      schedules: scheduleLists[1] ?? [],
      waivers: [],
      holidays: new Set(),
      settings: DEFAULT_FEE_SETTINGS,
      asOf: isoDate('2026-11-23'),
      provinceCode: '13',
    });
    const facts: ArrearsFacts = {
      category: 3,
      hpHundredths: 5_000,
      workers: 60,
      startOn: 20_200_101,
      paidDueOns: [],
    };

    expect(count(facts).years).toBeGreaterThan(0);
    expect(count({ ...facts, category: 0 }).years).toBe(0);
    expect(count({ ...facts, startOn: 0 }).years).toBe(0);
  });
});
