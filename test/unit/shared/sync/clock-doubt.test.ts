import { describe, expect, test } from 'vitest';
import { clockDoubtOf } from '#shared/sync/clock-doubt.ts';

const DAY_MS = 24 * 3_600_000;
const YEAR_MS = 365 * DAY_MS;
/** 09:00 in Bangkok. */
const NOW_MS = Date.parse('2026-11-23T02:00:00.000Z');
const doubt = (given: { nowMs?: number; offsetMs?: number; lastSyncedAt?: string | undefined }) =>
  clockDoubtOf({ nowMs: NOW_MS, offsetMs: 0, lastSyncedAt: '2026-11-23T01:59:00.000Z', ...given });

describe('whether the date of a PC should be looked at', () => {
  test.each([
    ['agrees with the centre', {}],
    ['is ten minutes slow on the same day', { offsetMs: 600_000 }],
    ['talked to the centre before the weekend', { lastSyncedAt: '2026-11-20T09:00:00.000Z' }],
    ['has never talked to the centre', { lastSyncedAt: undefined, offsetMs: YEAR_MS }],
    [
      'is a second off at midnight',
      { nowMs: Date.parse('2026-11-22T16:59:59.500Z'), offsetMs: 1_000, lastSyncedAt: '2026-11-22T16:59:00.000Z' },
    ],
  ])('no, when its clock %s', (_, given) => {
    expect(doubt(given)).toBeUndefined();
  });

  test.each([
    ['ahead', NOW_MS + YEAR_MS, -YEAR_MS, '2027-11-23'],
    ['back', NOW_MS - YEAR_MS, YEAR_MS, '2025-11-23'],
  ])('yes, when the centre found it a year %s', (_, nowMs, offsetMs, today) => {
    const lastSyncedAt = new Date(nowMs - 60_000).toISOString();
    expect(doubt({ nowMs, offsetMs, lastSyncedAt })).toEqual({ kind: 'another-day', today, atCentre: '2026-11-23' });
  });

  test('yes, when it went a year back while nobody could tell', () => {
    expect(doubt({ nowMs: NOW_MS - YEAR_MS })).toEqual({
      kind: 'went-back',
      today: '2025-11-23',
      lastOn: '2026-11-23',
    });
  });

  test('yes, when it went ahead while nobody could tell, or the PC was alone for long: both look alike', () => {
    expect(doubt({ nowMs: NOW_MS + 20 * DAY_MS })).toEqual({ kind: 'not-compared', today: '2026-12-13', days: 20 });
  });

  test.each([
    ['the Buddhist year', '2569-11-23T02:00:00.000Z', 'not-compared'],
    ['the end of time', '9999-12-31T23:59:59.999Z', 'not-compared'],
    ['the year one', '0001-01-01T00:00:00.000Z', 'went-back'],
  ])('yes, when it shows %s: a clock that is so wrong is warned of, and breaks nothing', (_, now, kind) => {
    expect(doubt({ nowMs: Date.parse(now) })).toMatchObject({ kind });
  });
});
