import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { forecastLabels, labelPace, labelSlotAt, type LabelSlot } from '#shared/domain/label-pace.ts';
import { isoDate } from '#shared/domain/thai-date.ts';

/** Bangkok wall time of Monday 23 November 2026 and days around it, as ms. */
const at = (day: number, hour: number, minute = 0): number => Date.UTC(2026, 10, day, hour - 7, minute);
const slot = (ms: number, count: number, by = 'staff-1'): LabelSlot => ({
  slot: labelSlotAt(ms),
  by,
  count,
});
const paceAt = (slots: readonly LabelSlot[], nowMs: number, remaining = 1_000) =>
  labelPace(slots, { nowMs, remaining });

describe('the pace of labelling', () => {
  test('counts an hour of work, not the hours nobody labelled', () => {
    const pace = paceAt([slot(at(23, 9), 30), slot(at(23, 9, 10), 20), slot(at(23, 15), 40)], at(23, 16));

    expect(pace.today).toBe(90);
    expect(pace.perHour).toBe(180);
    expect(pace.hours).toEqual([
      { hour: 9, count: 50 },
      { hour: 15, count: 40 },
    ]);
  });

  test('says of each person of today how many and how fast; labels of nobody count for the office alone', () => {
    const pace = paceAt(
      [
        slot(at(23, 9), 10),
        slot(at(23, 9), 30, 'staff-2'),
        slot(at(23, 9, 10), 6, 'staff-2'),
        { slot: labelSlotAt(at(23, 9)), by: undefined, count: 5 },
      ],
      at(23, 10),
    );

    expect(pace.people).toEqual([
      { staffId: 'staff-2', count: 36, perHour: 108 },
      { staffId: 'staff-1', count: 10, perHour: 60 },
    ]);
    expect(pace.today).toBe(51);
  });

  test('a day is one of Thailand: what was done at 06:30 belongs to the same day as the afternoon', () => {
    expect(paceAt([slot(at(23, 6, 30), 7)], at(23, 15)).today).toBe(7);
    expect(paceAt([slot(at(22, 23, 50), 7)], at(23, 15)).today).toBe(0);
  });

  test('on the first day a day is what its hours so far would bring, later what the days before brought', () => {
    expect(paceAt([slot(at(23, 9), 20)], at(23, 10)).perDay).toBe(20 * 6 * 7);
    const days = [slot(at(19, 9), 400), slot(at(20, 9), 600), slot(at(23, 9), 20)];
    expect(paceAt(days, at(23, 10)).perDay).toBe(500);
    expect(paceAt([...days, slot(at(23, 11), 700)], at(23, 12)).perDay).toBe(720);
  });

  test('five people at 24 an hour each label 5,000 folders within six working days', () => {
    const people = ['a', 'b', 'c', 'd', 'e'];
    const morning = Array.from({ length: 6 }, (_, index) =>
      people.map((by) => slot(at(23, 9, index * 10), 4, by)),
    ).flat();
    const pace = paceAt(morning, at(23, 10), 5_000 - 120);

    expect(pace.perHour).toBe(120);
    expect(pace.forecast).toEqual({ kind: 'expected', workingDays: 6, on: '2026-11-30' });
  });

  test('before anybody has labelled anything there is no forecast, and none is needed at the end', () => {
    expect(paceAt([], at(23, 9))).toMatchObject({
      perHour: undefined,
      perDay: undefined,
      forecast: { kind: 'unknown' },
    });
    expect(paceAt([], at(23, 9), 0).forecast).toEqual({ kind: 'done' });
  });
});

describe('the forecast', () => {
  const todayOn = isoDate('2026-11-27');

  test('leaves out weekends and holidays of fixed date', () => {
    expect(forecastLabels(150, { perDay: 100, today: 0, todayOn })).toEqual({
      kind: 'expected',
      workingDays: 2,
      on: '2026-11-30',
    });
    expect(forecastLabels(1, { perDay: 10, today: 0, todayOn: isoDate('2026-12-10') })).toMatchObject({
      on: '2026-12-11',
    });
  });

  test('begins tomorrow when today has brought what a day brings', () => {
    expect(forecastLabels(10, { perDay: 100, today: 100, todayOn })).toMatchObject({ on: '2026-11-30' });
  });

  test('is never later with fewer labels left or a better pace', () => {
    const number = fc.integer({ min: 1, max: 20_000 });
    const rate = fc.integer({ min: 1, max: 2_000 });
    const dayOf = (remaining: number, perDay: number): string => {
      const forecast = forecastLabels(remaining, { perDay, today: 0, todayOn });
      return forecast.kind === 'expected' ? forecast.on : '9999';
    };
    fc.assert(
      fc.property(number, rate, fc.nat(500), (remaining, perDay, more) => {
        expect(dayOf(remaining, perDay) <= dayOf(remaining + more, perDay)).toBe(true);
        expect(dayOf(remaining, perDay + more) <= dayOf(remaining, perDay)).toBe(true);
      }),
    );
  });

  test('that would take years is none', () => {
    expect(forecastLabels(100_000, { perDay: 1, today: 0, todayOn })).toEqual({ kind: 'unknown' });
  });
});
