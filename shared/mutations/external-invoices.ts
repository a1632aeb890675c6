import { registrationKey } from '../domain/registration-number.ts';
import { isoDateAt } from '../domain/thai-date.ts';
import { ok } from '../lib/result.ts';
import { ExternalInvoiceFacts, type ExternalInvoiceRow } from '../model/external-invoice-rows.ts';
import { derivedRowId } from '../model/ids.ts';
import { defineMutation } from './define.ts';
import { factoryIdFor } from './factories.ts';
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

/** Settles the year that the other system was paid for, and takes that back when it says so. */
const settleYear = async (tx: Tx, invoice: ExternalInvoiceRow): Promise<void> => {
  const { factoryId, annualDueOn, id, status, paidOn, changedAt } = invoice;
  if (factoryId === undefined || annualDueOn === undefined) return;
  const yearId = paidYearIdFor(factoryId, annualDueOn);
  const known = await tx.paidYear.get(yearId);
  if (status === 'paid') {
    const day = paidOn ?? isoDateAt(Date.parse(changedAt));
    if (!known) await tx.paidYear.put({ id: yearId, factoryId, dueOn: annualDueOn, paidOn: day, reference: id });
  } else if (known?.reference === id) await tx.paidYear.remove(yearId);
};

/** A year that both systems ask money for becomes a card: a person cancels one of the two. */
const raiseDoubleBill = async (tx: Tx, invoice: ExternalInvoiceRow, raisedAt: string): Promise<void> => {
  const { factoryId, annualDueOn, status } = invoice;
  if (factoryId === undefined || annualDueOn === undefined || status === 'cancelled') return;
  const id = derivedRowId('billed-twice', invoice.id);
  if (await tx.exception.get(id)) return;
  const notices = await tx.notice.list('factoryId', factoryId);
  const own = notices.filter(
    ({ state, items }) => state.kind === 'issued' && items.some(({ dueOn }) => yearOf(dueOn) === yearOf(annualDueOn)),
  );
  if (own.length === 0) return;
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
    await settleYear(tx, invoice);
    await raiseDoubleBill(tx, invoice, event.occurredAt);
    return ok();
  },
});
