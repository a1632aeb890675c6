import { ok } from '#shared/lib/result.ts';
import { createSyncEngine, type SyncDeps, type SyncEngine } from '#shared/sync/engine.ts';
import type { ReplicaStorage, Transport } from '#shared/sync/ports.ts';
import type { Verdict } from '#shared/sync/protocol.ts';
import type { CentreRules } from '#test/fakes/memory-centre.ts';
import { seededRandom } from '#test/fakes/seeded-random.ts';
import type { Seams, SimulatedPc } from './world.ts';

/** A program that is wrong in one way in which programs of this kind have lost data, put in place of the right part. */
export interface DeliberateBug {
  readonly name: string;
  readonly seams?: Seams;
  readonly rules?: (seed: number) => Partial<CentreRules>;
  /** Whether rows rot and copies are compared, which would put right what most of these bugs do wrong. */
  readonly rowsRot?: boolean;
}

const DROPPED = 'dropped-by-client';

/** Takes "refused" for "done with": what a proxy's 4xx hit is thrown away. */
const dropAfterRefusal = (transport: Transport): Transport => ({
  ...transport,
  push: async (request) => {
    const reply = await transport.push(request);
    if (reply.ok || reply.error.type === 'offline' || reply.error.type === 'reply-invalid') return reply;
    const verdicts = request.entries.map(({ seq }): Verdict => ({
      seq,
      outcome: { kind: 'rejected', error: { type: DROPPED } },
    }));
    return ok({ verdicts, centreNowMs: 0 });
  },
});
const forgetDropped = (storage: ReplicaStorage, pc: SimulatedPc): ReplicaStorage => ({
  ...storage,
  commit: async (commit) => {
    const stored = await storage.commit(commit);
    for (const { seq, verdict, entry } of commit.verdicts) {
      if (verdict.kind !== 'rejected' || verdict.error.type !== DROPPED) continue;
      pc.disk.outbox.delete(seq);
      pc.journal.safe.delete(entry.id);
      pc.journal.text = '';
    }
    return stored;
  },
});

/** Asks first what is new, and takes a reset for "everything here is old". */
const pullBeforePush = (deps: SyncDeps): SyncEngine => {
  const silent = { ...deps.replica, nextPush: () => [] };
  const forgetful: Transport = {
    ...deps.transport,
    snapshot: async (clientId, from) => {
      const reply = await deps.transport.snapshot(clientId, from);
      if (!reply.ok) return reply;
      return ok({ ...reply.value, head: { ...reply.value.head, lastSeq: deps.replica.meta().nextSeq - 1 } });
    },
  };
  const pulling = createSyncEngine({ ...deps, replica: silent, transport: forgetful });
  const right = createSyncEngine(deps);
  return {
    ...right,
    syncOnce: async () => {
      await pulling.syncOnce();
      return right.syncOnce();
    },
  };
};

/** Believes the first page of a pull to be the whole. */
const switchAtFirstPage = (transport: Transport): Transport => ({
  ...transport,
  pull: async (request) => {
    const reply = await transport.pull(request);
    if (!reply.ok || reply.value.kind === 'reset' || reply.value.complete) return reply;
    return ok({ ...reply.value, complete: true, cookie: String(1_000_000) });
  },
});

/** Forgets what was written before the new state came when it commits one. */
const commitInTwoSteps = (storage: ReplicaStorage): ReplicaStorage => ({
  ...storage,
  commit: async (commit) => {
    if (commit.base.mode !== 'replace') return storage.commit(commit);
    const marked = await storage.commit({ ...commit, changes: [], base: { mode: 'add', rows: [] } });
    return marked.ok ? storage.commit(commit) : marked;
  },
});

/** Takes what lies on its disk for what the centre said. */
const neverComparing = (deps: SyncDeps): SyncEngine => ({ ...createSyncEngine(deps), compareAll: async () => ok(0) });

/** The ways in which the programs that were looked at lost or doubled data. */
export const DELIBERATE_BUGS: readonly DeliberateBug[] = [
  { name: 'drops what a 4xx hit', seams: { transport: dropAfterRefusal, storage: forgetDropped } },
  {
    name: 'cursor of time instead of version',
    rules: () => ({ stamp: (_last, { occurredAt }) => Date.parse(occurredAt) }),
  },
  {
    name: 'verdict stored after the rows instead of with them',
    rules: (seed) => {
      const random = seededRandom(seed);
      return { stopsBeforeVerdict: () => random() < 0.02 };
    },
  },
  { name: 'pulls before it pushes when reset', seams: { engine: pullBeforePush } },
  { name: 'judges again what is sent again', rules: () => ({ judgesOnce: false }) },
  { name: 'keeps a torn journal line', seams: { tornLine: 'kept' } },
  { name: 'switches at the first page of a pull', seams: { transport: switchAtFirstPage } },
  { name: 'commits a new state in two steps', seams: { storage: commitInTwoSteps } },
  { name: 'never compares its copy', seams: { engine: neverComparing }, rowsRot: true },
];
