import {
  type DayDifference,
  dayDifferences,
  type DayFigures,
  dayFigures,
  receivedTotal,
} from '#shared/domain/daily-close.ts';
import { remittanceDueOn } from '#shared/domain/remittance.ts';
import { addDays, CalendarDate, ceYearOf, type IsoDate } from '#shared/domain/thai-date.ts';
import { fixedHolidays } from '#shared/domain/thai-holidays.ts';
import type { DayCloseRow } from '#shared/model/close-rows.ts';
import type { PaymentRow } from '#shared/model/money-rows.ts';
import type { ReceiptRow } from '#shared/model/receipt-rows.ts';
import { dayCloseIdFor } from '#shared/mutations/daily-close.ts';
import type { ReadModel } from '#shared/sync/read-model.ts';
import { perVersions } from './per-version.ts';

/** Money of a day that has no receipt, with whose it is. */
export interface WaitingPayment {
  readonly payment: PaymentRow;
  readonly factoryId: string | undefined;
  /** The factory's name; empty for money that belongs to no notice. */
  readonly name: string;
}

/** Everything about the money of one day. */
export interface DayView {
  readonly day: IsoDate;
  /** As everything stands now. */
  readonly now: DayFigures;
  readonly close: DayCloseRow | undefined;
  readonly differences: readonly DayDifference[];
  readonly waiting: readonly WaitingPayment[];
  /** Payments that were only reported: they count once the bank confirms them. */
  readonly unsure: number;
  readonly receipts: readonly ReceiptRow[];
  /** What is to be remitted, and by when. */
  readonly toRemitSatang: number;
  readonly remitBy: IsoDate;
}

const isStanding = ({ reversedAt, withdrawnAt }: PaymentRow): boolean =>
  reversedAt === undefined && withdrawnAt === undefined;
/** Money the bank stands for: confirmed, and not given back. */
export const isSurePayment = (payment: PaymentRow): boolean => isStanding(payment) && payment.proof !== 'reported';

const hasReceipt = (rows: ReadModel, { noticeId }: PaymentRow): boolean =>
  noticeId !== undefined && rows.list('receipt', 'noticeId', noticeId).some(({ state }) => state.kind === 'standing');

const waitingOf = (rows: ReadModel, payment: PaymentRow): WaitingPayment => {
  const factoryId = rows.get('notice', payment.noticeId ?? '')?.factoryId;
  return { payment, factoryId, name: rows.get('factory', factoryId ?? '')?.register.name ?? '' };
};

/** By when the money of a day is remitted. */
const remitBy = (day: IsoDate): IsoDate => remittanceDueOn(day, fixedHolidays(ceYearOf(day), ceYearOf(day) + 1));

/** The figures of a day as they are now, what was fixed when it was closed, and what differs since. */
export const dayView = (rows: ReadModel, day: IsoDate): DayView => {
  const told = rows.list('payment', 'paidOn', day);
  const payments = told.filter(isSurePayment);
  const receipts = rows.list('receipt', 'issuedOn', day).toSorted((a, b) => (a.number < b.number ? -1 : 1));
  const now = dayFigures({
    day,
    payments: payments.map((payment) => ({ ...payment, hasReceipt: hasReceipt(rows, payment) })),
    receipts: receipts.map((receipt) => ({ ...receipt, isVoid: receipt.state.kind === 'void' })),
  });
  const close = rows.get('dayClose', dayCloseIdFor(day));
  return {
    day,
    now,
    close,
    differences: close ? dayDifferences(close.figures, now) : [],
    waiting: payments.filter((payment) => !hasReceipt(rows, payment)).map((payment) => waitingOf(rows, payment)),
    unsure: told.filter((payment) => isStanding(payment) && payment.proof === 'reported').length,
    receipts,
    toRemitSatang: receivedTotal(close?.figures ?? now).satang,
    remitBy: remitBy(day),
  };
};

/** A day that still needs somebody: not closed, or closed and not remitted. */
export interface OpenDay {
  readonly day: IsoDate;
  readonly kind: 'not-closed' | 'not-remitted';
}

const moneyDays = perVersions(['payment', 'dayClose'], (rows): readonly OpenDay[] => {
  const days = new Set([...rows.all('payment').values()].filter(isSurePayment).map(({ paidOn }) => paidOn));
  return [...days].toSorted().flatMap((text): readonly OpenDay[] => {
    const day = CalendarDate.safeParse(text);
    if (!day.success) return [];
    const close = rows.get('dayClose', dayCloseIdFor(text));
    if (!close) return [{ day: day.data, kind: 'not-closed' }];
    return close.remittances.length === 0 ? [{ day: day.data, kind: 'not-remitted' }] : [];
  });
});

/** Days before today with money that are not closed, and closed ones whose deadline of remittance has passed. */
export const openDays = (rows: ReadModel, today: IsoDate): readonly OpenDay[] =>
  moneyDays(rows).filter(({ day, kind }) => (kind === 'not-closed' ? day <= addDays(today, -1) : remitBy(day) < today));
