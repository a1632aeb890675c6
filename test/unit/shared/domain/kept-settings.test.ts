import { describe, expect, test } from 'vitest';
import { FeeSettings, DEFAULT_FEE_SETTINGS } from '#shared/domain/fee-settings.ts';
import { FeeWaiver, KNOWN_WAIVERS, waiverFor } from '#shared/domain/fee-waiver.ts';
import { FeeSchedule, UNVERIFIED_ANNUAL_SCHEDULES } from '#shared/domain/fee-schedule.ts';
import { aimFor, NO_CALIBRATION, printedAt, PrinterCalibration } from '#shared/domain/printer-calibration.ts';
import { DEFAULT_SCANNER_SETTINGS } from '#shared/domain/scanner-keys.ts';
import { ScannerProfile, scannerSettings } from '#shared/domain/scanner-profile.ts';
import { addDays, isoDate } from '#shared/domain/thai-date.ts';
import { describeLimits } from '#test/builders/limits.ts';
import { listOf, oneOf, wholeFrom } from '#test/builders/row-limits.ts';
import { MISSING } from '#test/builders/with-at.ts';

const profile: ScannerProfile = {
  gapP95Ms: 4.2,
  maxGapMs: 25,
  prefix: '',
  suffix: '',
  symbologyPrefix: 'none',
  endsWith: ['Enter'],
  layout: 'thai',
  digits: 'row',
  capsLock: 'off',
};
const upTo20 = { takes: ['', 'x'.repeat(20)], refuses: ['x'.repeat(21), 1, null, MISSING] };

// What a PC keeps about its scanner and printers lies where anybody can write: what is damaged is refused and taught again.
describeLimits('what a PC has learnt of its scanner', ScannerProfile, profile, {
  gapP95Ms: { takes: [0, 0.1, 75], refuses: [-0.1, '4', Number.NaN, Infinity, MISSING] },
  maxGapMs: wholeFrom(10, 80),
  prefix: upTo20,
  suffix: upTo20,
  symbologyPrefix: oneOf('none', 'aim'),
  endsWith: listOf(() => 'Enter', 0, 3),
  'endsWith.0': { takes: ['Tab', 'x'.repeat(20)], refuses: ['', 'x'.repeat(21), 13] },
  layout: oneOf('us', 'thai', 'other'),
  digits: oneOf('row', 'numpad', 'alt-numpad'),
  capsLock: oneOf('on', 'off'),
});

const distance = { takes: [0, -3.5, 3.5], refuses: ['0', Number.NaN, Infinity, null, MISSING] };
const scale = { takes: [0.01, 1, 1.05], refuses: [0, -1, '1', Number.NaN, Infinity, MISSING] };
describeLimits('what a PC has measured of a printer', PrinterCalibration, NO_CALIBRATION, {
  offsetXMm: distance,
  offsetYMm: distance,
  skewX: distance,
  skewY: distance,
  // A sheet of no size, or mirrored, cannot have been measured.
  scaleX: scale,
  scaleY: scale,
});

describeLimits('what an office has settled about fees', FeeSettings, DEFAULT_FEE_SETTINGS, {
  'surcharge.percentPerMonth': wholeFrom(0, 100),
  'surcharge.rounding': oneOf('CEIL_MONTH', 'FLOOR_MONTH'),
  'surcharge.capPercent': { takes: [null, 0, 100, 1_000], refuses: [-1, 0.5, '100', undefined, MISSING] },
  leapDayDue: oneOf('FEB_28', 'MAR_1'),
});

