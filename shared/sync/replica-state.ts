import { ok, type Result } from '../lib/result.ts';
import type { Clock, Random } from '../lib/ports.ts';
import { makeRowId } from '../model/ids.ts';
import { tableNames, type TableName } from '../model/tables.ts';
import { rowKey, type RowReader } from './overlay.ts';
import type {
  Commit,
  Journal,
  ReplicaMeta,
  ReplicaStorage,
  RowChange,
  StorageFailed,
  StoredReplica,
  StoredVerdict,
} from './ports.ts';
import type { OutboxEntry } from './protocol.ts';
import { createReadModel, isMemoryTable, type ReadModel, type WritableReadModel } from './read-model.ts';
import { rebase } from './rebase.ts';
import { planRecovery } from './recover.ts';
import type { StartFinding } from './start-finding.ts';

export interface ReplicaDeps {
  readonly storage: ReplicaStorage;
  readonly journal: Journal | undefined;
  readonly clock: Clock;
  readonly random: Random;
  readonly identity: { readonly officeId: string; readonly deviceId: string };
  /** A PC that was enrolled before this start had a database; `now` when absent. */
  readonly enrolled?: 'earlier' | 'now';
}

/** What a replica holds beside its rows. */
export interface ReplicaState {
  meta: ReplicaMeta;
  base: Map<string, RowChange>;
  outbox: readonly OutboxEntry[];
  verdicts: readonly StoredVerdict[];
  acknowledgedTo: number;
  finding: StartFinding;
}

/** The parts of an open replica that its steps work on. */
export interface ReplicaCore {
  readonly deps: ReplicaDeps;
  readonly readModel: WritableReadModel;
  readonly reader: RowReader;
  readonly state: ReplicaState;
}

/** Now, as ISO UTC. */
export const instant = (clock: Clock): string => new Date(clock.nowMs()).toISOString();

const readerOver = (readModel: ReadModel, storage: ReplicaStorage): RowReader => ({
  get: async (table, id) => (isMemoryTable(table) ? readModel.get(table, id) : storage.ledgerGet(table, id)),
  list: async (table, index, value) =>
    // The index names of all tables are one set of texts to the compiler; a table knows which of them are its own.
    isMemoryTable(table) ? readModel.list(table, index as never, value) : storage.ledgerList(table, index, value),
});

const newMeta = (deps: ReplicaDeps, clientId: string | undefined, nextSeq: number): ReplicaMeta => ({
  clientId: clientId ?? makeRowId(deps.clock.nowMs(), deps.random),
  deviceId: deps.identity.deviceId,
  officeId: deps.identity.officeId,
  nextSeq,
  pulledSeq: 0,
  cookie: '',
  offsetMs: 0,
  usedNumbers: {},
  changedAt: {},
});

/** A commit with these parts and nothing else. */
export const commitOf = (meta: ReplicaMeta, parts: Partial<Commit>): Commit => ({
  changes: [],
  base: { mode: 'add', rows: [] },
  outboxAdded: [],
  outboxDroppedTo: 0,
  verdicts: [],
  meta,
  ...parts,
});

/** Pre-images as a map by row. */
export const baseByRow = (changes: readonly RowChange[]): Map<string, RowChange> =>
  new Map(changes.map((change) => [rowKey(change.table, change.id), change]));

/** Takes back into the outbox what only the journal still has; its rows come back by replaying it. */
const recoverFromJournal = async (
  { deps, readModel, reader, state }: ReplicaCore,
  missing: readonly OutboxEntry[],
): Promise<Result<void, StorageFailed>> => {
  if (missing.length === 0) return ok();
  const pending = [...state.outbox, ...missing].sort((a, b) => a.seq - b.seq);
  const rebased = await rebase(reader, { base: state.base.values(), patch: [], pending });
  const stored = await deps.storage.commit(
    commitOf(state.meta, {
      changes: rebased.changes,
      base: { mode: 'replace', rows: rebased.base },
      outboxAdded: missing,
    }),
  );
  if (!stored.ok) return stored;
  state.outbox = pending;
  state.base = baseByRow(rebased.base);
  readModel.install(rebased.changes);
  return ok();
};

