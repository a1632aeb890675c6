import type { Clock } from '../lib/ports.ts';
import { err, ok, type Result } from '../lib/result.ts';
import { NumberBlockRow } from '../model/office-rows.ts';
import { indexedValue, tableNames, type AnyRow, type TableName } from '../model/tables.ts';
import { keptVerdicts } from './kept-verdicts.ts';
import type { ReplicaMeta, RowChange, SnapshotRow, StorageFailed, StoredVerdict } from './ports.ts';
import type { OutboxEntry, PatchOperation, SnapshotHead, Verdict } from './protocol.ts';
import { isMemoryTable } from './read-model.ts';
import { mapReader, readPatch, rebase } from './rebase.ts';
import { baseByRow, commitOf, instant, type ReplicaCore } from './replica-state.ts';

/** All pages of one pull together. */
export interface CompletePull {
  readonly operations: readonly PatchOperation[];
  readonly cookie: string;
  readonly lastSeq: number;
}

const isNumberTaken = ({ outcome }: Verdict): boolean =>
  outcome.kind === 'rejected' && outcome.error.type === 'sequence-reused';

/**
 * Work whose numbers stand for other work at the centre, under the next free numbers. It happens to a PC that lost its
 * database and the end of its journal: nobody told it how far it had counted. Done work keeps its id, so it is found again
 * when it has its new number already.
 */
const renumbered = ({ state }: ReplicaCore, verdicts: readonly Verdict[]): readonly OutboxEntry[] => {
  const taken = new Set(verdicts.filter(isNumberTaken).map(({ seq }) => seq));
  if (taken.size === 0) return [];
  const lastNumberOf = new Map(state.outbox.map(({ id, seq }) => [id, seq]));
  return state.outbox
    .filter(({ id, seq }) => taken.has(seq) && lastNumberOf.get(id) === seq)
    .map((entry, index) => ({ ...entry, seq: state.meta.nextSeq + index }));
};

/** Newest first, as they are kept. */
const bySeqDown = (a: StoredVerdict, b: StoredVerdict): number => b.seq - a.seq;

/**
 * Stores what the centre said; the entries themselves leave the outbox only when a pull contains them. Gives the entries that
 * got another number, for the second copy. Work that left the outbox long ago is judged anew by a centre that was restored,
 * and what it says then counts: a refusal would be seen by nobody otherwise.
 */
export const keepVerdictsCore = async (
  core: ReplicaCore,
  verdicts: readonly Verdict[],
): Promise<Result<readonly OutboxEntry[], StorageFailed>> => {
  const { deps, state } = core;
  const bySeq = new Map(state.outbox.map((entry) => [entry.seq, entry]));
  const kept = verdicts.flatMap((verdict): StoredVerdict[] => {
    const entry = bySeq.get(verdict.seq) ?? state.verdicts.find(({ seq }) => seq === verdict.seq)?.entry;
    return entry && !isNumberTaken(verdict) ? [{ seq: verdict.seq, verdict: verdict.outcome, entry }] : [];
  });
  const again = renumbered(core, verdicts);
  const meta = { ...state.meta, nextSeq: state.meta.nextSeq + again.length };
  const stored = await deps.storage.commit(commitOf(meta, { verdicts: kept, outboxAdded: again }));
  if (!stored.ok) return stored;
  state.meta = meta;
  state.outbox = [...state.outbox, ...again];
  state.acknowledgedTo = verdicts.reduce((highestSeq, { seq }) => Math.max(highestSeq, seq), state.acknowledgedTo);
  // After a restart the centre is asked again and answers with the same verdicts.
  const isNew = new Set(kept.map(({ seq }) => seq));
  const earlier = state.verdicts.filter(({ seq }) => !isNew.has(seq));
  state.verdicts = keptVerdicts([...kept, ...earlier].sort(bySeqDown));
  return ok(again);
};

/** When each of these tables last got something new from the centre: now. */
const changedNow = ({ deps, state }: ReplicaCore, changed: Iterable<string>): ReplicaMeta['changedAt'] => {
  const now = instant(deps.clock);
  return { ...state.meta.changedAt, ...Object.fromEntries([...changed].map((table) => [table, now])) };
};

const metaAfter = (
  { deps, state }: ReplicaCore,
  { cookie, lastSeq }: { readonly cookie: string; readonly lastSeq: number },
  changedAt: ReplicaMeta['changedAt'],
): ReplicaMeta => ({
  ...state.meta,
  cookie,
  pulledSeq: lastSeq,
  changedAt,
  // After a lost database the centre may know later mutations of this client than the journal does.
  nextSeq: Math.max(state.meta.nextSeq, lastSeq + 1),
  lastSyncedAt: instant(deps.clock),
});

const settle = (
  { deps, state }: ReplicaCore,
  meta: ReplicaMeta,
  after: { base: readonly RowChange[]; lastSeq: number },
): void => {
  state.meta = meta;
  state.base = baseByRow(after.base);
  state.outbox = state.outbox.filter((entry) => entry.seq > after.lastSeq);
  // A journal that could not be shortened only keeps what the centre already has.
  if (deps.journal) void deps.journal.trim(meta.clientId, after.lastSeq);
};

