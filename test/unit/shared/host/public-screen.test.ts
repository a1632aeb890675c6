import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { blankOf, KioskBill, KioskReport, KioskState } from '#shared/host/kiosk-state.ts';
import { PAIRED_ALIVE_MS, PAIRED_SILENCE_MS, PairedMessage } from '#shared/host/paired-screen.ts';
import {
  CARD_HEIGHT_MM,
  CARD_WIDTH_MM,
  CardPixels,
  LARGEST_EDGE_MM,
  NARROWEST_CARD_PIXELS,
  pixelsPerMmOf,
  ScreenRuler,
  SMALLEST_EDGE_MM,
  USUAL_CARD_PIXELS,
  WIDEST_CARD_PIXELS,
  withinCardPixels,
} from '#shared/host/screen-measure.ts';
import { describeLimits } from '#test/builders/limits.ts';
import { MISSING } from '#test/builders/with-at.ts';

const bill = {
  billId: 'notice-1',
  officeName: 'สอจ. ปทุมธานี',
  payeeName: 'สำนักงานอุตสาหกรรมจังหวัดปทุมธานี',
  maskedRegistrationNumber: '3-64(x)-xx/41ปท',
  satang: 157_500,
  ref1: '13690000000142',
  billerId: '099999999999990',
  payload: '0'.repeat(20),
  expiresAtMs: 1,
  isDemo: false,
};

describeLimits('a bill on the public screen', KioskBill, bill, {
  satang: { takes: [1, 999_999_999], refuses: [0, -1, 0.5, '100', Number.NaN, MISSING] },
  billerId: { takes: ['0'.repeat(15)], refuses: ['0'.repeat(14), '0'.repeat(16), '๐'.repeat(15), MISSING] },
  ref1: { takes: ['1'.repeat(20)], refuses: ['1'.repeat(21), MISSING] },
  ref2: { takes: [MISSING, '690130'], refuses: ['1'.repeat(21), undefined] },
  // Without the name the payer's bank will show, nobody can compare it.
  payeeName: { takes: ['x'.repeat(200)], refuses: ['', 'x'.repeat(201), MISSING] },
  payload: { takes: ['x'.repeat(512)], refuses: ['x'.repeat(19), 'x'.repeat(513), MISSING] },
  billId: { takes: ['x'.repeat(160)], refuses: ['', 'x'.repeat(161)] },
  maskedRegistrationNumber: { takes: ['', 'x'.repeat(60)], refuses: ['x'.repeat(61)] },
  isDemo: { refuses: ['false', 0, MISSING] },
});

describeLimits(
  'what the screen reports back',
  KioskReport,
  { billId: 'notice-1', check: 'shown' },
  {
    check: { takes: ['self-check-failed'], refuses: ['ok', '', MISSING] },
    edgeMm: { takes: [MISSING, 0.1, 2_000], refuses: [0, -1, 2_001, '90', undefined] },
  },
);

describe('when the counter that answers for a bill is gone, the screen', () => {
  const officeName = 'สอจ. ปทุมธานี';
  const ruler = { cardPixels: USUAL_CARD_PIXELS, screen: 'window', isKept: false } as const;
  const withBill = ['bill', 'offline', 'waiting', 'paid'] as const;

  test.each(withBill)('shows nothing of the bill it had: %s', (kind) => {
    expect(blankOf({ kind, bill })).toEqual({ kind: 'idle', officeName, isDemo: false });
    expect(blankOf({ kind, bill: { ...bill, isDemo: true } })).toMatchObject({ isDemo: true });
  });

  test.each([
    [{ kind: 'idle', officeName, isDemo: true }, true],
    [{ kind: 'idle', officeName, isDemo: false }, false],
    [{ kind: 'expired', officeName }, false],
    [{ kind: 'cancelled', officeName }, false],
    [{ kind: 'ruler', officeName, isDemo: true, ruler }, true],
  ] satisfies readonly (readonly [KioskState, boolean])[])('is blank after %j', (state, isDemo) => {
    expect(blankOf(state)).toEqual({ kind: 'idle', officeName, isDemo });
  });

  test('is told something that it may show', () => {
    for (const kind of withBill) expect(KioskState.safeParse(blankOf({ kind, bill })).success).toBe(true);
  });

  test('of another device believes it gone only after more than one word was lost', () => {
    expect(PAIRED_SILENCE_MS).toBeGreaterThan(2 * PAIRED_ALIVE_MS);
    expect(PairedMessage.safeParse({ state: { kind: 'bill', bill }, leftMs: -5 }).success).toBe(true);
    expect(PairedMessage.safeParse({ state: { kind: 'lost' } }).success).toBe(false);
  });
});

describe('the measure of a screen', () => {
  test('is a bank card: 85.60 x 53.98 mm (ISO/IEC 7810, ID-1)', () => {
    expect([CARD_WIDTH_MM, CARD_HEIGHT_MM]).toEqual([85.6, 53.98]);
  });

  test.each([
    [0, NARROWEST_CARD_PIXELS],
    [NARROWEST_CARD_PIXELS - 1, NARROWEST_CARD_PIXELS],
    [NARROWEST_CARD_PIXELS, NARROWEST_CARD_PIXELS],
    [323.5, 324],
    [323.4, 323],
    [WIDEST_CARD_PIXELS, WIDEST_CARD_PIXELS],
    [WIDEST_CARD_PIXELS + 1, WIDEST_CARD_PIXELS],
    [Infinity, WIDEST_CARD_PIXELS],
  ])('a card of %d pixels is kept as %i', (typed, kept) => {
    expect(withinCardPixels(typed)).toBe(kept);
  });

  test('that is kept is always one that is taken', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true }), (pixels) => {
        expect(CardPixels.safeParse(withinCardPixels(pixels)).success).toBe(true);
      }),
    );
  });

  test('on a usual screen is 96 dots an inch', () => {
    expect(pixelsPerMmOf(USUAL_CARD_PIXELS) * 25.4).toBeCloseTo(96, 0);
  });

  test('leaves a code as large as is read at arm’s length', () => {
    expect(SMALLEST_EDGE_MM).toBeLessThan(LARGEST_EDGE_MM);
    expect(pixelsPerMmOf(NARROWEST_CARD_PIXELS) * SMALLEST_EDGE_MM).toBeGreaterThan(57);
  });
});

describeLimits(
  'a ruler',
  ScreenRuler,
  { cardPixels: 324, screen: 'window', isKept: true },
  {
    cardPixels: { takes: [120, 2_400], refuses: [119, 2_401, 324.5, '324', MISSING] },
    screen: { takes: ['paired'], refuses: ['other', MISSING] },
    isKept: { refuses: [1, MISSING] },
  },
);