/** Enough to know who may log in; it is small however large the office is. */
const FIRST_TABLES: readonly TableName[] = ['office', 'staff'];

const fillTables = async (
  { deps, readModel }: Pick<ReplicaCore, 'deps' | 'readModel'>,
  wanted: readonly TableName[],
): Promise<void> => {
  const loaded = await Promise.all(wanted.map((table) => deps.storage.load(table)));
  wanted.forEach((table, position) => readModel.fill(table, loaded[position] ?? []));
};

/** A replica of which only the people and what is unsent were read from disk. */
export interface BegunCore {
  readonly core: ReplicaCore;
  readonly stored: StoredReplica;
}

/** Opens the disk and reads what a log-in needs. Nothing may be changed before {@link completeCore}. */
export const beginCore = async (deps: ReplicaDeps): Promise<Result<BegunCore, StorageFailed>> => {
  const opened = await deps.storage.open();
  if (!opened.ok) return opened;
  const { meta, base, outbox, verdicts } = opened.value;
  const state: ReplicaState = {
    meta: meta ?? newMeta(deps, undefined, 1),
    base: baseByRow(base),
    outbox: outbox.toSorted((a, b) => a.seq - b.seq),
    verdicts: verdicts.toSorted((a, b) => b.seq - a.seq),
    acknowledgedTo: 0,
    finding: { kind: 'sound' },
  };
  const readModel = createReadModel();
  await fillTables({ deps, readModel }, FIRST_TABLES);
  const core: ReplicaCore = { deps, readModel, state, reader: readerOver(readModel, deps.storage) };
  return ok({ core, stored: opened.value });
};

const findingOf = (
  { enrolled }: ReplicaDeps,
  meta: ReplicaMeta | undefined,
  found: { readonly entries: number; readonly secondCopy: 'read' | 'unreadable' | 'none' },
): StartFinding => {
  const { entries, secondCopy } = found;
  if (meta?.restoredFrom !== undefined) return { kind: 'from-backup', madeAt: meta.restoredFrom, entries };
  if (meta) return entries > 0 ? { kind: 'restored', entries } : { kind: 'sound' };
  return enrolled === 'earlier' || entries > 0 ? { kind: 'rebuilt', entries, secondCopy } : { kind: 'sound' };
};

/** Reads all the rest and repairs outbox and journal from one another; gives what the journal lacks. */
export const completeCore = async ({
  core,
  stored,
}: BegunCore): Promise<Result<readonly OutboxEntry[], StorageFailed>> => {
  const { deps, state, readModel } = core;
  const rest = tableNames.filter((table) => isMemoryTable(table) && !FIRST_TABLES.includes(table));
  const [journal] = await Promise.all([deps.journal?.read(), fillTables(core, rest)]);
  // A journal that cannot be read is the shell's to report; the outbox in the database is then the only copy.
  const recovery = planRecovery({
    meta: stored.meta,
    outbox: stored.outbox,
    journal: journal?.ok ? journal.value : [],
  });
  state.meta = {
    ...(stored.meta ?? newMeta(deps, recovery.clientId, recovery.nextSeq)),
    nextSeq: recovery.nextSeq,
    // A PC that was enrolled again has a new device id, and leased numbers come under that one.
    deviceId: deps.identity.deviceId,
  };
  const recovered = await recoverFromJournal(core, recovery.missingInOutbox);
  if (!recovered.ok) return recovered;
  readModel.announceAll();
  const secondCopy = journal === undefined ? 'none' : journal.ok ? 'read' : 'unreadable';
  const entries = recovery.missingInOutbox.length;
  state.finding = findingOf(deps, stored.meta, { entries, secondCopy });
  return ok(recovery.missingInJournal);
};
