import { z } from 'zod';
import { paymentEventKey } from '../domain/payment-fold.ts';
import { ok } from '../lib/result.ts';
import { derivedRowId } from '../model/ids.ts';
import { BankEventRow } from '../model/money-rows.ts';
import { defineMutation } from './define.ts';
import { foldMoney } from './fold-money.ts';
import { foreseeMoney } from './foresee-money.ts';
import type { Tx } from './tx.ts';

const [Confirmed, Reversed] = BankEventRow.options;
const Said = z.discriminatedUnion('kind', [
  Confirmed.omit({ id: true, receivedAt: true, identity: true }),
  Reversed.omit({ id: true, receivedAt: true, identity: true }),
]);

/** The same words are the same row, however often they are said. */
const eventIdOf = (said: z.output<typeof Said>): string => {
  const { kind, bank, billerId, transactionId, proof, ref1, satang } = said;
  const bankMs = said.kind === 'confirmed' ? said.paidAtMs : said.reversedAtMs;
  return derivedRowId(kind, bank, billerId, transactionId, proof, ref1, `${satang}`, `${bankMs}`);
};

/**
 * The references that the bank has named under one identity. When it names several, the one payment goes to one of them:
 * folding each twice lets it arrive there and leave the others.
 */
const referencesOf = async (tx: Tx, identity: string): Promise<readonly string[]> => {
  const said = await tx.bankEvent.list('identity', identity);
  const references = [...new Set(said.map(({ ref1 }) => ref1))].toSorted();
  return references.length === 1 ? references : [...references, ...references];
};

/**
 * What a bank reported, at the centre only: nothing else and its file makes a notice paid. It is kept for ever and the
 * money of its reference is folded again; the same said twice changes nothing.
 */
export const recordBankEvent = defineMutation({
  name: 'record-bank-event',
  version: 1,
  args: z.object({ event: Said }),
  by: 'centre',
  async foresee(tx, { event: said }) {
    await Promise.all([
      tx.bankEvent.get(eventIdOf(said)),
      tx.bankEvent.list('identity', paymentEventKey(said)),
      foreseeMoney(tx, said.ref1, said),
    ]);
  },
  async apply(tx, { event: said }, event) {
    const id = eventIdOf(said);
    if (await tx.bankEvent.get(id)) return ok();
    const identity = paymentEventKey(said);
    await tx.bankEvent.put({ ...said, id, identity, receivedAt: event.occurredAt });
    for (const about of await referencesOf(tx, identity)) await foldMoney(tx, about, event.occurredAt);
    return ok();
  },
});
