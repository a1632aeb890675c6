import { ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import { makeRowId } from '../model/ids.ts';
import { mutations, wireName, type MutationArgs, type MutationName } from '../mutations/registry.ts';
import { runMutation } from '../mutations/run.ts';
import { createOverlay, rowKey } from './overlay.ts';
import type { ReplicaMeta, RowChange, StorageFailed } from './ports.ts';
import type { OutboxEntry } from './protocol.ts';
import { eventOf } from './rebase.ts';
import { commitOf, instant, type ReplicaCore } from './replica-state.ts';

/** One call of a mutation. */
export type MutationCall = { [N in MutationName]: { readonly name: N; readonly args: MutationArgs<N> } }[MutationName];

/** Who does it, and which leased numbers it uses up. */
export interface MutationBy {
  readonly actorId: string;
  readonly usedNumbers?: Readonly<Record<string, number>>;
}

const entryFor = (
  { deps, state }: ReplicaCore,
  call: MutationCall,
  by: { actorId: string; seq: number },
): OutboxEntry => ({
  clientId: state.meta.clientId,
  seq: by.seq,
  id: makeRowId(deps.clock.nowMs(), deps.random),
  name: wireName(call.name),
  args: call.args,
  actorId: by.actorId,
  deviceId: state.meta.deviceId,
  occurredAt: instant(deps.clock),
  monotonicMs: deps.clock.monotonicMs(),
  offsetMs: state.meta.offsetMs,
});

const highest = (a: Readonly<Record<string, number>>, b: Readonly<Record<string, number>>): Record<string, number> => {
  const merged = { ...a };
  for (const [kind, number] of Object.entries(b)) merged[kind] = Math.max(merged[kind] ?? 0, number);
  return merged;
};

/**
 * What the rows were before. A row under the id of its own mutation, made a moment ago, was nothing before: asking the disk
 * for it would put a read in the way of every scan.
 */
const preImagesOf = async (
  { reader, state }: ReplicaCore,
  changes: readonly RowChange[],
  newIds: ReadonlySet<string>,
): Promise<readonly RowChange[]> => {
  const fresh = changes.filter((change) => !state.base.has(rowKey(change.table, change.id)));
  return Promise.all(
    fresh.map(async ({ table, id }) => ({
      table,
      id,
      row: newIds.has(id) ? null : ((await reader.get(table, id)) ?? null),
    })),
  );
};

/** Runs the calls on an overlay, then stores everything in one commit; on any failure nothing has happened. */
export const mutateCore = async (
  core: ReplicaCore,
  calls: readonly MutationCall[],
  by: MutationBy,
): Promise<Result<readonly OutboxEntry[], DomainError | StorageFailed>> => {
  const { state } = core;
  const overlay = createOverlay(core.reader);
  const entries: OutboxEntry[] = [];
  for (const call of calls) {
    const entry = entryFor(core, call, { actorId: by.actorId, seq: state.meta.nextSeq + entries.length });
    const attempt = createOverlay(overlay);
    const applied = await runMutation(mutations[call.name], attempt.tx, { args: entry.args, event: eventOf(entry) });
    if (!applied.ok) return applied;
    overlay.absorb(attempt.changes());
    entries.push(entry);
  }
  const changes = overlay.changes();
  const base = await preImagesOf(core, changes, new Set(entries.map(({ id }) => id)));
  const meta: ReplicaMeta = {
    ...state.meta,
    nextSeq: state.meta.nextSeq + entries.length,
    usedNumbers: highest(state.meta.usedNumbers, by.usedNumbers ?? {}),
  };
  const commit = commitOf(meta, { changes, base: { mode: 'add', rows: base }, outboxAdded: entries });
  const stored = await core.deps.storage.commit(commit);
  if (!stored.ok) return stored;
  state.meta = meta;
  for (const change of base) state.base.set(rowKey(change.table, change.id), change);
  state.outbox = [...state.outbox, ...entries];
  core.readModel.install(changes);
  return ok(entries);
};
