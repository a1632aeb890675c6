import type { AnyRow, TableName } from '#shared/model/tables.ts';
import type { CompareRequest, CompareResponse } from '#shared/sync/compare-protocol.ts';
import { judgeEntry } from '#shared/sync/judge-entry.ts';
import { rowKey } from '#shared/sync/overlay.ts';
import { digestOf, inRanges, rangeOf } from '#shared/sync/row-digest.ts';
import type {
  OutboxEntry,
  PullResponse,
  PushResponse,
  SnapshotHead,
  SnapshotPlace,
  Verdict,
} from '#shared/sync/protocol.ts';
import type { SnapshotRow } from '#shared/sync/ports.ts';
import { createVersionedRows } from '#shared/sync/versioned-rows.ts';

/** The centre went down in the middle of its work. What it had stored is stored. */
export class CentreStopped extends Error {}

/** How a centre keeps the rules of sync; another value than the usual one is a centre with a bug. */
export interface CentreRules {
  /** The position of a change, after the last one given. */
  readonly stamp: (last: number, entry: OutboxEntry) => number;
  /** Whether what was judged is answered and not judged again. */
  readonly judgesOnce: boolean;
  /** Asked between storing rows and storing their verdict, which are one step for a right centre. */
  readonly stopsBeforeVerdict: () => boolean;
}

const USUAL_RULES: CentreRules = { stamp: (last) => last + 1, judgesOnce: true, stopsBeforeVerdict: () => false };

/** The centre's rules in memory, for many seeds; `test/sim/real-centre.sim.test.ts` runs the same world on the real one. */
export interface MemoryCentre {
  seed(rows: readonly SnapshotRow[]): void;
  push(clientId: string, entries: readonly OutboxEntry[]): Promise<PushResponse>;
  pull(clientId: string, cookie: string, limit: number): PullResponse;
  snapshot(
    clientId: string,
    deviceId?: string,
    from?: SnapshotPlace,
  ): { readonly head: SnapshotHead; readonly rows: readonly SnapshotRow[] };
  compare(request: CompareRequest): CompareResponse;
  rows(table: TableName): readonly AnyRow[];
  verdictsOf(clientId: string): readonly Verdict[];
  /** Ids of all mutations that got a verdict. */
  judgedIds(): ReadonlySet<string>;
  /** Ids of mutations whose rows were stored more than once. */
  storedTwice(): readonly string[];
}

interface KeptVerdict {
  readonly seq: number;
  readonly id: string;
  readonly verdict: Verdict;
}

/** By table, then by id: the order in which a snapshot comes. */
const inOrder = (a: SnapshotRow, b: SnapshotRow): number => {
  const [first, second] = [
    [a.table, a.row.id],
    [b.table, b.row.id],
  ].map((parts) => parts.join('\u0000'));
  return first! < second! ? -1 : 1;
};

const reused = (seq: number): Verdict => ({ seq, outcome: { kind: 'rejected', error: { type: 'sequence-reused' } } });

export const createMemoryCentre = (nowMs: () => number, given: Partial<CentreRules> = {}): MemoryCentre => {
  const rules: CentreRules = { ...USUAL_RULES, ...given };
  const stored = createVersionedRows();
  const verdicts = new Map<string, KeptVerdict[]>();
  const judged = new Set<string>();
  const timesStored = new Map<string, number>();
  let version = 1;

  const lastSeq = (clientId: string): number => verdicts.get(clientId)?.at(-1)?.seq ?? 0;
  const apply = async (entry: OutboxEntry): Promise<Verdict> => {
    const { outcome, changes } = await judgeEntry(stored.reader, entry, nowMs());
    if (changes.length > 0) version = rules.stamp(version, entry);
    stored.store(version, changes);
    timesStored.set(entry.id, (timesStored.get(entry.id) ?? 0) + 1);
    if (rules.stopsBeforeVerdict()) throw new CentreStopped();
    return { seq: entry.seq, outcome };
  };

  return {
    seed: (rows) =>
      stored.store(
        version,
        rows.map(({ table, row }) => ({ table, id: row.id, row })),
      ),
    push: async (clientId, entries) => {
      const own = verdicts.get(clientId) ?? [];
      verdicts.set(clientId, own);
      const answers: Verdict[] = [];
      for (const entry of entries) {
        const known = own.find(({ seq }) => seq === entry.seq);
        if (known) {
          answers.push(known.id === entry.id ? known.verdict : reused(entry.seq));
          if (!rules.judgesOnce) await apply(entry);
          continue;
        }
        if (entry.seq !== lastSeq(clientId) + 1) break;
        const verdict = await apply(entry);
        own.push({ seq: entry.seq, id: entry.id, verdict });
        judged.add(entry.id);
        answers.push(verdict);
      }
      return { verdicts: answers, centreNowMs: nowMs() };
    },
    pull: (clientId, cookie, limit) => {
      const [fromVersion = '0', fromKey = ''] = cookie.split('|');
      const changed = stored
        .all()
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
        after: cookie,
        operations: page.map(({ table, id, row }) => ({ table, id, row })),
        cookie: complete ? `${version}` : `0|${page.at(-1)?.key ?? ''}`,
        complete,
        lastSeq: lastSeq(clientId),
        centreNowMs: nowMs(),
      };
    },
    snapshot: (clientId, _deviceId, from) => {
      const isLeft = ({ table, row }: SnapshotRow): boolean =>
        from === undefined || (table === from.table ? row.id > from.id : table > from.table);
      const rows = stored.present().filter(isLeft).sort(inOrder);
      const head = {
        protocol: 1,
        cookie: from?.cookie ?? `${version}`,
        lastSeq: lastSeq(clientId),
        centreNowMs: nowMs(),
        rows: rows.length,
        ...(from ? { resumed: true as const } : {}),
      };
      return { head, rows };
    },
    compare: (to) => {
      const { cookie, table, ranges } = to;
      if (Number.isNaN(Number(cookie))) return { kind: 'moved' };
      const ofTable = stored.all().filter((entry) => entry.table === table);
      const changed = ofTable.filter((entry) => entry.version > Number(cookie)).map(({ id }) => id);
      const rows = ofTable.flatMap((entry) => (entry.row && entry.version <= Number(cookie) ? entry.row : []));
      const digests = [...inRanges(rows)].map(([range, of]): [string, string] => [range, digestOf(of)]);
      if (!ranges) return { kind: 'digests', to, digests, changed };
      return { kind: 'rows', to, rows: rows.filter(({ id }) => ranges.includes(rangeOf(id))), changed };
    },
    rows: (table) =>
      stored
        .present()
        .flatMap((each) => (each.table === table ? each.row : []))
        .sort((a, b) => (a.id < b.id ? -1 : 1)),
    verdictsOf: (clientId) => (verdicts.get(clientId) ?? []).map(({ verdict }) => verdict),
    judgedIds: () => judged,
    storedTwice: () => [...timesStored].filter(([, times]) => times > 1).map(([id]) => id),
  };
};
