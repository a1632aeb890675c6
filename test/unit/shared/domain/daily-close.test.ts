import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  dayDifferences,
  dayFigures,
  type DayFigures,
  dayFiguresHash,
  type PaymentOfDay,
  receivedTotal,
  type ReceiptOfDay,
} from '#shared/domain/daily-close.ts';
import { createSeededRandom } from '#shared/demo/seeded-random.ts';

const DAY = '2026-11-23';
const CHANNELS = ['atm', 'counter', 'mobile'] as const;

/** An invented day: payments, and a receipt for each that has one, now and then void. */
const someDay = (seed: number) => {
  const random = createSeededRandom(seed, 0);
  const pick = <T>(list: readonly [T, ...T[]]): T => list[Math.floor(random.next() * list.length)] ?? list[0];
  const payments: PaymentOfDay[] = [];
  const receipts: ReceiptOfDay[] = [];
  for (let index = 0; index < 40; index += 1) {
    const channel = pick(CHANNELS);
    const fee = 100 + Math.floor(random.next() * 1_000_000);
    const surcharge = Math.floor(random.next() * 5_000);
    const hasReceipt = random.next() < 0.8;
    payments.push({ channel, satang: fee + surcharge, hasReceipt });
    if (!hasReceipt) continue;
    receipts.push({
      channel,
      issuedBy: pick(['staff-1', 'staff-2']),
      totalSatang: fee + surcharge,
      items: [
        { kind: 'annual-fee', satang: fee },
        { kind: 'surcharge', satang: surcharge },
      ],
      isVoid: random.next() < 0.1,
    });
  }
  return { day: DAY, payments, receipts };
};
const DAYS = Array.from({ length: 50 }, (_, seed) => someDay(seed + 1));
const sum = (list: readonly { readonly satang: number }[]): number => list.reduce((all, { satang }) => all + satang, 0);

describe('the figures of a day', () => {
  test('add up: every way of splitting the receipts gives the same total, and no satang is left out', () => {
    for (const day of DAYS) {
      const { received, receipted, voided, notReceipted } = dayFigures(day);
      const { byChannel, byKind, byOfficer, total } = receipted;
      expect([sum(byChannel), sum(byKind), sum(byOfficer)]).toEqual([total.satang, total.satang, total.satang]);
      expect(sum(received)).toBe(sum(day.payments));
      expect(total.satang + voided.satang + notReceipted.satang).toBe(sum(received));
      expect(total.count + voided.count).toBe(day.receipts.length);
    }
  });

  test('and the hash they are fixed under do not depend on the order in which a PC heard of things', () => {
    for (const day of DAYS) {
      const other = { day: DAY, payments: day.payments.toReversed(), receipts: day.receipts.toReversed() };
      expect(dayFigures(other)).toEqual(dayFigures(day));
      expect(dayFiguresHash(dayFigures(other))).toBe(dayFiguresHash(dayFigures(day)));
    }
  });

  test('have another hash when one satang of one payment is another one', () => {
    for (const day of DAYS) {
      const [first, ...others] = day.payments;
      if (!first) throw new Error('the day has payments');
      const changed = dayFigures({ ...day, payments: [{ ...first, satang: first.satang + 1 }, ...others] });
      expect(dayFiguresHash(changed)).not.toBe(dayFiguresHash(dayFigures(day)));
    }
  });

  test('of a day without anything are nothing, and differ from themselves in nothing', () => {
    const nothing = dayFigures({ day: DAY, payments: [], receipts: [] });
    expect(receivedTotal(nothing)).toEqual({ count: 0, satang: 0 });
    expect(dayDifferences(nothing, nothing)).toEqual([]);
  });
});

