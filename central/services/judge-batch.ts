import { createOverlay, type RowReader } from '#shared/sync/overlay.ts';
import type { Verdict } from '#shared/sync/protocol.ts';
import type { Connection } from '../db/one-connection.ts';
import type { Db } from '../db/schema.ts';
import { isStatementAtFault, StoreFailed } from '../db/store-failed.ts';
import type { SeenChange } from './audit-trail.ts';
import { allHaveAsked, createGatheringReader } from './gathering-reader.ts';
import { runEntry, type Arrival, type Ran } from './judge-entry.ts';
import { inOfficeTransaction, type LockedOffice } from './office-transaction.ts';
import type { RowCache } from './row-cache.ts';
import { storingJudged, type JudgedEntries, type Standing } from './store-judged.ts';
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

/** So many are run and stored together, while the next are being read and the database carries out the ones before. */
const PIECE = 100;

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

/** Runs entries one behind the other; what they are handed stands behind all that went before. */
type RunInOrder = (arrivals: readonly Arrival[], tried: readonly Tried[]) => Promise<JudgedEntries>;

/**
 * What an entry came to by itself counts when it read nothing which one before it changed; only the others are run again. What
 * earlier pieces have stored already may be seen by later ones as it is stored or as it was: either way they are run again.
 */
const runningInOrder = (rows: RowReader): RunInOrder => {
  const overlay = createOverlay(rows);
  const touched = createTouched();
  return async (arrivals, tried) => {
    const judged: (readonly [Arrival, Ran])[] = [];
    for (const [index, arrival] of arrivals.entries()) {
      const alone = tried[index];
      const ran = alone?.ran && !touched.meets(alone.saw) ? alone.ran : await runEntry(arrival, overlay);
      overlay.absorb(ran.changes);
      touched.add(ran.changes);
      judged.push([arrival, ran]);
    }
    return judged;
  };
};

const piecesOf = (arrivals: readonly Arrival[]): readonly (readonly Arrival[])[] =>
  Array.from({ length: Math.ceil(arrivals.length / PIECE) }, (_, at) => arrivals.slice(at * PIECE, (at + 1) * PIECE));

/** Each by itself, all at once, so that their questions travel together. */
const tryPiece = (piece: readonly Arrival[] | undefined, rows: RowReader): Promise<readonly Tried[]> =>
  Promise.all((piece ?? []).map((arrival) => tryAlone(arrival, rows)));

/** Judges piece by piece: the questions of a piece are on their way before the one in front of it is stored. */
async function* judgePieces(arrivals: readonly Arrival[], rows: RowReader): AsyncGenerator<JudgedEntries> {
  const run = runningInOrder(rows);
  const [first, ...others] = piecesOf(arrivals);
  let piece = first;
  let trying = tryPiece(first, rows);
  for (const next of [...others, undefined]) {
    const tried = await trying;
    trying = tryPiece(next, rows);
    if (next) await allHaveAsked();
    if (piece) yield await run(piece, tried);
    piece = next;
  }
}

interface Written {
  readonly judged: JudgedEntries;
  readonly standing: Standing;
  readonly writes: readonly Promise<unknown>[];
}

const writePieces = async (
  connection: Connection,
  at: At,
  given: { readonly arrivals: readonly Arrival[]; readonly rows: RowReader; readonly office: LockedOffice },
): Promise<Written> => {
  const judged: JudgedEntries[number][] = [];
  const writes: Promise<unknown>[] = [];
  let standing: Standing = given.office;
  try {
    for await (const piece of judgePieces(given.arrivals, given.rows)) {
      const { statement, ...after } = storingJudged(at, piece, standing);
      const written = statement.execute(connection);
      // Whoever ends the transaction waits for all of them together; until then a failure must not count as unnoticed.
      written.catch(() => undefined);
      writes.push(written);
      judged.push(...piece);
      standing = after;
    }
  } catch (error) {
    // Behind a statement that failed nothing can be read any more: then that one is the cause.
    await Promise.all(writes);
    throw error;
  }
  return { judged, standing, writes };
};

const prepare = async (
  connection: Connection,
  at: At,
  given: { readonly arrivals: readonly Arrival[]; readonly rows: RowReader; readonly office: LockedOffice },
): Promise<Prepared> => {
  const { judged, standing, writes } = await writePieces(connection, at, given);
  return {
    verdicts: judged.map(([{ entry }, { outcome }]) => ({ seq: entry.seq, outcome })),
    version: standing.version > given.office.version ? standing.version : undefined,
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
    const prepared = await inOfficeTransaction<Prepared | undefined>(db, at, async (connection, locked) => {
      const office = await locked;
      if (!office || !followEachOther(arrivals, office.lastSeq)) return { kind: 'roll-back', value: undefined };
      const rows = cache.over(createGatheringReader(connection, at.officeId), office.version);
      const value = await unlessCrashed(prepare(connection, at, { arrivals, rows, office }));
      if (!value) return { kind: 'roll-back', value };
      return { kind: 'commit', write: () => value.written, value };
    });
    if (prepared) cache.advance(prepared.lastVersion, prepared.changes);
    // What was read behind a piece that was stored and taken back again never was.
    else cache.clear();
    return prepared;
  } catch (error) {
    cache.clear();
    // The database's own trouble is not made better by trying entry by entry; a fault of one of them is found that way.
    if (error instanceof StoreFailed && !isStatementAtFault(error)) throw error;
    return undefined;
  }
};
