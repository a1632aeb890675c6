import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Connection } from '../db/one-connection.ts';
import { asStoreWork } from '../db/store-failed.ts';
import type { ReportedEvent } from './bank-events.ts';

/** Whether a message was there already, and whether it says something else than another of its identity. */
export type Kept = 'new' | 'repeated' | 'contradicting';

/** What the bank said, without what a retry may change, such as flags and the order of fields. */
const factsHashOf = ({ ref1, satang, atMs }: ReportedEvent): string =>
  createHash('sha256')
    .update(JSON.stringify([ref1, satang, atMs]))
    .digest('hex');

/** Headers that open doors are no evidence. */
const SECRET_HEADERS: ReadonlySet<string> = new Set(['authorization', 'proxy-authorization', 'cookie']);

const keptHeaders = (headers: Readonly<Record<string, string>>): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !SECRET_HEADERS.has(name.toLowerCase())));

const identityOf = ({ bank, billerId, transactionId, kind }: ReportedEvent): string =>
  JSON.stringify([bank, billerId, transactionId, kind]);

interface Row {
  readonly bank: string;
  readonly biller_id: string;
  readonly transaction_id: string;
  readonly kind: ReportedEvent['kind'];
  readonly facts_hash: string;
  readonly proof: ReportedEvent['proof'];
}

const rowIdentity = (row: Row): string => JSON.stringify([row.bank, row.biller_id, row.transaction_id, row.kind]);

const keyOf = (row: Row): string => `${rowIdentity(row)} ${row.facts_hash} ${row.proof}`;

const rowOf = (event: ReportedEvent, receivedAt: string): Row & Readonly<Record<string, unknown>> => ({
  bank: event.bank,
  biller_id: event.billerId,
  transaction_id: event.transactionId,
  kind: event.kind,
  facts_hash: factsHashOf(event),
  proof: event.proof,
  headers: keptHeaders(event.headers),
  raw: Buffer.from(event.rawBody).toString('base64'),
  received_at: receivedAt,
});

interface Added extends Row {
  /** Whether another text was there already under the same identity. */
  readonly is_contradicting: boolean;
}

/** Of messages that are new together, all must say what the first of their identity says. */
const contradictedTogether = (added: readonly Added[]): ReadonlySet<string> => {
  const said = new Map<string, string>();
  const contradicted = new Set<string>();
  for (const row of added) {
    const identity = rowIdentity(row);
    const first = said.get(identity) ?? row.facts_hash;
    said.set(identity, first);
    if (row.is_contradicting || row.facts_hash !== first) contradicted.add(identity);
  }
  return contradicted;
};

/**
 * Appends the messages as they came, in one statement: on disk when this returns, or with the transaction that `db` has open.
 * What a bank says differently under the same identity is kept too, beside the first.
 */
export const keepBankMessages = (
  db: Connection,
  events: readonly ReportedEvent[],
  receivedAt: string,
): Promise<readonly Kept[]> =>
  asStoreWork(async () => {
    const given = events.map((event) => rowOf(event, receivedAt));
    // The outer part sees what was there before this statement, and not what it adds; one by one (`lateral … limit 1`), so
    // that each is looked up by its key whatever the planner thinks of sizes.
    const { rows: added } = await sql<Added>`
      with added as (
        insert into bank_event (bank, biller_id, transaction_id, kind, facts_hash, proof, headers, raw_body, received_at)
        select m.bank, m.biller_id, m.transaction_id, m.kind, m.facts_hash, m.proof, m.headers, decode(m.raw, 'base64'),
          m.received_at
        from json_to_recordset(${JSON.stringify(given)}::json) as m(bank text, biller_id text, transaction_id text,
          kind text, facts_hash text, proof text, headers json, raw text, received_at timestamptz)
        on conflict do nothing returning bank, biller_id, transaction_id, kind, facts_hash,
          proof)
      select a.*, before.it is not null as is_contradicting
      from added a left join lateral (select true as it from bank_event b where b.bank = a.bank
        and b.biller_id = a.biller_id and b.transaction_id = a.transaction_id and b.kind = a.kind
        and b.facts_hash <> a.facts_hash limit 1) before on true`.execute(db);
    const fresh = new Set(added.map(keyOf));
    const contradicted = contradictedTogether(added);
    return events.map((event, index): Kept => {
      const row = given[index];
      // Of two equal ones in one statement the first was added.
      if (!row || !fresh.delete(keyOf(row))) return 'repeated';
      return contradicted.has(identityOf(event)) ? 'contradicting' : 'new';
    });
  });
