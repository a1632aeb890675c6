import { ok } from '#shared/lib/result.ts';
import { indexedValue, tableNames, type AnyRow, type TableName } from '#shared/model/tables.ts';
import { KEPT_VERDICTS } from '#shared/sync/kept-verdicts.ts';
import { rowKey } from '#shared/sync/overlay.ts';
import type { Commit, ReplicaMeta, ReplicaStorage, RowChange, StoredVerdict } from '#shared/sync/ports.ts';
import type { OutboxEntry } from '#shared/sync/protocol.ts';

/** Everything a memory storage holds, so that a test may keep it across a simulated restart. */
export interface MemoryDisk {
  readonly rows: Map<TableName, Map<string, AnyRow>>;
  readonly base: Map<string, RowChange>;
  readonly outbox: Map<number, OutboxEntry>;
  readonly verdicts: Map<number, StoredVerdict>;
  meta: ReplicaMeta | undefined;
}

/** An empty disk. */
export const createMemoryDisk = (): MemoryDisk => ({
  rows: new Map(tableNames.map((table) => [table, new Map()])),
  base: new Map(),
  outbox: new Map(),
  verdicts: new Map(),
  meta: undefined,
});

const applyCommit = (disk: MemoryDisk, commit: Commit): void => {
  for (const { table, id, row } of commit.changes) {
    if (row) disk.rows.get(table)?.set(id, row);
    else disk.rows.get(table)?.delete(id);
  }
  if (commit.base.mode === 'replace') disk.base.clear();
  for (const change of commit.base.rows) disk.base.set(rowKey(change.table, change.id), change);
  for (const entry of commit.outboxAdded) disk.outbox.set(entry.seq, entry);
  for (const seq of disk.outbox.keys()) if (seq <= commit.outboxDroppedTo) disk.outbox.delete(seq);
  for (const verdict of commit.verdicts) disk.verdicts.set(verdict.seq, verdict);
  const oldest = Math.max(0, ...commit.verdicts.map(({ seq }) => seq)) - KEPT_VERDICTS;
  for (const { seq, verdict } of disk.verdicts.values())
    if (seq <= oldest && verdict.kind !== 'rejected') disk.verdicts.delete(seq);
  disk.meta = commit.meta;
};

/** A replica's storage in maps: for the simulation, and for tests of what stands on it. */
export const createMemoryStorage = (disk: MemoryDisk): ReplicaStorage => ({
  open: async () =>
    ok({
      meta: disk.meta,
      base: [...disk.base.values()],
      outbox: [...disk.outbox.values()],
      verdicts: [...disk.verdicts.values()],
    }),
  load: async (table) => [...(disk.rows.get(table)?.values() ?? [])],
  commit: async (commit) => {
    applyCommit(disk, commit);
    return ok();
  },
  replaceAll: async (rows, commit) => {
    for (const table of tableNames) disk.rows.set(table, new Map());
    for (const { table, row } of rows) disk.rows.get(table)?.set(row.id, row);
    applyCommit(disk, commit);
    return ok();
  },
  ledgerGet: async (table, id) => disk.rows.get(table)?.get(id),
  ledgerList: async (table, index, value) =>
    [...(disk.rows.get(table)?.values() ?? [])]
      .filter((row) => indexedValue(row, index) === value)
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
});
