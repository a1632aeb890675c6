import { describe, expect, test } from 'vitest';
import { countArrears } from '#central/services/ministry/count-arrears.ts';
import type { FactoryFacts } from '#central/services/ministry/read-office.ts';
import type { FeeSchedule } from '#shared/domain/fee-schedule.ts';
import { DEFAULT_FEE_SETTINGS } from '#shared/domain/fee-settings.ts';
import type { FeeWaiver } from '#shared/domain/fee-waiver.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import { waiverFields } from '#test/builders/fee-office.ts';
import { aConfirmedSchedule } from '#test/builders/fee-rows.ts';

/** A factory that began on 1 June 2015 and has paid for every year up to 2024; the fee is 1,500 baht a year. */
const aFactory = (over: Partial<FactoryFacts> = {}): FactoryFacts => ({
  status: 'operating',
  category: 3,
  hpHundredths: 96_457,
  workers: 20,
  startOn: '2015-06-01',
  paidDueOns: ['2023-06-01', '2024-06-01'],
  ...over,
});
const FEE = 150_000;

const counted = (
  factories: readonly FactoryFacts[],
  terms: { asOf?: string; schedules?: readonly FeeSchedule[]; waivers?: readonly FeeWaiver[] } = {},
) =>
  countArrears(factories, {
    asOf: isoDate(terms.asOf ?? '2026-06-01'),
    schedules: terms.schedules ?? [aConfirmedSchedule()],
    waivers: terms.waivers ?? [],
    holidays: new Set(),
    settings: DEFAULT_FEE_SETTINGS,
    provinceCode: '13',
  });

const NOTHING = { factories: 0, satang: 0, unknownFactories: 0, withoutRecords: 0 };

describe('the arrears of an office', () => {
  test('are fee and surcharge of every year that is not paid', () => {
    // Of 2025 a year of months at 5 %: 1,500 + 900; of 2026, due today, 1,500.
    expect(counted([aFactory()]).arrears).toEqual({ ...NOTHING, factories: 1, satang: 2 * FEE + (12 * FEE * 5) / 100 });
  });

  test.each<[string, Partial<FactoryFacts>]>([
    ['that is struck off', { status: 'struck-off' }],
    ['that is paused', { status: 'paused' }],
    ['that has a licence and has not begun', { status: 'licensed' }],
    ['of category 1', { category: 1 }],
    ['of no category', { category: null }],
    ['of a category that is none', { category: 4 }],
    ['of which no day is known', { startOn: null }],
    ['that has paid everything', { paidDueOns: ['2025-06-01', '2026-06-01'] }],
    ['whose first year is not due yet', { startOn: '2026-06-02', paidDueOns: ['2026-06-02'] }],
  ])('are nothing of a factory %s', (_what, over) => {
    expect(counted([aFactory(over)]).arrears).toEqual(NOTHING);
  });

  test.each<[string, FactoryFacts['paidDueOns']]>([
    ['none', null],
    ['an empty list', []],
  ])(
    'claim nothing of a factory of which no payment is on record (%s), and say how many those are',
    (_what, paidDueOns) => {
      const { arrears, byAge } = counted([aFactory({ paidDueOns }), aFactory()]);
      expect([arrears.factories, arrears.withoutRecords]).toEqual([1, 1]);
      expect(byAge.reduce((sum, { factories }) => sum + factories, 0)).toBe(1);
    },
  );

  test('a factory without records that owes nothing is not one without records', () => {
    expect(counted([aFactory({ paidDueOns: null, category: 1 })]).arrears).toEqual(NOTHING);
  });

  test('begin where the books begin, not where the factory began', () => {
    const late = counted([aFactory({ paidDueOns: ['2026-06-01'] })]).arrears;
    expect(late).toEqual(NOTHING);
  });

  test('count a gap between years that were paid', () => {
    const { arrears, byAge } = counted([
      aFactory({ paidDueOns: ['2022-06-01', '2024-06-01', '2025-06-01', '2026-06-01'] }),
    ]);
    expect(arrears).toEqual({ ...NOTHING, factories: 1, satang: FEE + (36 * FEE * 5) / 100 });
    expect(byAge.find(({ factories }) => factories === 1)?.age).toBe('3-5');
  });

  test('leave out years that a waiver forgives, in the province and for the category it is for', () => {
    const waiver: FeeWaiver = {
      ...waiverFields,
      id: 'waiver-1',
      dueFrom: isoDate('2025-01-01'),
      dueTo: isoDate('2026-12-31'),
      categories: [3],
      provinceCodes: ['13'],
    };
    const owing = (over: Partial<FeeWaiver>, category = 3) =>
      counted([aFactory({ category })], { waivers: [{ ...waiver, ...over }] }).arrears.factories;
    expect([owing({}), owing({}, 2), owing({ provinceCodes: ['20'] }), owing({ provinceCodes: null })]).toEqual([
      0, 1, 1, 0,
    ]);
  });
});

