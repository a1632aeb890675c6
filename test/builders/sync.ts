import { ok } from '#shared/lib/result.ts';
import type { OutboxEntry, PullResponse } from '#shared/sync/protocol.ts';
import type { PatchOperation } from '#shared/sync/protocol.ts';
import type { Commit, ReplicaMeta, SnapshotRow, SnapshotStream, Transport } from '#shared/sync/ports.ts';

/** An entry of an outbox; a test names only what it is about. */
export const anEntry = (over: Partial<OutboxEntry> = {}): OutboxEntry => {
  const seq = over.seq ?? 1;
  return {
    clientId: 'client-1',
    seq,
    id: `entry-${seq}`,
    name: 'park-scan@1',
    args: { text: `4006381333${seq}` },
    actorId: 'staff-1',
    deviceId: 'pc-1',
    occurredAt: '2026-11-23T02:00:00.000Z',
    monotonicMs: seq,
    offsetMs: 0,
    ...over,
  };
};

/** What a replica knows of itself before its first pull. */
export const aMeta = (over: Partial<ReplicaMeta> = {}): ReplicaMeta => ({
  clientId: 'client-1',
  deviceId: 'pc-1',
  officeId: 'office-13',
  nextSeq: 1,
  cookie: '',
  offsetMs: 0,
  usedNumbers: {},
  changedAt: {},
  pulledSeq: 0,
  ...over,
});

/** One step of a replica that changes nothing; a test names only what it is about. */
export const aCommit = (over: Partial<Commit> = {}): Commit => ({
  changes: [],
  base: { mode: 'add', rows: [] },
  outboxAdded: [],
  outboxDroppedTo: 0,
  verdicts: [],
  meta: aMeta(),
  ...over,
});

/** Rows as the operations of a pull. */
export const asOperations = (rows: readonly SnapshotRow[]): readonly PatchOperation[] =>
  rows.map(({ table, row }) => ({ table, id: row.id, row }));

/** One page of a pull, the last one unless told otherwise. */
export const aPage = (over: Partial<Extract<PullResponse, { kind: 'page' }>> = {}): PullResponse => ({
  kind: 'page',
  operations: [],
  cookie: 'v1:2',
  complete: true,
  lastSeq: 0,
  centreNowMs: 0,
  ...over,
});

/** A snapshot that comes whole, in pieces of two rows. */
export const aSnapshot = (
  rows: readonly SnapshotRow[],
  over: Partial<SnapshotStream['head']> = {},
): SnapshotStream => ({
  head: { protocol: 1, cookie: 'v1:1', lastSeq: 0, centreNowMs: 0, rows: rows.length, ...over },
  rows: (async function* stream() {
    for (let at = 0; at < rows.length; at += 2) yield rows.slice(at, at + 2);
  })(),
});

/** A centre that takes everything, has nothing new and notes what it was asked. */
export const aTransport = (over: Partial<Transport> = {}) => {
  const calls: string[] = [];
  const signals = new Set<(cookie?: string) => void>();
  const quiet: Transport = {
    push: async ({ entries }) =>
      ok({ verdicts: entries.map(({ seq }) => ({ seq, outcome: { kind: 'applied' } })), centreNowMs: 0 }),
    pull: async () => ok(aPage()),
    snapshot: async () => ok(aSnapshot([])),
    compare: async () => ok({ kind: 'moved' }),
    lease: async () => ok(),
    listen: (onSignal) => {
      signals.add(onSignal);
      return () => signals.delete(onSignal);
    },
    ...over,
  };
  const transport: Transport = {
    ...quiet,
    push: (request) => {
      calls.push(`push ${request.entries.map(({ seq }) => seq).join(' ')}`);
      return quiet.push(request);
    },
    pull: (request) => {
      calls.push(`pull ${request.cookie}`);
      return quiet.pull(request);
    },
    snapshot: (clientId) => {
      calls.push('snapshot');
      return quiet.snapshot(clientId);
    },
    lease: (kind, size) => {
      calls.push(`lease ${kind} ${size}`);
      return quiet.lease(kind, size);
    },
  };
  return {
    transport,
    calls,
    signal: (cookie?: string) => signals.forEach((tell) => tell(cookie)),
    listeners: () => signals.size,
  };
};
