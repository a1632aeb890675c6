import { mutationByWireName } from '../mutations/registry.ts';
import { runMutation } from '../mutations/run.ts';
import type { MutationEvent } from '../mutations/define.ts';
import { readRow } from '../model/read-row.ts';
import { isTableName, type AnyRow, type TableName } from '../model/tables.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { createOverlay, rowKey, type Overlay, type RowReader } from './overlay.ts';
import type { RowChange, TransportError } from './ports.ts';
import type { OutboxEntry, PatchOperation } from './protocol.ts';

/** The event an entry was made with; on a client without authority. */
export const eventOf = (entry: OutboxEntry): MutationEvent => ({
  id: entry.id,
  clientId: entry.clientId,
  seq: entry.seq,
  deviceId: entry.deviceId,
  actorId: entry.actorId,
  occurredAt: entry.occurredAt,
  offsetMs: entry.offsetMs,
});

/**
 * Runs the pending entries again, each on its own overlay. One that no longer applies has no effect here but stays in
 * the outbox: the centre judges it, and nothing is dropped silently.
 */
export const replay = async (onto: Overlay, entries: readonly OutboxEntry[]): Promise<void> => {
  // Work that got another number stands here twice until the next pull; it was done once.
  const lastNumberOf = new Map(entries.map(({ id, seq }) => [id, seq]));
  for (const entry of entries) {
    if (lastNumberOf.get(entry.id) !== entry.seq) continue;
    const mutation = mutationByWireName(entry.name);
    if (!mutation) continue;
    const attempt = createOverlay(onto);
    const applied = await runMutation(mutation, attempt.tx, { args: entry.args, event: eventOf(entry) });
    if (applied.ok) onto.absorb(attempt.changes());
  }
};

/** Checks the rows of a patch once, at the edge; rows of tables this build does not know are left out. */
export const readPatch = (operations: readonly PatchOperation[]): Result<readonly RowChange[], TransportError> => {
  const changes: RowChange[] = [];
  for (const { table, id, row } of operations) {
    if (!isTableName(table)) continue;
    if (row === null) {
      changes.push({ table, id, row: null });
      continue;
    }
    const read = readRow(table, row);
    if (!read.ok || read.value.id !== id) return err({ type: 'reply-invalid' });
    changes.push({ table, id, row: read.value });
  }
  return ok(changes);
};

/** Result of a rebase: what changes on disk and in memory, and the new pre-images. */
export interface Rebased {
  readonly changes: readonly RowChange[];
  readonly base: readonly RowChange[];
}

const preImages = async (reader: RowReader, changes: readonly RowChange[]): Promise<readonly RowChange[]> =>
  Promise.all(changes.map(async ({ table, id }) => ({ table, id, row: (await reader.get(table, id)) ?? null })));

/**
 * Restores the pre-images, applies the patch, replays what is still pending. Nothing is written: the caller commits
 * the result in one step, so that a crash leaves either the old state or the new one.
 */
export const rebase = async (
  current: RowReader,
  input: {
    readonly base: Iterable<RowChange>;
    readonly patch: readonly RowChange[];
    readonly pending: readonly OutboxEntry[];
  },
): Promise<Rebased> => {
  const authoritative = createOverlay(current);
  authoritative.absorb([...input.base]);
  authoritative.absorb(input.patch);
  const optimistic = createOverlay(authoritative);
  await replay(optimistic, input.pending);
  const base = await preImages(authoritative, optimistic.changes());
  const changes = new Map<string, RowChange>();
  for (const change of authoritative.changes()) changes.set(rowKey(change.table, change.id), change);
  for (const change of optimistic.changes()) changes.set(rowKey(change.table, change.id), change);
  return { changes: [...changes.values()], base };
};

/** A reader over rows held in maps, for a snapshot that is not installed yet. */
export const mapReader = (
  rows: ReadonlyMap<TableName, ReadonlyMap<string, AnyRow>>,
  matches: (row: AnyRow, index: string, value: string) => boolean,
): RowReader => ({
  get: async (table, id) => rows.get(table)?.get(id),
  list: async (table, index, value) =>
    [...(rows.get(table)?.values() ?? [])]
      .filter((row) => matches(row, index, value))
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
});
