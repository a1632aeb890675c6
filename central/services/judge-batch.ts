import type { RawBuilder } from 'kysely';
import { createOverlay, type Overlay, type RowReader } from '#shared/sync/overlay.ts';
import type { Verdict } from '#shared/sync/protocol.ts';
import type { Db } from '../db/schema.ts';
import { isStatementAtFault, StoreFailed } from '../db/store-failed.ts';
import type { SeenChange } from './audit-trail.ts';
import { createGatheringReader } from './gathering-reader.ts';
import { runEntry, type Arrival, type Ran } from './judge-entry.ts';
import { inOfficeTransaction, type LockedOffice } from './office-transaction.ts';
import type { RowCache } from './row-cache.ts';
import { storingJudged } from './store-judged.ts';

/** What became of entries that were judged in one transaction. `version` is there when the office changed. */
export interface JudgedBatch {
  readonly verdicts: readonly Verdict[];
  readonly version: number | undefined;
}

/** Entries that were run, and all that a transaction stores of them. */
interface Prepared extends JudgedBatch {
  readonly statement: RawBuilder<unknown>;
  readonly changes: readonly SeenChange[];
  readonly lastVersion: number;
}

const followEachOther = (arrivals: readonly Arrival[], lastSeq: number): boolean =>
  arrivals.every(({ entry }, index) => entry.seq === lastSeq + 1 + index);

/** Tries each by itself and for nothing but what it reads, so that their questions travel together. */
const readAhead = async (arrivals: readonly Arrival[], rows: RowReader): Promise<void> => {
  await Promise.allSettled(arrivals.map((arrival) => runEntry(arrival, rows)));
};

const prepare = async (
  at: { readonly officeId: string; readonly clientId: string },
  arrivals: readonly Arrival[],
  { overlay, office }: { readonly overlay: Overlay; readonly office: LockedOffice },
): Promise<Prepared> => {
  const judged: [Arrival, Ran][] = [];
  for (const arrival of arrivals) {
    const ran = await runEntry(arrival, overlay);
    overlay.absorb(ran.changes);
    judged.push([arrival, ran]);
  }
  const { statement, version } = storingJudged(at, judged, office);
  return {
    verdicts: judged.map(([{ entry }, { outcome }]) => ({ seq: entry.seq, outcome })),
    version: version > office.version ? version : undefined,
    statement,
    changes: judged.flatMap(([, { changes }]) => changes),
    lastVersion: version,
  };
};

/** A throw that is not the database's own trouble is a bug in a mutation: whose, is found one by one. */
const unlessCrashed = async (preparing: Promise<Prepared>): Promise<Prepared | undefined> => {
  try {
    return await preparing;
  } catch (error) {
    if (error instanceof StoreFailed) throw error;
    return undefined;
  }
};

/**
 * Judges entries of one client, each behind the one before it, in one transaction: one wait for the disk instead of one for
 * each. Everything stored is the same as if they had been judged one by one. Undefined, with nothing stored, when they do not
 * follow what the centre has or one of them crashes: then they are to be judged one by one.
 */
export const judgeBatch = async (
  db: Db,
  at: { readonly officeId: string; readonly clientId: string },
  given: { readonly arrivals: readonly Arrival[]; readonly cache: RowCache },
): Promise<JudgedBatch | undefined> => {
  const { arrivals, cache } = given;
  try {
    const prepared = await inOfficeTransaction<Prepared | undefined>(db, at, async (connection, office) => {
      if (!office || !followEachOther(arrivals, office.lastSeq)) return { kind: 'roll-back', value: undefined };
      const rows = cache.over(createGatheringReader(connection, at.officeId), office.version);
      await readAhead(arrivals, rows);
      const value = await unlessCrashed(prepare(at, arrivals, { overlay: createOverlay(rows), office }));
      if (!value) return { kind: 'roll-back', value };
      return { kind: 'commit', write: () => value.statement.execute(connection), value };
    });
    if (prepared) cache.advance(prepared.lastVersion, prepared.changes);
    return prepared;
  } catch (error) {
    cache.clear();
    // The database's own trouble is not made better by trying entry by entry; a fault of one of them is found that way.
    if (error instanceof StoreFailed && !isStatementAtFault(error)) throw error;
    return undefined;
  }
};
