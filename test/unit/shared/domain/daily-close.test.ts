import { describe, expect, test } from 'vitest';
import {
  dayDifferences,
  dayFigures,
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

  test('names a receipt that was voided afterwards on both sides', () => {
    const now = dayFigures({ day: DAY, payments: [payment], receipts: [{ ...receipt, isVoid: true }] });
    expect(dayDifferences(fixed, now)).toEqual([
      { figure: 'receipted', fixedSatang: 150_000, nowSatang: 0 },
      { figure: 'voided', fixedSatang: 0, nowSatang: 150_000 },
    ]);
  });

  test('names a reversal by the bank', () => {
    const now = dayFigures({ day: DAY, payments: [], receipts: [receipt] });
    expect(dayDifferences(fixed, now)).toEqual([{ figure: 'received', fixedSatang: 150_000, nowSatang: 0 }]);
  });

  test('is noticed by the count alone when the sum is the same', () => {
    const halves = [1, 2].map(() => ({ ...payment, satang: 75_000 }));
    const now = dayFigures({ day: DAY, payments: halves, receipts: [receipt] });
    expect(dayDifferences(fixed, now)).toEqual([{ figure: 'received', fixedSatang: 150_000, nowSatang: 150_000 }]);
  });
});