describe('a year of which nobody knows the amount', () => {
  const bands = [{ fromHpHundredths: 0, belowHpHundredths: null, minimumWorkers: null, feeSatang: null }];
  const unknown = { ...aConfirmedSchedule(), bands } as unknown as FeeSchedule;
  const until2025 = { ...aConfirmedSchedule('schedule-old'), effectiveTo: isoDate('2025-12-31') };
  const from2026 = { ...unknown, id: 'schedule-new', effectiveFrom: isoDate('2026-01-01') };

  test('makes its factory one with arrears, and the sum a lower limit', () => {
    expect(counted([aFactory()], { schedules: [unknown] }).arrears).toEqual({
      ...NOTHING,
      factories: 1,
      unknownFactories: 1,
    });
  });

  test('is counted once for its factory beside years that are known', () => {
    expect(counted([aFactory(), aFactory()], { schedules: [until2025, from2026] as FeeSchedule[] }).arrears).toEqual({
      factories: 2,
      satang: 2 * (FEE + (12 * FEE * 5) / 100),
      unknownFactories: 2,
      withoutRecords: 0,
    });
  });

  test('is also one before any schedule', () => {
    expect(counted([aFactory()], { schedules: [] }).arrears).toEqual({ ...NOTHING, factories: 1, unknownFactories: 1 });
  });
});

describe('the age of arrears is that of the oldest year', () => {
  test.each([
    ['due today', '2026-06-01', 'under-1'],
    ['due almost a year ago', '2027-05-31', 'under-1'],
    ['due a year ago', '2027-06-01', '1-2'],
    ['due almost two years ago', '2028-05-31', '1-2'],
    ['due two years ago', '2028-06-01', '2-3'],
    ['due almost three years ago', '2029-05-31', '2-3'],
    ['due three years ago', '2029-06-01', '3-5'],
    ['due almost five years ago', '2031-05-31', '3-5'],
    ['due five years ago', '2031-06-01', 'over-5'],
    ['due thirty years ago', '2056-06-01', 'over-5'],
  ])('%s', (_what, asOf, age) => {
    const { arrears, byAge } = counted([aFactory({ paidDueOns: ['2024-06-01', '2025-06-01'] })], { asOf });
    expect(byAge).toEqual(
      ['under-1', '1-2', '2-3', '3-5', 'over-5'].map((group) => ({
        age: group,
        factories: group === age ? 1 : 0,
        satang: group === age ? arrears.satang : 0,
      })),
    );
  });

  test('of a factory that began on 29 February is counted from the 28th', () => {
    const leap = aFactory({ startOn: '2016-02-29', paidDueOns: ['2024-02-29', '2025-02-28'] });
    const ageOn = (asOf: string) => counted([leap], { asOf }).byAge.find(({ factories }) => factories > 0)?.age;
    expect([ageOn('2026-02-27'), ageOn('2026-02-28'), ageOn('2027-02-27'), ageOn('2027-02-28')]).toEqual([
      undefined,
      'under-1',
      'under-1',
      '1-2',
    ]);
  });

  test('puts the whole sum of a factory into one group, and all groups together are the arrears', () => {
    const { arrears, byAge } = counted([
      aFactory(),
      aFactory({ paidDueOns: ['2024-06-01', '2025-06-01'] }),
      aFactory({ paidDueOns: ['2019-06-01'] }),
    ]);
    expect(byAge.map(({ age, factories }) => [age, factories])).toEqual([
      ['under-1', 1],
      ['1-2', 1],
      ['2-3', 0],
      ['3-5', 0],
      ['over-5', 1],
    ]);
    expect(byAge.reduce((sum, { satang }) => sum + satang, 0)).toBe(arrears.satang);
  });
});
