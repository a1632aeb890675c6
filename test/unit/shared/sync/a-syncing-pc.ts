import { invariant } from '#shared/lib/invariant.ts';
import { createSyncEngine } from '#shared/sync/engine.ts';
import type { Commit, ReplicaStorage, Transport } from '#shared/sync/ports.ts';
import { openReplica } from '#shared/sync/replica.ts';
import type { MutationCall } from '#shared/sync/replica-mutate.ts';
import { aSmallOffice } from '#test/builders/memory-office.ts';
import { aSnapshot, aTransport } from '#test/builders/sync.ts';
import { createManualClock } from '#test/fakes/manual-clock.ts';
import { createMemoryDisk, createMemoryStorage } from '#test/fakes/memory-storage.ts';
import { seededRandom } from '#test/fakes/seeded-random.ts';

export const park: MutationCall = { name: 'park-scan', args: { text: '4006381333931' } };
export const see: MutationCall = { name: 'see-folder', args: { folderId: 'folder-1', locationId: 'shelf-2' } };

/** A disk that does something of its own with every commit that holds verdicts. */
const withVerdicts = (storage: ReplicaStorage, commit: ReplicaStorage['commit'] | undefined): ReplicaStorage =>
  commit
    ? { ...storage, commit: (given: Commit) => (given.verdicts.length > 0 ? commit(given) : storage.commit(given)) }
    : storage;

interface PcGiven {
  readonly filled?: boolean;
  readonly random?: () => number;
  /** In the place of storing verdicts. */
  readonly storeVerdicts?: ReplicaStorage['commit'];
}

/** A PC whose engine stands still until it is started: filled, unless said otherwise, at cookie `v1:1`. */
export const aPc = async (over: Partial<Transport> = {}, given: PcGiven = {}) => {
  const clock = createManualClock();
  const fake = aTransport(over);
  const opened = await openReplica({
    storage: withVerdicts(createMemoryStorage(createMemoryDisk()), given.storeVerdicts),
    journal: undefined,
    clock,
    random: seededRandom(3),
    identity: { officeId: 'office-13', deviceId: 'pc-1' },
  });
  invariant(opened.ok, 'memory opens');
  const replica = opened.value;
  if (given.filled !== false) {
    const stream = aSnapshot(aSmallOffice());
    await replica.replaceWith(aSmallOffice(), stream.head);
  }
  const warnings: string[] = [];
  const engine = createSyncEngine({
    replica,
    transport: fake.transport,
    clock,
    random: given.random ?? (() => 0.5),
    log: {
      info: () => undefined,
      warn: (event, facts) => warnings.push(`${event} ${facts?.['reason']} ${facts?.['attempt']}`),
      error: () => undefined,
    },
  });
  const scan = async (...calls: readonly MutationCall[]) => {
    const done = await replica.mutate(calls, { actorId: 'staff-1' });
    invariant(done.ok, 'the scan is taken');
  };
  return { ...fake, clock, replica, engine, scan, warnings };
};
