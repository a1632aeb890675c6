import { addDays, type IsoDate } from '#shared/domain/thai-date.ts';
import { isSurePayment } from './close-queries.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';

/** What one day brought, by the bank's channel. */
export interface MoneyDay {
  readonly day: IsoDate;
  readonly satang: number;
  readonly payments: number;
  readonly byChannel: ReadonlyMap<string, number>;
}

/** Money of several days in a row, and what came by which channel, the largest first. */
export interface MoneyDays {
  readonly days: readonly MoneyDay[];
  readonly channels: readonly { readonly channel: string; readonly satang: number; readonly payments: number }[];
  readonly satang: number;
}

const dayOf = (rows: ReadModel, day: IsoDate): MoneyDay => {
  const payments = rows.list('payment', 'paidOn', day).filter(isSurePayment);
  const byChannel = new Map<string, number>();
  for (const { channel, satang } of payments) byChannel.set(channel, (byChannel.get(channel) ?? 0) + satang);
  return { day, satang: payments.reduce((sum, one) => sum + one.satang, 0), payments: payments.length, byChannel };
};

/** The last `count` days up to `last`, satang; days without money are there too, with nothing. Reported money does not count. */
export const moneyDays = (rows: ReadModel, last: IsoDate, count: number): MoneyDays => {
  const days = Array.from({ length: count }, (_, index) => dayOf(rows, addDays(last, index - count + 1)));
  const channels = new Map<string, { satang: number; payments: number }>();
  for (const { day } of days) {
    for (const { channel, satang } of rows.list('payment', 'paidOn', day).filter(isSurePayment)) {
      const before = channels.get(channel) ?? { satang: 0, payments: 0 };
      channels.set(channel, { satang: before.satang + satang, payments: before.payments + 1 });
    }
  }
  return {
    days,
    channels: [...channels]
      .map(([channel, sums]) => ({ channel, ...sums }))
      .toSorted((a, b) => b.satang - a.satang || (a.channel < b.channel ? -1 : 1)),
    satang: days.reduce((sum, { satang }) => sum + satang, 0),
  };
};
