import type { Result } from '../lib/result.ts';
import type { NumberKind } from '../model/office-rows.ts';
import type { AnyRow, TableName } from '../model/tables.ts';
import type { CompareRequest, CompareResponse } from './compare-protocol.ts';
import type {
  EnrolResponse,
  OutboxEntry,
  PullRequest,
  PullResponse,
  PushRequest,
  PushResponse,
  SnapshotHead,
  SnapshotPlace,
  Verdict,
} from './protocol.ts';

/** Why the centre could not be used just now. Nothing is lost by any of them. */
export type TransportError =
  | { readonly type: 'offline' }
  | { readonly type: 'denied' }
  /** This device was shut out by a person; what it holds may be brought by another of the office. */
  | { readonly type: 'device-revoked' }
  | { readonly type: 'centre-down'; readonly status: number }
  | { readonly type: 'client-too-old' }
  | { readonly type: 'reply-invalid' };

/**
 * Rows of a snapshot as they stream in; `rows` ends with an error when the stream was cut or did not hold as many rows as
 * its head promised. Rows of tables this build does not know are left out.
 */
export interface SnapshotStream {
  readonly head: SnapshotHead;
  readonly rows: AsyncIterable<readonly SnapshotRow[]>;
}
export interface SnapshotRow {
  readonly table: TableName;
  readonly row: AnyRow;
}

/** The way to the centre: fetch in the product, a function call with faults in the simulation. */
export interface Transport {
  push(request: PushRequest): Promise<Result<PushResponse, TransportError>>;
  pull(request: PullRequest): Promise<Result<PullResponse, TransportError>>;
  /** The whole office, or what is left of it behind `from`, if the centre can go on there; its head says. */
  snapshot(clientId: string, from?: SnapshotPlace): Promise<Result<SnapshotStream, TransportError>>;
  /** How a table looked at the centre at the version of a cookie; a centre of before does not know the question. */
  compare(request: CompareRequest): Promise<Result<CompareResponse, TransportError>>;
  lease(kind: NumberKind, size: number): Promise<Result<void, TransportError>>;
  /**
   * Calls back whenever the office has a newer version, with the cookie of a pull made then if the centre gives it; ends when
   * the returned function is called.
   */
  listen(onSignal: (cookie?: string) => void): () => void;
}

/**
 * The code lets a device into another office than the one whose data it holds, where its unsent work would have nowhere to go.
 * A centre does not count the code as used.
 */
export interface CodeOfOtherOffice {
  readonly type: 'device-of-another-office';
}

/** Enrolment needs no token, so it stands apart. */
export type Enrol = (
  enrolmentCode: string,
  deviceName: string,
  /** The office whose data the device holds already. */
  officeId?: string,
) => Promise<Result<EnrolResponse, TransportError | CodeOfOtherOffice>>;

/** The second copy: appended and synced to a file outside the database. */
export interface Journal {
  /** Resolves when the entry is safe on disk. */
  append(entry: OutboxEntry): Promise<Result<void, JournalFailed>>;
  /** All entries still kept, in order of writing, of whatever client wrote them. */
  read(): Promise<Result<readonly OutboxEntry[], JournalFailed>>;
  /** Forgets entries of this client up to and including `throughSeq`: the centre has them. */
  trim(clientId: string, throughSeq: number): Promise<Result<void, JournalFailed>>;
  /**
   * Lets go of the file, which another window of this browser takes over; everything but `read`, which takes it again, is
   * refused from now on. Absent where only one window can be.
   */
  release?(): Promise<void>;
}
export interface JournalFailed {
  readonly type: 'journal-failed';
  readonly reason: 'disk-full' | 'unreadable' | 'broken-chain';
}

/** The disk refused a commit; nothing of it was stored. */
export interface StorageFailed {
  readonly type: 'storage-failed';
  readonly reason: 'quota' | 'unavailable';
}

/** A change of one row: its content after, or null when it is gone. */
export interface RowChange {
  readonly table: TableName;
  readonly id: string;
  readonly row: AnyRow | null;
}

/** Where a replica stands; stored with every commit that changes it. */
export interface ReplicaMeta {
  readonly clientId: string;
  readonly deviceId: string;
  readonly officeId: string;
  readonly nextSeq: number;
  /** The last mutation of this client that the last complete pull contained. */
  readonly pulledSeq: number;
  /** Position of the last complete pull; empty before the first bootstrap. */
  readonly cookie: string;
  readonly offsetMs: number;
  /** Highest number already used from leased blocks, per kind; never goes back, even when a mutation is refused. */
  readonly usedNumbers: Readonly<Record<string, number>>;
  readonly lastSyncedAt?: string;
  /** When the backup was made that this copy came from; absent as soon as the centre has filled it. */
  readonly restoredFrom?: string;
  /** Rows that were found to differ from the centre's and were put right, and when last; absent while there were none. */
  readonly healed?: { readonly rows: number; readonly at: string };
  /** Entries that a restored centre had forgotten, since this copy was made, and when last; absent while there were none. */
  readonly forgotten?: { readonly sentAgain: number; readonly lost: number; readonly at: string };
  /** Instant at which each table last got something new from the centre. */
  readonly changedAt: Readonly<Record<string, string>>;
}

/** Everything one step changes on disk: stored together or not at all. */
export interface Commit {
  readonly changes: readonly RowChange[];
  /** Pre-images of rows that pending mutations touched; `base` replaces the stored set when given as 'replace'. */
  readonly base: { readonly mode: 'add' | 'replace'; readonly rows: readonly RowChange[] };
  readonly outboxAdded: readonly OutboxEntry[];
  /** Entries up to this seq are acknowledged and leave the outbox. */
  readonly outboxDroppedTo: number;
  readonly verdicts: readonly StoredVerdict[];
  readonly meta: ReplicaMeta;
}

/** A verdict as kept on the PC, with what was asked, for the sync page. */
export interface StoredVerdict {
  readonly seq: number;
  readonly verdict: Verdict['outcome'];
  readonly entry: OutboxEntry;
}

/** What a replica finds on disk when it opens. */
export interface StoredReplica {
  readonly meta: ReplicaMeta | undefined;
  readonly base: readonly RowChange[];
  readonly outbox: readonly OutboxEntry[];
  readonly verdicts: readonly StoredVerdict[];
}

/** The disk under a replica: IndexedDB in the product, maps in the simulation; both pass one contract suite. */
export interface ReplicaStorage {
  open(): Promise<Result<StoredReplica, StorageFailed>>;
  /** All rows of one memory table. */
  load(table: TableName): Promise<readonly AnyRow[]>;
  commit(commit: Commit): Promise<Result<void, StorageFailed>>;
  /** Throws all rows away and stores these instead, together with the commit, in one step. */
  replaceAll(rows: Iterable<SnapshotRow>, commit: Commit): Promise<Result<void, StorageFailed>>;
  /** Rows of a ledger table, as committed. */
  ledgerGet(table: TableName, id: string): Promise<AnyRow | undefined>;
  ledgerList(table: TableName, index: string, value: string): Promise<readonly AnyRow[]>;
}