describe('a day that was closed and is another one now', () => {
  const payment: PaymentOfDay = { channel: 'mobile', satang: 150_000, hasReceipt: true };
  const receipt: ReceiptOfDay = {
    channel: 'mobile',
    issuedBy: 'staff-1',
    totalSatang: 150_000,
    items: [{ kind: 'annual-fee', satang: 150_000 }],
    isVoid: false,
  };
  const fixed = dayFigures({ day: DAY, payments: [payment], receipts: [receipt] });

  /** The wholes that differ, in satang. */
  const wholesOf = (now: DayFigures) =>
    dayDifferences(fixed, now)
      .filter(({ part }) => part === undefined)
      .map((one) => [one.figure, one.fixed.satang, one.now.satang]);
  /** The parts that differ, in satang. */
  const partsOf = (now: DayFigures) =>
    dayDifferences(fixed, now).flatMap(({ figure, part, ...one }) =>
      part ? [[figure, part.by, part.name, one.fixed.satang, one.now.satang]] : [],
    );

  test('names a receipt that was voided afterwards on both sides', () => {
    const now = dayFigures({ day: DAY, payments: [payment], receipts: [{ ...receipt, isVoid: true }] });
    expect(wholesOf(now)).toEqual([
      ['receipted', 150_000, 0],
      ['voided', 0, 150_000],
    ]);
    expect(partsOf(now)).toEqual([
      ['receipted', 'channel', 'mobile', 150_000, 0],
      ['receipted', 'kind', 'annual-fee', 150_000, 0],
      ['receipted', 'officer', 'staff-1', 150_000, 0],
    ]);
  });

  test('names a reversal by the bank, and the channel of it', () => {
    const now = dayFigures({ day: DAY, payments: [], receipts: [receipt] });
    expect(wholesOf(now)).toEqual([['received', 150_000, 0]]);
    expect(partsOf(now)).toEqual([['received', 'channel', 'mobile', 150_000, 0]]);
  });

  test('is noticed by the count alone when the sum is the same', () => {
    const halves = [1, 2].map(() => ({ ...payment, satang: 75_000 }));
    const now = dayFigures({ day: DAY, payments: halves, receipts: [receipt] });
    expect(dayDifferences(fixed, now)[0]).toEqual({
      figure: 'received',
      fixed: { count: 1, satang: 150_000 },
      now: { count: 2, satang: 150_000 },
    });
  });

  test('is noticed by the channel alone when one payment was given back and another as large came in', () => {
    const now = dayFigures({ day: DAY, payments: [{ ...payment, channel: 'counter' }], receipts: [receipt] });
    expect(wholesOf(now)).toEqual([]);
    expect(partsOf(now)).toEqual([
      ['received', 'channel', 'counter', 0, 150_000],
      ['received', 'channel', 'mobile', 150_000, 0],
    ]);
  });

  test('is noticed by the officer and the kind of fee alone when a receipt takes the place of one as large', () => {
    const other: ReceiptOfDay = {
      ...receipt,
      issuedBy: 'staff-2',
      items: [{ kind: 'surcharge', satang: 150_000 }],
    };
    const now = dayFigures({ day: DAY, payments: [payment], receipts: [other] });
    expect(wholesOf(now)).toEqual([]);
    expect(partsOf(now)).toEqual([
      ['receipted', 'kind', 'annual-fee', 150_000, 0],
      ['receipted', 'kind', 'surcharge', 0, 150_000],
      ['receipted', 'officer', 'staff-1', 150_000, 0],
      ['receipted', 'officer', 'staff-2', 0, 150_000],
    ]);
  });

  test('differs exactly when its hash does, and read backwards differs in the same', () => {
    const someFigures = fc
      .record({
        payments: fc.array(
          fc.record({
            channel: fc.constantFrom('mobile', 'counter'),
            satang: fc.integer({ min: 1, max: 3 }),
            hasReceipt: fc.boolean(),
          }),
          { maxLength: 3 },
        ),
        receipts: fc.array(
          fc.record({
            channel: fc.constantFrom('mobile', 'counter'),
            issuedBy: fc.constantFrom('staff-1', 'staff-2'),
            totalSatang: fc.integer({ min: 1, max: 3 }),
            items: fc.constantFrom([{ kind: 'annual-fee', satang: 1 }], [{ kind: 'surcharge', satang: 1 }]),
            isVoid: fc.boolean(),
          }),
          { maxLength: 3 },
        ),
      })
      .map((day) => dayFigures({ day: DAY, ...day }));
    fc.assert(
      fc.property(someFigures, someFigures, (before, after) => {
        const there = dayDifferences(before, after);
        expect(there.length === 0).toBe(dayFiguresHash(before) === dayFiguresHash(after));
        expect(dayDifferences(after, before)).toEqual(
          there.map(({ fixed: was, now: is, ...rest }) => ({ ...rest, fixed: is, now: was })),
        );
      }),
    );
  });
});
