import { sql } from 'kysely';
import { unreachable } from '#shared/lib/invariant.ts';
import type { Clock, Log } from '#shared/lib/ports.ts';
import type { OutboxEntry, Verdict } from '#shared/sync/protocol.ts';
import type { Db } from '../db/schema.ts';
import { asStoreWork } from '../db/store-failed.ts';
import { bury, MOST_ATTEMPTS, noteCrash } from './dead-letters.ts';
import type { Device } from './device.ts';
import { judgeBatch, type JudgedBatch } from './judge-batch.ts';
import { createJudge, type Arrival, type Judgement, type Outcome } from './judge-entry.ts';
import type { RowCaches } from './row-cache.ts';
import type { Turns } from './turns.ts';

/** A mutation threw; it will be tried again when the client sends it again. */
export interface MutationCrashed {
  readonly type: 'mutation-crashed';
  readonly seq: number;
  readonly attempts: number;
}

/** What taking one entry came to. `version` is there when the office changed. */
export type Step =
  | { readonly kind: 'verdict'; readonly verdict: Verdict; readonly version?: number }
  /** Entries before it are missing: nothing behind it can be taken either. */
  | { readonly kind: 'gap' }
  | { readonly kind: 'failed'; readonly failure: MutationCrashed };

interface StoredVerdict {
  readonly seq: number;
  readonly entryId: string;
  readonly outcome: Outcome;
}

/** The verdicts that are stored already in this range of a client's numbers. */
export const storedVerdicts = (
  db: Db,
  of: { readonly officeId: string; readonly clientId: string },
  range: { readonly from: number; readonly to: number },
): Promise<readonly StoredVerdict[]> =>
  asStoreWork(async () => {
    const { rows } = await sql<StoredVerdict>`
      select seq::float8 as seq, entry_id as "entryId", outcome from verdict
      where office_id = ${of.officeId} and client_id = ${of.clientId} and seq between ${range.from} and ${range.to}`.execute(
      db,
    );
    return rows;
  });

/**
 * A client that was restored from an old backup counts again from where it was. Its new work must not be answered with
 * the verdict of other work that had the same number.
 */
export const answerStored = (entry: OutboxEntry, stored: StoredVerdict): Verdict => {
  if (stored.entryId === entry.id) return { seq: entry.seq, outcome: stored.outcome };
  return { seq: entry.seq, outcome: { kind: 'rejected', error: { type: 'sequence-reused' } } };
};

/** Takes entries that a PC brings, its own or another's of its office, in the office's turn. */
export interface TakeEntries {
  one(bringer: Device, entry: OutboxEntry): Promise<Step>;
  /** Takes entries that follow each other; undefined when they must be taken one by one, with nothing done. */
  together(bringer: Device, entries: readonly OutboxEntry[]): Promise<JudgedBatch | undefined>;
}

interface TakeEntriesDeps {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Log;
  readonly turns: Turns;
  readonly rowCaches: RowCaches;
}

const judgedStep = (seq: number, judged: Judgement & { readonly kind: 'judged' }): Step => {
  const step = { kind: 'verdict', verdict: { seq, outcome: judged.outcome } } as const;
  return judged.isChange ? { ...step, version: judged.version } : step;
};

/** Builds it. See `judge-entry.ts` for what happens inside the transaction. */
export const createTakeEntries = ({ db, clock, log, turns, rowCaches }: TakeEntriesDeps): TakeEntries => {
  const judge = createJudge(rowCaches);

  const stepAfterCrash = async (arrival: Arrival, reason: string): Promise<Step> => {
    const { seq, name } = arrival.entry;
    const attempts = await noteCrash(db, arrival, reason);
    log.error('mutation-crashed', { name, seq, attempts });
    if (attempts < MOST_ATTEMPTS) return { kind: 'failed', failure: { type: 'mutation-crashed', seq, attempts } };
    await bury(db, arrival);
    return stepOf(arrival, await judge.settle(db, arrival, { kind: 'rejected', error: { type: 'centre-crashed' } }));
  };
  const stepOf = async (arrival: Arrival, judgement: Judgement): Promise<Step> => {
    const { entry } = arrival;
    switch (judgement.kind) {
      case 'judged':
        return judgedStep(entry.seq, judgement);
      case 'known': {
        const [stored] = await storedVerdicts(
          db,
          { officeId: arrival.officeId, clientId: entry.clientId },
          { from: entry.seq, to: entry.seq },
        );
        return stored ? { kind: 'verdict', verdict: answerStored(entry, stored) } : { kind: 'gap' };
      }
      case 'gap':
        return { kind: 'gap' };
      case 'crashed':
        return stepAfterCrash(arrival, judgement.reason);
      default:
        return unreachable(judgement);
    }
  };
  const arrivalOf = ({ officeId, deviceId: broughtBy }: Device, entry: OutboxEntry): Arrival => {
    const receivedAt = new Date(clock.nowMs()).toISOString();
    return { officeId, origin: 'device', entry, entryJson: JSON.stringify(entry), receivedAt, broughtBy };
  };
  return {
    one: (bringer, entry) =>
      turns.inTurn(bringer.officeId, async () => {
        const arrival = arrivalOf(bringer, entry);
        return stepOf(arrival, await judge.judge(db, arrival));
      }),
    together: (bringer, entries) =>
      turns.inTurn(bringer.officeId, async () => {
        const { officeId } = bringer;
        const arrivals = entries.map((entry) => arrivalOf(bringer, entry));
        const clientId = entries[0]?.clientId ?? '';
        return judgeBatch(db, { officeId, clientId }, { arrivals, cache: rowCaches(officeId) });
      }),
  };
};
