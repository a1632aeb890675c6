import { registrationKey } from '../domain/registration-number.ts';
import { isoDateAt } from '../domain/thai-date.ts';
import { ok } from '../lib/result.ts';
import { ExternalInvoiceFacts, type ExternalInvoiceRow } from '../model/external-invoice-rows.ts';
import { derivedRowId } from '../model/ids.ts';
import { defineMutation } from './define.ts';
import { factoryIdFor } from './factories.ts';
import { foldMoney } from './fold-money.ts';
import { paidYearIdFor } from './settle-notice.ts';
import type { Tx } from './tx.ts';

const yearOf = (dueOn: string): string => dueOn.slice(0, 4);

/** The bill of another system that covers the annual fee of this due date; a cancelled one covers nothing. */
export const billedElsewhere = (
  invoices: readonly ExternalInvoiceRow[],
  dueOn: string,
): ExternalInvoiceRow | undefined =>
  invoices.find(
    ({ annualDueOn, status }) =>
      status !== 'cancelled' && annualDueOn !== undefined && yearOf(annualDueOn) === yearOf(dueOn),
  );

/** The year that an invoice speaks of; undefined for a fee that is no annual one, or while its factory is not here. */
const yearIdOf = ({ factoryId, annualDueOn }: ExternalInvoiceRow): string | undefined =>
  factoryId === undefined || annualDueOn === undefined ? undefined : paidYearIdFor(factoryId, annualDueOn);

/** A year is no longer settled by this invoice; a notice of ours that was paid for it, too, settles it then. */
const releaseYear = async (tx: Tx, { id, factoryId, annualDueOn }: ExternalInvoiceRow, at: string): Promise<void> => {
  if (factoryId === undefined || annualDueOn === undefined) return;
  const yearId = paidYearIdFor(factoryId, annualDueOn);
  if ((await tx.paidYear.get(yearId))?.reference !== id) return;
  await tx.paidYear.remove(yearId);
  const own = (await tx.notice.list('factoryId', factoryId)).find(
    ({ state, items }) => state.kind === 'paid' && items.some(({ dueOn }) => dueOn === annualDueOn),
  );
  if (own) await foldMoney(tx, own.ref1, at);
};

/**
 * Settles the year that the other system was paid for, and takes that back when it says so, or when it says now that the
 * bill was for another year or another factory.
 */
const settleYear = async (
  tx: Tx,
  invoice: ExternalInvoiceRow,
  { before, at }: { readonly before: ExternalInvoiceRow | undefined; readonly at: string },
): Promise<void> => {
  const yearId = yearIdOf(invoice);
  if (before && (invoice.status !== 'paid' || yearIdOf(before) !== yearId)) await releaseYear(tx, before, at);
  const { factoryId, annualDueOn, id, status, paidOn, changedAt } = invoice;
  if (status !== 'paid' || yearId === undefined || factoryId === undefined || annualDueOn === undefined) return;
  if (await tx.paidYear.get(yearId)) return;
  const day = paidOn ?? isoDateAt(Date.parse(changedAt));
  await tx.paidYear.put({ id: yearId, factoryId, dueOn: annualDueOn, paidOn: day, reference: id });
};

/** A year that both systems ask money for becomes a card: a person cancels one of the two. */
const raiseDoubleBill = async (tx: Tx, invoice: ExternalInvoiceRow, raisedAt: string): Promise<void> => {
  const { factoryId, annualDueOn, status } = invoice;
  if (factoryId === undefined || annualDueOn === undefined || status === 'cancelled') return;
  const notices = await tx.notice.list('factoryId', factoryId);
  const own = notices.filter(
    ({ state, items }) => state.kind === 'issued' && items.some(({ dueOn }) => yearOf(dueOn) === yearOf(annualDueOn)),
  );
  if (own.length === 0) return;
  const id = derivedRowId('billed-twice', invoice.id);
  const known = await tx.exception.get(id);
  // Said again about the same notices it is no news; about others, because the bill is for another year now, it is.
  if (known && own.every((notice) => known.causeIds.includes(notice.id))) return;
  const causeIds = [...own.map((notice) => notice.id), invoice.id];
  await tx.exception.put({ id, kind: 'year-billed-twice', factoryId, causeIds, raisedAt });
};

/** Keeps what another system says about its bill, at the centre only; an older state than the known one is passed over. */
export const recordExternalInvoice = defineMutation({
  name: 'record-external-invoice',
  version: 1,
  args: ExternalInvoiceFacts,
  by: 'centre',
  async apply(tx, args, event) {
    const id = derivedRowId('external', args.system, args.number);
    const known = await tx.externalInvoice.get(id);
    const isOlder = known !== undefined && known.changedAt > args.changedAt;
    // The same again is for naught, unless its factory was not in the register then.
    const isRepeated = known?.changedAt === args.changedAt && known.factoryId !== undefined;
    if (isOlder || isRepeated) return ok();
    const factoryId = factoryIdFor(registrationKey(args.registrationNumber));
    const factory = await tx.factory.get(factoryId);
    const receivedAt = known?.receivedAt ?? event.occurredAt;
    const invoice = { ...args, id, receivedAt, ...(factory ? { factoryId } : {}) };
    await tx.externalInvoice.put(invoice);
    await settleYear(tx, invoice, { before: known, at: event.occurredAt });
    await raiseDoubleBill(tx, invoice, event.occurredAt);
    return ok();
  },
});
