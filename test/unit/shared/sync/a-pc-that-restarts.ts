import { invariant } from '#shared/lib/invariant.ts';
import type { Result } from '#shared/lib/result.ts';
import type { Journal } from '#shared/sync/ports.ts';
import type { OutboxEntry, Verdict } from '#shared/sync/protocol.ts';
import { openReplica, type Replica } from '#shared/sync/replica.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import type { ReplicaDeps } from '#shared/sync/replica-state.ts';
import { aSmallOffice } from '#test/builders/memory-office.ts';
import { aSnapshot } from '#test/builders/sync.ts';
import { createFakeClock } from '#test/fakes/fake-clock.ts';
import { createMemoryJournal } from '#test/fakes/memory-journal.ts';
import { createMemoryDisk, createMemoryStorage } from '#test/fakes/memory-storage.ts';
import { seededRandom } from '#test/fakes/seeded-random.ts';

/** What is done must have been done. */
export const done = <T, E>(result: Result<T, E>): T => {
  invariant(result.ok, 'it is done');
  return result.value;
};

/** A PC whose program may end and start again, on the same disk and journal or without one of them. */
export const aRestartingPc = (given: { readonly journal?: (journal: Journal) => Journal | undefined } = {}) => {
  let disk = createMemoryDisk();
  const journalLines: OutboxEntry[] = [];
  const clock = createFakeClock();
  const random = seededRandom(7);
  const memory = createMemoryJournal(journalLines);
  const start = async (over: Partial<ReplicaDeps> = {}): Promise<Replica> => {
    const replica = done(
      await openReplica({
        storage: createMemoryStorage(disk),
        journal: given.journal ? given.journal(memory) : memory,
        clock,
        random,
        identity: { officeId: 'office-13', deviceId: 'pc-1' },
        ...over,
      }),
    );
    done(await replica.whole);
    return replica;
  };
  /** Started and filled with the small office, at cookie `v1:1`. */
  const filled = async (over: Partial<ReplicaDeps> = {}): Promise<Replica> => {
    const replica = await start(over);
    done(await replica.replaceWith(aSmallOffice(), aSnapshot(aSmallOffice()).head));
    return replica;
  };
  return {
    clock,
    journalLines,
    start,
    filled,
    disk: () => disk,
    loseDatabase: () => void (disk = createMemoryDisk()),
  };
};

/** Something done on a PC; gives the ids of its entries. */
export const doOn = async (replica: Replica, ...calls: readonly MutationCall[]): Promise<readonly string[]> =>
  done(await replica.mutate(calls, { actorId: 'staff-1' }));

/** The centre has applied these. */
export const applied = (...seqs: readonly number[]): readonly Verdict[] =>
  seqs.map((seq) => ({ seq, outcome: { kind: 'applied' } }));

/** The centre has refused it, for this reason. */
export const refused = (seq: number, type: string): Verdict => ({
  seq,
  outcome: { kind: 'rejected', error: { type } },
});
