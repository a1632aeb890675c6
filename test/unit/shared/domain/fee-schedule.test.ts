import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FEE_CATALOGUE, UNVERIFIED_LICENCE_SCHEDULE } from '#shared/domain/fee-catalogue.ts';
import {
  FeeSchedule,
  feeFor,
  scheduleFor,
  SurchargeSettings,
  UNVERIFIED_ANNUAL_SCHEDULES,
} from '#shared/domain/fee-schedule.ts';
import { DEFAULT_FEE_SETTINGS, FeeSettings } from '#shared/domain/fee-settings.ts';
import { FeeWaiver, KNOWN_WAIVERS, waiverFor } from '#shared/domain/fee-waiver.ts';
import { isoDate } from '#shared/domain/thai-date.ts';
import { confirmed, CONFIRMED_SCHEDULES } from './fee-builders.ts';

const annual = UNVERIFIED_ANNUAL_SCHEDULES[1]!;
const band = (from: number, below: number | null, feeSatang: number | null = 10_000) => ({
  fromHpHundredths: from,
  belowHpHundredths: below,
  minimumWorkers: null,
  feeSatang,
});
const isAccepted = (change: object): boolean => FeeSchedule.safeParse({ ...annual, ...change }).success;

describe('the tariff by horsepower', () => {
  test.each([
    [0, 150],
    [499, 150],
    [500, 300],
    [1_999, 300],
    [2_000, 450],
    [4_999, 450],
    [5_000, 900],
    [9_999, 900],
    [10_000, 1_500],
    [20_000, 2_250],
    [30_000, 3_000],
    [40_000, 3_750],
    [50_000, 4_500],
    [60_000, 5_250],
    [70_000, 6_000],
    [80_000, 6_750],
    [90_000, 7_500],
    [96_457, 7_500],
    [99_999, 7_500],
    [100_000, 9_000],
    [200_000, 10_500],
    [300_000, 12_000],
    [400_000, 13_500],
    [500_000, 15_000],
    [599_999, 15_000],
    [600_000, 18_000],
    [9_000_000, 18_000],
  ])('%i hundredths of a horsepower pay %i baht a year', (hpHundredths, baht) => {
    expect(feeFor(annual, hpHundredths, 7)).toMatchObject({ kind: 'known', feeSatang: baht * 100, hpHundredths });
  });

  test('the annual fee is 30 % of the licence fee in every band', () => {
    UNVERIFIED_LICENCE_SCHEDULE.bands.forEach((licence, index) => {
      expect(annual.bands[index]?.feeSatang).toBe(((licence.feeSatang ?? 0) * 3) / 10);
    });
    expect(UNVERIFIED_LICENCE_SCHEDULE.bands).toHaveLength(19);
  });

  test('more horsepower never pays less', () => {
    const hp = fc.integer({ min: 0, max: 1_000_000 });
    fc.assert(
      fc.property(hp, hp, (one, other) => {
        const feeOf = (hpHundredths: number): number => {
          const fee = feeFor(annual, hpHundredths, 7);
          return fee.kind === 'known' ? fee.feeSatang : -1;
        };
        expect(Math.sign(feeOf(one) - feeOf(other)) * Math.sign(one - other)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('what the schedule does not tell stays unknown', () => {
    expect(feeFor(annual, undefined, 7)).toEqual({ kind: 'unknown', reason: 'horsepower-missing' });
    expect(feeFor(annual, 400, undefined)).toEqual({ kind: 'unknown', reason: 'workers-missing' });
    expect(feeFor(annual, 400, 6)).toEqual({ kind: 'unknown', reason: 'workers-below-minimum' });
    expect(feeFor(annual, 5_000, undefined)).toMatchObject({ kind: 'known', feeSatang: 90_000 });
    const blank = FeeSchedule.parse({ ...annual, bands: [band(0, null, null)] });
    expect(feeFor(blank, 5_000, 9)).toEqual({ kind: 'unknown', reason: 'amount-not-in-schedule' });
  });

  test('a negative horsepower is a bug', () => {
    expect(() => feeFor(annual, -1, 7)).toThrow('from 0 up');
  });
});

describe('a schedule that could charge wrongly is not accepted', () => {
  test.each([
    ['a gap between bands', { bands: [band(0, 5_000), band(6_000, null)] }],
    ['bands that overlap', { bands: [band(0, 5_000), band(4_000, null)] }],
    ['a first band that does not begin at 0', { bands: [band(500, null)] }],
    ['no open end', { bands: [band(0, 5_000)] }],
    ['an open end in the middle', { bands: [band(0, null), band(5_000, null)] }],
    ['an empty band', { bands: [band(0, 5_000), band(5_000, 5_000), band(5_000, null)] }],
    ['no bands', { bands: [] }],
    ['a fee with satang', { bands: [band(0, null, 45_050)] }],
    ['a negative fee', { bands: [band(0, null, -100)] }],
    ['a fraction of a satang', { bands: [band(0, null, 0.5)] }],
    ['horsepower that is not in whole hundredths', { bands: [band(0, 0.5), band(0.5, null)] }],
    ['an end before its beginning', { effectiveFrom: '2025-01-01', effectiveTo: '2024-12-31' }],
    ['a Buddhist year as date', { effectiveFrom: '2568-01-01' }],
    ['no legal reference', { legalRef: '' }],
    ['a confirmation without officer and document', { status: 'confirmed' }],
    ['another status', { status: 'verified' }],
  ])('%s', (_, change) => {
    expect(isAccepted(change)).toBe(false);
  });

  test('the known schedules are accepted, and none of them is confirmed', () => {
    for (const schedule of [...UNVERIFIED_ANNUAL_SCHEDULES, UNVERIFIED_LICENCE_SCHEDULE]) {
      expect(FeeSchedule.parse(schedule)).toEqual(schedule);
      expect(schedule.status).toBe('unverified');
    }
    expect(isAccepted({})).toBe(true);
    expect(FeeSchedule.safeParse(confirmed(annual)).success).toBe(true);
  });

  test('settings hold whole percentages', () => {
    expect(FeeSettings.parse(DEFAULT_FEE_SETTINGS)).toEqual(DEFAULT_FEE_SETTINGS);
    const { surcharge } = DEFAULT_FEE_SETTINGS;
    expect(SurchargeSettings.safeParse({ ...surcharge, percentPerMonth: 1.5 }).success).toBe(false);
    expect(SurchargeSettings.safeParse({ ...surcharge, rounding: 'ROUND' }).success).toBe(false);
  });
});

describe('the schedule in force on a due date', () => {
  const idOn = (schedules: readonly FeeSchedule[], date: string): string | undefined =>
    scheduleFor(schedules, isoDate(date))?.id;

  test('changes on the day the new one begins', () => {
    expect(idOn(UNVERIFIED_ANNUAL_SCHEDULES, '2020-06-09')).toBe('annual-2535');
    expect(idOn(UNVERIFIED_ANNUAL_SCHEDULES, '2020-06-10')).toBe('annual-2563');
  });

  test('is the confirmed one where there is one, else the latest', () => {
    const office = { ...annual, id: 'office', effectiveFrom: isoDate('2021-01-01') };
    const older = { ...CONFIRMED_SCHEDULES[1]!, id: 'older', effectiveFrom: isoDate('2020-07-01') };
    expect(idOn([annual, office], '2025-01-15')).toBe('office');
    expect(idOn([office, older, annual], '2025-01-15')).toBe('older');
    expect(idOn([annual, office], '2020-12-31')).toBe('annual-2563');
  });

  test('is the new version once that is confirmed, also when it began earlier; before, it is the old one', () => {
    const old = { ...CONFIRMED_SCHEDULES[1]!, id: 'annual', effectiveFrom: isoDate('2021-01-01') };
    const draft = { ...annual, id: 'annual.v2', supersedes: 'annual', effectiveFrom: isoDate('2020-08-01') };
    expect(idOn([old, draft], '2025-01-15')).toBe('annual');
    expect(idOn([old, confirmed(draft)], '2025-01-15')).toBe('annual.v2');
  });

  test('is the last of several versions, and the old one where the new one does not apply', () => {
    const first = { ...CONFIRMED_SCHEDULES[1]!, id: 'annual' };
    const second = confirmed({ ...annual, id: 'annual.v2', supersedes: 'annual' });
    const third = confirmed({
      ...annual,
      id: 'annual.v3',
      supersedes: 'annual.v2',
      effectiveFrom: isoDate('2026-01-01'),
    });
    expect(idOn([third, first, second], '2026-01-01')).toBe('annual.v3');
    expect(idOn([third, first, second], '2025-12-31')).toBe('annual.v2');
  });

  test('does not depend on the order of the list', () => {
    const schedules = ['c', 'a', 'b'].map((id) => ({ ...annual, id }));
    expect(idOn(schedules, '2025-01-15')).toBe('a');
    expect(idOn(schedules.toReversed(), '2025-01-15')).toBe('a');
  });

  test('is none when none covers the day', () => {
    expect(idOn([annual], '2019-01-15')).toBeUndefined();
    expect(idOn([], '2019-01-15')).toBeUndefined();
  });
});

describe('waivers hold for due dates', () => {
  const waivedOn = (date: string, category: 1 | 2 | 3 = 3): string | undefined =>
    waiverFor(KNOWN_WAIVERS, { dueOn: isoDate(date), category })?.id;

  test.each([
    ['2012-09-30', undefined],
    ['2012-10-01', 'waiver-2555'],
    ['2013-09-30', 'waiver-2555'],
    ['2013-10-01', undefined],
    ['2020-06-09', undefined],
    ['2020-06-10', 'waiver-2563'],
    ['2021-01-01', 'waiver-2563'],
    ['2021-06-09', 'waiver-2563'],
    ['2021-06-10', 'waiver-2564'],
    ['2022-06-09', 'waiver-2564'],
    ['2022-06-10', 'waiver-2565'],
    ['2023-06-09', 'waiver-2565'],
    ['2023-06-10', undefined],
  ])('due on %s: %s', (date, waiver) => {
    expect(waivedOn(date, 2)).toBe(waiver);
    expect(waivedOn(date, 3)).toBe(waiver);
    expect(waivedOn(date, 1)).toBeUndefined();
  });

  test('a waiver for an area holds only there', () => {
    const flood = FeeWaiver.parse({
      ...KNOWN_WAIVERS[0],
      id: 'flood',
      dueFrom: '2025-01-01',
      dueTo: '2025-12-31',
      provinceCodes: ['13'],
    });
    const dueOn = isoDate('2025-06-01');
    expect(waiverFor([flood], { dueOn, category: 3, provinceCode: '13' })?.id).toBe('flood');
    expect(waiverFor([flood], { dueOn, category: 3, provinceCode: '12' })).toBeUndefined();
    expect(waiverFor([flood], { dueOn, category: 3 })).toBeUndefined();
  });

  test('the known waivers are well-formed and do not overlap; one that ends before it begins is refused', () => {
    for (const waiver of KNOWN_WAIVERS) expect(FeeWaiver.parse(waiver)).toEqual(waiver);
    for (let index = 1; index < KNOWN_WAIVERS.length; index += 1) {
      expect(KNOWN_WAIVERS[index]!.dueFrom > KNOWN_WAIVERS[index - 1]!.dueTo).toBe(true);
    }
    expect(FeeWaiver.safeParse({ ...KNOWN_WAIVERS[0], dueTo: '2012-09-30' }).success).toBe(false);
  });
});

describe('the catalogue of other fees', () => {
  test('lists each fee once, with the law or the plain word that none was found', () => {
    expect(new Set(FEE_CATALOGUE.map((fee) => fee.id)).size).toBe(FEE_CATALOGUE.length);
    expect(FEE_CATALOGUE.every((fee) => fee.nameTh !== '' && fee.nameEn !== '' && fee.legalRef !== '')).toBe(true);
  });

  test('has an amount only where a source was found', () => {
    const unsourced = FEE_CATALOGUE.filter((fee) => fee.confidence === 'unknown');
    const stated = FEE_CATALOGUE.filter((fee) => fee.amount.kind === 'fixed' || fee.amount.kind === 'per-day');
    expect(unsourced.map((fee) => fee.amount.kind)).toEqual(unsourced.map(() => 'unknown'));
    expect(stated.map((fee) => fee.confidence)).toEqual(stated.map(() => 'read'));
    expect(unsourced.length * stated.length).toBeGreaterThan(0);
  });

  test('renewal of licences was abolished, and TISI takes its own money', () => {
    expect(FEE_CATALOGUE.find((fee) => fee.id === 'factory-renewal')?.amount).toMatchObject({ kind: 'abolished' });
    expect(FEE_CATALOGUE.find((fee) => fee.id === 'tisi-application')).toMatchObject({
      collectedBy: 'tisi',
      amount: { kind: 'fixed', feeSatang: 1_000 },
    });
  });
});
