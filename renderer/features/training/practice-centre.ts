import type { AnyRow, TableName } from '#shared/model/tables.ts';
import { indexedValue } from '#shared/model/tables.ts';
import { mutationByWireName } from '#shared/mutations/registry.ts';
import { runMutation } from '#shared/mutations/run.ts';
import { createOverlay, rowKey, type RowReader } from '#shared/sync/overlay.ts';
import {
  PROTOCOL_VERSION,
  type OutboxEntry,
  type PullResponse,
  type PushResponse,
  type SnapshotHead,
  type Verdict,
} from '#shared/sync/protocol.ts';
import type { RowChange, SnapshotRow } from '#shared/sync/ports.ts';

interface StoredRow {
  readonly table: TableName;
  readonly id: string;
  readonly version: number;
  readonly row: AnyRow | null;
}

/** The rules of a centre in the memory of this page: what the training talks to instead of the office's. */
export interface PracticeCentre {
  /** Rows that nobody's mutation made; they reach every PC by its next pull. */
  seed(rows: readonly SnapshotRow[]): void;
  push(clientId: string, entries: readonly OutboxEntry[]): Promise<PushResponse>;
  pull(clientId: string, cookie: string): PullResponse;
  snapshot(clientId: string): { readonly head: SnapshotHead; readonly rows: readonly SnapshotRow[] };
}

const outcomeOf = (applied: Awaited<ReturnType<typeof runMutation>>): Verdict['outcome'] => {
  if (!applied.ok) return { kind: 'rejected', error: { ...applied.error } };
  const { exceptionIds } = applied.value;
  return exceptionIds.length > 0 ? { kind: 'exception', exceptionIds } : { kind: 'applied' };
};

type Stored = Map<string, StoredRow>;

const readerOf = (stored: Stored): RowReader => ({
  get: async (table, id) => stored.get(rowKey(table, id))?.row ?? undefined,
  list: async (table, index, value) =>
    [...stored.values()]
      .flatMap((entry) =>
        entry.table === table && entry.row && indexedValue(entry.row, index) === value ? entry.row : [],
      )
      .sort((a, b) => (a.id < b.id ? -1 : 1)),
});

interface Judged {
  readonly outcome: Verdict['outcome'];
  readonly changes: readonly RowChange[];
}

const judge = async (stored: Stored, entry: OutboxEntry, nowMs: number): Promise<Judged> => {
  const mutation = mutationByWireName(entry.name);
  if (!mutation) return { outcome: { kind: 'rejected', error: { type: 'mutation-unknown' } }, changes: [] };
  const overlay = createOverlay(readerOf(stored));
  const authority = { receivedAt: new Date(nowMs).toISOString() };
  const applied = await runMutation(mutation, overlay.tx, { args: entry.args, event: { ...entry, authority } });
  return { outcome: outcomeOf(applied), changes: applied.ok ? overlay.changes() : [] };
};

/** Builds an empty one. Its office is so small that whatever changed fits on one page of a pull. */
export const createPracticeCentre = (nowMs: () => number): PracticeCentre => {
  const stored: Stored = new Map();
  const verdicts = new Map<string, readonly Verdict[]>();
  let version = 0;
  const store = (changes: readonly RowChange[]): void => {
    if (changes.length > 0) version += 1;
    for (const { table, id, row } of changes) stored.set(rowKey(table, id), { table, id, version, row });
  };
  const lastSeq = (clientId: string): number => verdicts.get(clientId)?.at(-1)?.seq ?? 0;
  const where = (clientId: string) => ({ cookie: `${version}`, lastSeq: lastSeq(clientId), centreNowMs: nowMs() });
  return {
    seed: (rows) => store(rows.map(({ table, row }) => ({ table, id: row.id, row }))),
    push: async (clientId, entries) => {
      for (const entry of entries) {
        if (entry.seq !== lastSeq(clientId) + 1) continue;
        const { outcome, changes } = await judge(stored, entry, nowMs());
        store(changes);
        verdicts.set(clientId, [...(verdicts.get(clientId) ?? []), { seq: entry.seq, outcome }]);
      }
      const asked = new Set(entries.map(({ seq }) => seq));
      return { verdicts: (verdicts.get(clientId) ?? []).filter(({ seq }) => asked.has(seq)), centreNowMs: nowMs() };
    },
    pull: (clientId, cookie) => {
      const changed = [...stored.values()].filter((entry) => entry.version > Number(cookie));
      const operations = changed.map(({ table, id, row }) => ({ table, id, row }));
      return { kind: 'page', operations, complete: true, ...where(clientId) };
    },
    snapshot: (clientId) => {
      const rows = [...stored.values()].flatMap(({ table, row }): SnapshotRow[] => (row ? [{ table, row }] : []));
      return { head: { protocol: PROTOCOL_VERSION, rows: rows.length, ...where(clientId) }, rows };
    },
  };
};
