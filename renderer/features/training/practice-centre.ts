import { judgeEntry } from '#shared/sync/judge-entry.ts';
import type { RowChange, SnapshotRow } from '#shared/sync/ports.ts';
import {
  PROTOCOL_VERSION,
  type OutboxEntry,
  type PullResponse,
  type PushResponse,
  type SnapshotHead,
  type Verdict,
} from '#shared/sync/protocol.ts';
import { createVersionedRows } from '#shared/sync/versioned-rows.ts';

/** The rules of a centre in the memory of this page: what the training talks to instead of the office's. */
export interface PracticeCentre {
  /** Rows that nobody's mutation made; they reach every PC by its next pull. */
  seed(rows: readonly SnapshotRow[]): void;
  push(clientId: string, entries: readonly OutboxEntry[]): Promise<PushResponse>;
  pull(clientId: string, cookie: string): PullResponse;
  snapshot(clientId: string): { readonly head: SnapshotHead; readonly rows: readonly SnapshotRow[] };
}

/** Builds an empty one. Its office is so small that whatever changed fits on one page of a pull. */
export const createPracticeCentre = (nowMs: () => number): PracticeCentre => {
  const stored = createVersionedRows();
  const verdicts = new Map<string, readonly Verdict[]>();
  let version = 0;
  const store = (changes: readonly RowChange[]): void => {
    if (changes.length > 0) version += 1;
    stored.store(version, changes);
  };
  const lastSeq = (clientId: string): number => verdicts.get(clientId)?.at(-1)?.seq ?? 0;
  const where = (clientId: string) => ({ cookie: `${version}`, lastSeq: lastSeq(clientId), centreNowMs: nowMs() });
  return {
    seed: (rows) => store(rows.map(({ table, row }) => ({ table, id: row.id, row }))),
    push: async (clientId, entries) => {
      for (const entry of entries) {
        if (entry.seq !== lastSeq(clientId) + 1) continue;
        const { outcome, changes } = await judgeEntry(stored.reader, entry, nowMs());
        store(changes);
        verdicts.set(clientId, [...(verdicts.get(clientId) ?? []), { seq: entry.seq, outcome }]);
      }
      const asked = new Set(entries.map(({ seq }) => seq));
      return { verdicts: (verdicts.get(clientId) ?? []).filter(({ seq }) => asked.has(seq)), centreNowMs: nowMs() };
    },
    pull: (clientId, cookie) => {
      const changed = stored.all().filter((entry) => entry.version > Number(cookie));
      const operations = changed.map(({ table, id, row }) => ({ table, id, row }));
      return { kind: 'page', operations, complete: true, ...where(clientId) };
    },
    snapshot: (clientId) => {
      const rows = stored.present();
      return { head: { protocol: PROTOCOL_VERSION, rows: rows.length, ...where(clientId) }, rows };
    },
  };
};
