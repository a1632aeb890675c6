import { mutationByWireName } from '../mutations/registry.ts';
import { runMutation } from '../mutations/run.ts';
import { createOverlay, type RowReader } from './overlay.ts';
import type { RowChange } from './ports.ts';
import type { OutboxEntry, Verdict } from './protocol.ts';

/** What a centre says of an entry, and what it has to store for it; nothing of one that it refuses. */
export interface JudgedEntry {
  readonly outcome: Verdict['outcome'];
  readonly changes: readonly RowChange[];
}

/** Runs an entry with the authority of a centre that received it at `receivedAtMs` (wall clock). */
export const judgeEntry = async (reader: RowReader, entry: OutboxEntry, receivedAtMs: number): Promise<JudgedEntry> => {
  const mutation = mutationByWireName(entry.name);
  if (!mutation) return { outcome: { kind: 'rejected', error: { type: 'mutation-unknown' } }, changes: [] };
  const overlay = createOverlay(reader);
  const authority = { receivedAt: new Date(receivedAtMs).toISOString() };
  const applied = await runMutation(mutation, overlay.tx, { args: entry.args, event: { ...entry, authority } });
  if (!applied.ok) return { outcome: { kind: 'rejected', error: { ...applied.error } }, changes: [] };
  const { exceptionIds } = applied.value;
  const outcome =
    exceptionIds.length > 0 ? ({ kind: 'exception', exceptionIds } as const) : ({ kind: 'applied' } as const);
  return { outcome, changes: overlay.changes() };
};
