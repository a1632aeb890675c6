import type { DomainError } from '#shared/model/errors.ts';
import type { MutationEvent } from '#shared/mutations/define.ts';
import { mutationByWireName } from '#shared/mutations/registry.ts';
import { readyMutation } from '#shared/mutations/run.ts';
import { createOverlay, type RowReader } from '#shared/sync/overlay.ts';
import type { OutboxEntry, Verdict } from '#shared/sync/protocol.ts';
import type { Db } from '../db/schema.ts';
import { isStatementAtFault, StoreFailed } from '../db/store-failed.ts';
import { type SeenChange, seenChanges } from './audit-trail.ts';
import { isStorableJson } from './json-text.ts';
import { inOfficeTransaction } from './office-transaction.ts';
import { createGatheringReader } from './gathering-reader.ts';
import type { RowCache, RowCaches } from './row-cache.ts';
import { storingJudged } from './store-judged.ts';

export type Outcome = Verdict['outcome'];

/** What became of one entry. */
export type Judgement =
  | { readonly kind: 'judged'; readonly outcome: Outcome; readonly version: number; readonly isChange: boolean }
  /** It was judged before; its stored verdict counts. */
  | { readonly kind: 'known' }
  /** Entries before it are missing. */
  | { readonly kind: 'gap' }
  /** A bug, not the entry's fault as far as anybody can tell. Nothing of it was stored. */
  | { readonly kind: 'crashed'; readonly reason: string };

/** One entry on its way, with its own JSON and the instant at which the centre got it. */
export interface Arrival {
  readonly officeId: string;
  /** Bank data comes from the centre itself; a PC that sends it is refused. */
  readonly origin: 'device' | 'centre';
  readonly entry: OutboxEntry;
  readonly entryJson: string;
  readonly receivedAt: string;
  /** The PC that sent it; absent when the centre made it itself. */
  readonly broughtBy?: string;
}

/** What an entry came to, before anything of it is stored. */
export interface Ran {
  readonly outcome: Outcome;
  readonly changes: readonly SeenChange[];
}

/** The event a mutation runs with at the centre. */
const eventOf = (entry: OutboxEntry, receivedAt: string): MutationEvent => ({
  id: entry.id,
  clientId: entry.clientId,
  seq: entry.seq,
  deviceId: entry.deviceId,
  actorId: entry.actorId,
  occurredAt: entry.occurredAt,
  offsetMs: entry.offsetMs,
  authority: { receivedAt },
});

const rejected = (error: DomainError): Ran => ({
  outcome: { kind: 'rejected', error: { ...error } },
  changes: [],
});

/** Runs an entry with authority on what `rows` gives; nothing is stored. Throws what the mutation throws. */
export const runEntry = async (arrival: Arrival, rows: RowReader): Promise<Ran> => {
  const { entry, entryJson, origin, receivedAt } = arrival;
  const mutation = mutationByWireName(entry.name);
  if (!mutation) return rejected({ type: 'mutation-unknown', name: entry.name });
  if (mutation.by === 'centre' && origin === 'device') return rejected({ type: 'centre-only', name: mutation.name });
  if (!isStorableJson(entryJson)) {
    return rejected({
      type: 'input-invalid',
      issues: [{ path: 'args', message: 'text with NUL or half a character' }],
    });
  }
  const overlay = createOverlay(rows);
  const ready = readyMutation(mutation, entry.args);
  await ready.foresee(overlay.tx);
  const applied = await ready.run(overlay.tx, eventOf(entry, receivedAt));
  if (!applied.ok) return rejected(applied.error);
  const { exceptionIds } = applied.value;
  const outcome: Outcome = exceptionIds.length > 0 ? { kind: 'exception', exceptionIds } : { kind: 'applied' };
  return { outcome, changes: await seenChanges(rows, overlay.changes(), new Set([entry.id])) };
};

/** Runs it; a throw that is not the database's own trouble is a bug in the mutation. */
const runGuarded = async (arrival: Arrival, rows: RowReader): Promise<Ran | { readonly crash: string }> => {
  try {
    return await runEntry(arrival, rows);
  } catch (error) {
    if (error instanceof StoreFailed && !isStatementAtFault(error)) throw error;
    return { crash: error instanceof Error ? error.message : 'unknown' };
  }
};

/** Judges entries; what a mutation does is decided by `shared`, this stores it exactly once. */
export interface Judge {
  /** Runs the entry with authority and stores its rows and its verdict, all in one transaction. */
  judge(db: Db, arrival: Arrival): Promise<Judgement>;
  /** Stores this outcome without running the entry, so that the queue behind it moves on. */
  settle(db: Db, arrival: Arrival, outcome: Outcome): Promise<Judgement>;
}

const judgeWith = async (
  db: Db,
  arrival: Arrival,
  context: {
    readonly cache: RowCache;
    readonly decide: (rows: RowReader) => Promise<Ran | { readonly crash: string }>;
  },
): Promise<Judgement> => {
  const { officeId, entry } = arrival;
  const at = { officeId, clientId: entry.clientId };
  let onCommitted = (): void => undefined;
  const judgement = await inOfficeTransaction<Judgement>(db, at, async (connection, locked) => {
    const office = await locked;
    if (!office || entry.seq > office.lastSeq + 1) return { kind: 'roll-back', value: { kind: 'gap' } };
    if (entry.seq <= office.lastSeq) return { kind: 'roll-back', value: { kind: 'known' } };
    const ran = await context.decide(context.cache.over(createGatheringReader(connection, officeId), office.version));
    if ('crash' in ran) return { kind: 'roll-back', value: { kind: 'crashed', reason: ran.crash } };
    const isChange = ran.changes.length > 0;
    const { statement, version } = storingJudged(at, [[arrival, ran]], office);
    onCommitted = () => context.cache.advance(version, ran.changes);
    return {
      kind: 'commit',
      write: () => statement.execute(connection),
      value: { kind: 'judged', outcome: ran.outcome, version, isChange },
    };
  });
  onCommitted();
  return judgement;
};

const guardStatement = async (work: () => Promise<Judgement>, cache: RowCache): Promise<Judgement> => {
  try {
    return await work();
  } catch (error) {
    cache.clear();
    if (error instanceof StoreFailed && isStatementAtFault(error)) return { kind: 'crashed', reason: error.message };
    throw error;
  }
};

/** A judge that remembers rows in `cacheOf`; the caller lets one entry of an office run at a time. */
export const createJudge = (cacheOf: RowCaches): Judge => ({
  judge: (db, arrival) => {
    const cache = cacheOf(arrival.officeId);
    const decide = (rows: RowReader): ReturnType<typeof runGuarded> => runGuarded(arrival, rows);
    return guardStatement(() => judgeWith(db, arrival, { cache, decide }), cache);
  },
  settle: (db, arrival, outcome) => {
    const cache = cacheOf(arrival.officeId);
    const decide = async (): Promise<Ran> => ({ outcome, changes: [] });
    return guardStatement(() => judgeWith(db, arrival, { cache, decide }), cache);
  },
});
