import { createOverlay, type RowReader } from '#shared/sync/overlay.ts';
import type { Verdict } from '#shared/sync/protocol.ts';
import type { Db } from '../db/schema.ts';
import { isStatementAtFault, StoreFailed } from '../db/store-failed.ts';
import type { SeenChange } from './audit-trail.ts';
import { createGatheringReader } from './gathering-reader.ts';
import { runEntry, type Arrival, type Ran } from './judge-entry.ts';
import { inOfficeTransaction, type LockedOffice } from './office-transaction.ts';
import type { RowCache } from './row-cache.ts';
import { storingJudged, type JudgedEntries } from './store-judged.ts';
import { createTouched, watched, type Watched } from './watched-reader.ts';

/** What became of entries that were judged in one transaction. `version` is there when the office changed. */
export interface JudgedBatch {
  readonly verdicts: readonly Verdict[];
  readonly version: number | undefined;
}

interface At {
  readonly officeId: string;
  readonly clientId: string;
}

/** Entries that were run, all of it on its way to the database. */
interface Prepared extends JudgedBatch {
  readonly written: Promise<unknown>;
  readonly changes: readonly SeenChange[];
  readonly lastVersion: number;
}

/** So many are stored by one statement, which the database carries out while the next are being put together. */
const WRITTEN_AT_ONCE = 100;

const followEachOther = (arrivals: readonly Arrival[], lastSeq: number): boolean =>
  arrivals.every(({ entry }, index) => entry.seq === lastSeq + 1 + index);

/** An entry that was run by itself, on the office as it was before all of them. */
interface Tried {
  readonly ran: Ran | undefined;
  readonly saw: Watched['saw'];
}

const tryAlone = async (arrival: Arrival, rows: RowReader): Promise<Tried> => {
  const { reader, saw } = watched(rows);
  try {
    return { ran: await runEntry(arrival, reader), saw };
  } catch {
    // It is run once more in its turn, and whoever does that notices.
    return { ran: undefined, saw };
  }
};

/**
 * Runs the entries one behind the other. Each is first run by itself, all at once, so that their questions travel together;
 * what that came to counts for an entry that read nothing which one before it changed, and only the others are run again.
 */
async function* judgeInOrder(arrivals: readonly Arrival[], rows: RowReader): AsyncGenerator<readonly [Arrival, Ran]> {
  const tried = await Promise.all(arrivals.map((arrival) => tryAlone(arrival, rows)));
  const overlay = createOverlay(rows);
  const touched = createTouched();
  for (const [index, arrival] of arrivals.entries()) {
    const alone = tried[index];
    const ran = alone?.ran && !touched.meets(alone.saw) ? alone.ran : await runEntry(arrival, overlay);
    overlay.absorb(ran.changes);
    touched.add(ran.changes);
    yield [arrival, ran];
  }
}

const prepare = async (
  connection: Db,
  at: At,
  given: { readonly arrivals: readonly Arrival[]; readonly rows: RowReader; readonly office: LockedOffice },
): Promise<Prepared> => {
  const { arrivals, rows, office } = given;
  const judged: (readonly [Arrival, Ran])[] = [];
  const writes: Promise<unknown>[] = [];
  let standing: { readonly version: number; readonly audit: LockedOffice['audit'] } = office;
  const write = (some: JudgedEntries): void => {
    const { statement, ...after } = storingJudged(at, some, standing);
    const written = statement.execute(connection);
    // Whoever ends the transaction waits for all of them together; until then a failure must not count as unnoticed.
    written.catch(() => undefined);
    writes.push(written);
    standing = after;
  };
  let stored = 0;
  for await (const one of judgeInOrder(arrivals, rows)) {
    judged.push(one);
    if (judged.length - stored < WRITTEN_AT_ONCE && judged.length < arrivals.length) continue;
    write(judged.slice(stored));
    stored = judged.length;
  }
  return {
    verdicts: judged.map(([{ entry }, { outcome }]) => ({ seq: entry.seq, outcome })),
    version: standing.version > office.version ? standing.version : undefined,
    written: Promise.all(writes),
    changes: judged.flatMap(([, { changes }]) => changes),
    lastVersion: standing.version,
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
  at: At,
  given: { readonly arrivals: readonly Arrival[]; readonly cache: RowCache },
): Promise<JudgedBatch | undefined> => {
  const { arrivals, cache } = given;
  try {
    const prepared = await inOfficeTransaction<Prepared | undefined>(db, at, async (connection, office) => {
      if (!office || !followEachOther(arrivals, office.lastSeq)) return { kind: 'roll-back', value: undefined };
      const rows = cache.over(createGatheringReader(connection, at.officeId), office.version);
      const value = await unlessCrashed(prepare(connection, at, { arrivals, rows, office }));
      if (!value) return { kind: 'roll-back', value };
      return { kind: 'commit', write: () => value.written, value };
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
