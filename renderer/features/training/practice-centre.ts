import type { AnyRow, TableName } from '#shared/model/tables.ts';
import { indexedValue } from '#shared/model/tables.ts';
import { mutationByWireName } from '#shared/mutations/registry.ts';
import { runMutation } from '#shared/mutations/run.ts';
import { createOverlay, rowKey, type RowReader } from '#shared/sync/overlay.ts';
import type { OutboxEntry, PullResponse, PushResponse, SnapshotHead, Verdict } from '#shared/sync/protocol.ts';
import type { SnapshotRow } from '#shared/sync/ports.ts';

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
  pull(clientId: string, cookie: string, limit: number): PullResponse;
  snapshot(clientId: string): { readonly head: SnapshotHead; readonly rows: readonly SnapshotRow[] };
}

const outcomeOf = (applied: Awaited<ReturnType<typeof runMutation>>): Verdict['outcome'] => {
  if (!applied.ok) return { kind: 'rejected', error: { ...applied.error } };
  const { exceptionIds } = applied.value;
  return exceptionIds.length > 0 ? { kind: 'exception', exceptionIds } : { kind: 'applied' };
};

/** Builds an empty one. */
export const createPracticeCentre = (nowMs: () => number): PracticeCentre => {
  const stored = new Map<string, StoredRow>();
  const verdicts = new Map<string, Verdict[]>();
  let version = 1;

  const reader: RowReader = {
    get: async (table, id) => stored.get(rowKey(table, id))?.row ?? undefined,
    list: async (table, index, value) =>
      [...stored.values()]
        .flatMap((entry) =>
          entry.table === table && entry.row && indexedValue(entry.row, index) === value ? entry.row : [],
        )
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
  };
  const lastSeq = (clientId: string): number => verdicts.get(clientId)?.at(-1)?.seq ?? 0;
  const apply = async (entry: OutboxEntry): Promise<Verdict> => {
    const mutation = mutationByWireName(entry.name);
    if (!mutation) return { seq: entry.seq, outcome: { kind: 'rejected', error: { type: 'mutation-unknown' } } };
    const overlay = createOverlay(reader);
    const authority = { receivedAt: new Date(nowMs()).toISOString() };
    const applied = await runMutation(mutation, overlay.tx, { args: entry.args, event: { ...entry, authority } });
    const changes = applied.ok ? overlay.changes() : [];
    if (changes.length > 0) version += 1;
    for (const { table, id, row } of changes) stored.set(rowKey(table, id), { table, id, version, row });
    return { seq: entry.seq, outcome: outcomeOf(applied) };
  };

  return {
    seed: (rows) => {
      version += 1;
      for (const { table, row } of rows) stored.set(rowKey(table, row.id), { table, id: row.id, version, row });
    },
    push: async (clientId, entries) => {
      const own = verdicts.get(clientId) ?? [];
      verdicts.set(clientId, own);
      const answers: Verdict[] = [];
      for (const entry of entries) {
        const known = own.find(({ seq }) => seq === entry.seq);
        if (known) {
          answers.push(known);
          continue;
        }
        if (entry.seq !== lastSeq(clientId) + 1) break;
        const verdict = await apply(entry);
        own.push(verdict);
        answers.push(verdict);
      }
      return { verdicts: answers, centreNowMs: nowMs() };
    },
    pull: (clientId, cookie, limit) => {
      const [fromVersion = '0', fromKey = ''] = cookie.split('|');
      const changed = [...stored.values()]
        .map((entry) => ({
          ...entry,
          key: `${String(entry.version).padStart(9, '0')}:${rowKey(entry.table, entry.id)}`,
        }))
        .filter(({ key }) => key > (fromKey === '' ? `${fromVersion.padStart(9, '0')}:~` : fromKey))
        .sort((a, b) => (a.key < b.key ? -1 : 1));
      const page = changed.slice(0, limit);
      const complete = page.length === changed.length;
      return {
        kind: 'page',
        operations: page.map(({ table, id, row }) => ({ table, id, row })),
        cookie: complete ? `${version}` : `0|${page.at(-1)?.key ?? ''}`,
        complete,
        lastSeq: lastSeq(clientId),
        centreNowMs: nowMs(),
      };
    },
    snapshot: (clientId) => {
      const rows = [...stored.values()].flatMap(({ table, row }): SnapshotRow[] => (row ? [{ table, row }] : []));
      const head = {
        protocol: 1,
        cookie: `${version}`,
        lastSeq: lastSeq(clientId),
        centreNowMs: nowMs(),
        rows: rows.length,
      };
      return { head, rows };
    },
  };
};
