import { err, ok, type Result } from '../lib/result.ts';
import type { DomainError } from '../model/errors.ts';
import type { AnyRow, TableName } from '../model/tables.ts';
import type { ReplicaMeta, RowChange, SnapshotRow, StorageFailed, StoredVerdict } from './ports.ts';
import type { OutboxEntry, SnapshotHead, Verdict } from './protocol.ts';
import type { ReadModel } from './read-model.ts';
import { createJournalWriter, type JournalWriter } from './journal-writer.ts';
import { mutateCore, type MutationBy, type MutationCall } from './replica-mutate.ts';
import {
  applyPullCore,
  type CheckedPull,
  checkPull,
  keepVerdictsCore,
  replaceWithCore,
  type CompletePull,
} from './replica-pull.ts';
import { beginCore, completeCore, instant, type ReplicaCore, type ReplicaDeps } from './replica-state.ts';
import type { AuthoritativeCopy } from './compare-copy.ts';
import { withForgotten } from './forgotten-work.ts';
import { copyOfCore, healCore } from './replica-heal.ts';
import { createSerialQueue } from './serial-queue.ts';
import type { StartFinding } from './start-finding.ts';
import type { ForgottenWork } from './sync-status.ts';

/**
 * One PC's copy of its office: the read model, the pre-images, the outbox and the cursor, and the only code that
 * changes them. Everything passes one queue, so nothing changes between what a mutation read and its commit.
 */
export interface Replica {
  readonly readModel: ReadModel;
  /** Resolves when all rows are in memory; until then only office and people are, and every change waits for it. */
  readonly whole: Promise<Result<void, StorageFailed>>;
  meta(): ReplicaMeta;
  outbox(): readonly OutboxEntry[];
  verdicts(): readonly StoredVerdict[];
  /** What had to be put right at this start; `sound` until all rows are in memory. */
  startFinding(): StartFinding;
  /** Runs the calls, all or none; resolves when they are on disk and visible. Returns the mutations' ids. */
  mutate(
    calls: readonly MutationCall[],
    by: MutationBy,
  ): Promise<Result<readonly string[], DomainError | StorageFailed>>;
  /** Entries to push next: journalled where there is a journal, not yet acknowledged. */
  nextPush(limit: number): readonly OutboxEntry[];
  /** Keeps the verdicts; entries leave the outbox only when a pull contains them. */
  keepVerdicts(verdicts: readonly Verdict[]): Promise<Result<void, StorageFailed>>;
  /** Switches to the state of a complete pull. */
  applyPull(pull: CompletePull): Promise<Result<void, StorageFailed | { readonly type: 'reply-invalid' }>>;
  /** Switches to a snapshot; what is pending is replayed on it. */
  replaceWith(rows: readonly SnapshotRow[], head: SnapshotHead): Promise<Result<void, StorageFailed>>;
  /** A table that is held in memory, as the centre gave it. */
  copyOf(table: TableName): Promise<AuthoritativeCopy>;
  /** Puts rows right that differ from the centre's at this cookie; none when a pull came between. Gives how many. */
  heal(cookie: string, repairs: readonly RowChange[]): Promise<Result<number, StorageFailed>>;
  setOffset(offsetMs: number): void;
  /** Counts work that a restored centre had forgotten; stored with the commit that follows. */
  noteForgotten(work: ForgottenWork): void;
  ledgerList(table: TableName, index: string, value: string): Promise<readonly AnyRow[]>;
  /** Calls back whenever outbox, verdicts or cursor changed. */
  subscribe(listener: () => void): () => void;
}

/** A change made on half an office would be judged by rows that are not there. */
const NOT_LOADED: StorageFailed = { type: 'storage-failed', reason: 'unavailable' };

/** Checks a pull outside the queue: a scan does not wait until a long one is read. */
const checkThen = async (
  clock: ReplicaDeps['clock'],
  pull: CompletePull,
  apply: (checked: CheckedPull) => Promise<Result<void, StorageFailed>>,
): ReturnType<Replica['applyPull']> => {
  const checked = await checkPull(clock, pull);
  return checked.ok ? apply(checked.value) : checked;
};

const nextPushOf = ({ state }: ReplicaCore, journal: JournalWriter, limit: number): readonly OutboxEntry[] => {
  journal.retry();
  const waiting = state.outbox.filter((entry) => entry.seq > state.acknowledgedTo);
  const firstUnsafe = waiting.findIndex((entry) => !journal.isSafe(entry.seq));
  return waiting.slice(0, firstUnsafe === -1 ? limit : Math.min(limit, firstUnsafe));
};

const journalled = <E>(journal: JournalWriter, entries: Result<readonly OutboxEntry[], E>): Result<void, E> => {
  if (!entries.ok) return entries;
  journal.add(entries.value);
  return ok();
};

/**
 * Opens the replica on its storage as far as a log-in needs it, and goes on loading: see `whole`. A replica that was never
 * filled, or whose database was lost, is given out only when it is whole.
 */
export const openReplica = async (deps: ReplicaDeps): Promise<Result<Replica, StorageFailed>> => {
  const begun = await beginCore(deps);
  if (!begun.ok) return begun;
  const { core } = begun.value;
  const { state } = core;
  let isWhole = false;
  const inTurn = createSerialQueue();
  const listeners = new Set<() => void>();
  const tell = (): void => {
    for (const listener of listeners) listener();
  };
  const journal = createJournalWriter(deps.journal, tell);
  const step = async <T>(run: () => Promise<T>): Promise<T> => {
    const result = await inTurn(run);
    tell();
    return result;
  };
  const mutate: Replica['mutate'] = async (calls, by) => {
    const entries = await inTurn(async () => (isWhole ? mutateCore(core, calls, by) : err(NOT_LOADED)));
    if (!entries.ok) return entries;
    journal.add(entries.value);
    tell();
    return ok(entries.value.map((entry) => entry.id));
  };
  const complete = async (): Promise<Result<void, StorageFailed>> => {
    const missingInJournal = await completeCore(begun.value);
    if (!missingInJournal.ok) return missingInJournal;
    isWhole = true;
    journal.add(missingInJournal.value);
    tell();
    return ok();
  };
  const whole = inTurn(complete).catch(() => err(NOT_LOADED));
  const completed = begun.value.stored.meta === undefined ? await whole : ok();
  if (!completed.ok) return completed;
  return ok({
    readModel: core.readModel,
    whole,
    meta: () => state.meta,
    outbox: () => state.outbox,
    verdicts: () => state.verdicts,
    startFinding: () => state.finding,
    mutate,
    nextPush: (limit) => (isWhole ? nextPushOf(core, journal, limit) : []),
    keepVerdicts: async (verdicts) => journalled(journal, await step(() => keepVerdictsCore(core, verdicts))),
    applyPull: (pull) => checkThen(deps.clock, pull, (checked) => step(() => applyPullCore(core, checked))),
    replaceWith: (rows, head) => step(() => replaceWithCore(core, rows, head)),
    copyOf: (table) => inTurn(async () => copyOfCore(core, table)),
    heal: (cookie, repairs) => step(() => healCore(core, cookie, repairs)),
    setOffset: (offsetMs) => {
      state.meta = { ...state.meta, offsetMs: Math.round(offsetMs) };
    },
    noteForgotten: (work) => void (state.meta = withForgotten(state.meta, work, instant(deps.clock))),
    ledgerList: (table, index, value) => core.reader.list(table, index, value),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  });
};