/** A pull whose rows were accepted by their tables. */
export interface CheckedPull {
  readonly patch: readonly RowChange[];
  readonly cookie: string;
  readonly lastSeq: number;
}

/** Rows of a patch that are checked in one go: a few milliseconds. */
const CHECKED_AT_ONCE = 400;

/** Checks the rows of a pull; a long one in slices, so that keys and scans come through in between. */
export const checkPull = async (
  clock: Pick<Clock, 'sleep'>,
  { operations, cookie, lastSeq }: CompletePull,
): Promise<Result<CheckedPull, { readonly type: 'reply-invalid' }>> => {
  const patch: RowChange[] = [];
  for (let at = 0; at < operations.length; at += CHECKED_AT_ONCE) {
    if (at > 0) await clock.sleep(0);
    const some = readPatch(operations.slice(at, at + CHECKED_AT_ONCE));
    if (!some.ok) return err({ type: 'reply-invalid' });
    for (const change of some.value) patch.push(change);
  }
  return ok({ patch, cookie, lastSeq });
};

/** Restores the pre-images, applies the patch, drops what is acknowledged, replays the rest: one commit. */
export const applyPullCore = async (
  core: ReplicaCore,
  { patch, cookie, lastSeq }: CheckedPull,
): Promise<Result<void, StorageFailed>> => {
  const { state } = core;
  const pending = state.outbox.filter((entry) => entry.seq > lastSeq);
  const isQuiet = patch.length === 0 && pending.length === state.outbox.length;
  const rebased = isQuiet
    ? { changes: [], base: [...state.base.values()] }
    : await rebase(core.reader, { base: state.base.values(), patch, pending });
  const changedAt = changedNow(core, new Set(patch.map(({ table }) => table)));
  const meta = metaAfter(core, { cookie, lastSeq }, changedAt);
  const stored = await core.deps.storage.commit(
    commitOf(meta, {
      changes: rebased.changes,
      base: { mode: 'replace', rows: rebased.base },
      outboxDroppedTo: lastSeq,
    }),
  );
  if (!stored.ok) return stored;
  settle(core, meta, { base: rebased.base, lastSeq });
  core.readModel.install(rebased.changes);
  return ok();
};

const applyTo = (content: Map<TableName, Map<string, AnyRow>>, changes: readonly RowChange[]): void => {
  for (const { table, id, row } of changes) {
    if (row) content.get(table)?.set(id, row);
    else content.get(table)?.delete(id);
  }
};

/**
 * The leased numbers that count as used after a snapshot. A PC that is filled for the first time and has blocks already
 * has lost its database: nobody knows which of their numbers stand on paper, so none of them is given again.
 */
const usedNumbersAfter = ({ state }: ReplicaCore, rows: readonly SnapshotRow[]): ReplicaMeta['usedNumbers'] => {
  if (state.meta.cookie !== '') return state.meta.usedNumbers;
  const used = { ...state.meta.usedNumbers };
  for (const { table, row } of rows) {
    const block = table === 'numberBlock' ? NumberBlockRow.safeParse(row) : undefined;
    if (!block?.success || block.data.deviceId !== state.meta.deviceId) continue;
    used[block.data.kind] = Math.max(used[block.data.kind] ?? 0, block.data.to);
  }
  return used;
};

/** Switches to a snapshot; what is pending is replayed on it, and everything is stored in one step. */
export const replaceWithCore = async (
  core: ReplicaCore,
  rows: readonly SnapshotRow[],
  head: SnapshotHead,
): Promise<Result<void, StorageFailed>> => {
  const content = new Map<TableName, Map<string, AnyRow>>(tableNames.map((table) => [table, new Map()]));
  for (const { table, row } of rows) content.get(table)?.set(row.id, row);
  const fresh = mapReader(content, (row, index, value) => indexedValue(row, index) === value);
  const pending = core.state.outbox.filter((entry) => entry.seq > head.lastSeq);
  const rebased = await rebase(fresh, { base: [], patch: [], pending });
  const changedAt = changedNow(core, tableNames);
  // What the centre says takes the place of what a backup said.
  const { restoredFrom: _replaced, ...filled } = metaAfter(core, head, changedAt);
  const meta: ReplicaMeta = { ...filled, usedNumbers: usedNumbersAfter(core, rows) };
  const stored = await core.deps.storage.replaceAll(
    rows,
    commitOf(meta, {
      changes: rebased.changes,
      base: { mode: 'replace', rows: rebased.base },
      outboxDroppedTo: head.lastSeq,
    }),
  );
  if (!stored.ok) return stored;
  settle(core, meta, { base: rebased.base, lastSeq: head.lastSeq });
  applyTo(content, rebased.changes);
  for (const table of tableNames) if (!isMemoryTable(table)) content.delete(table);
  core.readModel.replaceAll(content);
  return ok();
};
