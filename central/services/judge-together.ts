import { sql } from 'kysely';
import { invariant } from '#shared/lib/invariant.ts';
import { mutationByWireName } from '#shared/mutations/registry.ts';
import type { Mutation } from '#shared/mutations/define.ts';
import { readyMutation, type ReadyMutation } from '#shared/mutations/run.ts';
import { createOverlay, type Overlay } from '#shared/sync/overlay.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';
import type { Connection } from '../db/one-connection.ts';
import type { Db } from '../db/schema.ts';
import { type AuditHead, recordedChanges, type SeenChange, seenChanges } from './audit-trail.ts';
import { auditedMutation } from './audited-mutation.ts';
import { inOfficeTransaction } from './office-transaction.ts';
import { createGatheringReader } from './gathering-reader.ts';
import type { RowCache } from './row-cache.ts';

/** An entry of the centre's own, without the number it gets when the office is locked. */
export type OwnEntry = Omit<OutboxEntry, 'seq'>;

interface Ran {
  readonly entries: readonly OutboxEntry[];
  readonly changes: readonly SeenChange[];
}

interface Done {
  readonly from: number;
  readonly version: number;
  readonly changes: readonly SeenChange[];
}

const mutationOf = ({ name }: OwnEntry): Mutation => {
  const mutation = mutationByWireName(name);
  invariant(mutation, 'the centre runs mutations it knows');
  return mutation;
};

const runOn = async (entry: OutboxEntry, ready: ReadyMutation, { tx }: Overlay): Promise<void> => {
  const { name: _name, args: _args, occurredAt, monotonicMs: _monotonicMs, ...event } = entry;
  const authority = { receivedAt: occurredAt };
  const applied = await ready.run(tx, { ...event, occurredAt, authority });
  invariant(applied.ok, 'what the centre itself says is never refused');
};

type ReadyEntry = readonly [OwnEntry, ReadyMutation];

/** Reads together what all of them will read. */
const foreseeAll = async (own: readonly OwnEntry[], { tx }: Overlay): Promise<readonly ReadyEntry[]> => {
  const ready = own.map((entry): ReadyEntry => [entry, readyMutation(mutationOf(entry), entry.args)]);
  await Promise.all(ready.map(([, mutation]) => mutation.foresee(tx)));
  return ready;
};

/** Runs them one after the other on one overlay, each seeing what the ones before it did. */
const runAll = async (ready: readonly ReadyEntry[], lastSeq: number, overlay: Overlay): Promise<Ran['entries']> => {
  const entries: OutboxEntry[] = [];
  for (const [own, mutation] of ready) {
    const entry = { ...own, seq: lastSeq + 1 + entries.length };
    await runOn(entry, mutation, overlay);
    entries.push(entry);
  }
  return entries;
};

interface Written {
  readonly entry: OutboxEntry;
  readonly entryJson: string;
}

const verdictText = ({ entry, entryJson }: Written): string =>
  `${JSON.stringify({ seq: entry.seq, id: entry.id, at: entry.occurredAt }).slice(0, -1)},"entry":${entryJson}}`;

/** One statement for all of it: rows, version, trail, verdicts and the client's last number. */
const store = (
  connection: Connection,
  at: { readonly officeId: string; readonly clientId: string; readonly version: number; readonly audit: AuditHead },
  { entries, changes }: Ran,
): Promise<unknown> => {
  const judged = entries.map((entry) => ({ entry, entryJson: JSON.stringify(entry) }));
  const verdicts = `[${judged.map(verdictText).join(',')}]`;
  const insert = sql`insert into verdict (office_id, client_id, seq, entry_id, outcome, entry, received_at)
    select ${at.officeId}, ${at.clientId}, v.seq, v.id, '{"kind":"applied"}'::json, v.entry, v.at
    from json_to_recordset(${verdicts}::json) as v(seq bigint, id text, at timestamptz, entry json)`;
  const lastSeq = entries.at(-1)?.seq ?? 0;
  const advanced = sql`advanced as (update client set last_seq = ${lastSeq}::bigint where id = ${at.clientId})`;
  const acts = judged.map(({ entry, entryJson }) =>
    auditedMutation(entry, { entryJson, outcome: { kind: 'applied' } }),
  );
  const recordedAt = entries.at(-1)?.occurredAt ?? '';
  const record = { officeId: at.officeId, head: at.audit, recordedAt, acts };
  return sql`with ${advanced}, ${recordedChanges(record, at.version, changes).parts} ${insert}`.execute(connection);
};

/** Statements of the same transaction that need nothing of what the entries do. */
export type Beside = (connection: Connection) => Promise<unknown>;

/** What goes on at the same time as the entries. */
export interface Alongside {
  /** The database works on it while they run. */
  readonly beside?: Beside | undefined;
  /** Called when all of it is on its way to the database, the commit included. */
  readonly whenSent?: (() => void) | undefined;
}

const NOTHING_BESIDE: Beside = () => Promise.resolve();

/**
 * Runs entries of the centre's own client in one transaction: all of them are on disk when it returns, or none. Gives the
 * office's version when anything changed. What they read is asked behind the lock, without waiting for it.
 */
export const judgeTogether = async (
  db: Db,
  at: { readonly officeId: string; readonly clientId: string },
  given: { readonly own: readonly OwnEntry[]; readonly cache: RowCache; readonly alongside?: Alongside | undefined },
): Promise<number | undefined> => {
  const { own, cache, alongside: { beside = NOTHING_BESIDE, whenSent } = {} } = given;
  try {
    const done = await inOfficeTransaction<Done>(db, at, async (connection, locked) => {
      const rows = createGatheringReader(connection, at.officeId);
      const overlay = createOverlay(rows);
      const ready = await foreseeAll(own, overlay);
      const office = await locked;
      invariant(office, 'a client that was just attached is there');
      const besideStored = beside(connection);
      // Whoever ends the transaction waits for it; until then a failure must not count as unnoticed.
      besideStored.catch(() => undefined);
      const entries = await runAll(ready, office.lastSeq, overlay);
      const changes = await seenChanges(rows, overlay.changes(), new Set(entries.map(({ id }) => id)));
      const version = office.version + (changes.length > 0 ? 1 : 0);
      return {
        kind: 'commit',
        write: () =>
          Promise.all([besideStored, store(connection, { ...at, version, audit: office.audit }, { entries, changes })]),
        value: { from: office.version, version, changes },
        whenSent,
      };
    });
    cache.pass(done.from, done.version, done.changes);
    return done.changes.length > 0 ? done.version : undefined;
  } catch (error) {
    cache.clear();
    throw error;
  }
};
