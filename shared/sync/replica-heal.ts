import { ok, type Result } from '../lib/result.ts';
import type { AnyRow, TableName } from '../model/tables.ts';
import type { AuthoritativeCopy } from './compare-copy.ts';
import type { RowChange, StorageFailed } from './ports.ts';
import { applyPullCore } from './replica-pull.ts';
import { instant, type ReplicaCore } from './replica-state.ts';

/** A memory table without what unsent work changed, and the cookie it is of. Only references are copied. */
export const copyOfCore = ({ readModel, state }: ReplicaCore, table: TableName): AuthoritativeCopy => {
  const rows = new Map<string, AnyRow>(readModel.all(table));
  for (const change of state.base.values()) {
    if (change.table !== table) continue;
    if (change.row) rows.set(change.id, change.row);
    else rows.delete(change.id);
  }
  return { cookie: state.meta.cookie, rows: [...rows.values()] };
};

/**
 * Takes the repairs as a pull of the state this copy has already: what is unsent is replayed on them. They are of the state at
 * `cookie`, so after a pull they are left for the next comparison.
 */
export const healCore = async (
  core: ReplicaCore,
  cookie: string,
  repairs: readonly RowChange[],
): Promise<Result<number, StorageFailed>> => {
  const { state, deps } = core;
  if (repairs.length === 0 || state.meta.cookie !== cookie) return ok(0);
  const before = state.meta;
  state.meta = { ...before, healed: { rows: (before.healed?.rows ?? 0) + repairs.length, at: instant(deps.clock) } };
  const applied = await applyPullCore(core, { patch: repairs, cookie, lastSeq: before.pulledSeq });
  if (applied.ok) return ok(repairs.length);
  state.meta = before;
  return applied;
};
