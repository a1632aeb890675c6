import { paymentEventKey, type FoldedPayment } from '../domain/payment-fold.ts';
import { isoDateAt } from '../domain/thai-date.ts';
import { derivedRowId } from '../model/ids.ts';
import type { BankEventRow, PaymentRow } from '../model/money-rows.ts';
import type { Known } from './known-money.ts';
import { reopenDay } from './signed-days.ts';
import type { Tx } from './tx.ts';

const instantOf = (ms: number): string => new Date(ms).toISOString();

type Told<Event> = Event extends unknown ? Omit<Event, 'id' | 'identity' | 'receivedAt'> : never;
/** What a bank said, before it is a row. */
export type ToldPayment = Told<BankEventRow>;

/** The id of the payment that this tells of, when nothing told of it before. */
export const firstPaymentIdOf = (told: ToldPayment): string =>
  told.kind === 'file-line'
    ? derivedRowId('payment', told.fileId, `${told.line}`)
    : derivedRowId('payment', told.bank, told.billerId, told.transactionId);

/** Every payment keeps the id under which it was first known, whichever of its two sources told of it first. */
const idsOf = (folded: readonly FoldedPayment[], { payments: known, events }: Known): ReadonlyMap<string, string> => {
  const taken = new Set<string>();
  const ids = new Map<string, string>();
  const claim = (payment: FoldedPayment, key: string | undefined): void => {
    if (key === undefined || ids.has(payment.key)) return;
    const row = known.find(({ id, keys }) => keys.includes(key) && !taken.has(id));
    if (!row) return;
    taken.add(row.id);
    ids.set(payment.key, row.id);
  };
  for (const payment of folded) claim(payment, payment.key);
  for (const payment of folded) claim(payment, payment.lineKey);
  const firstId = (key: string): string => {
    const told = events.find((event) => paymentEventKey(event) === key);
    if (told === undefined) return derivedRowId('payment', key);
    return firstPaymentIdOf(told);
  };
  return new Map(folded.map(({ key }) => [key, ids.get(key) ?? firstId(key)]));
};

/** The rows of the folded payments; none for what nothing tells of. */
export const rowsOf = (folded: readonly FoldedPayment[], known: Known): readonly PaymentRow[] => {
  const ids = idsOf(folded, known);
  return folded.flatMap((payment): readonly PaymentRow[] => {
    const { key, lineKey, paidAtMs, reversedAtMs, ...facts } = payment;
    const told = known.events.find((event) => paymentEventKey(event) === key);
    const id = ids.get(key);
    if (!told || id === undefined) return [];
    const noticeId = known.cases.get(id)?.matchedNoticeId ?? known.notice?.id;
    const line = known.events.find((event) => paymentEventKey(event) === lineKey);
    const payerMasked = told.payerMasked ?? line?.payerMasked;
    return [
      {
        id,
        keys: lineKey === undefined ? [key] : [key, lineKey],
        ...(noticeId === undefined ? {} : { noticeId }),
        ref1: known.ref1,
        billerId: told.billerId,
        ...(told.kind === 'file-line' ? {} : { transactionId: told.transactionId }),
        ...facts,
        paidAt: instantOf(paidAtMs),
        paidOn: isoDateAt(paidAtMs),
        channel: told.channel,
        ...(payerMasked === undefined ? {} : { payerMasked }),
        ...(reversedAtMs === undefined ? {} : { reversedAt: instantOf(reversedAtMs) }),
      },
    ];
  });
};

/** Writes the payments that changed, which opens a signed day again, that which money leaves too; one that nothing tells of any more stays, marked as withdrawn. */
export const putPayments = async (
  tx: Tx,
  known: Known,
  folded: readonly PaymentRow[],
): Promise<readonly PaymentRow[]> => {
  const now = new Set(folded.map(({ id }) => id));
  const withdrawn = known.payments
    .filter(({ id }) => !now.has(id))
    .map((row): PaymentRow => (row.withdrawnAt === undefined ? { ...row, withdrawnAt: known.at } : row));
  const before = new Map(known.stored.map((row) => [row.id, row]));
  const all = [...folded, ...withdrawn];
  for (const row of all) {
    const stored = before.get(row.id);
    if (JSON.stringify(stored) === JSON.stringify(row)) continue;
    await tx.payment.put(row);
    for (const on of new Set([row.paidOn, stored?.paidOn ?? row.paidOn])) await reopenDay(tx, on, known.at);
  }
  return all;
};