describe('a scanner that was taught', () => {
  test('ends its scans with what it was seen to end them with, besides what ends every scan', () => {
    const { terminators } = scannerSettings({ ...profile, endsWith: ['ArrowDown', 'Tab'] });

    expect(terminators).toEqual([...new Set([...DEFAULT_SCANNER_SETTINGS.terminators, 'ArrowDown', 'Tab'])]);
  });

  test('never ends a scan with a letter: Ctrl+J and Ctrl+M do so without the letter being named', () => {
    expect(scannerSettings({ ...profile, endsWith: ['KeyJ', 'KeyM', 'Digit1'] }).terminators).toEqual(
      DEFAULT_SCANNER_SETTINGS.terminators,
    );
  });

  test('by Alt codes lets every key through; any other keeps as few back as from its box', () => {
    expect(scannerSettings({ ...profile, digits: 'alt-numpad' }).passedKeys).toBe(Number.MAX_SAFE_INTEGER);
    expect(scannerSettings({ ...profile, digits: 'numpad' }).passedKeys).toBe(DEFAULT_SCANNER_SETTINGS.passedKeys);
  });

  test('and one that was not is as it comes from its box', () => {
    expect(scannerSettings(undefined)).toEqual(DEFAULT_SCANNER_SETTINGS);
  });
});

describe('a printer that was measured', () => {
  test.each([
    ['keeps everything', NO_CALIBRATION],
    ['shifts', { ...NO_CALIBRATION, offsetXMm: 1.2, offsetYMm: -0.7 }],
    ['shrinks', { ...NO_CALIBRATION, scaleX: 0.97, scaleY: 0.96 }],
    ['pulls the paper in askew', { ...NO_CALIBRATION, skewX: 0.004, skewY: -0.004 }],
    ['does all of it', { offsetXMm: 2, offsetYMm: 1, scaleX: 1.01, scaleY: 0.99, skewX: 0.002, skewY: 0.001 }],
  ])('and %s is aimed so that every corner of A4 comes out where it was meant', (_called, calibration) => {
    for (const [xMm, yMm] of [
      [0, 0],
      [210, 0],
      [0, 297],
      [210, 297],
      [63.5, 33.9],
    ] as const) {
      const { xMm: x, yMm: y } = printedAt(calibration, aimFor(calibration, { xMm, yMm }));
      expect(Math.hypot(x - xMm, y - yMm)).toBeLessThan(1e-9);
    }
  });
});

describe('the waivers that public sources tell of', () => {
  test('are waivers, and their legal reference and source are said', () => {
    for (const waiver of KNOWN_WAIVERS) expect(FeeWaiver.safeParse(waiver).error).toBeUndefined();
  });

  test.each(KNOWN_WAIVERS.map((waiver) => [waiver.id, waiver] as const))('%s holds on both its ends', (_id, waiver) => {
    const on = (dueOn: typeof waiver.dueFrom) => waiverFor([waiver], { dueOn, category: 3, provinceCode: '13' })?.id;

    expect([on(waiver.dueFrom), on(waiver.dueTo)]).toEqual([waiver.id, waiver.id]);
    expect([on(addDays(waiver.dueFrom, -1)), on(addDays(waiver.dueTo, 1))]).toEqual([undefined, undefined]);
  });

  test('follow one another without a day between from 10 June 2563 to 9 June 2566, and then there is none', () => {
    const question = { category: 2, provinceCode: undefined } as const;
    for (let day = isoDate('2020-06-10'); day <= '2023-06-09'; day = addDays(day, 1)) {
      expect(waiverFor(KNOWN_WAIVERS, { ...question, dueOn: day })).toBeDefined();
    }
    expect(waiverFor(KNOWN_WAIVERS, { ...question, dueOn: isoDate('2020-06-09') })).toBeUndefined();
    expect(waiverFor(KNOWN_WAIVERS, { ...question, dueOn: isoDate('2023-06-10') })).toBeUndefined();
  });
});

describe('the tariffs that public sources tell of', () => {
  test('are tariffs that nobody has confirmed, and each says what is doubtful', () => {
    for (const schedule of UNVERIFIED_ANNUAL_SCHEDULES) {
      expect(FeeSchedule.safeParse(schedule).error).toBeUndefined();
      expect([schedule.status, schedule.note === undefined]).toEqual(['unverified', false]);
    }
  });

  test('follow one another without a day between or in both', () => {
    const [older, newer] = UNVERIFIED_ANNUAL_SCHEDULES;

    expect(older?.effectiveFrom).toBeNull();
    expect(newer?.effectiveTo).toBeNull();
    expect(addDays(older!.effectiveTo!, 1)).toBe(newer?.effectiveFrom);
  });
});
