import { err, ok, type Result } from '../lib/result.ts';
import { tableNames, type AnyRow, type TableName } from '../model/tables.ts';
import { RANGES_AT_ONCE, type CompareRequest, type CompareResponse } from './compare-protocol.ts';
import type { RowChange } from './ports.ts';
import { isMemoryTable } from './read-model.ts';
import { readPatch } from './rebase.ts';
import { digestOf, inRanges, rangeOf, storedText } from './row-digest.ts';
import type { SyncError, TurnDeps } from './turn-deps.ts';

/** Tables whose copy is compared with the centre's: those that are held in memory as a whole. */
export const COMPARED_TABLES: readonly TableName[] = tableNames.filter(isMemoryTable);

/** Ranges hashed in one go: a few milliseconds at 100,000 rows, so that scans come through in between. */
const HASHED_AT_ONCE = 8;

/** A table of this PC as the centre gave it, without unsent work, at the version of the cookie. */
export interface AuthoritativeCopy {
  readonly cookie: string;
  readonly rows: readonly AnyRow[];
}

const differingRanges = async (
  { clock }: TurnDeps,
  own: ReadonlyMap<string, readonly AnyRow[]>,
  digests: readonly (readonly [string, string])[],
): Promise<readonly string[]> => {
  const theirs = new Map(digests);
  const differing: string[] = [];
  let hashed = 0;
  for (const range of new Set([...own.keys(), ...theirs.keys()])) {
    const rows = own.get(range);
    if ((rows && digestOf(rows)) !== theirs.get(range)) differing.push(range);
    hashed += 1;
    if (hashed % HASHED_AT_ONCE === 0) await clock.sleep(0);
  }
  return differing;
};

/** What must change here so that these rows are the centre's; nothing where only the text of a digest differed. */
const repairsOf = (
  table: TableName,
  given: {
    readonly own: readonly AnyRow[];
    readonly theirs: readonly RowChange[];
    readonly isBusy: (id: string) => boolean;
  },
): readonly RowChange[] => {
  const ownById = new Map(given.own.map((row) => [row.id, row]));
  const theirIds = new Set(given.theirs.map(({ id }) => id));
  const gone = given.own.filter(({ id }) => !theirIds.has(id)).map(({ id }): RowChange => ({ table, id, row: null }));
  const other = given.theirs.filter(({ id, row }) => storedText(ownById.get(id) ?? null) !== storedText(row));
  return [...gone, ...other].filter(({ id }) => !given.isBusy(id));
};

/** The answer to exactly this question. */
const ask = async ({ transport }: TurnDeps, request: CompareRequest): Promise<Result<CompareResponse, SyncError>> => {
  const reply = await transport.compare(request);
  if (!reply.ok || reply.value.kind === 'moved') return reply;
  const { cookie, table, ranges } = reply.value.to;
  const isOwn = cookie === request.cookie && table === request.table && ranges?.join() === request.ranges?.join();
  return isOwn ? reply : err({ type: 'reply-invalid' });
};

const fetchRepairs = async (
  deps: TurnDeps,
  table: TableName,
  given: { readonly copy: AuthoritativeCopy; readonly ranges: readonly string[]; readonly changed: readonly string[] },
): Promise<Result<readonly RowChange[], SyncError>> => {
  const { copy, changed } = given;
  const ranges = given.ranges.slice(0, RANGES_AT_ONCE);
  const reply = await ask(deps, { cookie: copy.cookie, table, ranges });
  if (!reply.ok) return reply;
  if (reply.value.kind !== 'rows') return ok([]);
  const busy = new Set([...changed, ...reply.value.changed]);
  const asked = new Set(ranges);
  const rows = reply.value.rows.map((row) => ({ table, id: idOf(row), row }));
  // What has no id is no row; taken for a removed one it would take those of its range with it.
  if (rows.some(({ id }) => id === '')) return err({ type: 'reply-invalid' });
  const read = readPatch(rows);
  if (!read.ok) return read;
  const own = copy.rows.filter(({ id }) => asked.has(rangeOf(id)));
  return ok(repairsOf(table, { own, theirs: read.value, isBusy: (id) => busy.has(id) }));
};

const idOf = (row: unknown): string => {
  const id: unknown = typeof row === 'object' && row !== null && 'id' in row ? row.id : undefined;
  return typeof id === 'string' ? id : '';
};

/** What a comparison of a table came to. */
export interface ComparedTable {
  /**
   * `nothing-to-heal`: ranges differ, and every row of them reads the same here. `overtaken`: a pull came between, so the
   * repairs are left for the next comparison.
   */
  readonly found: 'same' | 'healed' | 'nothing-to-heal' | 'overtaken';
  /** Rows that were put right. */
  readonly healed: number;
}

const SAME: ComparedTable = { found: 'same', healed: 0 };

/**
 * Compares this PC's copy of a table with the centre's by digests of ranges, fetches the rows of ranges that differ, and puts
 * right what is not as the centre has it; 64 ranges at a time. Unsent work stays on top.
 */
export const compareTable = async (deps: TurnDeps, table: TableName): Promise<Result<ComparedTable, SyncError>> => {
  const { replica } = deps;
  const copy = await replica.copyOf(table);
  if (copy.cookie === '') return ok(SAME);
  const reply = await ask(deps, { cookie: copy.cookie, table });
  if (!reply.ok) return reply;
  if (reply.value.kind !== 'digests') return ok(SAME);
  const { digests, changed } = reply.value;
  const isChanged = new Set(changed);
  const own = inRanges(copy.rows.filter(({ id }) => !isChanged.has(id)));
  const ranges = await differingRanges(deps, own, digests);
  if (ranges.length === 0) return ok(SAME);
  const repairs = await fetchRepairs(deps, table, { copy, ranges, changed });
  if (!repairs.ok) return repairs;
  if (repairs.value.length === 0) return ok({ found: 'nothing-to-heal', healed: 0 });
  const healed = await replica.heal(copy.cookie, repairs.value);
  if (!healed.ok) return healed;
  return ok({ found: healed.value === 0 ? 'overtaken' : 'healed', healed: healed.value });
};
